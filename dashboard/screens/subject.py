"""A conflict or a place: what is known of it, since when, from whom, and what is still open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from html import escape
from typing import Any, Literal

import streamlit as st

from dashboard import source, travel
from dashboard.address import Scene
from dashboard.panels.choice import show_choice
from dashboard.panels.chronicle import (
    TABLED,
    keep,
    picture_and_table,
    selected_event,
    undated_list,
    within_window,
)
from dashboard.panels.empty import missing, nothing_found
from dashboard.panels.filters import show_filters
from dashboard.panels.first_rows import show_first
from dashboard.panels.lists import event_item, show_items
from dashboard.panels.standing_roles import show_courses
from dashboard.role_course import PLAYED, courses
from dashboard.subject_summary import (
    count_item,
    count_record,
    counts_of,
    open_questions,
    part_item,
    part_record,
    parts,
)
from dashboard.timeline_picture import first_window, padded, unit_end, unit_for
from dashboard.wording import FACT_NAMES, count
from graph.date_words import day
from graph.store import NotFoundError
from graph.views import CountRow, OutletRow, SubjectView, TimelineRow

Kind = Literal["conflict", "place"]
_LISTED = 60  # events listed under one open question


def conflict() -> None:
    """Draw the page for the conflict in the address."""
    _show("conflict")


def place() -> None:
    """Draw the page for the place in the address."""
    _show("place")


def _show(kind: Kind) -> None:
    scene = travel.scene()
    chosen: tuple[str, ...] = getattr(scene, kind)
    if not chosen:
        facets = source.facets(scene.as_of)
        if kind == "conflict":
            show_choice(kind, facets.conflicts, travel.open_conflict)
        else:
            show_choice(kind, facets.places, travel.open_place)
        return
    try:
        found = source.subject(kind, chosen[0], scene.as_of)
    except NotFoundError:
        missing(f"{kind.title()} {chosen[0]}")
        return
    scene = replace(scene, **{kind: (chosen[0],)})  # type: ignore[arg-type]
    everything = {**scene.filters(), "start": None, "end": None}
    counted, extent = _counted(everything)
    unit = unit_for(*extent)
    window = (scene.start, scene.end) if scene.start or scene.end else first_window(counted, extent, unit)
    window = (window[0] or extent[0], window[1] or extent[1])
    show_filters(scene, window, subject=kind)
    _headline(found, counted, scene)
    if not counted:
        nothing_found(subject=kind)
        return
    _picture(scene, counted, extent, window, everything)
    # after the picture: it need not wait
    rows = keep(source.timeline(limit=TABLED, latest_first=True, **everything), scene)
    if len(rows) == TABLED:
        st.caption(f"What follows is drawn from the latest {TABLED:,} events: narrow the filters for others.")
    _details(found, rows, scene)


def _counted(everything: dict[str, Any]) -> tuple[list[CountRow], tuple[date, date]]:
    """Counts over all of a subject's days, in the unit that suits them, and the extent of these days."""
    counted = source.counts("month", **everything)
    starts = [row.start for row in counted if row.start]
    if not starts:
        return counted, (date(2000, 1, 1), date(2000, 12, 31))
    extent = padded(min(starts), unit_end(max(starts), "month"))
    unit = unit_for(*extent)
    return (counted if unit == "month" else source.counts(unit, **everything)), extent


def _headline(found: SubjectView, counted: list[CountRow], scene: Scene) -> None:
    facts = sum(row.exact + row.spread for row in counted if row.status.value in FACT_NAMES)
    others = sum(row.exact + row.spread for row in counted) - facts
    words = [found.place_kind.replace("_", " ") if found.place_kind else found.kind]
    if found.kind == "place":
        words.append(
            f"{found.lat:.2f}, {found.lon:.2f}"
            if found.lat is not None and found.lon is not None
            else "no coordinates known"
        )
    words.append(f"{count(round(facts), 'event')} reported as fact")
    if round(others):
        words.append(f"{round(others):,} planned, cancelled, denied or supposed")
    told = f"told by {count(len({row.outlet for row in found.outlets if row.outlet}), 'outlet')}"
    if any(row.outlet is None for row in found.outlets):
        told += " and unnamed ones"
    if found.first_told and found.last_told:
        told += f" in articles of {day(found.first_told)} to {day(found.last_told)}"
    st.html(
        f"<h1 class='casus-title'>{escape(found.name)}</h1>"
        f"<div class='casus-soft'>{escape(' · '.join([*words, told]))}</div>"
    )
    kept = replace(scene.without_selection(), start=scene.start, end=scene.end)
    with st.container(horizontal=True):
        for label, page in (("On the timeline", travel.TIMELINE), ("As relations", travel.RELATIONS)):
            st.button(label, on_click=travel.go, args=(page, kept), key=f"subject_{page}")
        if found.kind == "conflict":
            _brief(found, scene)


