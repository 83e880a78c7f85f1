"""Where events are said to have happened: counts per place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

import numpy as np
from pydantic import Field

from graph.register import Columns, Register, register
from graph.views.filters import Filters, Selection
from graph.views.memory import remembered
from graph.views.rows import PlaceRow, Row
from graph.views.selecting import selected

if TYPE_CHECKING:
    from graph.store import Store


class AtlasRow(Row):
    """Events at one place (None: those that name no place), by status. One counts at each of its places.

    ``intensity`` is the mean of PLOVER's -10..10 over the events that have one.
    """

    place: PlaceRow | None = None
    events: int = 0
    statuses: dict[str, int] = Field(default_factory=dict)
    intensity: float | None = None


def atlas(store: Store, **filters: Unpack[Filters]) -> list[AtlasRow]:
    """Places with the events said to have happened there, the fullest first, "no place" last.

    Places judged to be one are one row, under the name that they are shown by.

    Raises:
        ValueError: a range that ends before it starts.
    """
    known = register(store)
    selection = Selection.of(known, **filters)

    def take() -> list[AtlasRow]:
        return _rows(known, selected(store, known, selection).columns)

    return remembered(store, ("atlas", selection.key), take, revision=known.stamp.revision)


def _rows(known: Register, events: Columns) -> list[AtlasRow]:
    heads = known.heads("places")
    nowhere = len(heads)
    texts, statuses = events.words.places.texts, events.words.status.texts
    # One entry a place of an event, and one for an event without places.
    owner = np.concatenate([events.places.owner, np.flatnonzero(events.places.sizes == 0)])
    place = np.full(len(owner), nowhere, dtype=np.int64)
    place[: len(events.places.flat)] = heads[events.places.flat]
    by_status = np.zeros((nowhere + 1, max(1, len(statuses))), dtype=np.int64)
    np.add.at(by_status, (place, events.status[owner]), 1)
    intensity = events.intensity[owner]
    rated = ~np.isnan(intensity)
    sums = np.bincount(place[rated], weights=intensity[rated], minlength=nowhere + 1)
    numbers = np.bincount(place[rated], minlength=nowhere + 1)
    rows = []
    for code in np.flatnonzero(by_status.sum(axis=1)).tolist():
        name = known.names["places"].by_id.get(texts[code]) if code < nowhere else None
        each = {statuses[at]: int(by_status[code, at]) for at in np.flatnonzero(by_status[code]).tolist()}
        rows.append(
            AtlasRow(
                place=PlaceRow(id=name.id, name=name.name, kind=name.kind, lat=name.lat, lon=name.lon)
                if name
                else None,
                events=sum(each.values()),
                statuses=dict(sorted(each.items())),
                intensity=round(float(sums[code] / numbers[code]), 3) if numbers[code] else None,
            )
        )
    return sorted(rows, key=lambda row: (row.place is None, -row.events, row.place.name if row.place else ""))
