"""What a time expression hangs on, by syntax.

A time climbs from its head over prepositions and nouns to the first predicate or verb; where the parser is
known to hang it wrongly, the words decide.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from ingest.annotations import Predicate, TimeExpression
from ingest.dating.clauses import Clauses
from ingest.saying import sayings
from ingest.time_words import load_time_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECT = 5  # words within which the subject of a clause that a time opens must come
CROSSED: dict[str, Literal["after", "before", "since", "until"]] = {
    "after": "after",
    "following": "after",
    "before": "before",
    "since": "since",
    "until": "until",
}
_BEFORE_NOUN = ("nummod", "compound", "amod", "nmod", "poss")
_TEMPORAL = ("since", "after", "before", "until", "following", "during", "amid", "to", "of")


def host_of(clauses: Clauses, time: TimeExpression) -> tuple[Predicate | None, Token, TimeExpression]:
    """What a time hangs on: the first predicate above it, else the first verb (or the root).

    The time comes back with the role of a preposition that was crossed: "after the vote in March"
    is after March.
    """
    doc = clauses.docs[time.paragraph]
    token = doc[time.first : time.last + 1].root
    inside = range(time.first, time.last + 1)
    verb = _opening(doc, time, token)
    if verb is not None:
        return clauses.at(time.paragraph, verb), _lexical(verb), time
    named = next((item for at in inside if (item := clauses.at(time.paragraph, doc[at])) is not None), None)
    if named is not None and named.nominal and time.kind == "DATE":
        return named, doc[named.token], replace(time, role="at")  # "since the Sept. 11 attacks"
    rite = _rite(token)
    if rite is not None:
        token, inside, time = rite.head, range(rite.head.i, rite.head.i + 1), replace(time, role="at")
    elif _is_of_noun(clauses, time, token):
        return None, token.head, time
    own = _inside_noun(clauses, time, token)
    if own is not None:
        return own, clauses.docs[time.paragraph][own.token], replace(time, role="at")
    # "Between June and *August*, a monitor said": the end of a stretch opens no clause.
    fronted = _fronted(doc, time) if time.role != "to" else None
    if fronted is not None:
        return clauses.at(time.paragraph, fronted), _lexical(fronted), time
    telling = _telling(clauses, time)
    if telling is not None:
        return clauses.at(time.paragraph, telling), telling, time
    while True:
        if token.i not in inside:
            predicate = clauses.at(time.paragraph, token)
            if predicate is not None and predicate.nominal and (owner := _owned(token)) is not None:
                return clauses.at(time.paragraph, owner), owner, time
            if _stands_before(time, token):
                token = token.head
                continue
            if predicate is not None or (token.pos_ in ("VERB", "AUX") and not _in_progress(token)):
                return predicate, _lexical(token), time
            crossed = CROSSED.get(token.lower_) if token.dep_ == "prep" else None
            if crossed is not None and token.i != time.first - 1 and time.role in ("at", "from", "to"):
                time = replace(time, role=crossed)
        if token.head == token:
            return clauses.at(time.paragraph, token), token, time
        token = token.head


def _lexical(token: Token) -> Token:
    return token.head if token.dep_ in ("aux", "auxpass") else token


def _telling(clauses: Clauses, time: TimeExpression) -> Token | None:
    """ "Said on Friday it had taken the town": what stands right behind a verb of saying is its time."""
    doc = clauses.docs[time.paragraph]
    at = time.first - 1
    if at >= 0 and doc[at].lower_ in ("on", "late", "early"):
        at -= 1
    verb = doc[at] if at >= 0 else None
    said = verb is not None and verb.pos_ == "VERB" and verb.lemma_.lower() in sayings("dates")
    return verb if said and time.kind in ("DATE", "TIME") else None


def _owned(noun: Token) -> Token | None:
    """The verb of "claimed responsibility for the attack on Thursday": the day is the claim's."""
    behind = noun.dep_ == "pobj" and noun.head.lower_ in ("for", "in")
    owning = noun.head.head if behind else None
    if owning is None or owning.lemma_.lower() not in load_time_words().words.owning:
        return None
    return owning.head if owning.dep_ == "dobj" else None


