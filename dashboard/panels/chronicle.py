"""A chronicle: counts over an extent, the chosen window in detail, what is undated, what is selected."""

from __future__ import annotations

from datetime import date
from typing import Any

import streamlit as st

from dashboard import source, travel
from dashboard.address import Scene
from dashboard.components import mount
from dashboard.panels.closing import close_button
from dashboard.panels.evidence import show_event
from dashboard.panels.lists import event_item, show_items
from dashboard.panels.table import event_table
from dashboard.panels.tabs import show_tabs
from dashboard.timeline_picture import (
    Unit,
    arrange,
    density,
    marks,
    overview,
    surely_inside,
    touching,
    unit_for,
)
from dashboard.wording import count
from graph.store import NotFoundError
from graph.views import CountRow, TimelineRow

DRAWN = 400  # events drawn one by one; above it, counts
TABLED = 2000
CROWD = 3000  # events that are put in order of report


def keep(rows: list[TimelineRow], scene: Scene) -> list[TimelineRow]:
    """The rows that reach the scene's floors, and belong to its dyad if it has one."""
    pair = {scene.source, scene.target} if scene.source and scene.target else set()
    return [
        row
        for row in rows
        if row.sources >= scene.sources
        and row.confidence * 100 >= scene.confidence
        and pair <= {one.id for one in row.participants}
    ]


def within_window(
    scene: Scene, counted: list[CountRow], unit: Unit, window: tuple[date, date], inside: dict[str, Any]
) -> list[TimelineRow] | None:
    """The window's events, or None where they are too many to be drawn one by one.

    ``counted`` are per ``unit``. Where they say already that there are too many, no event is fetched.
    """
    floors = scene.sources or scene.confidence or (scene.source and scene.target)
    if not floors and surely_inside(counted, unit, window) > DRAWN:
        return None
    rows = keep(source.timeline(limit=DRAWN + 1, **inside), scene)
    return rows if len(rows) <= DRAWN else None


def picture_and_table(
    scene: Scene,
    rows: list[TimelineRow] | None,
    counted: list[CountRow],
    extent: tuple[date, date],
    window: tuple[date, date],
    *,
    key: str = "timeline",
) -> None:
    """The window's events as a picture and, beside it, as a table; a click selects in the address.

    ``rows`` are those of :func:`within_window`.
    """
    picture, table = show_tabs(["Picture", "Table"], key=f"{key}_tabs")
    if picture.open:
        with picture:
            mount(
                "timeline",
                component_data(scene, rows, counted, extent, window),
                key=f"{key}_picture",
                on={"picked": pick, "window": brush},
            )
    if table.open:
        with table:
            found = source.timeline(limit=TABLED, **{**scene.filters(), "start": window[0], "end": window[1]})
            event_table(keep(found, scene), pick, key=f"{key}_table", limit=TABLED)


def component_data(
    scene: Scene,
    rows: list[TimelineRow] | None,
    counted: list[CountRow],
    extent: tuple[date, date],
    window: tuple[date, date],
) -> dict[str, Any]:
    """What the timeline component is given; ``rows`` None: more than can be drawn."""
    data: dict[str, Any] = {
        "extent": [day.isoformat() for day in extent],
        "window": [day.isoformat() for day in window],
        "overview": overview(counted, unit_for(*extent)),
        "selected": scene.event,
        "density": None,
        "note": None,
        "arcs": _arcs(scene),
    }
    if rows is None:
        unit = unit_for(*window)
        inside = {**scene.filters(), "start": window[0], "end": window[1]}
        if unit == unit_for(*extent):  # the overview's own counts: nothing has to be asked
            narrowed = touching(counted, unit, window)
        else:
            narrowed = source.counts(unit, **inside)
        within = _within(scene, narrowed, unit, inside, window)
        if within:
            data["lanes"], own = arrange(within, scene.lanes)
            data["events"] = marks(within, own)
            data["note"] = "only events dated within the window are drawn; vaguer ones reach beyond it"
            return data
        data["lanes"], data["density"] = density(narrowed, unit)
        data["events"] = []
        data["note"] = f"more than {DRAWN} events here: counts by type; press one to see its events"
        return data
    data["lanes"], own = arrange(rows, scene.lanes)
    data["events"] = marks(rows, own)
    return data


def _within(
    scene: Scene, narrowed: list[CountRow], unit: Unit, inside: dict[str, Any], window: tuple[date, date]
) -> list[TimelineRow]:
    """The events dated within a window that vaguer ones crowd; none where they too are too many."""
    if not any(row.exact for row in narrowed) or surely_inside(narrowed, unit, window) > DRAWN:
        return []
    found = source.timeline(limit=DRAWN + 1, within=True, **inside)
    return keep(found, scene) if len(found) <= DRAWN else []


def _arcs(scene: Scene) -> list[list[str]]:
    """What came before and after the selected event, and what led to what, by the texts' word."""
    if not scene.event:
        return []
    try:
        found = source.evidence(scene.event, scene.as_of)
    except NotFoundError:
        return []
    causes = {row.id for row in (*found.because_of, *found.led_to)}
    return [
        *([row.id, found.id, "led_to"] for row in found.because_of),
        *([found.id, row.id, "led_to"] for row in found.led_to),
        *([row.id, found.id, "before"] for row in found.before if row.id not in causes),
        *([found.id, row.id, "before"] for row in found.after if row.id not in causes),
    ]


def pick(identifier: str) -> None:
    """Select an event in the address (from a callback)."""
    travel.change(event=identifier)


def brush(value: list[str]) -> None:
    """Put a window into the address (from a callback)."""
    travel.change(start=date.fromisoformat(value[0]), end=date.fromisoformat(value[1]))


def undated_list(
    scene: Scene, counted: list[CountRow], everything: dict[str, Any], *, key: str = "timeline"
) -> None:
    """What no picture can hold: events without a date, in a list to open."""
    uncounted = sum(row.exact for row in counted if row.start is None)
    if not uncounted:
        return
    # the counts put what is open on one side there too: only the list tells them apart
    label = f"{count(uncounted, 'event')} without a date or open on one side"
    listing = st.expander(label, key=f"{key}_undated_listing", on_change="rerun")
    if not listing.open:
        return
    with listing:
        rows = source.timeline(limit=TABLED, **everything)
        if len(rows) == TABLED:
            st.text("There are too many events for a list: narrow the filters.")
            return
        undated = keep([row for row in rows if not (row.earliest and row.latest)], scene)
        show_items(
            (event_item(row, scene.event) for row in undated),
            pick,
            key=f"{key}_undated",
            label="Undated events",
        )


def selected_event(identifier: str, as_of: date | None) -> None:
    """The evidence of the event in the address, with ways to its page and out."""
    left, right = st.columns([3, 1])
    left.button(
        "Open its page", on_click=travel.open_event, args=(identifier,), key="open_event", type="tertiary"
    )
    with right:
        close_button("close_event", "event")
    try:
        found = source.evidence(identifier, as_of)
    except NotFoundError:
        st.text("This event is not in the graph (any more).")
        return
    show_event(found, key="panel")
