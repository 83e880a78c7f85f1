"""What passed between two actors on which days: the raw matter of every measure.

Only what occurred or goes on counts. An initiator acts on recipients and participants, a
mediator or host on participants, participants on each other: the rule of ``graph.views.relations``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import Literal

from graph.records import ParticipantRole, Precision, Status
from graph.views.rows import TimelineRow

Window = Literal["week", "month", "year"]
Pair = tuple[str, str]
_FACTS = (Status.OCCURRED, Status.ONGOING)
_ACTING = (ParticipantRole.INITIATOR, ParticipantRole.MEDIATOR, ParticipantRole.HOST)


@dataclass(frozen=True, slots=True)
class Interaction:
    """One event between two actors (ids in order). ``sources``: independent ones of the event.

    ``earliest``/``latest`` bound its day, None where open.
    """

    pair: Pair
    event: str
    intensity: float
    sources: int
    earliest: date | None
    latest: date | None


def interactions(events: Iterable[TimelineRow]) -> Iterator[Interaction]:
    """Each event once a pair; events without an intensity are left out."""
    for event in events:
        if event.status in _FACTS and event.intensity is not None:
            for pair in sorted(_pairs(event)):
                yield Interaction(
                    pair, event.id, event.intensity, event.sources, event.earliest, event.latest
                )


def names(events: Iterable[TimelineRow]) -> dict[str, str]:
    """Actors' names by id."""
    return {part.id: part.name for event in events for part in event.participants}


def window_of(earliest: date | None, latest: date | None, window: Window) -> date | None:
    """First day of the window that holds all possible days; None where none does (a date too vague)."""
    if earliest is None or latest is None:
        return None
    start = first_day(earliest, window)
    return start if first_day(latest, window) == start else None


def first_day(day: date, window: Window) -> date:
    """First day of the week (Monday), month or year of a day."""
    if window == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if window == "month" else day.replace(month=1, day=1)


def dated_to_a_day(event: TimelineRow) -> bool:
    """Whether the event's date is one day."""
    return event.precision is Precision.DAY and event.earliest is not None


def _pairs(event: TimelineRow) -> set[Pair]:
    found: set[Pair] = set()
    for one, other in combinations(event.participants, 2):
        first, second = (one, other) if one.role in _ACTING else (other, one)
        meets = (
            second.role is ParticipantRole.PARTICIPANT
            if first.role is not ParticipantRole.INITIATOR
            else second.role in (ParticipantRole.RECIPIENT, ParticipantRole.PARTICIPANT)
        )
        both = first.role is second.role is ParticipantRole.PARTICIPANT
        if one.id != other.id and (both or (first.role in _ACTING and meets)):
            found.add((min(one.id, other.id), max(one.id, other.id)))
    return found
