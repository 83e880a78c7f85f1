"""One actor: roles and how they changed, standing ties, partners, events."""

from __future__ import annotations

from dataclasses import replace
from html import escape

import streamlit as st

from dashboard import source, travel
from dashboard.address import Scene
from dashboard.network_picture import edge_lines
from dashboard.panels.choice import show_choice
from dashboard.panels.chronicle import keep
from dashboard.panels.empty import missing, nothing_found
from dashboard.panels.lists import event_item, show_items
from dashboard.panels.standing_roles import show_courses
from dashboard.panels.ties import show_ties
from dashboard.role_course import PLAYED, courses
from dashboard.wording import count, year_span
from graph.store import NotFoundError
from graph.views import ActorView

EVENTS = 200
DEEDS = 2000  # events in which it took a part that is a role


def show() -> None:
    """Draw the page for the actor in the address."""
    scene = travel.scene()
    if not scene.actor:
        show_choice("actor", source.facets(scene.as_of).actors, travel.open_actor)
        return
    identifier = scene.actor[0]
    try:
        found = source.actor(identifier, scene.as_of)
    except NotFoundError:
        missing(f"Actor {identifier}")
        return
    _headline(found)
    alone = replace(scene, actor=(identifier,))
    with st.container(horizontal=True):
        for label, page, target in (
            ("On the timeline", travel.TIMELINE, alone),
            ("As relations", travel.RELATIONS, alone),
            ("All actors", travel.ACTOR, replace(scene, actor=())),
        ):
            st.button(label, on_click=travel.go, args=(page, target), key=f"actor_{page}")
    left, right = st.columns(2, gap="large")
    with left:
        deeds = source.deeds((identifier,), tuple(PLAYED), limit=DEEDS, as_of=scene.as_of)
        played = courses(found.roles, deeds, found.id)
        if played:
            st.subheader("Roles over time", anchor=False)
            show_courses(played, key="role", as_of=scene.as_of)
        if found.ties:
            st.subheader("Standing ties", anchor=False)
            show_ties(found.ties, key="actor_tie", as_of=scene.as_of)
        _partners(found)
    with right:
        _events(scene)


def _events(scene: Scene) -> None:
    """What it took part in, the latest first, by the filters that came along from another page."""
    st.subheader("Events, the latest first", anchor=False)
    if replace(scene, actor=(), as_of=None).narrowed() or scene.start or scene.end:
        st.text("Only those that pass the filters you have set elsewhere.")
        st.button(
            "Show all its events",
            on_click=travel.go,
            args=(travel.ACTOR, Scene(actor=scene.actor, as_of=scene.as_of)),
            key="actor_all_events",
            type="tertiary",
        )
    filters = {**scene.filters(), "actor": [scene.actor[0]]}
    found = source.timeline(limit=EVENTS, latest_first=True, **filters)
    rows = keep(found, scene)
    if not rows:
        nothing_found(subject="actor")
    show_items((event_item(row) for row in rows), travel.open_event, key="actor_events", label="Events")
    if len(found) == EVENTS:
        st.caption(f"The latest {EVENTS}; the timeline has the rest.")


def _headline(found: ActorView) -> None:
    facts = [found.kind.value.replace("_", " "), count(found.events, "event")]
    if found.first and found.last:
        facts.append(f"seen {year_span(found.first, found.last)}")
    if found.provisional:
        facts.append("provisional: named by a text, not in the gazetteer")
    aliases = (
        f"<div class='casus-soft'>also {escape(', '.join(found.aliases))}</div>" if found.aliases else ""
    )
    st.html(
        f"<h1 class='casus-title'>{escape(found.name)}</h1>"
        f"<div class='casus-soft'>{escape(' · '.join(facts))}</div>{aliases}"
    )


def _partners(found: ActorView) -> None:
    if not found.relations:
        return
    st.subheader("Dealings with others", anchor=False)
    items = [
        {
            "key": f"{row.source}\n{row.target}",
            "text": f"{row.source_name} {'→' if row.directed else '–'} {row.target_name}",
            "sub": "; ".join(edge_lines(row)),
        }
        for row in found.relations
    ]
    show_items(
        items,
        lambda pair: travel.open_dyad(*pair.split("\n", 1)),
        key="actor_partners",
        label="Dealings with others",
    )
