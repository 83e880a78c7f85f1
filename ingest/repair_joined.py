"""What "and", "with" and a participle join, hung by the parser on the wrong one of two.

"Chad will free six soldiers and Mali will free two" has soldiers and Mali freed, "fired on a car carrying
envoys on Monday" a car that carried them on Monday and shots at no time, and "with Chad and Mali each
blaming the other" nobody who blames.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.verb_slips import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOUNS = frozenset({"NOUN", "PROPN"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_HELPERS = frozenset({"aux", "auxpass"})
_EACH = frozenset({"each", "both", "all"})
_WHERE = frozenset({"near", "in", "at", "outside", "on"})


def free_joined_subject(noun: Token) -> None:
    """ "Will free six soldiers and Mali will free two": whose verb follows is no second object."""
    above, doc = noun.head, noun.doc
    if noun.dep_ != "conj" or noun.pos_ not in _NOUNS or noun.right_edge.i + 1 >= len(doc):
        return
    link = doc[noun.left_edge.i - 1]
    verb = _verb_behind(doc[noun.right_edge.i + 1])
    if link.dep_ != "cc" or link.head.i != above.i or verb is None or verb.dep_ != "conj":
        return
    if any(child.dep_ in SUBJECTS for child in verb.children) or not verb.head.i < above.i < noun.i:
        return
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    noun.head, noun.dep_ = verb, "nsubjpass" if passive else "nsubj"
    link.head = verb.head


def _verb_behind(word: Token) -> Token | None:
    """The finite verb that starts with a word."""
    if word.dep_ in _HELPERS and word.head.i > word.i:
        return word.head if word.tag_ == "MD" or word.tag_ in _FINITE else None
    return word if word.pos_ == "VERB" and word.tag_ in _FINITE else None


def free_mutual(verb: Token) -> None:
    """ "With Chad and Mali each blaming the other": those named do, each of them."""
    if verb.tag_ != "VBG":
        return
    each = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    if each is None or each.lower_ not in _EACH or not each.i:
        return
    noun = each.nbor(-1)
    while noun.dep_ == "conj" and noun.head.i < noun.i:
        noun = noun.head
    opener = noun.head
    if noun.dep_ != "pobj" or opener.lower_ != "with" or noun.pos_ not in _NOUNS:
        return
    each.dep_ = "advmod"
    noun.head, noun.dep_ = verb, "nsubj"
    opener.head, opener.dep_ = verb, "mark"


def free_last_day(participle: Token, calendar: frozenset[str]) -> None:
    """ "Fired on a car carrying envoys near Bor on Monday, killing five": they fired near Bor, and on Monday.

    What a thing was doing (no perfect, no past participle) it did while the deed befell it.
    ``calendar``: names of months and weekdays, in lower case.
    """
    noun = participle.head
    if participle.tag_ != "VBG" or participle.dep_ != "acl" or noun.dep_ not in ("pobj", "dobj"):
        return
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    held = next((child for child in participle.children if child.dep_ == "dobj"), None)
    if verb.pos_ != "VERB" or verb.tag_ not in _FINITE or held is None:
        return
    if any(child.lower_ == "having" for child in participle.children):
        return
    tail = [child for child in participle.children if child.dep_ == "prep" and child.i > held.i]
    if not tail or not _dates(tail[-1], calendar):
        return
    for child in tail:
        if child is tail[-1] or child.lower_ in _WHERE:
            child.head = verb


def _dates(preposition: Token, calendar: frozenset[str]) -> bool:
    return any(child.dep_ == "pobj" and child.lower_ in calendar for child in preposition.children)
