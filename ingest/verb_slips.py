"""Slips of the parser about one verb: whose it is, what it governs, whether it is a verb at all.

"Nauru cut ties" has Nauru as a time; "denied laying mines" has mines that lay; "which is mediating" is
something that it is; "strikes on the town the night before killed ten" has a clause of time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.repair_roots import give_root
from ingest.structure_words import load_structure_words

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
TIMES = frozenset(
    word + ending
    for word in ("minute", "hour", "day", "night", "morning", "evening", "afternoon", "week", "month", "year")
    for ending in ("", "s")
)
ALIKE = frozenset({"later", "earlier", "after", "before", "ago", "since"})


# Forms, for no lemma is known yet where this runs.
_BEING = frozenset({"is", "are", "was", "were", "been", "being"})
_FINITE = frozenset({"VBD", "VBN", "VBZ", "VBP"})


def mend_verb(token: Token, calendar: frozenset[str]) -> None:
    """Mend what the parser made of one verb. ``calendar``: names of months and weekdays, in lower case."""
    _name_doer(token, calendar)
    _free_progressive(token)
    _free_night_before(token)
    _free_gerund(token)
    _let_go(token)
    _name_deed(token)
    _hold_preposition(token)
    _part_from_relative(token)


def _name_deed(token: Token) -> None:
    """ "Indian shelling hit a bus": the shelling did, not an Indian who shells."""
    deed = token.nbor() if token.i + 1 < len(token.doc) else token
    if deed.tag_ == "VBG" and deed.dep_ == "aux" and deed.head.tag_ == "VBD" and token.dep_ in SUBJECTS:
        # No "-ing" form helps a past tense: it is the subject.
        if token.head.i != deed.head.i or token.pos_ != "PROPN":
            return
        deed.dep_, deed.tag_, deed.pos_ = token.dep_, "NN", "NOUN"
        token.head, token.dep_ = deed, "compound"
        return
    if token.dep_ not in SUBJECTS or token.tag_ != "JJ" or deed.tag_ != "VBG" or deed.dep_ != "acl":
        return
    if deed.head.i != token.i or any(child.dep_ == "dobj" for child in deed.children):
        return
    deed.head, deed.dep_, deed.tag_, deed.pos_ = token.head, token.dep_, "NN", "NOUN"
    for child in list(token.children):
        child.head = deed
    token.head, token.dep_ = deed, "amod"


def _part_from_relative(token: Token) -> None:
    """ "Did not expect the M23, which has 6,000 men, to storm Goma": the storming is what is expected."""
    noun = token.head
    if token.tag_ != "VB" or token.dep_ != "relcl" or noun.dep_ != "dobj" or noun.pos_ != "PROPN":
        return
    mark = token.doc[token.left_edge.i]
    if mark.tag_ != "TO" or mark.nbor(-1).text != "," or noun.head.pos_ != "VERB":
        return
    if not any(child.dep_ in ("relcl", "appos") and child.i < token.i for child in noun.children):
        return
    verb = noun.head
    token.head, token.dep_ = verb, "ccomp"
    noun.head, noun.dep_ = token, "nsubj"


def _hold_preposition(token: Token) -> None:
    """ "Calls for them to leave, and for the return of refugees": the second "for" is the verb's too."""
    over = token.head
    if (
        token.tag_ != "IN"
        or token.dep_ != "conj"
        or not any(child.dep_ == "pobj" for child in token.children)
    ):
        return
    if over.dep_ == "prep" and over.tag_ == "IN":
        token.head, token.dep_ = over.head, "prep"
    elif over.pos_ in ("VERB", "AUX"):
        token.dep_ = "prep"


def _let_go(token: Token) -> None:
    """ "The rebels let go two hostages": "let" is the verb, whatever helps in "let us go"."""
    going = token.head
    if token.dep_ != "aux" or token.lower_ not in ("let", "lets", "letting") or going.i != token.i + 1:
        return
    if going.lower_ != "go" or not any(child.dep_ == "dobj" for child in going.children):
        return
    top = going.head.i == going.i
    token.dep_, token.pos_, token.tag_ = going.dep_, "VERB", "VBD" if token.lower_ == "let" else token.tag_
    token.head = token if top else going.head
    for child in list(going.children):
        if child.i != token.i:
            child.head = token
    going.head, going.dep_ = token, "prt"


def _name_doer(token: Token, calendar: frozenset[str]) -> None:
    """ "Nauru cut ties", "Chad and Niger sign a pact": a name before a verb without subject did it."""
    verb = token.head
    if (
        token.dep_ not in ("npadvmod", "nmod")
        or token.pos_ != "PROPN"
        or token.left_edge.i != token.sent.start
    ):
        return
    if token.right_edge.i + 1 != verb.i or verb.tag_ not in _FINITE or token.lower_ in calendar:
        return
    if any(child.dep_ in SUBJECTS or child.dep_ == "auxpass" for child in verb.children):
        return
    token.dep_ = "nsubj"
    if verb.tag_ == "VBN":
        verb.tag_ = "VBD"


