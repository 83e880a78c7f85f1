"""Where events are said to have happened: counts per place."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Unpack

from pydantic import Field

from graph.views.cards import named
from graph.views.filters import Filters, Selection
from graph.views.memory import remembered
from graph.views.rows import PlaceRow, Row
from graph.views.timeline import reopened

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
    selection = Selection.of(store, **filters)
    return remembered(store, ("atlas", selection.key), lambda: _atlas(store, selection))


def _atlas(store: Store, selection: Selection) -> list[AtlasRow]:
    found = store.rows("atlas.places", **selection.parameters())
    for event in reopened(store, selection):
        told = {
            "status": event.status.value,
            "events": 1,
            "intensity": event.intensity or 0.0,
            "rated": int(event.intensity is not None),
        }
        found += [{"id": place, **told} for place in ([one.id for one in event.places] or [""])]
    nodes = named(store, "places", (row["id"] for row in found if row["id"]))
    heads: dict[str, PlaceRow] = {}
    statuses: dict[str | None, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    sums: dict[str | None, tuple[float, int]] = defaultdict(lambda: (0.0, 0))
    for row in found:
        node = nodes.get(row["id"]) if row["id"] else None
        key = node["shown"]["id"] if node else None
        if node and key is not None:
            fields = {name: node.get(name) for name in ("kind", "lat", "lon")}
            heads.setdefault(key, PlaceRow(**node["shown"], **fields))
        statuses[key][row["status"]] += row["events"]
        total, rated = sums[key]
        sums[key] = (total + (row["intensity"] or 0.0), rated + row["rated"])
    rows = [
        AtlasRow(
            place=heads.get(key) if key else None,
            events=sum(by_status.values()),
            statuses=dict(sorted(by_status.items())),
            intensity=round(sums[key][0] / sums[key][1], 3) if sums[key][1] else None,
        )
        for key, by_status in statuses.items()
    ]
    return sorted(rows, key=lambda row: (row.place is None, -row.events, row.place.name if row.place else ""))
