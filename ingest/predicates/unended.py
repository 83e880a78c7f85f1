"""What was not ended goes on: "has not lifted the ban" tells of the ban, and of no concession."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.event_kinds import load_kinds
from ingest.lexicon import Sense
from ingest.slots import nouns_of, verb_slots
from ingest.syntax import is_negated

if TYPE_CHECKING:
    from ingest.predicates.candidates import Candidate


def is_unended(candidate: Candidate, nouns: dict[int, Sense]) -> bool:
    """Whether a negated verb of ending leaves what it governs as it was.

    ``nouns`` are the event nouns of the paragraph by token. Who *will* not lift a ban refuses: that is
    an act of its own, and stays one.
    """
    verb = candidate.token
    if candidate.nominal or not is_negated(verb) or any(child.tag_ == "MD" for child in verb.children):
        return False
    if candidate.sense.operator == "cease":
        return True
    if not candidate.is_any(load_kinds().endings):
        return False
    held = [noun for token in verb_slots(verb).get("obj", ()) for noun in nouns_of(token)]
    return any(noun.i in nouns for noun in held)
