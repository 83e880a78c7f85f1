"""Events per unit of time."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Unpack

import numpy as np
from numpy.typing import NDArray
from pydantic import TypeAdapter

from graph.register import Columns, Ints, day_of, register
from graph.views import periods
from graph.views.filters import Filters, Selection
from graph.views.memory import remembered
from graph.views.periods import UNITS, Unit
from graph.views.rows import CountRow
from graph.views.selecting import selected

if TYPE_CHECKING:
    from graph.store import Store

_MOST_UNITS = 5000  # an event that spans more units than this is put under none of them
_ROWS = TypeAdapter(list[CountRow])
Shares = NDArray[np.float64]


def counts(store: Store, unit: Unit = "month", **filters: Unpack[Filters]) -> list[CountRow]:
    """Events per unit of time, type and status, in order; undated and half-open ones under ``start`` None.

    An event that spans several units is spread evenly over them by days. With
    ``as_of``, events count as they were told by then.

    Raises:
        ValueError: an unknown unit, or a range that ends before it starts.
    """
    if unit not in UNITS:
        raise ValueError(f"{unit!r} is not a unit of time: {', '.join(UNITS[:-1])} or {UNITS[-1]}")
    known = register(store)
    selection = Selection.of(known, **filters)

    def take() -> list[CountRow]:
        return _rows(selected(store, known, selection).columns, unit, selection)

    return remembered(store, ("counts", unit, selection.key), take, revision=known.stamp.revision)


def _rows(events: Columns, unit: Unit, selection: Selection) -> list[CountRow]:
    statuses = len(events.words.status)
    kinds = max(1, len(events.words.type) * statuses)
    kind = events.type.astype(np.int64) * statuses + events.status
    closed = (events.earliest != 0) & (events.latest != 0)
    first = periods.number(np.maximum(events.earliest, 1), unit)
    last = periods.number(np.maximum(events.latest, 1), unit)
    single = closed & (first == last)
    spread = closed & (last > first) & (last - first < _MOST_UNITS)
    none = int(last.max(initial=0)) + 1  # the unit of those without one: after all others
    alone, how_many = np.unique(
        np.where(single, first, none)[~spread] * kinds + kind[~spread], return_counts=True
    )
    shared, weight = _spread(events.earliest[spread], events.latest[spread], kind[spread], kinds, unit)
    keys = np.union1d(alone, shared)
    exact, part = np.zeros(len(keys), dtype=np.int64), np.zeros(len(keys))
    exact[np.searchsorted(keys, alone)] = how_many
    part[np.searchsorted(keys, shared)] = np.round(weight, 6)
    numbers, where = np.unique(keys // kinds, return_inverse=True)
    days = periods.first_day(numbers, unit)
    starts: list[date | None] = [day_of(int(day)) for day in days]
    kept = np.ones(len(numbers), dtype=np.bool_)
    if selection.ranged:
        from_, to = selection.start or date.min, selection.end or date.max
        kept = (days <= to.toordinal()) & (periods.first_day(numbers + 1, unit) > from_.toordinal())
    if len(numbers) and numbers[-1] == none:
        starts[-1], kept[-1] = None, True
    types, names = events.words.type.texts, events.words.status.texts
    texts = [(types[code // statuses], names[code % statuses]) for code in range(kinds if types else 0)]
    found = [
        (at, *texts[code], whole, share)
        for at, code, whole, share in zip(
            where.tolist(), (keys % kinds).tolist(), exact.tolist(), part.tolist(), strict=True
        )
        if kept[at]
    ]
    found.sort(key=lambda row: row[:3])
    return _ROWS.validate_python(
        [
            {"start": starts[at], "type": type_, "status": status, "exact": whole, "spread": share}
            for at, type_, status, whole, share in found
        ]
    )


def _spread(earliest: Ints, latest: Ints, kind: Ints, kinds: int, unit: Unit) -> tuple[Ints, Shares]:
    """Keys (number of the unit and kind) and sums of the shares of events that span several units."""
    if not len(kind):
        return np.empty(0, dtype=np.int64), np.empty(0)
    spans, span = np.unique(np.stack([earliest, latest], axis=1), axis=0, return_inverse=True)
    keys, events = np.unique(span.reshape(-1) * kinds + kind, return_counts=True)
    ends = np.searchsorted(keys, np.arange(1, len(spans) + 1) * kinds)
    places, weights = [], []
    starts = [0, *ends[:-1].tolist()]
    for (begin, until), low, high in zip(spans.tolist(), starts, ends.tolist(), strict=True):
        numbers, share = _shares(begin, until, unit)
        places.append((numbers[:, None] * kinds + keys[None, low:high] % kinds).ravel())
        weights.append((share[:, None] * events[None, low:high]).ravel())
    found, inverse = np.unique(np.concatenate(places), return_inverse=True)
    sums: Shares = np.bincount(inverse.reshape(-1), weights=np.concatenate(weights)).astype(np.float64)
    return found, sums


_shares = lru_cache(maxsize=8192)(periods.shares)
