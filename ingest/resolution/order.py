"""The order of one article's events, by wording and by dates, without circles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from graph.edtf import date_value, disjoint
from graph.records import BY_DATES, Event, Order, Precision, Status
from ingest.annotations import Reading

_AHEAD = frozenset({Status.PLANNED, Status.HYPOTHETICAL, Status.CANCELLED})
_OPEN = ("..", "")
_NEAR = 600  # characters: a paragraph or two


def _reaches(graph: dict[str, set[str]], start: str, goal: str) -> bool:
    stack, seen = [start], {start}
    while stack:
        node = stack.pop()
        if node == goal:
            return True
        for following in graph.get(node, ()):
            if following not in seen:
                seen.add(following)
                stack.append(following)
    return False


def _threads(event: Event) -> set[str]:
    """What an event has to share with another for their order to be worth telling."""
    actors = {item.id for item in event.participants}
    return actors | {item.id for item in event.places} | {item.id for item in event.conflicts}


def _close(first: Event, second: Event) -> bool:
    """Whether two events are told next to each other: enough where one of them names nobody."""
    return any(abs(one.start - other.start) < _NEAR for one in first.claims for other in second.claims)


def _begun_by(event: Event, lasting: frozenset[str]) -> date | None:
    """The last day on which an event can have begun: of what lasts, the first that its date names.

    "Since April 2015", of a war also "from April 2015 to May 2016": begun by the end of that April.
    """
    first, _, last = (event.date.edtf or "").partition("/")
    if first in _OPEN:
        return event.date.latest
    kind = f"{event.type}/{event.mode}" if event.mode else event.type
    begun = date_value(first)
    # "Have bombed it since January 12"; "has signed two accords since 2014" did not begin in that year
    since = event.date.basis.startswith("since ") and begun.precision in (Precision.DAY, Precision.MONTH)
    going_on = (last in _OPEN and event.status not in _AHEAD) or kind in lasting or since
    return begun.latest if going_on else event.date.latest


def _dated_pairs(events: list[Event], lasting: frozenset[str]) -> Iterator[tuple[Event, Event, bool]]:
    """Pairs of which the first began before the second by their dates, those nearest in time first.

    The flag says whether the two share an actor, a place or a conflict, or are told next to each other where
    one of them names nobody; such pairs come before all others.
    """
    threads = {event.id: _threads(event) for event in events}
    pairs: list[tuple[bool, int, Event, Event]] = []
    for first in events:
        begun = _begun_by(first, lasting)
        for second in events:
            earliest = second.date.earliest
            if first.id == second.id or not (begun and earliest and begun <= earliest):
                continue
            # What was done by the day from which another is planned came before it, on that day as well.
            planned = second.status is Status.PLANNED and first.status not in _AHEAD
            if begun == earliest and not planned:
                continue
            loose = not (threads[first.id] and threads[second.id])
            tied = bool(threads[first.id] & threads[second.id]) or (loose and _close(first, second))
            pairs.append((tied, (earliest - begun).days, first, second))
    for tied, _, first, second in sorted(pairs, key=lambda item: (not item[0], item[1])):
        yield first, second, tied


def order_events(
    events: list[Event], reading: Reading, ids: dict[int, str], lasting: frozenset[str] = frozenset()
) -> tuple[list[Order], list[str]]:
    """Order from dates, then from wording.

    ``lasting``: types with modes ("ASSAULT/war") of which a span of dates is how long it went on, not the
    days between which it lies. Wording that runs against the dates, or would close a circle, is reported and
    left out.
    """
    dates = {event.id: event.date for event in events}
    ahead = {event.id for event in events if event.status in _AHEAD}
    edges: dict[str, set[str]] = defaultdict(set)
    order: dict[tuple[str, str], Order] = {}
    warnings = []

    def add(before: str, after: str, basis: str, causal: bool) -> None:
        edges[before].add(after)
        held = order.get((before, after))
        # Wording says more than dates, a cause more than wording.
        if held is None or (causal and not held.causal) or (held.basis == BY_DATES and not held.causal):
            order[before, after] = Order(before=before, after=after, basis=basis, causal=causal)

    for first, second, tied in _dated_pairs(events, lasting):
        # Of events that have nothing in common only what follows from no other pair is told.
        if tied or not _reaches(edges, first.id, second.id):
            add(first.id, second.id, BY_DATES, causal=False)
    for found in reading.orders:
        before, after = ids.get(found.before), ids.get(found.after)
        if before is None or after is None or before == after:
            continue
        if before in ahead and after not in ahead and not found.causal:
            continue  # "condemned the planned march": what is still to come is not what came first
        backwards = disjoint(dates[before], dates[after]) and (dates[after].latest or dates[before].earliest)
        first_latest, second_earliest = dates[after].latest, dates[before].earliest
        if backwards and first_latest and second_earliest and first_latest < second_earliest:
            warnings.append(
                f"wording puts {before} before {after} ({found.basis}), their dates say otherwise"
            )
        elif _reaches(edges, after, before):
            warnings.append(f"order of {before} and {after} ({found.basis}) closes a circle and is left out")
        else:
            add(before, after, found.basis, found.causal)
    return list(order.values()), warnings
