"""A made-up war of any size: articles with claims, actors, places, figures and a realistic skew.

Few actors, places and conflicts are in most events (Zipf's law), most events are recent,
about three in four are dated by the day, and a third are told by more than one article.
Everything comes from a seed: the same size gives the same graph.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate
from typing import Generic, TypeVar

from graph.edtf import date_value
from graph.identifiers import digest
from graph.records import (
    Actor,
    ActorKind,
    Article,
    Claim,
    Conflict,
    DateValue,
    Event,
    Extraction,
    Figure,
    Modality,
    Participant,
    ParticipantRole,
    Place,
    Status,
)

_FIRST, _LAST = date(1988, 1, 1), date(2025, 12, 31)
_SYLLABLES = "ka ra bel mor vin tos hal dre ost ema lun gor sha pel nir zul fa ven ith oru".split()  # noqa: SIM905
_KINDS = {ActorKind.COUNTRY: 8, ActorKind.ARMED_GROUP: 30, ActorKind.MILITARY: 12, ActorKind.PERSON: 50}
_TYPES = [
    ("ASSAULT", "attack", -9.0, 40), ("COERCE", "arrest", -7.0, 12), ("THREATEN", "threat", -4.4, 9),
    ("PROTEST", "protest", -6.5, 8), ("CONSULT", "talks", 2.0, 14), ("AGREE", "agreement", 6.0, 5),
    ("AID", "aid", 6.5, 6), ("ACCUSE", "accusation", -2.0, 6),
]  # fmt: skip
_STATUSES = {
    Status.OCCURRED: 84,
    Status.PLANNED: 7,
    Status.DENIED: 4,
    Status.ONGOING: 3,
    Status.CANCELLED: 2,
}
_EVENTS_AN_ARTICLE = 5
_SECOND_TELLING = 0.33


T = TypeVar("T")


def _pick(rng: random.Random, weighted: Mapping[T, int]) -> T:
    return rng.choices(list(weighted), list(weighted.values()))[0]


@dataclass(slots=True)
class _Zipf(Generic[T]):
    """Draws from items by rank: the n-th is drawn 1/n times as often as the first."""

    items: list[T]
    weights: list[float] = field(init=False)

    def __post_init__(self) -> None:
        self.weights = list(accumulate(1 / rank for rank in range(1, len(self.items) + 1)))

    def draw(self, rng: random.Random) -> T:
        return rng.choices(self.items, cum_weights=self.weights)[0]


@dataclass(slots=True)
class War:
    """The made-up world and its events, ``size`` of them."""

    size: int
    seed: int = 7
    actors: list[Actor] = field(init=False)
    places: list[Place] = field(init=False)
    conflicts: list[Conflict] = field(init=False)
    _rng: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self._rng = rng = random.Random(self.seed)
        many = max(20, self.size // 50)
        self.actors = [
            Actor(id=digest("act", [str(n)]), name=_name(rng), kind=_pick(rng, _KINDS)) for n in range(many)
        ]
        self.places = [
            Place(
                id=digest("plc", [str(n)]), name=_name(rng), kind="city",
                lat=rng.uniform(-40, 60), lon=rng.uniform(-20, 140),
            )
            for n in range(many)
        ]  # fmt: skip
        self.conflicts = [
            Conflict(id=digest("con", [str(n)]), name=f"{_name(rng)} War")
            for n in range(max(5, self.size // 1000))
        ]

    def articles(self, other: random.Random | None = None) -> Iterator[Extraction]:
        """All articles: each tells of new events, and some of events told before.

        ``other``: what to draw from instead, for other news of the same world.
        """
        rng = other or self._rng
        actors, places, conflicts = _Zipf(self.actors), _Zipf(self.places), _Zipf(self.conflicts)
        known = {actor.id: actor for actor in self.actors}
        recent: list[Event] = []
        made = number = 0
        while made < self.size:
            number += 1
            day = _day(rng)
            told: list[Event] = []
            for _ in range(min(_EVENTS_AN_ARTICLE, self.size - made)):
                told.append(_event(rng, made, day, actors, places, conflicts))
                made += 1
                if recent and rng.random() < _SECOND_TELLING:
                    again = rng.choice(recent)
                    if all(each.id != again.id for each in told):
                        told.append(again)
            recent = (recent + told)[-200:]
            yield _article(number, day + timedelta(days=1), told, known)


def _name(rng: random.Random) -> str:
    return " ".join(
        "".join(rng.choices(_SYLLABLES, k=rng.randint(2, 3))).title() for _ in range(rng.randint(1, 2))
    )


def _day(rng: random.Random) -> date:
    """A day; recent ones are likelier."""
    share = rng.random() ** 0.4
    return _FIRST + timedelta(days=int(share * (_LAST - _FIRST).days))


def _date(rng: random.Random, day: date) -> DateValue:
    how = rng.random()
    if how < 0.03:
        return DateValue()
    text = day.isoformat()
    if how < 0.15:
        text = text[:7]
    elif how < 0.23:
        text = text[:4]
    elif how < 0.25:
        text = text[:3] + "X"
    elif how < 0.27:
        text = rng.choice([f"../{day}", f"{day}/.."])
    return date_value(text, "made up")


def _event(
    rng: random.Random,
    number: int,
    day: date,
    actors: _Zipf[Actor],
    places: _Zipf[Place],
    conflicts: _Zipf[Conflict],
) -> Event:
    kind, noun, intensity, _ = rng.choices(_TYPES, [each[-1] for each in _TYPES])[0]
    first, second, place = actors.draw(rng), actors.draw(rng), places.draw(rng)
    sides = (ParticipantRole.INITIATOR, ParticipantRole.RECIPIENT)
    if intensity > 0:
        sides = (ParticipantRole.PARTICIPANT, ParticipantRole.PARTICIPANT)
    who = {(actor.id, side): (actor, side) for actor, side in zip((first, second), sides, strict=True)}
    name = f"{noun} by {first.name} at {place.name}"
    quote = f"{first.name} and {second.name}: {noun} number {number} at {place.name}."
    toll = float(int(rng.paretovariate(1.1)))
    conflict = conflicts.draw(rng)
    return Event(
        id=digest("evt", [str(number)]),
        name=name,
        type=kind,
        status=_pick(rng, _STATUSES),
        intensity=intensity,
        date=_date(rng, day),
        participants=tuple(
            Participant(id=actor.id, name=actor.name, kind=actor.kind, role=side)
            for actor, side in who.values()
        ),
        places=(place,),
        conflicts=(conflict,) if rng.random() < 0.9 else (),
        figures=(Figure(of="killed", min=toll, max=toll),) if rng.random() < 0.3 else (),
        claims=(Claim(quote=quote, start=0, end=len(quote), modality=Modality.REPORTED),),
    )


def _article(number: int, published: date, events: list[Event], actors: Mapping[str, Actor]) -> Extraction:
    quotes, placed, start = [], [], 0
    for event in events:
        quote = event.claims[0].quote
        claim = Claim(quote=quote, start=start, end=start + len(quote))
        placed.append(event.model_copy(update={"claims": (claim,)}))
        quotes.append(quote)
        start += len(quote) + 2
    named = {part.id for event in events for part in event.participants}
    return Extraction(
        article=Article(
            id=digest("art", [str(number)]), title=f"{events[0].name}, report {number}", published=published,
            outlet=f"Outlet {number % 37}", text="\n\n".join(quotes),
        ),
        events=tuple(placed),
        actors=tuple(actors[key] for key in sorted(named)),
    )  # fmt: skip
