"""Rows of actors and what is between them: roles, ties, relations."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from graph.records import ActorKind, RelationKind
from graph.views.rows import Named, Row

STANDS = {
    RelationKind.ALLY: "is an ally of",
    RelationKind.FOE: "is a foe of",
    RelationKind.MEMBER_OF: "is a member of",
    RelationKind.PART_OF: "is part of",
    RelationKind.LEADS: "leads",
}


class RoleStateRow(Row):
    """A level that a role had, and what brought it about."""

    id: str
    level: str
    edtf: str | None = None
    earliest: date | None = None
    latest: date | None = None
    because: Named | None = None
    because_text: str | None = None


class RoleRow(Row):
    """A role held by an actor in a conflict or between actors, states in order of time."""

    id: str
    actor: Named
    kind: str
    between: tuple[Named, ...] = ()
    conflict: Named | None = None
    states: tuple[RoleStateRow, ...] = ()
    claims: int = 0
    sources: int = 0


class TieRow(Row):
    """A standing tie between two actors (ally, foe, member of …)."""

    id: str
    source: Named
    target: Named
    kind: RelationKind
    claims: int = 0
    sources: int = 0

    @property
    def words(self) -> str:
        """Armenia is a member of the bloc."""
        return f"{self.source.name} {STANDS[self.kind]} {self.target.name}"


class RelationRow(Row):
    """All that passed from one actor to another (or between two, ``directed`` False).

    ``cooperation``/``conflict`` count events of positive and negative intensity;
    ``mean_intensity`` averages PLOVER's -10..10 over events that have one.
    ``first`` and ``last`` bound the dated ones; ``first_edtf`` and ``last_edtf`` say how exactly the
    outermost two are dated.
    """

    source: str
    source_name: str
    source_kind: ActorKind
    target: str
    target_name: str
    target_kind: ActorKind
    directed: bool = True
    events: int = 0
    cooperation: int = 0
    conflict: int = 0
    mean_intensity: float | None = None
    types: dict[str, int] = Field(default_factory=dict)
    statuses: dict[str, int] = Field(default_factory=dict)
    first: date | None = None
    last: date | None = None
    first_edtf: str | None = None
    last_edtf: str | None = None
    event_ids: tuple[str, ...] = ()
    ties: tuple[TieRow, ...] = ()


class ActorView(Row):
    """One actor with its roles, ties, partners and number of events."""

    id: str
    name: str
    kind: ActorKind
    iso3: str | None = None
    wikidata: str | None = None
    aliases: tuple[str, ...] = ()
    provisional: bool = False
    events: int = 0
    first: date | None = None
    last: date | None = None
    first_edtf: str | None = None
    last_edtf: str | None = None
    roles: tuple[RoleRow, ...] = ()
    ties: tuple[TieRow, ...] = ()
    relations: tuple[RelationRow, ...] = ()
