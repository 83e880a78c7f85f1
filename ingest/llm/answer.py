"""The shape of an answer; its JSON schema goes with the question.

Every field is required and may be null or empty: the endpoints' strict mode knows no optional ones.
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from graph.records import ActorKind, Modality, ParticipantRole, RelationKind, Status


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class Said(_Strict):
    """A sentence of the article that tells of something."""

    quote: str = Field(min_length=1)
    modality: Modality
    speaker: str | None


class When(_Strict):
    """A date, and the words of the article that it was worked out from."""

    edtf: str
    words: str = Field(min_length=1)


class Party(_Strict):
    """An actor by a name of the article."""

    name: str = Field(min_length=1)
    kind: ActorKind


class Part(Party):
    """Who took part in an event, and how."""

    role: ParticipantRole = Field(alias="as")


class Number(_Strict):
    """What is counted, and the words of the article that count it; the words are read by our own rules."""

    of: str
    words: str = Field(min_length=1)


class ToldEvent(_Strict):
    """One event. ``key`` is what the rest of the answer calls it by."""

    key: str = Field(min_length=1)
    type: str
    mode: str | None
    status: Status
    date: When | None
    participants: list[Part]
    places: list[str]
    figures: list[Number]
    claims: list[Said] = Field(min_length=1)


class ToldState(_Strict):
    """A level of a role; ``because`` is an event's key."""

    level: str
    date: When | None
    because: str | None


class ToldRole(_Strict):
    """A role that an actor holds."""

    actor: Party
    kind: str
    between: list[Party]
    conflict: str | None
    states: list[ToldState]
    claims: list[Said] = Field(min_length=1)


class ToldRelation(_Strict):
    """A standing tie."""

    source: Party
    target: Party
    kind: RelationKind
    claims: list[Said] = Field(min_length=1)


class ToldOrder(_Strict):
    """Event ``before`` came before event ``after`` (keys), by these words of the article."""

    before: str
    after: str
    causal: bool
    words: str = Field(min_length=1)


class Answer(_Strict):
    """All that an article tells."""

    events: list[ToldEvent]
    roles: list[ToldRole]
    relations: list[ToldRelation]
    order: list[ToldOrder]
