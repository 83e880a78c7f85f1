"""What the views return: typed rows, the same for a full graph and an empty one.

Dates are ``datetime.date`` or None where open; counts are integers; every id is a
node's ``id`` in the store. A merged event appears once, under its canonical id.
"""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from graph.records import (
    ActorKind,
    ParticipantRole,
    Precision,
    Status,
)


class Row(BaseModel):
    """Base of all rows: immutable, unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Named(Row):
    """A node by its id and name."""

    id: str
    name: str


class ParticipantRow(Row):
    """An actor's part in an event."""

    id: str
    name: str
    kind: ActorKind
    role: ParticipantRole = Field(alias="as")


class PlaceRow(Row):
    """A place; ``lat``/``lon`` in degrees, None where unsure."""

    id: str
    name: str
    kind: str | None = None
    lat: float | None = None
    lon: float | None = None


class FigureRow(Row):
    """A number with what it counts, and how many independent sources give it.

    ``headline`` marks the figure that the written rule chooses among conflicting ones
    (``graph/store/derivation.py``).
    """

    id: str
    of: str
    min: float | None = None
    max: float | None = None
    unit: str | None = None
    qualifier: str | None = None
    approximate: bool = False
    articles: tuple[str, ...] = ()
    sources: int = 0
    headline: bool = False

    @property
    def thing(self) -> tuple[str, str]:
        """What is counted, in which unit: two civilians are among 25 people killed, not against them."""
        return self.of, self.unit or ""


class TimelineRow(Row):
    """One event. ``sources`` counts independent testimony, ``claims`` live claims.

    ``contested``: some source denies what others report (or the other way round).
    ``intensity`` is PLOVER's -10..10. ``members`` are the events merged into this one
    (its own id alone where none is).
    """

    id: str
    name: str
    type: str
    mode: str | None = None
    acled: str | None = None
    cameo: str | None = None
    contexts: tuple[str, ...] = ()
    status: Status
    contested: bool = False
    edtf: str | None = None
    earliest: date | None = None
    latest: date | None = None
    precision: Precision = Precision.NONE
    basis: str = ""
    intensity: float | None = None
    participants: tuple[ParticipantRow, ...] = ()
    places: tuple[PlaceRow, ...] = ()
    conflicts: tuple[Named, ...] = ()
    figures: tuple[FigureRow, ...] = ()
    sources: int = 0
    claims: int = 0
    confidence: float = 1.0
    members: tuple[str, ...] = ()


class CountRow(Row):
    """Events that may have begun in one unit of time. ``start`` is the unit's first day (None: undated).

    ``exact`` events lie within the unit; ``spread`` is the share of less precise ones
    (a year's event adds 1/12 to each of its months).
    """

    start: date | None
    type: str
    status: Status
    exact: int = 0
    spread: float = 0.0
