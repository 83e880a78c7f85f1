"""What is compared of an event: its type, when, who, where, how many, and the words it was told in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from graph.records import Event, Figure, ParticipantRole, Status

_WORD = re.compile(r"[^\W\d_]{3,}")
# Closed-class words carry no event.
_STOP = frozenset(
    """
    the and for with from that this these those was were are has have had been being its his her
    their they them who whom which what when where while after before over into onto upon about
    against between said says say also but not nor than then there here will would could should may
    might can did does during under near more most some any all both each other another such only
    own same very
    """.split()  # noqa: SIM905
)
_SIDES = {
    ParticipantRole.INITIATOR: "initiators",
    ParticipantRole.RECIPIENT: "recipients",
    ParticipantRole.PARTICIPANT: "together",
}


def content_words(texts: Iterable[str]) -> frozenset[str]:
    """Lower-case words of three letters or more, without closed-class ones, cut to a stem of six letters.

    The cut joins "shelled", "shelling" and "shellings" without a language model.
    """
    found = (match.group().casefold() for text in texts for match in _WORD.finditer(text))
    return frozenset(word[:6] for word in found if word not in _STOP)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place: id, kind and, where known, degrees north and east."""

    id: str
    kind: str | None = None
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """One event as it is compared. ``told`` are the days on which its articles were published."""

    id: str
    type: str
    mode: str | None = None
    statuses: frozenset[Status] = frozenset()
    earliest: date | None = None
    latest: date | None = None
    initiators: frozenset[str] = frozenset()
    recipients: frozenset[str] = frozenset()
    together: frozenset[str] = frozenset()
    places: tuple[Spot, ...] = ()
    figures: tuple[Figure, ...] = ()
    words: frozenset[str] = frozenset()
    told: frozenset[date] = frozenset()
    articles: frozenset[str] = field(default_factory=frozenset)

    @property
    def actors(self) -> frozenset[str]:
        """All principals."""
        return self.initiators | self.recipients | self.together

    @property
    def anchors(self) -> frozenset[str]:
        """Principals and places: what events have in common that may be one."""
        return self.actors | {spot.id for spot in self.places}

    def under(self, heads: Mapping[str, str]) -> Profile:
        """The same with actors and places under the ids that they are shown as."""
        spots = {heads.get(spot.id, spot.id): spot for spot in reversed(self.places)}
        return replace(
            self,
            initiators=frozenset(heads.get(key, key) for key in self.initiators),
            recipients=frozenset(heads.get(key, key) for key in self.recipients),
            together=frozenset(heads.get(key, key) for key in self.together),
            places=tuple(replace(spots[key], id=key) for key in sorted(spots)),
        )

    @classmethod
    def of(cls, event: Event, article: str, published: date | None) -> Profile:
        """The profile of an event as one article tells it."""
        sides: dict[str, set[str]] = {name: set() for name in _SIDES.values()}
        for participant in event.participants:
            if participant.role in _SIDES:
                sides[_SIDES[participant.role]].add(participant.id)
        return cls(
            id=event.id,
            type=event.type,
            mode=event.mode,
            statuses=frozenset({event.status}),
            earliest=event.date.earliest,
            latest=event.date.latest,
            initiators=frozenset(sides["initiators"]),
            recipients=frozenset(sides["recipients"]),
            together=frozenset(sides["together"]),
            places=tuple(Spot(place.id, place.kind, place.lat, place.lon) for place in event.places),
            figures=event.figures,
            words=content_words(claim.quote for claim in event.claims),
            told=frozenset({published} if published else ()),
            articles=frozenset({article}),
        )


def join(profiles: Iterable[Profile]) -> Profile:
    """One event as several articles tell it (at least one): what any says, whatever their order.

    The date is what all leave open; where they contradict each other, the whole range.
    """
    told = sorted(profiles, key=lambda each: sorted(each.articles))
    if len(told) == 1 and len(told[0].places) < 2 and len(told[0].figures) < 2:
        return told[0]  # as most events are told: nothing to join or to put in order
    starts = [each.earliest for each in told if each.earliest]
    ends = [each.latest for each in told if each.latest]
    first, last = max(starts, default=None), min(ends, default=None)
    if first and last and first > last:
        first, last = min(starts), max(ends)
    places = {spot.id: spot for each in told for spot in each.places}
    figures = {repr(figure): figure for each in told for figure in each.figures}
    return Profile(
        id=told[0].id,
        type=told[0].type,
        mode=min((each.mode for each in told if each.mode), default=None),
        statuses=frozenset().union(*(each.statuses for each in told)),
        earliest=first,
        latest=last,
        initiators=frozenset().union(*(each.initiators for each in told)),
        recipients=frozenset().union(*(each.recipients for each in told)),
        together=frozenset().union(*(each.together for each in told)),
        places=tuple(places[key] for key in sorted(places)),
        figures=tuple(figures[key] for key in sorted(figures)),
        words=frozenset().union(*(each.words for each in told)),
        told=frozenset().union(*(each.told for each in told)),
        articles=frozenset().union(*(each.articles for each in told)),
    )