def _free_progressive(token: Token) -> None:
    """ "Oman, which is mediating": what it does, not what it is."""
    be = token.head
    if token.tag_ != "VBG" or token.dep_ not in ("attr", "acomp") or be.dep_ != "relcl" or be.pos_ != "AUX":
        return
    subject = next((child for child in be.children if child.dep_ in SUBJECTS), None)
    if subject is None or subject.tag_ not in ("WDT", "WP") or be.i > token.i:
        return
    if any(child.dep_ in ("det", "amod", "poss", "compound") for child in token.children):
        return
    token.head, token.dep_, token.pos_ = be.head, "relcl", "VERB"
    for child in list(be.children):
        child.head = token
    be.head, be.dep_ = token, "aux"


def _free_night_before(token: Token) -> None:
    """ "Strikes on the town the night before killed ten": the strikes did, at no clause's time."""
    noun = token.head
    if token.dep_ != "advcl" or token.tag_ not in ("VBD", "VBN") or noun.pos_ != "NOUN" or noun.i > token.i:
        return
    if noun.dep_ != "ROOT" or any(child.dep_ in (*SUBJECTS, "aux", "auxpass") for child in token.children):
        return
    mark = token.doc[token.i - 1]
    if mark.lower_ not in ALIKE or mark.head.i != token.i or mark.i == 0 or mark.nbor(-1).lower_ not in TIMES:
        return
    time = mark.nbor(-1)
    token.tag_ = "VBD"
    give_root(token, noun, "nsubj", [child for child in noun.children if child.i > token.i])
    mark.head, mark.dep_ = time, "advmod"
    if time.head.i == noun.i:
        time.head, time.dep_ = token, "npadvmod"


def _free_gerund(token: Token) -> None:
    """ "Denied laying mines", "accused it of laying mines": it is the laying, not mines that lay."""
    noun = token.head
    of = noun.head
    if (
        noun.dep_ == "pobj"
        and of.lower_ == "of"
        and token.i == of.i + 1
        and of.head.lower_ in load_structure_words().charging
    ):
        if token.tag_ == "VBG" and token.dep_ in ("amod", "compound"):
            token.head, token.dep_, token.pos_ = of, "pcomp", "VERB"
            noun.head, noun.dep_ = token, "dobj"
        return
    if token.tag_ != "VBG" or token.dep_ not in ("amod", "compound") or noun.dep_ != "dobj" or not token.i:
        return
    verb = noun.head
    if verb.lower_ not in load_structure_words().gerunds or token.i != verb.i + 1 or noun.i < token.i:
        return
    token.head, token.dep_, token.pos_ = verb, "xcomp", "VERB"
    noun.head = token


def free_gerunds(token: Token) -> None:
    """ "Accused it of arming, training and financing a group": all three are what it does."""
    if token.tag_ != "VBG" or token.pos_ != "VERB" or token.dep_ != "conj":
        return
    if not any(child.dep_ == "dobj" for child in token.children):
        return
    chain = [token.head]
    while chain[-1].dep_ == "conj" and chain[-1].head.i < chain[-1].i:
        chain.append(chain[-1].head)
    nouns = all(item.tag_ == "NN" and item.lower_.endswith("ing") for item in chain)
    if (
        not nouns
        or chain[-1].dep_ != "pobj"
        or any(child.dep_ in ("det", "amod") for child in chain[-1].children)
    ):
        return
    for item in chain:
        item.tag_, item.pos_ = "VBG", "VERB"
    chain[-1].dep_ = "pcomp"


def name_passive(token: Token) -> None:
    """ "The town was overrun by rebels": no town is an overrun, which the tagger takes for a noun."""
    be = token.head
    if token.dep_ not in ("attr", "acomp") or be.lower_ not in _BEING or be.i > token.i:
        return
    if token.lower_ not in load_structure_words().participles or any(
        child.dep_ in ("det", "amod", "poss", "compound") for child in token.children
    ):
        return
    token.tag_, token.pos_, token.dep_ = "VBN", "VERB", be.dep_
    token.head = token if be.dep_ == "ROOT" else be.head
    for child in list(be.children):
        if child.i != token.i:
            child.head = token
            child.dep_ = "nsubjpass" if child.dep_ == "nsubj" else child.dep_
    be.head, be.dep_, be.pos_ = token, "auxpass", "AUX"
    for child in token.doc[token.i + 1 : token.sent.end]:
        if child.lower_ == "by" and child.head.i == token.i:
            child.dep_ = "agent"
