"""Counts per place as the data of the map component. Pure: no store, no page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from dashboard.wording import FACT_NAMES, count, tone
from graph.outlines import exactness, outlined, too_wide
from graph.views import AtlasRow

OUTLINES_ROUTE = "/casus/outlines.json"
_WORDS = {
    "point": "a town or a site",
    "country": "somewhere in the country",
    "area": "somewhere in a region of unknown extent",
}


def facts_of(row: AtlasRow) -> int:
    """Events reported as fact."""
    return sum(number for status, number in row.statuses.items() if status in FACT_NAMES)


def shape_of(row: AtlasRow) -> str:
    """How a place is drawn: a country without an outline is an area like any other."""
    if row.place is None:
        return "area"
    shape = exactness(row.place.kind)
    return "area" if shape == "country" and row.place.name not in outlined() else shape


def drawable(row: AtlasRow) -> bool:
    """Whether it is known where a place is, and it is not a part of the world."""
    return located(row) and not (row.place and too_wide(row.place.name))


def located(row: AtlasRow) -> bool:
    """Whether a place has coordinates."""
    return row.place is not None and row.place.lat is not None and row.place.lon is not None


def build(rows: Iterable[AtlasRow], selected: str | None) -> dict[str, Any]:
    """The data of the map component: the places whose coordinates are known."""
    marks = []
    for row in rows:
        if row.place is None or not drawable(row):
            continue
        facts = facts_of(row)
        others = {name: number for name, number in row.statuses.items() if name not in FACT_NAMES}
        marks.append(
            {
                "id": row.place.id,
                "name": row.place.name,
                "shape": shape_of(row),
                "lat": row.place.lat,
                "lon": row.place.lon,
                "facts": facts,
                "others": row.events - facts,
                "tone": tone(row.intensity),
                "lines": [
                    (row.place.kind or "place").replace("_", " "),
                    f"{count(facts, 'event')} reported as fact",
                    ", ".join(f"{number} {name}" for name, number in others.items()),
                ],
            }
        )
    words = f"Map of {count(len(marks), 'place')}. The table tab holds the same."
    return {"outlines": OUTLINES_ROUTE.lstrip("/"), "marks": marks, "selected": selected, "words": words}


def record(row: AtlasRow) -> dict[str, object]:
    """A place as a table's row."""
    place, facts = row.place, facts_of(row)
    return {
        "place": place.name if place else "no place named",
        "kind": (place.kind or "").replace("_", " ") if place else "",
        "how exact": _how_exact(row) if place else "",
        "events": row.events,
        "reported as fact": facts,
        "planned, denied …": row.events - facts,
        "mean intensity": None if row.intensity is None else round(row.intensity, 1),
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "id": place.id if place else "",
    }


def _how_exact(row: AtlasRow) -> str:
    if drawable(row):
        return _WORDS[shape_of(row)]
    return "too wide for the map" if located(row) else "not on the map"


def off_the_map(rows: Sequence[AtlasRow]) -> list[AtlasRow]:
    """Places whose coordinates nobody knows or that are too wide, and the events that name no place."""
    return [row for row in rows if not drawable(row)]
