"""Whom an act is aimed at that one party asks of another: the other's own affair, or a third's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.lexicon import Lexicon
from ingest.lexicon.words import is_party
from ingest.slots import Slots, noun_slots, verb_slots

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ingest.predicates.candidates import Candidate

_ASKED = ("obj", "iobj", "on", "upon", "to", "with")
_OWNERS = ("poss", "amod", "compound", "nmod")


def done_to_a_third(candidate: Candidate, hit: Candidate, lexicon: Lexicon) -> bool:
    """Whether one asks another to do something for or against a third: "urged Oslo to back the islanders".

    Not where nobody is named who is asked, nor where it is done for the one who asks ("to back its bid").
    """
    asking = candidate.anchor or candidate.token
    slots = verb_slots(asking)
    asked = {noun.i for name in _ASKED for noun in slots.get(name, ()) if noun.i < hit.token.i}
    if not asked or hit.nominal:
        return False
    askers = {noun.lower_ for noun in slots.get("subj", ())}
    return any(
        noun.i > hit.token.i and noun.i not in asked and _is_another(noun, askers, lexicon)
        for noun in _aimed_at(hit)
    )


def _aimed_at(hit: Candidate) -> list[Token]:
    """What fills the slots in which the act's sense has the one it is done to."""
    slots: Slots = verb_slots(hit.token)
    if hit.noun is not None:
        slots = {**noun_slots(hit.noun), **slots}
    return [noun for name in ("obj", *hit.sense.frame.get("recipient", ())) for noun in slots.get(name, ())]


def _is_another(noun: Token, askers: set[str], lexicon: Lexicon) -> bool:
    """Whether a noun is a party, or something of a party's, and not of the one who asks."""
    if noun.pos_ == "PRON":
        return False
    owners = [child for child in noun.children if child.dep_ in _OWNERS]
    if any(child.pos_ == "PRON" or child.lower_ in askers for child in owners) or noun.lower_ in askers:
        return False
    return any(is_party(token, lexicon) for token in (noun, *owners))
