"""The way into the pages of conflicts, actors and places: what there is, the most told of first."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from dashboard.panels.lists import Item, show_items
from dashboard.wording import count, year_span
from graph.views import FacetRow

_OFFERED = 200
_FEW = 12  # so many are seen at a glance


def show_choice(kind: str, rows: tuple[FacetRow, ...], pick: Callable[[str], None]) -> None:
    """A list of all of a kind ("actor"); ``pick`` gets the id of the one chosen."""
    st.title(f"{kind.title()}s", anchor=False)
    if not rows:
        st.text(f"No {kind} is in the graph.")
        return
    found = rows
    if len(rows) > _FEW:
        words = st.text_input("Find by name", key=f"{kind}_find").strip().casefold()
        found = tuple(row for row in rows if words in row.name.casefold())
    st.text(_told(kind, len(found), len(rows)))
    show_items(
        (_item(row) for row in found[:_OFFERED]),
        pick,
        key=f"{kind}_choice",
        label=f"{kind.title()}s",
        layout="grid",
    )


def _told(kind: str, found: int, known: int) -> str:
    if not found:
        return f"No {kind} has this in its name. The search knows other spellings, and forgives slips."
    if found > _OFFERED:
        return f"The {_OFFERED} of {found:,} that are told of most."
    return count(found, kind) + (f" of {known:,}" if found < known else ", the most told of first")


def _item(row: FacetRow) -> Item:
    span = f", {year_span(row.first, row.last)}" if row.first and row.last else ""
    kind = f"{row.kind.replace('_', ' ')}; " if row.kind else ""
    return {"key": row.id, "text": row.name, "sub": f"{kind}{count(row.count, 'event')}{span}"}
