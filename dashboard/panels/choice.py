"""The way into the pages of conflicts, actors and places: what there is, the most told of first."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from dashboard.panels.lists import show_items
from dashboard.wording import count
from graph.views import FacetRow

_OFFERED = 200


def show_choice(kind: str, rows: tuple[FacetRow, ...], pick: Callable[[str], None]) -> None:
    """A list of all of a kind ("actor"); ``pick`` gets the id of the one chosen."""
    st.title(f"{kind.title()}s", anchor=False)
    if not rows:
        st.text(f"No {kind} is in the graph.")
        return
    more = f" These {_OFFERED} of {len(rows):,} are told of most." if len(rows) > _OFFERED else ""
    st.text(f"Choose one, or search for it.{more}")
    show_items(
        ({"key": row.id, "text": row.name, "sub": count(row.count, "event")} for row in rows[:_OFFERED]),
        pick,
        key=f"{kind}_choice",
        label=f"{kind.title()}s",
    )
