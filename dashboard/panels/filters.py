"""The filters in the sidebar. Their values live in the address; the component only mirrors it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from dashboard import source, travel
from dashboard.address import Scene
from dashboard.components import mount
from dashboard.wording import type_words
from graph.views import FacetRow, Facets

OFFERED = 100  # values of one list that are sent to the browser; the others are found by typing a name
_LISTS = {
    "conflict": ("Conflict", "conflicts"),
    "actor": ("Actor", "actors"),
    "type": ("Type of event", "types"),
    "place": ("Place", "places"),
    "status": ("Status", "statuses"),
}
_DAYS = ("start", "end", "as_of")
_MOST = {"sources": 99, "confidence": 100}


def show_filters(
    scene: Scene, window: tuple[date | None, date | None] | None = None, subject: str | None = None
) -> None:
    """All filters, in the sidebar; each change goes to the address at once.

    ``window`` is what the page shows where the address names none; ``subject`` the filter that says
    what the page is about ("conflict"), which clearing keeps.
    """
    facets = source.facets(scene.as_of)
    with st.sidebar:
        mount(
            "filters",
            filter_data(scene, facets, window or (facets.first, facets.last)),
            key="filters",
            on={"changed": _change},
        )
        if narrowed(scene, subject):
            st.button("Clear filters", on_click=clear, args=(subject,), type="tertiary", key="clear_filters")


def narrowed(scene: Scene, subject: str | None = None) -> bool:
    """Whether there is a filter to clear."""
    rest = replace(scene, **{subject: ()}) if subject else scene  # type: ignore[arg-type]
    return bool(rest.narrowed() or scene.start or scene.end)


def filter_data(scene: Scene, facets: Facets, window: tuple[date | None, date | None]) -> dict[str, Any]:
    """What the component is given."""
    days = {"start": scene.start or window[0], "end": scene.end or window[1], "as_of": scene.as_of}
    lists = [_list(name, getattr(facets, plural), scene) for name, (_, plural) in _LISTS.items()]
    return {
        "fields": [one for one in lists if one["options"] or one["chosen"]],
        **{name: day.isoformat() if day else None for name, day in days.items()},
        "sources": scene.sources,
        "confidence": scene.confidence,
    }


def _list(name: str, rows: Sequence[FacetRow], scene: Scene) -> dict[str, Any]:
    words = _words(name)
    wanted = getattr(scene, name)
    named = {row.id: words(row) for row in rows if row.id in wanted}
    return {
        "name": name,
        "label": _LISTS[name][0],
        "total": len(rows),
        "options": [[row.id, words(row), row.count] for row in rows[:OFFERED]],
        "chosen": [[one, named.get(one, f"{one} (not in the graph)")] for one in wanted],
    }


def _words(name: str) -> Callable[[FacetRow], str]:
    return (lambda row: type_words(row.id)) if name == "type" else (lambda row: row.name)


def _change(told: Any) -> None:
    scene = travel.scene()
    travel.change(**changes(told, scene, source.facets(scene.as_of)))


def changes(told: Any, scene: Scene, facets: Facets) -> dict[str, Any]:
    """What a message of the component changes in the address; what makes no sense changes nothing."""
    if not isinstance(told, dict):
        return {}
    name, value = told.get("name"), told.get("value")
    if name in _LISTS and isinstance(value, list):
        values = [one for one in value if isinstance(one, str)]
        return {name: tuple(meant(values, getattr(scene, name), getattr(facets, _LISTS[name][1])))}
    if name in _MOST and isinstance(value, int | float):
        return {name: max(0, min(_MOST[name], int(value)))}
    if name not in _DAYS:
        return {}
    day = _day(value)
    if day is None and value is not None:
        return {}
    if name == "as_of":
        return {"as_of": day}
    start, end = (day, scene.end) if name == "start" else (scene.start, day)
    if start and end and start > end:
        start, end = end, start
    return {"start": start, "end": end}


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def meant(values: Iterable[str], chosen: Sequence[str], rows: Sequence[FacetRow]) -> list[str]:
    """The ids that are meant by what was chosen (an id) or typed (a name, or a part of one).

    A typed name is the most frequent one that is called so, or else begins so, or else holds it;
    what no name holds is left out.
    """
    known = {row.id for row in rows} | set(chosen)
    found = []
    for value in values:
        if value in known:
            found.append(value)
            continue
        typed = value.strip().casefold()
        called = [(row.name.casefold(), row.id) for row in rows]
        for fits in (str.__eq__, str.startswith, str.__contains__):
            hit = next((identifier for name, identifier in called if typed and fits(name, typed)), None)
            if hit:
                found.append(hit)
                break
    return list(dict.fromkeys(found))


def clear(subject: str | None = None) -> None:
    """Clear all filters but the one that the page is about (from a callback)."""
    now = travel.scene()
    travel.change(
        **{name: () for name in _LISTS if name != subject},
        start=None,
        end=None,
        as_of=None,
        sources=0,
        confidence=0,
        lanes=now.lanes,
    )
