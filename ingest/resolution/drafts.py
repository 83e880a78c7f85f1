"""Event mentions: everything the stages said of one predicate, in one place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from graph.ontology import load_ontology
from graph.records import (
    Actor,
    ActorKind,
    Claim,
    Conflict,
    DateValue,
    Figure,
    Modality,
    ParticipantRole,
    Place,
    Status,
)
from graph.resolution.rules import load_rules
from ingest.annotations import Argument, Mention, Predicate, Reading, Standing

_PRINCIPALS = (ParticipantRole.INITIATOR, ParticipantRole.RECIPIENT, ParticipantRole.PARTICIPANT)


@dataclass(slots=True)
class Draft:
    """One event mention. ``conflicts`` come from the text; the gazetteer may add to them later."""

    predicate: Predicate
    standing: Standing
    date: DateValue
    actors: dict[ParticipantRole, dict[str, Actor]] = field(default_factory=lambda: defaultdict(dict))
    places: dict[str, Place] = field(default_factory=dict)
    conflicts: dict[str, Conflict] = field(default_factory=dict)
    figures: list[Figure] = field(default_factory=list)
    claim: Claim | None = None
    denials: list[Claim] = field(default_factory=list)  # later sentences that deny it
    tolls: list[Claim] = field(default_factory=list)  # sentences that tell its toll and no event
    absorbed: bool = False  # a word that adds to another's event (see deeds)
    persons: dict[tuple[ParticipantRole, str], Actor] = field(
        default_factory=dict
    )  # who acts for a principal
    pointing: bool = False  # a definite noun that was joined to an earlier mention
    war: Conflict | None = None  # the conflict that the mention itself names ("the Falklands War")
    ways: dict[str, str] = field(default_factory=dict)  # "origin" or "destination" of places that are one
    given: set[str] = field(default_factory=set)  # actors that a "to" leads to
    bare: tuple[str, ...] = ()  # heads of arguments that no mention covers ("a convoy")

    @property
    def position(self) -> int:
        """Where in the article the mention stands."""
        return self.predicate.start

    def ids(self, *roles: ParticipantRole) -> frozenset[str]:
        """Ids of the actors in these roles (all principals when none is named)."""
        return frozenset(key for role in roles or _PRINCIPALS for key in self.actors.get(role, {}))


def _sentence(text: str, predicate: Predicate) -> tuple[int, int]:
    """The predicate's sentence without the blanks around it."""
    start, end = trimmed(text, *predicate.sentence)
    return (start, end) if end > start else (predicate.start, predicate.end)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch of text without the blanks around it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _claim(
    text: str, span: tuple[int, int], modality: Modality, speaker: str | None, confidence: float
) -> Claim:
    start, end = span
    return Claim(
        quote=text[start:end], start=start, end=end, modality=modality, speaker=speaker, confidence=confidence
    )


def _denials(text: str, reading: Reading) -> dict[int, list[Claim]]:
    """The claims of sentences that deny what was told before, by the predicate that they deny."""
    found: dict[int, list[Claim]] = defaultdict(list)
    for denial in reading.denials:
        span = trimmed(text, denial.start, denial.end)
        claim = _claim(text, span, Modality.DENIED, denial.speaker, denial.confidence)
        found[denial.predicate].append(claim)
    return found


def _add_argument(draft: Draft, argument: Argument) -> None:
    mention = argument.mention
    if mention is None:
        draft.bare = (*draft.bare, argument.text)
        return
    if argument.role in ("place", "origin", "destination"):
        if mention.place is not None:
            draft.places[mention.place.id] = mention.place
            if argument.role != "place":
                draft.ways.setdefault(mention.place.id, argument.role)
        return
    if argument.role == "conflict":
        if mention.conflict is not None:
            draft.conflicts[mention.conflict.id] = mention.conflict
        return
    role = ParticipantRole(argument.role)
    # Food sent "to Gaza" goes to the place: the armed who hold it do not receive it.
    armed = bool(mention.actors) and all(actor.kind is ActorKind.ARMED_GROUP for actor in mention.actors)
    there = armed and mention.reading == "place" and mention.place is not None
    for actor in () if there else mention.actors:
        draft.actors[role][actor.id] = actor
        if argument.slot == "to":
            draft.given.add(actor.id)
        if (
            mention.agent is not None
            and mention.agent.kind is ActorKind.PERSON
            and "/" not in mention.agent.id
        ):
            draft.persons[role, actor.id] = mention.agent
    if (there or not mention.actors) and mention.place is not None:
        draft.places[mention.place.id] = mention.place
        if argument.slot == "to":
            draft.ways.setdefault(mention.place.id, "destination")


def _settle_roles(draft: Draft) -> None:
    """An actor has one part in an event: mediator and host before initiator before recipient.

    Where a person of one's own side is the other party ("the junta detained its premier", "its leader urged
    the group to disarm"), that person takes the part.
    """
    _own_persons(draft)
    taken: set[str] = set()
    for role in (
        ParticipantRole.MEDIATOR,
        ParticipantRole.INITIATOR,
        ParticipantRole.RECIPIENT,
        ParticipantRole.PARTICIPANT,
        ParticipantRole.HOST,
    ):
        held = draft.actors.get(role)
        if held is None:
            continue
        for key in [key for key in held if key in taken]:
            del held[key]
        taken.update(held)


