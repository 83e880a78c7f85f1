"""One event: all that is known of it, since when, from whom."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from dashboard import source, travel
from dashboard.panels.empty import missing
from dashboard.panels.evidence import show_event
from graph.store import NotFoundError


def show() -> None:
    """Draw the page for the event in the address."""
    scene = travel.scene()
    if not scene.event:
        st.title("Event")
        st.text("Choose an event on the timeline, or search for one.")
        return
    try:
        found = source.evidence(scene.event, scene.as_of)
    except NotFoundError:
        missing(f"Event {scene.event}")
        return
    st.button(
        "Show on the timeline", on_click=lambda: travel.go(travel.TIMELINE, replace(scene)), type="tertiary"
    )
    if found.event is None:
        missing(f"Event {scene.event}")
        return
    show_event(found, key="event_page")
