"""What the views return: typed rows, the same for a full graph and an empty one.

Dates are ``datetime.date`` or None where open; counts are integers; every id is a
node's ``id`` in the store. A merged event appears once, under its canonical id.
"""

from __future__ import annotations

from datetime import date, datetime

from pydantic import BaseModel, ConfigDict, Field

from graph.records import (
    ActorKind,
    Dropped,
    Modality,
    ParticipantRole,
    Precision,
    RelationKind,
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


class ClaimRow(Row):
    """A claim with its article. ``start``/``end`` are characters of the article's text.

    ``status`` and ``label`` are what this article says of the fact: the event's status
    and name there (None for roles and relations).
    """

    id: str
    quote: str
    start: int
    end: int
    modality: Modality
    speaker: str | None = None
    confidence: float = 1.0
    status: Status | None = None
    label: str | None = None
    about: str
    article: str
    title: str | None = None
    outlet: str | None = None
    agency: str | None = None
    published: date | None = None
    url: str | None = None
    extractor: str | None = None
    recorded_at: datetime | None = None


class OrderRow(Row):
    """A link in time to another event."""

    id: str
    name: str
    edtf: str | None = None
    earliest: date | None = None
    status: Status
    basis: str = ""


class Variant(Row):
    """One value that some sources give for a field, with their articles. ``headline``: the one shown."""

    value: str
    articles: tuple[str, ...]
    headline: bool = False


class Conflicting(Row):
    """A field of one event on which its sources differ (status, name, mode, date, a figure)."""

    field: str
    variants: tuple[Variant, ...]


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


class Evidence(Row):
    """All that supports one fact. Exactly one of ``event``, ``role``, ``tie`` is set.

    ``before``/``after`` are events earlier and later than this one by the texts' word;
    ``led_to`` what it brought about, ``because_of`` what brought it about.
    """

    id: str
    event: TimelineRow | None = None
    role: RoleRow | None = None
    tie: TieRow | None = None
    claims: tuple[ClaimRow, ...] = ()
    before: tuple[OrderRow, ...] = ()
    after: tuple[OrderRow, ...] = ()
    led_to: tuple[OrderRow, ...] = ()
    because_of: tuple[OrderRow, ...] = ()
    conflicting: tuple[Conflicting, ...] = ()


class ArticleView(Row):
    """An article with its ledger of dropped text and the claims taken from it, in order of text."""

    id: str
    title: str | None = None
    published: date | None = None
    published_basis: str = ""
    dateline: str | None = None
    agency: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    kind: str = "article"
    retrieved_at: datetime | None = None
    retracted_at: datetime | None = None
    retraction: str | None = None
    text: str
    dropped: tuple[Dropped, ...] = ()
    warnings: tuple[str, ...] = ()
    claims: tuple[ClaimRow, ...] = ()


class RelationRow(Row):
    """All that passed from one actor to another (or between two, ``directed`` False).

    ``cooperation``/``conflict`` count events of positive and negative intensity;
    ``mean_intensity`` averages PLOVER's -10..10 over events that have one.
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
    roles: tuple[RoleRow, ...] = ()
    ties: tuple[TieRow, ...] = ()
    relations: tuple[RelationRow, ...] = ()


class SearchHit(Row):
    """A hit: ``kind`` is event, actor, place, conflict, article or claim; ``id`` that node's.

    ``event``/``article`` lead from a claim to its fact and text. ``score`` 0..1, best first.
    """

    kind: str
    id: str
    text: str
    matched: str
    score: float
    event: str | None = None
    article: str | None = None


class FacetRow(Row):
    """A value to filter by and the number of events that have it."""

    id: str
    name: str
    count: int
    kind: str | None = None


class Facets(Row):
    """What can be filtered by. ``first``/``last`` bound the dated events."""

    conflicts: tuple[FacetRow, ...] = ()
    actors: tuple[FacetRow, ...] = ()
    places: tuple[FacetRow, ...] = ()
    types: tuple[FacetRow, ...] = ()
    statuses: tuple[FacetRow, ...] = ()
    outlets: tuple[FacetRow, ...] = ()
    first: date | None = None
    last: date | None = None


class Statistics(Row):
    """Size of the graph. ``latest_published``: of its live articles."""

    nodes: dict[str, int] = Field(default_factory=dict)
    relationships: dict[str, int] = Field(default_factory=dict)
    articles: int = 0
    retracted: int = 0
    events: int = 0
    claims: int = 0
    actors: int = 0
    undated: int = 0
    earliest_published: date | None = None
    latest_published: date | None = None
    schema_version: int = 0