def _inside_noun(clauses: Clauses, time: TimeExpression, token: Token) -> Predicate | None:
    """The event noun that a time stands before or behind: "the Oct. 9 raid", "since the coup in July".

    The preposition before that noun is the noun's, and says nothing of the time's own day.
    """
    if token.dep_ in _BEFORE_NOUN and token.i < token.head.i and token.head.pos_ in ("NOUN", "PROPN"):
        return clauses.at(time.paragraph, token.head)
    doc = clauses.docs[time.paragraph]
    prep, noun = time.first - 1, time.first - 2
    if noun < 1 or doc[prep].lower_ not in ("in", "on", "of") or doc[noun].pos_ != "NOUN":
        return None
    found = clauses.at(time.paragraph, doc[noun])
    governed = doc[noun].dep_ == "pobj" and doc[noun].head.lower_ in _TEMPORAL
    return found if governed and found is not None else None


def _is_of_noun(clauses: Clauses, time: TimeExpression, token: Token) -> bool:
    """ "The 2015 law", "the vote of 2015": the time is of a noun that is no event alone."""
    of = token.head if token.dep_ == "pobj" and token.head.lower_ == "of" else None
    noun = of.head if of is not None else token.head
    before = token.dep_ in ("nummod", "compound", "amod", "nmod", "poss") and token.i < noun.i
    if noun.pos_ not in ("NOUN", "PROPN") or not (before or of is not None):
        return False
    return not time.first <= noun.i <= time.last and clauses.at(time.paragraph, noun) is None


def _rite(token: Token) -> Token | None:
    """The noun of "after Friday *prayers*", "before Sunday *mass*": what goes with it is of that day."""
    noun = token.head
    before = token.dep_ in _BEFORE_NOUN and token.i < noun.i and noun.dep_ == "pobj"
    return noun if before and noun.lemma_.lower() in _rites() else None


def _opening(doc: Doc, time: TimeExpression, token: Token) -> Token | None:
    """The verb of "On Monday rebels shelled it", where the parser makes one noun of "Monday rebels"."""
    prep = doc[time.first - 1] if time.first else None
    if prep is None or prep.dep_ != "prep" or prep.head.pos_ != "VERB" or prep.head.i < time.last:
        return None
    noun = token.head
    misread = token.dep_ in ("compound", "nmod", "npadvmod", "nummod")
    while noun.dep_ in ("compound", "poss") and noun.head.i > noun.i:  # "On Tuesday Colombo's air force"
        noun = noun.head
    misread = misread and noun.dep_ in ("nsubj", "nsubjpass")
    return prep.head if misread and noun.head == prep.head and not list(prep.children) else None


def _fronted(doc: Doc, time: TimeExpression) -> Token | None:
    """The verb whose clause a time opens: "…, and on Sunday *they raided* the airfield".

    Words decide here and not the parser, which hangs such a time on the clause before it.
    """
    first = time.first - 1 if time.first and doc[time.first - 1].pos_ == "ADP" else time.first
    edge = doc[first - 1] if first else None
    if edge is None or edge.is_sent_start or not (edge.dep_ == "cc" or edge.text in (";", ":")):
        return None
    at = time.last + 1
    while at < len(doc) and doc[at].text == ",":
        at += 1
    for token in doc[at : at + _SUBJECT]:
        if token.dep_ in ("nsubj", "nsubjpass"):
            verb = token.head
            return verb if verb.i > token.i and verb.pos_ in ("VERB", "AUX") else None
        if token.pos_ in ("VERB", "AUX", "ADP", "PUNCT"):
            return None
    return None


def _stands_before(time: TimeExpression, verb: Token) -> bool:
    """ "On 7 May, two days after they *had met*, rebels overran it": the day is that of the main clause."""
    if (
        time.relative_to is not None
        or time.kind not in ("DATE", "TIME")
        or verb.dep_ not in ("advcl", "ccomp")
    ):
        return False
    mark = next((child for child in verb.children if child.dep_ == "mark"), None)
    if mark is None or not time.last < mark.i < verb.i < verb.head.i:
        return False
    return any(token.text == "," for token in verb.doc[time.last + 1 : mark.i])


def _in_progress(verb: Token) -> bool:
    """ "Killed people who *were digging* trenches on Saturday": the time is that of the killing."""
    return verb.dep_ == "relcl" and verb.tag_ == "VBG" and any(child.tag_ == "VBD" for child in verb.children)


@lru_cache(maxsize=1)
def _rites() -> frozenset[str]:
    return frozenset(load_time_words().words.rites)
