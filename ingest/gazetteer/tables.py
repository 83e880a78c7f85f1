"""The compiled tables of names and records, and the key that a name is looked up by."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest.gazetteer.schema import fold

WORD = re.compile(r"\w+")


@dataclass(slots=True)
class Tables:
    """What lookup needs. A sense is (surface, form, actor id, place id, conflict id, prior)."""

    actors: dict[str, tuple[str, str, str, str, tuple[str, ...], str]] = field(default_factory=dict)
    places: dict[str, tuple[str, str, int, float | None, float | None, str, int]] = field(
        default_factory=dict
    )
    conflicts: dict[str, tuple[str, str, tuple[str, ...], tuple[str, ...], str]] = field(default_factory=dict)
    offices: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    senses: dict[str, list[tuple[str, str, str, str, str, int]]] = field(default_factory=dict)
    longest: dict[str, int] = field(default_factory=dict)
    neighbours: dict[str, tuple[str, ...]] = field(default_factory=dict)
    claims: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    states: dict[str, str] = field(default_factory=dict)  # ISO3 to actor id
    capitals: dict[str, str] = field(default_factory=dict)  # actor id to place id
    foes: dict[str, tuple[str, ...]] = field(default_factory=dict)  # actor id to actor ids
    adjectives: dict[str, str] = field(default_factory=dict)  # actor or place id to its first adjective
    problems: list[str] = field(default_factory=list)


def key_of(name: str) -> str:
    """The lookup key of a name: its words, folded and lower-case, joined by blanks."""
    return " ".join(WORD.findall(fold(name).casefold()))
