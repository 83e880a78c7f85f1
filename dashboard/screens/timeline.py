"""The timeline: counts over everything, the chosen window in detail, the evidence of what is selected."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import streamlit as st

from dashboard import source, travel
from dashboard.address import LANES, ORDERS, Scene
from dashboard.panels.chronicle import picture_and_table, selected_event, undated_list, within_window
from dashboard.panels.empty import first_visit, nothing_found
from dashboard.panels.filters import show_filters
from dashboard.panels.reports import show_reported
from dashboard.timeline_picture import first_window, padded, unit_for
from dashboard.wording import count
from graph.views import CountRow


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
    if scene.order == "reported":
        show_filters(scene, (scene.start, scene.end))
        with _beside_evidence(scene):
            _heading(scene, counted)
            show_reported(scene)
        return
    window = (scene.start, scene.end) if scene.start or scene.end else first_window(counted, extent, unit)
    window = (window[0] or extent[0], window[1] or extent[1])
    show_filters(scene, window)
    inside = {**everything, "start": window[0], "end": window[1]}
    rows = within_window(scene, counted, unit, window, inside)
    with _beside_evidence(scene):
        _heading(scene, counted)
        if not counted:
            nothing_found()
        else:
            picture_and_table(scene, rows, counted, extent, window)
            undated_list(scene, counted, everything)


@contextmanager
def _beside_evidence(scene: Scene) -> Iterator[None]:
    """Where the picture goes; the evidence of a selected event is drawn to its right, after it."""
    if not scene.event:
        with st.container():
            yield
        return
    picture, panel = st.columns([1.75, 1], gap="medium")
    with picture:
        yield
    with panel:
        selected_event(scene.event, scene.as_of)


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
        with st.container(horizontal=True, width="content"):
            _choice("Order", ORDERS, scene.order, "order", start=None, end=None)
            _choice("Lanes by", LANES, scene.lanes, "lanes")


def _choice(label: str, options: tuple[str, ...], now: str, name: str, **also: object) -> None:
    """A choice that is kept in the address; ``also`` is changed with it."""
    st.session_state[name] = now
    st.segmented_control(
        label,
        options,
        key=name,
        required=True,
        on_change=lambda: travel.change(**{name: st.session_state[name] or options[0]}, **also),
    )