def _own_persons(draft: Draft) -> None:
    doers = draft.actors.get(ParticipantRole.INITIATOR, {})
    struck = draft.actors.get(ParticipantRole.RECIPIENT, {})
    for key in [key for key in struck if key in doers]:
        acting = draft.persons.get((ParticipantRole.INITIATOR, key))
        for role, held in ((ParticipantRole.RECIPIENT, struck), (ParticipantRole.INITIATOR, doers)):
            person = draft.persons.get((role, key))
            if held is struck and person is not None and person == acting:
                continue  # "he urged his group": the group is urged
            if person is not None and (held is struck or held[key].kind is not ActorKind.COUNTRY):
                del held[key]
                held[person.id] = person
                break


def _done_to_armed(draft: Draft) -> Predicate:
    """The predicate, or what it is called where all whom the deed befalls are an armed group."""
    predicate = draft.predicate
    other = load_rules().done_to_armed.get(f"{predicate.type}/{predicate.mode}")
    struck = [*draft.actors.get(ParticipantRole.RECIPIENT, {}).values()]
    if other is None or not struck or any(actor.kind is not ActorKind.ARMED_GROUP for actor in struck):
        return predicate
    kind, _, mode = other.partition("/")
    contexts = load_ontology().contexts_of(kind, mode)
    return replace(predicate, type=kind, mode=mode or None, contexts=contexts)


def _done_by_armed(draft: Draft) -> Predicate:
    """The predicate, or what it is where armed groups alone do it: what Hezbollah bombed was no air raid."""
    predicate = draft.predicate
    modes = load_rules().done_by_armed.get(predicate.lemma, {})
    doers = [*draft.actors.get(ParticipantRole.INITIATOR, {}).values()]
    if predicate.mode not in modes or not doers:
        return predicate
    if any(actor.kind is not ActorKind.ARMED_GROUP for actor in doers):
        return predicate
    mode = modes[predicate.mode]
    return replace(predicate, mode=mode, contexts=load_ontology().contexts_of(predicate.type, mode))


def _conflicts_nearby(draft: Draft, mentions: Sequence[Mention]) -> None:
    start, end = draft.predicate.sentence
    for mention in mentions:
        if mention.conflict is not None and start <= mention.start < end:
            draft.conflicts.setdefault(mention.conflict.id, mention.conflict)
            if mention.start <= draft.predicate.start < mention.end:
                draft.war = mention.conflict


def _to_come(standing: Standing, when: DateValue, published: date | None) -> Standing:
    """What is told as done and is dated after the article appeared is a plan: "when Xi visits on Friday"."""
    if published is None or when.earliest is None or when.earliest <= published:
        return standing
    if standing.status not in (Status.OCCURRED, Status.ONGOING):
        return standing
    basis = f"{standing.basis}; dated after the article's day"
    return replace(standing, status=Status.PLANNED, modality=Modality.PLANNED, basis=basis)


def draft_events(text: str, reading: Reading, published: date | None = None) -> list[Draft]:
    """One draft per predicate and date, in the order of the text; nothing dated after ``published`` is done.

    A predicate with several datings ("two wars, in 2020 and in the 1990s") gives several drafts.
    """
    arguments: dict[int, list[Argument]] = defaultdict(list)
    for argument in reading.arguments:
        arguments[argument.predicate].append(argument)
    standings = {standing.predicate: standing for standing in reading.standings}
    dates: dict[int, list[DateValue]] = defaultdict(list)
    for dating in reading.datings:
        dates[dating.predicate].append(dating.date)
    figures: dict[int, list[Figure]] = defaultdict(list)
    for found in reading.figures:
        if found.predicate is not None:
            figures[found.predicate].append(found.figure)

    denials = _denials(text, reading)
    drafts = []
    for predicate in sorted(reading.predicates, key=lambda item: (item.start, item.key)):
        told = standings.get(predicate.key) or Standing(
            predicate.key, Status.OCCURRED, Modality.REPORTED, basis="no sign to the contrary"
        )
        for when in dates.get(predicate.key) or [DateValue(basis="the text gives no date")]:
            standing = _to_come(told, when, published)
            claim = _claim(
                text, _sentence(text, predicate), standing.modality, standing.speaker, standing.confidence
            )
            draft = Draft(predicate, standing, when, figures=list(figures[predicate.key]), claim=claim)
            draft.denials = denials.get(predicate.key, [])
            for argument in arguments[predicate.key]:
                _add_argument(draft, argument)
            _settle_roles(draft)
            draft.predicate = _done_to_armed(draft)
            draft.predicate = _done_by_armed(draft)
            _conflicts_nearby(draft, reading.mentions)
            drafts.append(draft)
    return drafts
