"""The order of one article's events, by wording and by dates, without circles."""

from __future__ import annotations

from collections import defaultdict

from graph.edtf import disjoint
from graph.records import Event, Order, Status
from ingest.annotations import Reading

_AHEAD = frozenset({Status.PLANNED, Status.HYPOTHETICAL, Status.CANCELLED})
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


def order_events(events: list[Event], reading: Reading, ids: dict[int, str]) -> tuple[list[Order], list[str]]:
    """Order from wording, then from dates of events that share an actor, a place or a conflict.

    Wording that runs against the dates, or would close a circle, is reported and left out.
    """
    dates = {event.id: event.date for event in events}
    ahead = {event.id for event in events if event.status in _AHEAD}
    edges: dict[str, set[str]] = defaultdict(set)
    order: dict[tuple[str, str], Order] = {}
    warnings = []

    def add(before: str, after: str, basis: str, causal: bool) -> None:
        edges[before].add(after)
        held = order.get((before, after))
        if held is None or (causal and not held.causal):
            order[before, after] = Order(before=before, after=after, basis=basis, causal=causal)

    threads = {event.id: _threads(event) for event in events}
    dated = [event for event in events if event.date.earliest or event.date.latest]
    for first in dated:
        for second in dated:
            latest, earliest = first.date.latest, second.date.earliest
            if not (latest and earliest and latest < earliest):
                continue
            loose = not (threads[first.id] and threads[second.id])
            if threads[first.id] & threads[second.id] or (loose and _close(first, second)):
                add(first.id, second.id, "dates", causal=False)
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
