"""The map: towns as points, countries and regions never, and what cannot be put on it beside it."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from dashboard import source, travel
from dashboard.address import Scene
from dashboard.components import mount
from dashboard.map_picture import build, located, off_the_map, record
from dashboard.panels.closing import close_button
from dashboard.panels.empty import first_visit, nothing_found
from dashboard.panels.filters import show_filters
from dashboard.panels.lists import event_item, show_items
from dashboard.panels.table import record_table
from dashboard.panels.tabs import show_tabs
from dashboard.wording import count
from graph.views import AtlasRow

LISTED = 200


def show() -> None:
    """Draw the page for the scene in the address."""
    scene = travel.scene()
    if not source.statistics().events:
        first_visit()
        return
    show_filters(scene)
    rows = source.atlas(**scene.filters())
    if scene.at:
        picture, panel = st.columns([1.9, 1], gap="medium")
    else:
        picture, panel = st.container(), None
    with picture:
        _heading(scene, rows)
        if rows:
            _picture_and_table(scene, rows)
        else:
            nothing_found()
    if panel:
        with panel:
            _events_at(scene)


def _heading(scene: Scene, rows: list[AtlasRow]) -> None:
    missing = off_the_map(rows)
    words = f"{count(len(rows) - len(missing), 'place')} on the map"
    nowhere = sum(row.events for row in missing if row.place is None)
    unknown = [row for row in missing if row.place and not located(row)]
    wide = [row for row in missing if located(row)]
    if unknown:
        words += f", {count(len(unknown), 'place')} of unknown position"
    if wide:
        words += f", {len(wide)} too wide to be drawn"
    if nowhere:
        words += f", {count(nowhere, 'event')} that name no place"
    if scene.sources or scene.confidence:
        words += "; counts per place heed neither the floor of sources nor that of confidence"
    st.html(f"<h1 class='casus-title'>Map</h1><span class='casus-soft'>{words}</span>")


def _picture_and_table(scene: Scene, rows: list[AtlasRow]) -> None:
    picture, table = show_tabs(["Picture", "Table"], key="map_tabs")
    if picture.open:
        with picture:
            mount("map", build(rows, scene.at), key="map_picture", on={"picked": _pick})
            missing = off_the_map(rows)
            _beside(
                [row for row in missing if row.place and not located(row)],
                "no coordinates are known of these",
            )
            _beside([row for row in missing if located(row)], "too wide: a ring would point at one spot")
            st.caption("Outlines: Natural Earth 1:110m, public domain, de facto; Crimea stands by itself.")
    if table.open:
        with table:
            record_table(
                [record(row) for row in rows],
                [row.place.id if row.place else "" for row in rows],
                _pick,
                key="map_table",
                note=count(len([row for row in rows if row.place]), "place"),
            )


def _beside(rows: list[AtlasRow], why: str) -> None:
    """Places that are not drawn, as a list."""
    if rows:
        st.html(f"<p class='casus-soft'>Not on the map, {why}</p>")
        show_items(
            (
                {"key": row.place.id, "kind": str(row.events), "text": row.place.name}
                for row in rows[:60]
                if row.place
            ),
            _pick,
            key=f"map_{why.split(maxsplit=1)[0]}",
            label=f"Places not on the map: {why}",
            layout="chips",
        )


def _pick(place: str) -> None:
    travel.change(at=place)


def _events_at(scene: Scene) -> None:
    place = str(scene.at)
    with st.container(horizontal=True):
        st.button("Open its page", on_click=travel.open_place, args=(place,), key="map_open", type="tertiary")
        close_button("map_close", "at")
    rows = source.timeline(limit=LISTED, **replace(scene, place=(place,)).filters())
    name = next((one.name for row in rows for one in row.places if one.id == place), None)
    if name:
        st.subheader("At this place", anchor=False)
        st.text(f"{name}: {count(len(rows), 'event')}" + (" (the first)" if len(rows) == LISTED else ""))
    else:
        st.text("No event at this place passes the filters.")
    show_items(
        (event_item(row) for row in rows), travel.open_event, key="map_events", label="Events at this place"
    )
