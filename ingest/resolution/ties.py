"""Roles and standing ties of one article, each once, with all the sentences that tell them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.edtf import date_value
from graph.identifiers import digest
from graph.records import (
    Actor,
    ActorKind,
    Article,
    Claim,
    Event,
    ParticipantRole,
    Relation,
    Role,
    RoleState,
    Status,
)
from ingest.annotations import Reading, RoleMention, RoleStateMention
from ingest.event_kinds import load_kinds

_MEDIATOR = "mediator"
_NEXT = 1  # characters between a sentence and the next of its paragraph
_BETWEEN = frozenset({"mediator", "host"})  # roles of who stands between two parties
_GO_BETWEENS = frozenset({ParticipantRole.MEDIATOR, ParticipantRole.HOST})
_LEVEL = frozenset({ParticipantRole.PARTICIPANT, ParticipantRole.INITIATOR, ParticipantRole.RECIPIENT})


def _claim(article: Article, start: int, end: int, **fields: object) -> Claim:
    return Claim.model_validate({"quote": article.text[start:end], "start": start, "end": end, **fields})


def _role_state(
    state: RoleStateMention, article: Article, events: dict[int, str], *, change: bool
) -> RoleState:
    """A state with its cause. A change without a date of its own had come by the article's day."""
    date = state.date
    if change and date.edtf is None and article.published is not None:
        date = date_value(f"../{article.published.isoformat()}", "had come about by the article's day")
    return RoleState(
        level=state.level,
        edtf=date.edtf,
        earliest=date.earliest,
        latest=date.latest,
        because=events.get(state.because) if state.because is not None else None,
        because_text=state.because_text,
    )


def _with_parties(found: RoleMention, told: Sequence[Event], known: Sequence[RoleMention]) -> RoleMention:
    """A mediator or host between nobody: between those who met or agreed in the event that he helped.

    Who helped with him is no party: "with Egypt Qatar brokered a truce".
    """
    if found.between or found.kind not in _BETWEEN:
        return found
    together = {item.actor.id for item in known if item.kind == found.kind and item.start == found.start}
    for event in told:
        helps = any(part.id == found.actor.id and part.role in _GO_BETWEENS for part in event.participants)
        if (
            helps
            and any(claim.start == found.start for claim in event.claims)
            and (sides := _sides(event, together))
        ):
            return replace(found, between=sides)
    kinds = load_kinds().held | load_kinds().accords
    for event in told:
        # "The two signed a truce. It was brokered by Qatar": the sentence before tells what is meant.
        near = any(0 < found.start - claim.end <= _NEXT for claim in event.claims)
        if near and event.type in kinds and (sides := _sides(event, together)):
            return replace(found, between=sides)
    return found


def _sides(event: Event, between: set[str]) -> tuple[Actor, ...]:
    """The two parties of an event, none of them a go-between himself; nobody where they are not two."""
    parties = {part.id: part for part in event.participants if part.role in _LEVEL}
    if len(parties) != 2 or between & set(parties):
        return ()
    return tuple(Actor(id=part.id, name=part.name, kind=part.kind) for part in parties.values())


def _mediators(told: Sequence[Event], known: Sequence[RoleMention]) -> Iterator[RoleMention]:
    """ "It was brokered by Qatar": who mediated what was held or agreed holds the role of mediator."""
    named = {(found.actor.id, found.kind) for found in known}
    told_at = {found.start for found in known if found.kind == _MEDIATOR}
    for event in told:
        if event.status not in (Status.OCCURRED, Status.ONGOING):
            continue
        for part in event.participants:
            if part.role is not ParticipantRole.MEDIATOR or (part.id, _MEDIATOR) in named:
                continue
            named.add((part.id, _MEDIATOR))
            claim = next((item for item in event.claims if part.name in item.quote), event.claims[-1])
            if part.kind is ActorKind.PERSON and claim.start in told_at:
                continue  # "the UN's Martin Griffiths" has been told as the UN's mediation
            yield RoleMention(
                Actor(id=part.id, name=part.name, kind=part.kind),
                _MEDIATOR,
                claim.start,
                claim.end,
                modality=claim.modality,
                speaker=claim.speaker,
                confidence=claim.confidence,
            )


def resolve_roles(
    article: Article, reading: Reading, events: dict[int, str], happened: Sequence[Event] = ()
) -> list[Role]:
    """Roles by actor, kind, parties and conflict. ``events`` are event ids by key, ``happened`` they."""
    told = [*reading.roles, *_mediators(happened, reading.roles)]
    mentions = [_with_parties(found, happened, told) for found in told]
    merged: dict[tuple[str, str, tuple[str, ...], str | None], list[int]] = defaultdict(list)
    for index, found in enumerate(mentions):
        between = tuple(sorted(actor.id for actor in found.between))
        merged[found.actor.id, found.kind, between, found.conflict.id if found.conflict else None].append(
            index
        )
    roles = []
    for (actor, kind, between, conflict), indices in merged.items():
        group = [mentions[index] for index in indices]
        first = group[0]
        states_told = [
            _role_state(state, article, events, change=position > 0 or state.because_text is not None)
            for member in group
            for position, state in enumerate(member.states)
        ]
        states = {(state.level, state.edtf): state for state in states_told}
        claims = {
            (member.start, member.end): _claim(
                article,
                member.start,
                member.end,
                modality=member.modality,
                speaker=member.speaker,
                confidence=member.confidence,
            )
            for member in group
        }
        roles.append(
            Role(
                id=digest("rol", [actor, kind, *between, conflict]),
                actor=first.actor.name,
                actor_id=actor,
                kind=kind,
                between=tuple(item.name for item in sorted(first.between, key=lambda item: item.id)),
                between_ids=between,
                conflict=first.conflict.name if first.conflict else None,
                conflict_id=conflict,
                states=tuple(states.values()),
                claims=tuple(claims[key] for key in sorted(claims)),
            )
        )
    return roles


def resolve_relations(article: Article, reading: Reading) -> list[Relation]:
    """Ties by source, target and kind; an actor's tie to itself is a slip of linking and left out."""
    merged: dict[tuple[str, str, str], Relation] = {}
    for found in reading.relations:
        if found.source.id == found.target.id:
            continue
        claim = _claim(
            article,
            found.start,
            found.end,
            modality=found.modality,
            speaker=found.speaker,
            confidence=found.confidence,
        )
        key = (found.source.id, found.target.id, found.kind.value)
        held = merged.get(key)
        claims = {(item.start, item.end): item for item in (*(held.claims if held else ()), claim)}
        merged[key] = Relation(
            source=found.source.name,
            source_id=found.source.id,
            target=found.target.name,
            target_id=found.target.id,
            kind=found.kind,
            claims=tuple(claims[span] for span in sorted(claims)),
        )
    return list(merged.values())
