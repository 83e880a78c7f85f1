"""Which time expression belongs to which predicate, by syntax.

A time climbs from its head over prepositions and nouns to the first predicate or verb. A
verb that is no predicate itself (a light verb, a copula, an aspect verb) hands the time to the
event nouns of its own clause. Nothing crosses into another clause: the year of a participle
("a format begun in 2020") does not date the clause that it stands in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from ingest.annotations import Paragraph, Predicate, TimeExpression
from ingest.time_words import load_time_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECT = 5  # words within which the subject of a clause that a time opens must come
Phase = Literal["at", "begins", "ends"]
_CROSSED: dict[str, Literal["after", "before", "since", "until"]] = {
    "after": "after",
    "following": "after",
    "before": "before",
    "since": "since",
    "until": "until",
}
_BEFORE_NOUN = ("nummod", "compound", "amod", "nmod", "poss")
_TEMPORAL = ("since", "after", "before", "until", "following", "during", "amid", "to", "of")
_BESIDE = ("after", "before", "since", "until", "following")
_CLAUSES = {"ccomp", "advcl", "relcl", "acl", "csubj", "pcomp", "parataxis"}


@dataclass(frozen=True, slots=True)
class Attachment:
    """A time and the predicate that it belongs to; ``phase``: the time is that of its start or of its end."""

    time: TimeExpression
    predicate: Predicate
    phase: Phase = "at"
    shared: bool = False  # by way of another word: gives way to a time of the predicate's own
    depth: int = 0  # words between the time and the predicate: the nearer outranks the farther
    joined: bool = False  # to the time before it: "in 2008, 2012 and 2014"


class Clauses:
    """The predicates of an article by their tokens, with the climbing that attachment needs."""

    def __init__(self, paragraphs: Sequence[Paragraph], predicates: Sequence[Predicate]) -> None:
        self.docs: dict[int, Doc] = {paragraph.index: paragraph.doc for paragraph in paragraphs}
        self._by_token: dict[tuple[int, int], Predicate] = {}
        for predicate in predicates:
            for token in (*predicate.tokens, predicate.token):
                key = (predicate.paragraph, token)
                # Heads outrank the other words of a phrase that two predicates share.
                if key not in self._by_token or token == predicate.token:
                    self._by_token[key] = predicate
        # Times by the verb that they hang on, predicate or not: what a link to that verb counts from.
        self.hosted: dict[tuple[int, int], list[TimeExpression]] = {}

    def at(self, paragraph: int, token: Token) -> Predicate | None:
        """The predicate that a token is part of."""
        return self._by_token.get((paragraph, token.i))

    def host(self, time: TimeExpression) -> tuple[Predicate | None, Token, TimeExpression]:
        """What a time hangs on: the first predicate above it, else the first verb (or the root).

        The time comes back with the role of a preposition that was crossed: "after the vote in March"
        is after March.
        """
        doc = self.docs[time.paragraph]
        token = doc[time.first : time.last + 1].root
        inside = range(time.first, time.last + 1)
        verb = _opening(doc, time, token)
        if verb is not None:
            return self.at(time.paragraph, verb), self._lexical(verb), time
        if self._is_of_noun(time, token):
            return None, token.head, time
        own = self._inside_noun(time, token)
        if own is not None:
            return own, self.docs[time.paragraph][own.token], replace(time, role="at")
        fronted = _fronted(doc, time)
        if fronted is not None:
            return self.at(time.paragraph, fronted), self._lexical(fronted), time
        telling = self._telling(time)
        if telling is not None:
            return self.at(time.paragraph, telling), telling, time
        while True:
            if token.i not in inside:
                predicate = self.at(time.paragraph, token)
                if predicate is not None or (token.pos_ in ("VERB", "AUX") and not _in_progress(token)):
                    return predicate, self._lexical(token), time
                crossed = _CROSSED.get(token.lower_) if token.dep_ == "prep" else None
                if crossed is not None and token.i != time.first - 1 and time.role in ("at", "from", "to"):
                    time = replace(time, role=crossed)
            if token.head == token:
                return self.at(time.paragraph, token), token, time
            token = token.head

    @staticmethod
    def _lexical(token: Token) -> Token:
        return token.head if token.dep_ in ("aux", "auxpass") else token

    def attach(self, times: Sequence[TimeExpression]) -> list[Attachment]:
        """Every time with the predicates that it dates; sets ("every week") date nothing."""
        found: list[Attachment] = []
        before: TimeExpression | None = None
        for time in times:
            if time.kind == "SET":
                continue
            predicate, host, timed = self.host(time)
            depth, joined = self._depth(time, predicate), self._joined(before, time)
            before = time
            self.hosted.setdefault((time.paragraph, host.i), []).append(timed)
            found.extend(self._when(time))
            if predicate is not None:
                found.append(Attachment(timed, predicate, depth=depth, joined=joined))
                found.extend(
                    Attachment(timed, other, shared=True) for other in self._sharing(timed, predicate, host)
                )
            elif host.lemma_.lower() not in _words("saying"):
                phase = _phase(host)
                found.extend(
                    Attachment(timed, other, phase, depth=depth, joined=joined)
                    for other in self.handed(time.paragraph, host)
                )
        direct = {item.predicate.key for item in found if not item.shared and item.time.date is not None}
        return [item for item in found if not item.shared or item.predicate.key not in direct]

    def _telling(self, time: TimeExpression) -> Token | None:
        """ "Said on Friday it had taken the town": what stands right behind a verb of saying is its time."""
        doc = self.docs[time.paragraph]
        at = time.first - 1
        if at >= 0 and doc[at].lower_ in ("on", "late", "early"):
            at -= 1
        verb = doc[at] if at >= 0 else None
        said = verb is not None and verb.pos_ == "VERB" and verb.lemma_.lower() in _words("saying")
        return verb if said and time.kind in ("DATE", "TIME") else None

    def _inside_noun(self, time: TimeExpression, token: Token) -> Predicate | None:
        """The event noun that a time stands before or behind: "the Oct. 9 raid", "since the coup in July".

        The preposition before that noun is the noun's, and says nothing of the time's own day.
        """
        if token.dep_ in _BEFORE_NOUN and token.i < token.head.i and token.head.pos_ in ("NOUN", "PROPN"):
            return self.at(time.paragraph, token.head)
        doc = self.docs[time.paragraph]
        prep, noun = time.first - 1, time.first - 2
        if noun < 1 or doc[prep].lower_ not in ("in", "on", "of") or doc[noun].pos_ != "NOUN":
            return None
        found = self.at(time.paragraph, doc[noun])
        governed = doc[noun].dep_ == "pobj" and doc[noun].head.lower_ in _TEMPORAL
        return found if governed and found is not None else None

    def _is_of_noun(self, time: TimeExpression, token: Token) -> bool:
        """ "The 2015 law", "the vote of 2015": the time is of a noun that is no event alone."""
        of = token.head if token.dep_ == "pobj" and token.head.lower_ == "of" else None
        noun = of.head if of is not None else token.head
        before = token.dep_ in ("nummod", "compound", "amod", "nmod", "poss") and token.i < noun.i
        if noun.pos_ not in ("NOUN", "PROPN") or not (before or of is not None):
            return False
        return not time.first <= noun.i <= time.last and self.at(time.paragraph, noun) is None

    def _depth(self, time: TimeExpression, predicate: Predicate | None) -> int:
        token = self.docs[time.paragraph][time.first : time.last + 1].root
        steps = 0
        while token.head != token and (predicate is None or self.at(time.paragraph, token) is not predicate):
            if token.pos_ in ("VERB", "AUX") and predicate is None:
                break
            token = token.head
            steps += 1
        return steps

    def _joined(self, before: TimeExpression | None, time: TimeExpression) -> bool:
        """Whether nothing but commas, "and" and prepositions stands between two times."""
        if before is None or before.paragraph != time.paragraph:
            return False
        between = self.docs[time.paragraph][before.last + 1 : time.first]
        words = [token for token in between if not token.is_punct]
        return len(words) <= 4 and all(token.pos_ in ("CCONJ", "ADP", "DET", "ADV") for token in words)

    def _when(self, time: TimeExpression) -> Iterator[Attachment]:
        """ "Since August 25, *when* the army began a crackdown": the clause is of that day."""
        doc = self.docs[time.paragraph]
        at = time.last + 1
        while at < len(doc) and doc[at].is_punct:
            at += 1
        if at < len(doc) and doc[at].lower_ == "when":
            clause = doc[at].head
            predicate = self.at(time.paragraph, clause)
            found = [predicate] if predicate is not None else list(self.handed(time.paragraph, clause))
            timed = replace(time, role="at")
            yield from (Attachment(timed, item) for item in found if item is not None)

    def _sharing(self, time: TimeExpression, predicate: Predicate, host: Token) -> Iterator[Predicate]:
        """Other predicates of the same time: coordinated verbs, results, an event noun as the subject."""
        if host.pos_ not in ("VERB", "AUX"):
            return
        results = [child for child in host.children if _is_result(child, host)]
        joined = [verb for result in results for verb in (result, *result.conjuncts)]
        for other_verb in (*host.conjuncts, *host.children, *joined):
            other = self.at(time.paragraph, other_verb)
            if other is None or other is predicate:
                continue
            if other_verb.dep_ in ("nsubj", "nsubjpass"):
                if other.nominal:
                    yield other
            elif other_verb in joined or (
                other_verb.pos_ in ("VERB", "AUX")
                and other_verb in host.conjuncts
                and _together(time, host, other_verb)
            ):
                yield other

    def handed(self, paragraph: int, host: Token) -> Iterator[Predicate]:
        """Predicates of a verb that is none itself: event nouns of its clause, its infinitives."""
        given = False
        for token in self._clause(host):
            predicate = self.at(paragraph, token)
            if predicate is not None:
                given = True
                yield predicate
        if given:
            return
        while host.dep_ == "conj" and host.head.pos_ in ("VERB", "AUX") and _bare(host):
            host = host.head  # "the war, which began in 2014 and *ended* in 2016"
        if host.dep_ == "xcomp" and host.head.pos_ == "ADJ" and host.head.head.pos_ in ("NOUN", "PROPN"):
            noun = self.at(paragraph, host.head.head)  # "a truce due to *begin* on Monday"
            yield from (item for item in (noun,) if item is not None)
        elif host.dep_ == "xcomp":  # "talks are set to *resume* next month"
            above = self.at(paragraph, host.head)
            subjects = [child for child in host.head.children if child.dep_ in ("nsubj", "nsubjpass")]
            found = [above] if above is not None else [self.at(paragraph, subject) for subject in subjects]
            yield from (item for item in found if item is not None)
        elif host.dep_ in ("acl", "relcl"):  # "a truce *signed* in May", "talks that were *held* in May"
            noun = self.at(paragraph, host.head)
            own = [child for child in host.children if child.dep_ in ("nsubj", "nsubjpass")]
            if noun is not None and noun.nominal and all(child.tag_ in ("WDT", "WP") for child in own):
                yield noun

    def _clause(self, host: Token) -> Iterator[Token]:
        """Topmost predicates under a verb, without those in clauses of their own."""
        for child in host.children:
            clause = child.dep_ in _CLAUSES and not _is_result(child, host)
            if clause or (child.dep_ == "conj" and child.pos_ in ("VERB", "AUX")):
                continue
            if child.dep_ == "prep" and child.lower_ in _BESIDE:
                continue  # "stopped on Tuesday after 12 days of *war*": of another day
            if self._covered(child):
                yield child
                if child.pos_ in ("NOUN", "PROPN"):
                    yield from (c for c in child.conjuncts if c.i > child.i and self._covered(c))
            elif child.dep_ not in ("punct", "aux", "auxpass", "det", "mark", "cc"):
                yield from self._clause(child)

    def _covered(self, token: Token) -> bool:
        return any(self.docs[p] is token.doc and (p, token.i) in self._by_token for p in self.docs)


def _opening(doc: Doc, time: TimeExpression, token: Token) -> Token | None:
    """The verb of "On Monday rebels shelled it", where the parser makes one noun of "Monday rebels"."""
    prep = doc[time.first - 1] if time.first else None
    if prep is None or prep.dep_ != "prep" or prep.head.pos_ != "VERB" or prep.head.i < time.last:
        return None
    noun = token.head
    misread = token.dep_ in ("compound", "nmod", "npadvmod") and noun.dep_ in ("nsubj", "nsubjpass")
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


def _in_progress(verb: Token) -> bool:
    """ "Killed people who *were digging* trenches on Saturday": the time is that of the killing."""
    return verb.dep_ == "relcl" and verb.tag_ == "VBG" and any(child.tag_ == "VBD" for child in verb.children)


def _bare(verb: Token) -> bool:
    return not any(child.dep_ in ("nsubj", "nsubjpass", "dobj") for child in verb.children)


def _is_result(verb: Token, host: Token) -> bool:
    """ "Struck the station, *killing* three": a participle that follows, without a conjunction of its own.

    Also a finite verb without subject or conjunction under another: what the small parser makes of
    "rockets fired from the hills *hit* the town".
    """
    if verb.i < host.i or verb.head.i != host.i:
        return False
    if any(
        child.dep_ in ("mark", "prep", "nsubj", "nsubjpass", "aux") and child.i < verb.i
        for child in verb.children
    ):
        return False
    return (verb.dep_ == "advcl" and verb.tag_ == "VBG") or (
        verb.dep_ in ("advcl", "ccomp") and verb.tag_ == "VBD"
    )


def _together(time: TimeExpression, host: Token, other: Token) -> bool:
    """Whether coordinated verbs share a time: all a fronted one, neighbours of one tense the others."""
    if any(child.lower_ in ("then", "later", "subsequently", "after") for child in other.children):
        return False
    subjects = [child for child in other.children if child.dep_.startswith("nsubj")]
    first = min(host.i, *(child.i for child in host.children if child.dep_.startswith("nsubj")), host.i)
    if time.last < first:
        return True
    if other.i < host.i:
        return not any(child.dep_.startswith("nsubj") for child in host.children)
    joined = any(child.lower_ == "and" for child in (*host.children, *other.children) if child.dep_ == "cc")
    return not subjects and joined and other.tag_ == host.tag_


def _phase(host: Token) -> Phase:
    lemma = host.lemma_.lower()
    if lemma in _words("beginning"):
        return "begins"
    return "ends" if lemma in _words("ending") else "at"


@lru_cache(maxsize=8)
def _words(name: str) -> frozenset[str]:
    return frozenset(getattr(load_time_words().words, name))
