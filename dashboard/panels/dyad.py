"""Two actors: all that passed between them, and what stands between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from dashboard import source, travel
from dashboard.address import Scene
from dashboard.network_picture import edge_lines
from dashboard.panels.chronicle import keep
from dashboard.panels.closing import close_button
from dashboard.panels.evidence import show_event
from dashboard.panels.lists import event_item, show_items
from dashboard.panels.ties import show_ties
from graph.store import NotFoundError
from graph.views import RelationRow

LISTED = 200


def show_dyad(scene: Scene, rows: Sequence[RelationRow]) -> None:
    """All that passed between two actors, and what stands between them."""
    one, other = str(scene.source), str(scene.target)
    pair = {one, other}
    own = [row for row in rows if {row.source, row.target} == pair]
    names = {row.source: row.source_name for row in own} | {row.target: row.target_name for row in own}
    close_button("close_dyad", "source", "target", "event")
    st.subheader("History of two actors", anchor=False)
    show_items(
        ({"key": each, "text": names.get(each, each)} for each in (one, other)),
        travel.open_actor,
        key="dyad_actors",
        label="The two actors",
        layout="chips",
    )
    for row in own:
        arrow = "→" if row.directed else "–"
        st.text(f"{row.source_name} {arrow} {row.target_name}: " + "; ".join(edge_lines(row)))
    ties = {tie.id: tie for row in own for tie in row.ties}
    show_ties(ties.values(), key="tie", as_of=scene.as_of)
    st.button(
        "Show on the timeline",
        on_click=lambda: travel.go(travel.TIMELINE, replace(scene, event=None)),
        key="dyad_timeline",
    )
    narrowed = {name: value for name, value in scene.filters().items() if name != "actor"}
    found = source.dyad(one, other, limit=LISTED, latest_first=True, **narrowed)
    events = keep(found, scene)
    if scene.event:
        _one(scene)
    show_items(
        (event_item(row, scene.event) for row in events),
        lambda event: travel.change(event=event),
        key="dyad_events",
        label="Events between the two",
    )
    if not events:
        st.text("No event that passes the filters joins them.")
    if len(found) == LISTED:
        st.caption(f"The latest {LISTED}; the timeline has the rest.")


def _one(scene: Scene) -> None:
    with st.container(border=True):
        try:
            show_event(source.evidence(str(scene.event), scene.as_of), key="dyad_event")
        except NotFoundError:
            st.text("This event is not in the graph (any more).")
        st.button("Back to the list", on_click=travel.change, kwargs={"event": None}, type="tertiary")
