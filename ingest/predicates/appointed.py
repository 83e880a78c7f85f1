"""What is called for a day is fixed for it, and nobody demands it: "a summit called for Wednesday"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.event_kinds import load_kinds

if TYPE_CHECKING:
    from ingest.lexicon import Lexicon
    from ingest.predicates.candidates import Candidate

_TIMES = frozenset({"DATE", "TIME"})


def is_appointed(candidate: Candidate, lexicon: Lexicon) -> bool:
    """Whether what a verb and its "for" seem to ask for is the day or the hour behind them."""
    verb = candidate.token
    if candidate.nominal or candidate.type not in load_kinds().demands:
        return False
    if verb.lemma_.lower() not in lexicon.words_of("appointing"):
        return False
    return any(
        inner.ent_type_ in _TIMES
        for child in verb.children
        if child.dep_ == "prep" and child.lower_ == "for"
        for inner in child.children
        if inner.dep_ == "pobj"
    )