def _brief(found: SubjectView, scene: Scene) -> None:
    """The brief on a conflict within the window of the address, every line footnoted to its sentence."""
    for name, suffix, mime in (("HTML", ".html", "text/html"), ("Markdown", ".md", "text/markdown")):
        st.download_button(
            f"Brief, {name}",
            partial(source.brief, found.id, suffix, scene.start, scene.end, scene.as_of),
            file_name=f"casus-brief{suffix}",
            mime=mime,
            key=f"subject_brief{suffix}",
            on_click="ignore",
        )


def _picture(
    scene: Scene,
    counted: list[CountRow],
    extent: tuple[date, date],
    window: tuple[date, date],
    everything: dict[str, Any],
) -> None:
    inside = {**everything, "start": window[0], "end": window[1]}
    drawn = within_window(scene, counted, unit_for(*extent), window, inside)
    lanes = replace(scene, lanes="type" if scene.lanes == "conflict" else scene.lanes)
    if scene.event:
        picture, panel = st.columns([1.75, 1], gap="medium")
    else:
        picture, panel = st.container(), None
    with picture:
        picture_and_table(lanes, drawn, counted, extent, window, key="subject")
        undated_list(scene, counted, everything, key="subject")
    if panel and scene.event:
        with panel:
            selected_event(scene.event, scene.as_of)


def _details(found: SubjectView, rows: list[TimelineRow], scene: Scene) -> None:
    left, right = st.columns([1.5, 1], gap="large")
    with left:
        actors = parts(rows)
        show_first(
            "Actors",
            [part_record(one) for one in actors],
            [part_item(one) for one in actors],
            travel.open_actor,
            key="subject_actors",
            note=f"{count(len(actors), 'actor')}; choose one for its page",
        )
        figures = counts_of(rows)
        if figures:
            show_first(
                "Figures",
                [count_record(one) for one in figures],
                [count_item(one) for one in figures],
                lambda event: travel.change(event=event),
                key="subject_figures",
                note="event by event, not added up: reports of one event overlap",
            )
        show_first(
            "From whom",
            [_outlet_record(one) for one in found.outlets],
            [_outlet_item(one) for one in found.outlets],
            None,
            key="subject_outlets",
            note=count(sum(one.articles for one in found.outlets), "article"),
        )
    with right:
        _questions(found, rows)
        roles = source.roles(found.id, scene.as_of) if found.kind == "conflict" else []
        if roles:
            st.subheader("Roles over time", anchor=False)
            holders = tuple(sorted({role.actor.id for role in roles}))
            deeds = source.deeds(holders, tuple(PLAYED), limit=TABLED, conflict=found.id, as_of=scene.as_of)
            show_courses(courses(roles, deeds), key="subject_role", as_of=scene.as_of, holder=True)


def _outlet_record(row: OutletRow) -> dict[str, object]:
    return {
        "outlet": row.outlet or "unnamed",
        "agency": row.agency or "",
        "articles": row.articles,
        "events": row.events,
        "first": row.first.isoformat() if row.first else "",
        "last": row.last.isoformat() if row.last else "",
    }


def _outlet_item(row: OutletRow) -> dict[str, Any]:
    span = f", {day(row.first)} to {day(row.last)}" if row.first and row.last else ""
    return {
        "key": "",
        "kind": count(row.articles, "article"),
        "text": (row.outlet or "unnamed") + (f", from {row.agency}" if row.agency else ""),
        "sub": count(row.events, "event") + span,
    }


def _questions(found: SubjectView, rows: list[TimelineRow]) -> None:
    st.subheader("Open questions", anchor=False)
    questions = open_questions(rows, found.last_told)
    if not questions:
        st.text("The texts leave none of the usual ones open.")
    for number, question in enumerate(questions):
        listing = st.expander(
            f"{question.title}: {len(question.events):,}", key=f"question_{number}", on_change="rerun"
        )
        if listing.open:
            with listing:
                show_items(
                    (event_item(row) for row in question.events[:_LISTED]),
                    lambda event: travel.change(event=event),
                    key=f"question_{number}_events",
                    label=question.title,
                )
                if len(question.events) > _LISTED:
                    st.caption(f"The latest {_LISTED}.")
