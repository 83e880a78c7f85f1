"""Participles that tell who helped an accord or a meeting to come about: no event beside it."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.event_kinds import load_kinds
from ingest.predicates.candidates import Candidate
from ingest.repair_relatives import load_scenes


def is_help_of(item: Candidate, others: Sequence[Candidate]) -> bool:
    """ "Talks mediated by Oman", "a truce brokered by Qatar": the third's part in what the noun tells.

    The noun is an event of its own among ``others``; who helped stands among its go-betweens.
    """
    verb = item.token
    if verb.dep_ != "acl" or verb.tag_ not in ("VBN", "VBD") or verb.lower_ not in load_scenes().helped:
        return False
    if not any(child.dep_ == "agent" for child in verb.children):
        return False
    kinds = load_kinds().held | load_kinds().accords
    return any(
        other is not item and other.type in kinds and verb.head in (other.token, other.noun, *other.tokens)
        for other in others
    )
