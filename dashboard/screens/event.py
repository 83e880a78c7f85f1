"""One event: all that is known of it, since when, from whom."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from dashboard import source, travel
from dashboard.panels.empty import missing
from dashboard.panels.evidence import show_event
from dashboard.panels.judgement import show_judgement, show_said
from dashboard.wording import count
from graph.store import NotFoundError

_SHOWN = 12  # judgements drawn on the page


def show() -> None:
    """Draw the page for the event in the address."""
    scene = travel.scene()
    if not scene.event:
        st.title("Event", anchor=False)
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
    _one_or_two(found.id, len(found.event.members))


def _one_or_two(event: str, members: int) -> None:
    """Why two reports are one event, or what it was thought to be and is not."""
    thought = source.judgements(event)
    if not thought:
        return
    show_said()
    joined = f"Why {members} reports are one event" if members > 1 else "Events that it may be"
    listing = st.expander(
        f"{joined} ({count(len(thought), 'judgement')})", key="event_judgements", on_change="rerun"
    )
    if listing.open:
        with listing:
            for number, row in enumerate(thought[:_SHOWN]):
                show_judgement(row, key=f"thought_{number}_{row.first.id}_{row.second.id}")
                st.divider()
            if len(thought) > _SHOWN:
                st.caption(f"The likeliest {_SHOWN}.")
