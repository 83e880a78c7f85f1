"""Counts over the graph: per unit of time, per facet, in all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Literal, Unpack

from graph.views.cards import named
from graph.views.filters import Filters, Selection
from graph.views.memory import remembered
from graph.views.rows import CountRow, FacetRow, Facets, Statistics, TimelineRow
from graph.views.timeline import reopened

if TYPE_CHECKING:
    from graph.store import Store

Unit = Literal["day", "month", "year", "decade"]
_NODES = ("conflicts", "actors", "places")
_MOST_UNITS = 5000  # an event that spans more units than this is put under none of them


def counts(store: Store, unit: Unit = "month", **filters: Unpack[Filters]) -> list[CountRow]:
    """Events per unit of time, type and status, in order; undated and half-open ones under ``start`` None.

    An event that spans several units is spread evenly over them by days. With
    ``as_of``, events count as they were told by then.

    Raises:
        ValueError: an unknown unit, or a range that ends before it starts.
    """
    if unit not in ("day", "month", "year", "decade"):
        raise ValueError(f"{unit!r} is not a unit of time: day, month, year or decade")
    selection = Selection.of(store, **filters)
    rows = remembered(store, ("counts", unit == "day", selection.key), lambda: _spans(store, selection, unit))
    exact: dict[tuple[date | None, str, str], int] = defaultdict(int)
    spread: dict[tuple[date | None, str, str], float] = defaultdict(float)
    for row in rows:
        kind = (row["type"], row["status"])
        if row.get("month"):
            year, month = divmod(row["month"], 100)
            exact[(unit_start(date(year, month, 1), unit), *kind)] += row["events"]
            continue
        shares = _shares(row["earliest"], row["latest"], unit)
        for start, share in shares:
            if selection.ranged and start and not _touches(start, unit, selection):
                continue
            if len(shares) == 1:
                exact[(start, *kind)] += row["events"]
            else:
                spread[(start, *kind)] += share * row["events"]
    return [
        CountRow(start=key[0], type=key[1], status=key[2], exact=exact[key], spread=round(spread[key], 6))
        for key in sorted({*exact, *spread}, key=lambda key: (key[0] is None, key[0] or date.min, key[1:]))
    ]


def _spans(store: Store, selection: Selection, unit: Unit) -> list[dict[str, Any]]:
    """Events by what they span: by month where the unit is no finer and no range cuts a month."""
    finer = unit == "day" or selection.ranged
    rows = store.rows("overview.spans" if finer else "overview.months", **selection.parameters())
    return rows + [
        {
            "earliest": event.earliest,
            "latest": event.latest,
            "type": event.type,
            "status": event.status.value,
            "events": 1,
        }
        for event in reopened(store, selection)
    ]


def facets(store: Store, *, as_of: date | None = None) -> Facets:
    """What can be filtered by, the most frequent first."""
    return remembered(store, ("facets", as_of), lambda: _facets(store, as_of))


def _facets(store: Store, as_of: date | None) -> Facets:
    selection = Selection.of(store, as_of=as_of)
    again = reopened(store, selection)
    found: dict[str, tuple[FacetRow, ...]] = {}
    for name in ("conflicts", "actors", "places", "types", "statuses"):
        count: Counter[str] = Counter()
        for row in store.rows(f"overview.{name}", as_of=as_of):
            count[row["id"]] += row["count"]
        count.update(value for event in again for value in _values(event, name))
        nodes = named(store, name, count) if name in _NODES else {}
        found[name] = _facet(
            {**nodes[key]["shown"], "kind": nodes[key].get("kind"), "count": number}
            if key in nodes
            else {"id": key, "name": key, "kind": None, "count": number}
            for key, number in count.items()
        )
    found["outlets"] = _facet(store.rows("overview.outlets", as_of=as_of))
    bounds = store.rows("overview.range", as_of=as_of)[0]
    first = [bounds["first"], *(event.earliest for event in again)]
    last = [bounds["last"], *(event.latest for event in again)]
    return Facets(
        **found,
        first=min(filter(None, first), default=None),
        last=max(filter(None, last), default=None),
    )


def _values(event: TimelineRow, name: str) -> set[str]:
    if name == "types":
        return {event.type}
    if name == "statuses":
        return {event.status.value}
    if name == "actors":
        return {part.id for part in event.participants}
    return {part.id for part in getattr(event, name)}


def statistics(store: Store) -> Statistics:
    """Size of the graph."""
    nodes = {row["name"]: row["count"] for row in store.rows("overview.nodes")}
    relationships = {row["name"]: row["count"] for row in store.rows("overview.relationships")}
    version = store.rows("version.read")
    return Statistics(
        nodes=dict(sorted(nodes.items())),
        relationships=dict(sorted(relationships.items())),
        actors=nodes.get("Actor", 0),
        schema_version=version[0]["version"] if version else 0,
        **store.rows("overview.totals")[0],
        **store.rows("overview.events_total")[0],
        **store.rows("overview.claims_total")[0],
    )


def _facet(rows: Iterable[dict[str, Any]]) -> tuple[FacetRow, ...]:
    """Rows joined by id: merged nodes count under their canonical one, and have its name."""
    joined: dict[str, dict[str, Any]] = {}
    for row in sorted(rows, key=lambda row: (-row["count"], row["name"])):
        kept = joined.setdefault(row["id"], row | {"count": 0})
        kept["count"] += row["count"]
    found = [FacetRow(**row) for row in joined.values()]
    return tuple(sorted(found, key=lambda row: (-row.count, row.name, row.id)))


def unit_start(day: date, unit: Unit) -> date:
    """First day of the unit in which a day lies."""
    if unit == "day":
        return day
    if unit == "month":
        return day.replace(day=1)
    year = day.year if unit == "year" else max(1, day.year - day.year % 10)
    return date(year, 1, 1)


def next_unit(start: date, unit: Unit) -> date | None:
    """First day of the unit after; None at the end of the calendar."""
    try:
        if unit == "day":
            return start + timedelta(days=1)
        if unit == "month":
            return date(start.year + start.month // 12, start.month % 12 + 1, 1)
        return date(start.year - start.year % 10 + 10 if unit == "decade" else start.year + 1, 1, 1)
    except (OverflowError, ValueError):
        return None


def _shares(earliest: date | None, latest: date | None, unit: Unit) -> list[tuple[date | None, float]]:
    if earliest is None or latest is None:
        return [(None, 1.0)]
    days = (latest - earliest).days + 1
    shares: list[tuple[date | None, float]] = []
    start: date | None = unit_start(earliest, unit)
    while start and start <= latest and len(shares) <= _MOST_UNITS:
        following = next_unit(start, unit)
        last = min(latest, following - timedelta(days=1)) if following else latest
        shares.append((start, ((last - max(start, earliest)).days + 1) / days))
        start = following
    return shares if len(shares) <= _MOST_UNITS else [(None, 1.0)]


def _touches(start: date, unit: Unit, selection: Selection) -> bool:
    following = next_unit(start, unit)
    begun = selection.end is None or start <= selection.end
    return begun and (selection.start is None or following is None or following > selection.start)
