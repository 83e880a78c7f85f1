"""Roles and how they changed, each with its evidence."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from html import escape

import streamlit as st

from dashboard import source
from dashboard.panels.evidence import show_claims
from dashboard.wording import count
from graph.date_words import edtf_words
from graph.store import NotFoundError
from graph.views import RoleRow, RoleStateRow


def show_roles(roles: Iterable[RoleRow], *, key: str, as_of: date | None, holder: bool = False) -> None:
    """Roles with their states in order of time; ``holder`` names the actor too."""
    for number, role in enumerate(roles):
        st.html(_role(role, holder=holder))
        evidence = st.expander(
            f"Evidence: {count(role.claims, 'claim')}", key=f"{key}_{number}_open", on_change="rerun"
        )
        if evidence.open:
            with evidence:
                try:
                    show_claims(source.evidence(role.id, as_of).claims, key=f"{key}_{number}")
                except NotFoundError:
                    st.text("This role is not in the graph (any more).")


def _role(role: RoleRow, *, holder: bool) -> str:
    who = f"{role.actor.name}: " if holder else ""
    between = f" between {' and '.join(one.name for one in role.between)}" if role.between else ""
    conflict = f" in {role.conflict.name}" if role.conflict and not holder else ""
    states = "".join(f"<li>{escape(_state(state))}</li>" for state in role.states)
    head = escape(f"{who}{role.kind.replace('_', ' ')}{between}{conflict}")
    return f"<b>{head}</b><ol class='casus-states'>{states}</ol>"


def _state(state: RoleStateRow) -> str:
    since = f", {edtf_words(state.edtf)}"
    because = state.because.name if state.because else state.because_text
    return f"{state.level}{since}{f', because of {because}' if because else ''}"
