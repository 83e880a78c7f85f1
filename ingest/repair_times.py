"""Clauses of time whose subject the parser took for something else.

"Since a bomber killed the premier" has a bomber since whom somebody killed, and in "when the guerrillas,
walking out of the truce, overran a barracks" whoever the sentence is about overran it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.verb_slips import SUBJECTS, TIMES

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_PREPOSITIONS = frozenset({"since", "after", "before", "until"})
_WHEN = frozenset({"when", "where"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_HELPERS = frozenset({"aux", "auxpass", "advmod", "neg"})
_NOUNS = frozenset({"NOUN", "PROPN"})


def mend_time_clauses(sentence: Span, calendar: frozenset[str]) -> None:
    """Give clauses of time their subjects, and their later verbs. ``calendar``: months and weekdays."""
    for verb in sentence:
        _part_subjects(verb)
        later = verb.tag_ in _FINITE and verb.dep_ == "conj" and verb.head.i < verb.i
        if later and not any(child.dep_ in SUBJECTS for child in verb.children):
            _give_subject(verb, calendar)
            _join_list(verb)


def _part_subjects(verb: Token) -> None:
    """ "India, wary since a bomber killed its premier, has refused": India is the subject of what follows."""
    if verb.n_lefts < 3:
        return  # few words have two subjects and a conjunction before them
    subjects = [child for child in verb.children if child.dep_ == "nsubj" and child.i < verb.i]
    if len(subjects) != 2 or not any(
        child.dep_ == "mark" and subjects[0].i < child.i < subjects[1].i for child in verb.children
    ):
        return
    later = next((child for child in verb.children if _goes_on(child, verb)), None)
    if later is None:
        return
    later.dep_, later.head = verb.dep_, later if verb.dep_ == "ROOT" else verb.head
    verb.dep_, verb.head = "advcl", later
    subjects[0].head = later


def _goes_on(token: Token, verb: Token) -> bool:
    """Whether a verb joined to another has none for its subject, and a comma before it."""
    parts = {child.dep_ for child in token.children}
    edge = min([token.i, *(child.i for child in token.children if child.dep_ in _HELPERS)])
    joined = token.dep_ == "conj" and token.i > verb.i and token.pos_ in ("VERB", "AUX")
    return joined and not parts & SUBJECTS and token.doc[edge - 1].text == ","


def _give_subject(verb: Token, calendar: frozenset[str]) -> None:
    doc, end = verb.doc, _end_of_noun(verb)
    if end is None:
        return
    noun = _head_noun(doc[end])
    start = noun.left_edge.i + (noun.left_edge.tag_ == "WRB")  # "when the guerrillas" may be one phrase
    if noun.pos_ not in _NOUNS or noun.dep_ in SUBJECTS or start <= verb.sent.start:
        return
    if noun.lower_ in calendar or noun.lower_ in TIMES or noun.ent_type_ in ("DATE", "TIME"):
        return
    opener = doc[start - 1]
    if opener.lower_ in _PREPOSITIONS and noun.head.i == opener.i and noun.dep_ == "pobj":
        above, label = opener.head, "advcl"
        opener.dep_ = "mark"
    elif opener.lower_ in _WHEN and opener.tag_ == "WRB" and opener.i > verb.head.i:
        before = doc[opener.i - (2 if doc[opener.i - 1].text == "," else 1)]
        told = before.pos_ in (*_NOUNS, "NUM")
        above, label = (before, "relcl") if told else (verb.head, "advcl")
    else:
        return
    opener.head = verb
    aside = [token for token in doc[end + 1 : verb.i] if token.head.i < start]
    verb.head, verb.dep_ = above, label
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    noun.head, noun.dep_ = verb, "nsubjpass" if passive else "nsubj"
    for token in aside:
        token.head = verb


def _end_of_noun(verb: Token) -> int | None:
    """Where the noun before a verb ends, over what two commas set aside; None where a verb stands there."""
    doc, first = verb.doc, verb.sent.start
    last = verb.i - 1
    while last > first and doc[last].head.i == verb.i and doc[last].dep_ in _HELPERS:
        last -= 1
    if last <= first or doc[last].text != ",":
        return last if last > first else None
    opening = next((at for at in range(last - 1, first, -1) if doc[at].text == ","), None)
    if opening is None or any(token.tag_ in _FINITE for token in doc[opening:last]):
        return None
    return opening - 1


def _head_noun(token: Token) -> Token:
    """The noun that a phrase's last word belongs to: "fighters of the group"."""
    while token.dep_ in ("compound", "amod", "nummod") and token.head.i > token.i:
        token = token.head
    while token.dep_ == "pobj" and token.head.lower_ in ("of", "from") and token.head.head.pos_ in _NOUNS:
        token = token.head.head
    return token


def _join_list(verb: Token) -> None:
    """ "Was made plain when gunmen stormed Palma, beheaded ...": a past goes with the past before it."""
    above, doc = verb.head, verb.doc
    if verb.dep_ != "conj" or verb.tag_ != "VBD" or above.tag_ != "VBN" or doc[verb.i - 1].text != ",":
        return
    for token in reversed(doc[above.i + 1 : verb.i - 1]):
        opened = any(child.tag_ == "WRB" and child.lower_ in _WHEN for child in token.children)
        if token.tag_ == "VBD" and token.dep_ in ("relcl", "advcl") and opened:
            verb.head = token
            return
