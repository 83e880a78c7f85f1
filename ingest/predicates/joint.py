"""Drills that soldiers of two states hold are cooperation, whether or not they are called joint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.event_kinds import load_kinds
from ingest.slots import noun_slots, prepositions, verb_slots
from ingest.syntax import conjuncts

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ingest.predicates.candidates import Candidate

_STATES = frozenset({"GPE", "NORP"})
_BEFORE = ("amod", "compound", "nmod", "poss")
_TOGETHER = frozenset({"together", "jointly", "alongside"})


def share_drills(candidate: Candidate) -> None:
    """Make a drill of several states, or one held together, a joint one."""
    kinds = load_kinds()
    if not candidate.is_any({kinds.drills}):
        return
    verb = _clause(candidate.token)
    who = [*verb_slots(verb).get("subj", ())]
    if candidate.noun is not None:
        slots = noun_slots(candidate.noun)
        who += [token for name in ("by", "of", "poss", "mod") for token in slots.get(name, ())]
    states = {item.lower_ for token in who for item in _states(token)}
    if len(states) > 1 or any(child.lower_ in _TOGETHER for child in verb.children):
        candidate.become(kinds.joint_drills)


def _clause(token: Token) -> Token:
    """The verb in whose clause a noun stands, through prepositions and nouns ("at the start of drills")."""
    current = token
    while current.pos_ != "VERB" and current.head.i != current.i:
        current = current.head
    return current


def _states(token: Token) -> list[Token]:
    if token.ent_type_ in _STATES:
        return [token]  # the "South" of "South Korea" is no state of its own
    for child in token.children:
        named = conjuncts(child) if child.dep_ in _BEFORE else []
        if any(item.ent_type_ in _STATES for item in named):
            return [item for item in named if item.pos_ == "PROPN" or item.ent_type_ in _STATES]
    # "Troops of Chad and Togo"
    return [held for held in prepositions(token).get("of", ()) if held.ent_type_ in _STATES]
