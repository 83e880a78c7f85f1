"""The timeline: counts over everything, the chosen window in detail, the evidence of what is selected."""

from __future__ import annotations

from datetime import date
from typing import Any

import streamlit as st

from dashboard import source, travel
from dashboard.address import LANES, Scene
from dashboard.components import mount
from dashboard.panels.empty import first_visit, nothing_found
from dashboard.panels.evidence import show_event
from dashboard.panels.filters import show_filters
from dashboard.panels.lists import event_item, show_items
from dashboard.panels.table import event_table
from dashboard.timeline_picture import (
    arrange,
    density,
    first_window,
    marks,
    overview,
    padded,
    unit_for,
)
from dashboard.wording import count
from graph.store import NotFoundError
from graph.views import CountRow, TimelineRow

DRAWN = 400  # events drawn one by one; above it, counts
TABLED = 2000
CROWD = 3000  # vague and exact events of one window that are fetched to find the exact ones


def show() -> None:
    """Draw the page for the scene in the address."""
    scene = travel.scene()
    if not source.statistics().events:
        first_visit()
        return
    facets = source.facets(scene.as_of)
    if facets.first is None or facets.last is None:
        extent = (date(2000, 1, 1), date(2000, 12, 31))
    else:
        extent = padded(facets.first, facets.last)
    unit = unit_for(*extent)
    everything = {**scene.filters(), "start": None, "end": None}
    counted = source.counts(unit, **everything)
    window = (scene.start, scene.end) if scene.start or scene.end else first_window(counted, extent, unit)
    window = (window[0] or extent[0], window[1] or extent[1])
    show_filters(scene, window)
    inside = {**everything, "start": window[0], "end": window[1]}
    rows = keep(source.timeline(limit=DRAWN + 1, **inside), scene)
    if scene.event:
        picture, panel = st.columns([1.75, 1], gap="medium")
    else:
        picture, panel = st.container(), None
    with picture:
        _heading(scene, counted)
        if not counted:
            nothing_found()
        else:
            _picture_and_table(scene, rows, counted, extent, window)
            _undated(scene, counted, everything)
    if panel and scene.event:
        with panel:
            _selected(scene.event, scene.as_of)


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


def _heading(scene: Scene, counted: list[CountRow]) -> None:
    facts = sum(row.exact + row.spread for row in counted if row.status.value in {"occurred", "ongoing"})
    others = sum(row.exact + row.spread for row in counted) - facts
    words = f"{count(round(facts), 'event')} reported as fact"
    if others:
        words += f", {round(others):,} planned, cancelled, denied or supposed"
    if scene.as_of:
        words += f", as known on {scene.as_of}"
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"):
        st.html(
            f"<h1 class='casus-title'>Timeline</h1><span class='casus-soft'>{words}</span>", width="content"
        )
        key = "lanes"
        st.session_state[key] = scene.lanes
        st.segmented_control(
            "Lanes by",
            LANES,
            key=key,
            required=True,
            on_change=lambda: travel.change(lanes=st.session_state[key] or "conflict"),
        )


def _picture_and_table(
    scene: Scene,
    rows: list[TimelineRow],
    counted: list[CountRow],
    extent: tuple[date, date],
    window: tuple[date, date],
) -> None:
    picture, table = st.tabs(["Picture", "Table"], key="timeline_tabs", on_change="rerun")
    if picture.open:
        with picture:
            mount(
                "timeline",
                component_data(scene, rows, counted, extent, window),
                key="timeline_picture",
                on={"picked": _pick, "window": _brush},
            )
    if table.open:
        with table:
            found = source.timeline(limit=TABLED, **{**scene.filters(), "start": window[0], "end": window[1]})
            event_table(keep(found, scene), _pick, key="timeline_table", limit=TABLED)


def component_data(
    scene: Scene,
    rows: list[TimelineRow],
    counted: list[CountRow],
    extent: tuple[date, date],
    window: tuple[date, date],
) -> dict[str, Any]:
    """What the timeline component is given."""
    data: dict[str, Any] = {
        "extent": [day.isoformat() for day in extent],
        "window": [day.isoformat() for day in window],
        "overview": overview(counted, unit_for(*extent)),
        "selected": scene.event,
        "density": None,
        "note": None,
        "arcs": _arcs(scene),
    }
    if len(rows) > DRAWN:
        unit = unit_for(*window)
        inside = {**scene.filters(), "start": window[0], "end": window[1]}
        narrowed = source.counts(unit, **inside)
        within = _within(scene, narrowed, inside, window)
        if within:
            data["lanes"], own = arrange(within, scene.lanes)
            data["events"] = marks(within, own)
            data["note"] = "only events dated within the window are drawn; vaguer ones reach beyond it"
            return data
        data["lanes"], data["density"] = density(narrowed, unit)
        data["events"] = []
        data["note"] = f"more than {DRAWN} events here: counts by type; zoom in to see each one"
        return data
    data["lanes"], own = arrange(rows, scene.lanes)
    data["events"] = marks(rows, own)
    return data


def _within(
    scene: Scene, narrowed: list[CountRow], inside: dict[str, Any], window: tuple[date, date]
) -> list[TimelineRow]:
    """The events dated within a window that vaguer ones crowd, if they can be drawn and are all at hand."""
    if not 0 < sum(row.exact for row in narrowed) <= DRAWN:
        return []
    rows = source.timeline(limit=CROWD, **inside)
    if len(rows) == CROWD:
        return []
    found = [
        row
        for row in keep(rows, scene)
        if row.earliest and row.latest and window[0] <= row.earliest and row.latest <= window[1]
    ]
    return found if len(found) <= DRAWN else []


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


def _pick(identifier: str) -> None:
    travel.change(event=identifier)


def _brush(value: list[str]) -> None:
    travel.change(start=date.fromisoformat(value[0]), end=date.fromisoformat(value[1]))


def _undated(scene: Scene, counted: list[CountRow], everything: dict[str, Any]) -> None:
    uncounted = sum(row.exact for row in counted if row.start is None)
    if not uncounted:
        return
    # the counts put what is open on one side there too: only the list tells them apart
    label = f"{count(uncounted, 'event')} without a date or open on one side"
    listing = st.expander(label, key="undated_listing", on_change="rerun")
    if not listing.open:
        return
    with listing:
        rows = source.timeline(limit=TABLED, **everything)
        if len(rows) == TABLED:
            st.text("There are too many events for a list: narrow the filters.")
            return
        undated = keep([row for row in rows if not (row.earliest and row.latest)], scene)
        show_items(
            (event_item(row, scene.event) for row in undated), _pick, key="undated", label="Undated events"
        )


def _selected(identifier: str, as_of: date | None) -> None:
    left, right = st.columns([3, 1])
    left.button(
        "Open its page", on_click=travel.open_event, args=(identifier,), key="open_event", type="tertiary"
    )
    close = {"event": None}
    right.button("Close", on_click=travel.change, kwargs=close, key="close_event", type="tertiary")
    try:
        found = source.evidence(identifier, as_of)
    except NotFoundError:
        st.text("This event is not in the graph (any more).")
        return
    show_event(found, key="panel")
