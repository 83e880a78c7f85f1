"""One actor: roles and how they changed, standing ties, partners, events."""

from __future__ import annotations

from dataclasses import replace
from html import escape

import streamlit as st

from dashboard import source, travel
from dashboard.network_picture import edge_lines
from dashboard.panels.choice import show_choice
from dashboard.panels.empty import missing
from dashboard.panels.evidence import show_claims
from dashboard.panels.lists import event_item, show_items
from dashboard.panels.standing_roles import show_courses
from dashboard.role_course import courses
from dashboard.wording import count, year_span
from graph.store import NotFoundError
from graph.views import ActorView

EVENTS = 200


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
    rows = source.timeline(limit=EVENTS, **{**scene.filters(), "actor": [identifier]})
    left, right = st.columns(2, gap="large")
    with left:
        played = courses(found.roles, rows, identifier)
        if played:
            st.subheader("Roles over time", anchor=False)
            show_courses(played, key="role", as_of=scene.as_of)
        _ties(found)
        _partners(found)
    with right:
        st.subheader("Events", anchor=False)
        show_items((event_item(row) for row in rows), travel.open_event, key="actor_events", label="Events")
        if len(rows) == EVENTS:
            st.caption(f"The first {EVENTS}; the timeline has the rest.")


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


def _ties(found: ActorView) -> None:
    if not found.ties:
        return
    st.subheader("Standing ties", anchor=False)
    for number, tie in enumerate(found.ties):
        st.text(f"{tie.source.name} · {tie.kind.value.replace('_', ' ')} · {tie.target.name}")
        with st.expander(f"Evidence: {count(tie.claims, 'claim')}"):
            try:
                show_claims(source.evidence(tie.id).claims, key=f"actor_tie_{number}")
            except NotFoundError:
                st.text("This tie is not in the graph (any more).")


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
