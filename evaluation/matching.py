"""Which extracted event is which gold event.

Pairs are scored by type (3), principals (up to 2), date (2 exact, 1 overlapping) and trigger in the
quoted sentence (1), and taken greedily from the best down. A pair needs either a right type or both a
right principal and a trigger in the quote: what shares nothing is never paired, so that a false event
and a missed one stay two faults.
"""

from __future__ import annotations

from dataclasses import dataclass

from evaluation.gold import GoldEvent
from evaluation.names import Names
from graph.edtf import EdtfError, date_value, overlaps
from graph.records import DateValue, Event, ParticipantRole

_SYMMETRIC = frozenset({"AGREE", "CONSULT", "COOPERATE", "ASSAULT"})
_LEVEL = frozenset({ParticipantRole.INITIATOR, ParticipantRole.RECIPIENT, ParticipantRole.PARTICIPANT})


@dataclass(frozen=True)
class Slot:
    """A principal that the gold wants, and the parts in which it may be found."""

    name: str
    roles: frozenset[ParticipantRole]
    optional: bool


@dataclass(frozen=True)
class Pair:
    """A gold event and the extracted event aligned with it."""

    gold: GoldEvent
    found: Event
    type_right: bool
    principal_right: bool

    @property
    def right(self) -> bool:
        """Whether the event counts as found: right type and, where gold names any, a right principal."""
        return self.type_right and self.principal_right


def slots(gold: GoldEvent, found_type: str) -> list[Slot]:
    """The gold event's principals with the parts in which each may be found.

    Types on a level (talks, accords) have participants where others have initiators, and clashes may
    be told either way.
    """
    level = found_type in _SYMMETRIC
    initiator = {ParticipantRole.INITIATOR} | ({ParticipantRole.PARTICIPANT} if level else set())
    recipient = {ParticipantRole.RECIPIENT} | ({ParticipantRole.PARTICIPANT} if level else set())
    mediator = {ParticipantRole.MEDIATOR, ParticipantRole.HOST}
    return [
        *(Slot(name, frozenset(initiator), gold.by_optional) for name in gold.by),
        *(Slot(name, frozenset(recipient), gold.to_optional) for name in gold.to),
        *(Slot(name, _LEVEL, gold.with_optional) for name in gold.with_),
        *(Slot(name, frozenset(mediator), gold.via_optional) for name in gold.via),
        *(Slot(name, frozenset(mediator), gold.host_optional) for name in gold.host),
    ]


def dates_right(gold: GoldEvent, found: DateValue) -> bool:
    """Whether the date says exactly what the gold says: the same bounds, no more and no less.

    Where the gold has no date, a mere upper bound ("before the article") is right too: it makes nothing up.
    """
    for text in gold.date:
        if text is None:
            if found.earliest is None:
                return True
            continue
        wanted = date_value(text)
        if (wanted.earliest, wanted.latest) == (found.earliest, found.latest):
            return True
    return False


def align(golds: tuple[GoldEvent, ...], found: tuple[Event, ...], names: Names) -> list[Pair]:
    """Greedy one-to-one alignment of gold and extracted events, best pairs first."""
    scored: list[tuple[float, int, int, Pair]] = []
    for row, gold in enumerate(golds):
        for column, event in enumerate(found):
            pair, score = _judge(gold, event, names)
            if pair is not None:
                scored.append((score, row, column, pair))
    scored.sort(key=lambda item: (-item[0], item[1], item[2]))
    rows: set[int] = set()
    columns: set[int] = set()
    pairs: list[Pair] = []
    for _, row, column, pair in scored:
        if row not in rows and column not in columns:
            rows.add(row)
            columns.add(column)
            pairs.append(pair)
    return pairs


def _judge(gold: GoldEvent, event: Event, names: Names) -> tuple[Pair | None, float]:
    wanted = slots(gold, event.type)
    matched = [
        slot for slot in wanted if any(names.same(slot.name, actor.name) for actor in event.participants)
    ]
    type_right = event.type in gold.type
    quotes = " ".join(claim.quote for claim in event.claims).casefold()
    triggered = not gold.trigger or any(trigger.casefold() in quotes for trigger in gold.trigger)
    needed = [slot for slot in wanted if not slot.optional]
    principal_right = bool(matched) or not needed
    if not triggered or not (type_right or matched):
        return None, 0.0
    score = 3.0 * type_right + (2.0 * len(matched) / len(wanted) if wanted else 1.0)
    score += 2.0 if dates_right(gold, event.date) else 1.0 * _may_overlap(gold, event.date)
    score += 1.0 if gold.trigger and any(t.casefold() in event.name.casefold() for t in gold.trigger) else 0.0
    score += 0.5 if event.status in gold.status else 0.0
    score -= 0.25 * gold.optional
    return Pair(gold, event, type_right, principal_right), score


def _may_overlap(gold: GoldEvent, found: DateValue) -> bool:
    try:
        return any(text is None or overlaps(date_value(text), found) for text in gold.date)
    except EdtfError:
        return False
