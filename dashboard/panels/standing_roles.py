"""Roles and how they changed, each with its evidence and the events in which it was played."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from html import escape

import streamlit as st

from dashboard import source, travel
from dashboard.panels.evidence import show_claims
from dashboard.panels.lists import event_item, show_items
from dashboard.role_course import Course
from dashboard.wording import count
from graph.date_words import edtf_words
from graph.store import NotFoundError
from graph.views import RoleRow, RoleStateRow

_SHOWN = 12  # events of one role that are listed at once


def show_courses(found: Iterable[Course], *, key: str, as_of: date | None, holder: bool = False) -> None:
    """Roles over time; ``holder`` names the actor too."""
    for number, course in enumerate(found):
        who = f"{course.actor.name}: " if holder else ""
        st.html(
            f"<b>{escape(who + course.kind.replace('_', ' '))}</b> "
            f"<span class='casus-soft'>{escape(course.summary)}</span>"
        )
        for each, role in enumerate(course.roles):
            _role(role, f"{key}_{number}_{each}", as_of, holder=holder)
        _deeds(course, f"{key}_{number}")


def _role(role: RoleRow, key: str, as_of: date | None, *, holder: bool) -> None:
    between = f"between {' and '.join(one.name for one in role.between)}" if role.between else ""
    conflict = f"in {role.conflict.name}" if role.conflict and not holder else ""
    head = escape(" ".join(filter(None, (between, conflict))))
    states = "".join(f"<li>{escape(_state(state))}</li>" for state in role.states)
    if head or states:
        st.html(f"{head}<ol class='casus-states'>{states}</ol>")
    evidence = st.expander(f"Evidence: {count(role.claims, 'claim')}", key=f"{key}_open", on_change="rerun")
    if evidence.open:
        with evidence:
            try:
                show_claims(source.evidence(role.id, as_of).claims, key=key)
            except NotFoundError:
                st.text("This role is not in the graph (any more).")


def _deeds(course: Course, key: str) -> None:
    show_items(
        (event_item(row) for row in course.deeds[:_SHOWN]),
        travel.open_event,
        key=f"{key}_deeds",
        label=f"Events with {course.actor.name} as {course.kind.replace('_', ' ')}",
    )
    if len(course.deeds) > _SHOWN:
        st.caption(f"The first {_SHOWN} of {len(course.deeds)}.")


def _state(state: RoleStateRow) -> str:
    since = f", {edtf_words(state.edtf)}"
    because = state.because.name if state.because else state.because_text
    return f"{state.level}{since}{f', because of {because}' if because else ''}"
