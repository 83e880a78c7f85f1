"""The shape of an answer; its JSON schema goes with the question."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from graph.records import ActorKind, Modality, ParticipantRole, Status


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class Party(_Strict):
    """Who took part."""

    name: str = Field(min_length=1)
    kind: ActorKind
    role: ParticipantRole = Field(alias="as")


class Told(_Strict):
    """One event."""

    quote: str = Field(min_length=1)
    name: str = Field(min_length=1)
    type: str
    mode: str | None
    status: Status
    modality: Modality
    speaker: str | None
    edtf: str | None
    participants: list[Party]
    places: list[str]


class Answer(_Strict):
    """All events of an article."""

    events: list[Told]
