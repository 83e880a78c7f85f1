"""Rows of the timeline view as the data of the timeline component. Pure: no store, no page."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any, Literal

from dashboard.wording import STATUS_WORDS, count, exactness, tone, type_words, when
from graph.records import Precision, Status
from graph.views import CountRow, TimelineRow

Unit = Literal["day", "month", "year", "decade"]
FACTS = frozenset({Status.OCCURRED, Status.ONGOING})
MOST_LANES = 9
_SHARE = 0.9  # of the exactly dated events that the first window holds
_LATEST = 0.25  # of its length that it may grow by to hold the last of them too


def unit_for(first: date, last: date) -> Unit:
    """The unit in which an extent is counted: some 100 to 600 bars."""
    days = (last - first).days
    if days <= 200:
        return "day"
    return "month" if days <= 365 * 80 else "year"


def unit_end(start: date, unit: Unit) -> date:
    """The last day of the unit that starts on ``start``."""
    if unit == "day":
        return start
    if unit == "month":
        return start.replace(day=monthrange(start.year, start.month)[1])
    years = 1 if unit == "year" else 10
    return date(min(start.year + years - 1, 9999), 12, 31)


def touching(rows: Iterable[CountRow], unit: Unit, window: tuple[date, date]) -> list[CountRow]:
    """The counts of the units that lie in a window in whole or in part."""
    return [
        row for row in rows if row.start and row.start <= window[1] and unit_end(row.start, unit) >= window[0]
    ]


def surely_inside(rows: Iterable[CountRow], unit: Unit, window: tuple[date, date]) -> float:
    """How many events lie in a window at least: those dated within units that lie in it as a whole."""
    return sum(
        row.exact
        for row in rows
        if row.start and window[0] <= row.start and unit_end(row.start, unit) <= window[1]
    )


def first_window(rows: Iterable[CountRow], extent: tuple[date, date], unit: Unit) -> tuple[date, date]:
    """The shortest run of units (as the rows count) that holds nine tenths of the exactly dated events.

    A graph on one war often names a few events of decades before: the whole extent would
    press the war into a corner. It reaches on to the last event where that is near, for the news
    is what one looks for first. The overview still shows everything. An extent that is counted by
    days is short enough to be shown as a whole.
    """
    if unit == "day":
        return extent
    held_by: dict[date, int] = defaultdict(int)
    for row in rows:
        if row.start and row.exact:
            held_by[row.start] += row.exact
    ordered = sorted(held_by)
    if not ordered:
        return extent
    need = _SHARE * sum(held_by.values())
    best = (ordered[0], ordered[-1])
    low, held = 0, 0
    for high in ordered:
        held += held_by[high]
        while held - held_by[ordered[low]] >= need:
            held -= held_by[ordered[low]]
            low += 1
        if held >= need and high - ordered[low] < best[1] - best[0]:
            best = (ordered[low], high)
    last = unit_end(ordered[-1], unit)
    found = unit_end(best[1], unit)
    if (last - found).days <= _LATEST * (found - best[0]).days:
        found = last
    start, end = padded(best[0], found)
    return max(start, extent[0]), min(end, extent[1])


def overview(rows: Iterable[CountRow], unit: Unit) -> dict[str, Any]:
    """Counts per unit: ``firm`` dated within it, ``spread`` the share of vaguer ones, ``unreal`` no facts."""
    firm: dict[date, float] = defaultdict(float)
    spread: dict[date, float] = defaultdict(float)
    unreal: dict[date, float] = defaultdict(float)
    for row in rows:
        if row.start is None:
            continue
        if row.status in FACTS:
            firm[row.start] += row.exact
            spread[row.start] += row.spread
        else:
            unreal[row.start] += row.exact + row.spread
    starts = sorted({*firm, *spread, *unreal})
    facts, others = sum(firm.values()) + sum(spread.values()), sum(unreal.values())
    return {
        "unit": unit,
        "start": [start.isoformat() for start in starts],
        "end": [unit_end(start, unit).isoformat() for start in starts],
        "firm": [round(firm[start], 3) for start in starts],
        "spread": [round(spread[start], 3) for start in starts],
        "unreal": [round(unreal[start], 3) for start in starts],
        "caption": f"events per {unit}; hatched: vaguer dates, spread; below the line: planned, denied …",
        "words": f"Counts per {unit}: some {facts:,.0f} events reported as fact, {others:,.0f} planned, "
        "cancelled, denied or supposed. Drag to choose a window.",
    }


def lanes_of(row: TimelineRow, by: str) -> list[tuple[str, str]]:
    """Keys and names of the lanes in which an event may lie."""
    if by == "type":
        return [(row.type, type_words(row.type))]
    if by == "actor":
        return [(one.id, one.name) for one in row.participants]
    named = row.places if by == "place" else row.conflicts
    return [(one.id, one.name) for one in named]


def arrange(rows: Sequence[TimelineRow], by: str) -> tuple[list[dict[str, Any]], list[int]]:
    """Lanes, the fullest first, and the lane of each row (its fullest one); the rest share a last lane."""
    totals: dict[str, int] = defaultdict(int)
    names: dict[str, str] = {}
    for row in rows:
        for key, name in lanes_of(row, by):
            totals[key] += 1
            names[key] = name
    kept = sorted(totals, key=lambda key: (-totals[key], names[key]))[:MOST_LANES]
    place = {key: at for at, key in enumerate(kept)}
    rest = len(kept)
    own = [min((place[key] for key, _ in lanes_of(row, by) if key in place), default=rest) for row in rows]
    lanes = [{"name": names[key], "total": own.count(at)} for at, key in enumerate(kept)]
    if rest in own:
        none = {"actor": "no actor named", "place": "no place named", "conflict": "no conflict named"}
        left_out = len(totals) > len(kept)
        lanes.append({"name": "others" if left_out else none.get(by, "others"), "total": own.count(rest)})
    return lanes, own


def marks(rows: Sequence[TimelineRow], own: Sequence[int]) -> list[dict[str, Any]]:
    """The events as the component draws them; undated ones are left out."""
    return [
        {
            "id": row.id,
            "label": row.name,
            "lane": lane,
            "from": row.earliest.isoformat() if row.earliest else None,
            "to": row.latest.isoformat() if row.latest else None,
            "precision": row.precision.value,
            "status": row.status.value,
            "contested": row.contested,
            "tone": tone(row.intensity),
            "lines": [
                f"{when(row)} ({exactness(row.precision)})",
                STATUS_WORDS[row.status] + ("; contested" if row.contested else ""),
                ", ".join(place.name for place in row.places),
                count(row.sources, "independent source"),
            ],
        }
        for row, lane in zip(rows, own, strict=True)
        if row.precision is not Precision.NONE and (row.earliest or row.latest)
    ]


def density(rows: Iterable[CountRow], unit: Unit) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Lanes by type and counts in them, for a window that holds too many events to draw one by one."""
    cells: dict[tuple[str, date], float] = defaultdict(float)
    totals: dict[str, float] = defaultdict(float)
    for row in rows:
        if row.start:
            cells[row.type, row.start] += row.exact + row.spread
            totals[row.type] += row.exact + row.spread
    kinds = sorted(totals, key=lambda kind: (-totals[kind], kind))
    starts = sorted({start for _, start in cells})
    at = {start: index for index, start in enumerate(starts)}
    lane = {kind: index for index, kind in enumerate(kinds)}
    return (
        [{"name": type_words(kind), "total": round(totals[kind])} for kind in kinds],
        {
            "start": [start.isoformat() for start in starts],
            "end": [unit_end(start, unit).isoformat() for start in starts],
            "cells": [
                [lane[kind], at[start], round(value, 2)] for (kind, start), value in sorted(cells.items())
            ],
        },
    )


def padded(first: date, last: date) -> tuple[date, date]:
    """An extent with a little air on both sides."""
    air = timedelta(days=max(5, (last - first).days // 60))
    low = first - air if first - date.min > air else date.min
    high = last + air if date.max - last > air else date.max
    return low, high
