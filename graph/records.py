"""The records that leave extraction and enter the store.

One :class:`Extraction` is what an article says: its events, roles, relations and
their order, each with the claims (quotes with offsets) that support it. The JSON
schema of ``casus extract`` is generated from these models.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator


class Record(BaseModel):
    """Base of all records: immutable, unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Status(StrEnum):
    """What the sources say of an event's reality."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    PLANNED = "planned"
    CANCELLED = "cancelled"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"


class Modality(StrEnum):
    """How a claim is put forward."""

    REPORTED = "reported"
    ASSERTED = "asserted"
    ASSESSED = "assessed"
    PLANNED = "planned"
    DENIED = "denied"


class ActorKind(StrEnum):
    """Kinds of actor."""

    COUNTRY = "country"
    GOVERNMENT = "government"
    MILITARY = "military"
    ARMED_GROUP = "armed_group"
    ORGANISATION = "organisation"
    BLOC = "bloc"
    PEOPLE = "people"
    PERSON = "person"


class ParticipantRole(StrEnum):
    """How an actor took part in an event."""

    INITIATOR = "initiator"
    RECIPIENT = "recipient"
    PARTICIPANT = "participant"
    MEDIATOR = "mediator"
    HOST = "host"


class RelationKind(StrEnum):
    """Standing ties between two actors."""

    ALLY = "ally"
    FOE = "foe"
    MEMBER_OF = "member_of"
    PART_OF = "part_of"
    LEADS = "leads"


class Precision(StrEnum):
    """How exact a date is."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    INTERVAL = "interval"
    BOUND = "bound"
    NONE = "none"


class DateValue(Record):
    """A date as the text gives it: EDTF, with bounds derived for sorting.

    ``earliest``/``latest`` are None where the date is open on that side.
    ``basis`` says in words how the date was come by.
    """

    edtf: str | None = None
    earliest: date | None = None
    latest: date | None = None
    precision: Precision = Precision.NONE
    basis: str = ""

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"date {self.edtf!r}: earliest {self.earliest} is after latest {self.latest}")
        return self


class Dropped(Record):
    """A block of text that cleaning took out, and why."""

    text: str
    reason: str


class Article(Record):
    """One document after cleaning. ``text`` is the body: paragraphs joined by a blank line."""

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
    text: str
    dropped: tuple[Dropped, ...] = ()
    warnings: tuple[str, ...] = ()


class Claim(Record):
    """A sentence (or part of one) that supports a fact: ``article.text[start:end] == quote``."""

    quote: str = Field(min_length=1)
    start: int = Field(ge=0)
    end: int = Field(gt=0)
    modality: Modality = Modality.REPORTED
    speaker: str | None = None
    confidence: float = Field(default=1.0, ge=0.0, le=1.0)

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.end - self.start != len(self.quote):
            raise ValueError(
                f"claim offsets {self.start}:{self.end} do not fit a quote of {len(self.quote)} characters"
            )
        return self


class Actor(Record):
    """An actor as the gazetteer or the text knows it."""

    id: str
    name: str
    kind: ActorKind
    iso3: str | None = None
    wikidata: str | None = None
    aliases: tuple[str, ...] = ()
    provisional: bool = False


class Participant(Record):
    """An actor's part in one event."""

    id: str
    name: str
    kind: ActorKind
    role: ParticipantRole = Field(alias="as")


class Place(Record):
    """A place; coordinates only where the gazetteer is sure of them."""

    id: str
    name: str
    kind: str | None = None
    geonames: int | None = None
    lat: float | None = None
    lon: float | None = None


class Conflict(Record):
    """A named conflict."""

    id: str
    name: str


class Figure(Record):
    """A number with what it counts. "up to 3,000 troops" has no minimum; "some 100,000" is approximate."""

    of: str
    min: float | None = None
    max: float | None = None
    unit: str | None = None
    qualifier: str | None = None
    approximate: bool = False


class Event(Record):
    """One event as one article tells it. ``id`` is a hash of its identity (see ``graph.identifiers``)."""

    id: str
    name: str
    type: str
    mode: str | None = None
    acled: str | None = None
    cameo: str | None = None
    contexts: tuple[str, ...] = ()
    intensity: float | None = None
    status: Status
    date: DateValue
    participants: tuple[Participant, ...] = ()
    places: tuple[Place, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    figures: tuple[Figure, ...] = ()
    claims: tuple[Claim, ...] = Field(min_length=1)


class RoleState(Record):
    """A level that a role had ("traditional", "diminished"), when, and the event that brought it about."""

    level: str
    edtf: str | None = None
    earliest: date | None = None
    latest: date | None = None
    because: str | None = None
    because_text: str | None = None


class Role(Record):
    """A role that an actor holds in a conflict or between actors (actor ids and names)."""

    id: str
    actor: str
    actor_id: str
    kind: str
    between: tuple[str, ...] = ()
    between_ids: tuple[str, ...] = ()
    conflict: str | None = None
    conflict_id: str | None = None
    states: tuple[RoleState, ...] = ()
    claims: tuple[Claim, ...] = Field(min_length=1)


class Relation(Record):
    """A standing tie between two actors."""

    source: str
    source_id: str
    target: str
    target_id: str
    kind: RelationKind
    claims: tuple[Claim, ...] = Field(min_length=1)


BY_DATES = "dates"  # the basis of an order that no text tells: the dates of the two alone


class Order(Record):
    """Event ``before`` came before event ``after`` (event ids). ``causal``: it also led to it.

    ``basis``: the wording that says so, or ``BY_DATES``.
    """

    before: str
    after: str
    basis: str
    causal: bool = False


class Unmapped(Record):
    """A predicate that looks like an event and maps to no type: counted and shown, never forced."""

    lemma: str
    quote: str
    start: int
    end: int


class Extraction(Record):
    """What one article says."""

    article: Article
    events: tuple[Event, ...] = ()
    roles: tuple[Role, ...] = ()
    relations: tuple[Relation, ...] = ()
    order: tuple[Order, ...] = ()
    actors: tuple[Actor, ...] = ()
    unmapped: tuple[Unmapped, ...] = ()

    @model_validator(mode="after")
    def _grounded(self) -> Self:
        """Every quote is its slice of the article: nothing ungrounded leaves extraction."""
        text = self.article.text
        supported: tuple[Event | Role | Relation, ...] = (*self.events, *self.roles, *self.relations)
        for item in supported:
            for claim in item.claims:
                if text[claim.start : claim.end] != claim.quote:
                    raise ValueError(
                        f"claim at {claim.start}:{claim.end} does not quote its article: {claim.quote!r}"
                    )
        return self
