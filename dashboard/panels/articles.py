"""The articles that were read, the latest first, of all outlets or of one."""

from __future__ import annotations

import streamlit as st

from dashboard import source, travel
from dashboard.address import UNNAMED, Scene
from dashboard.panels.lists import Item, show_items
from dashboard.wording import count
from graph.date_words import day
from graph.views import ArticleLine

_LISTED = 200
_UNKNOWN = "outlet unknown"


def show_articles(scene: Scene) -> None:
    """The list, and the outlets beside it: choosing one lists its articles alone."""
    st.title("Articles", anchor=False)
    told = source.outlets(scene.as_of)
    if not told:
        st.text("No article has been read. “Read a text” reads one; casus ingest reads files and folders.")
        return
    outlet = "" if scene.outlet == UNNAMED else scene.outlet
    rows = source.articles_read(_LISTED, scene.as_of, outlet)
    total = sum(told.values()) if outlet is None else told.get(outlet, 0)
    left, right = st.columns([2, 1], gap="large")
    with left:
        st.text(_heading(outlet, total))
        show_items((_item(row) for row in rows), travel.open_article, key="articles", label="Articles")
    with right:
        st.subheader("From whom", anchor=False)
        show_items(
            [_everybody(told, outlet), *(_told_by(name, number, outlet) for name, number in told.items())],
            lambda name: travel.change(outlet=name or None),
            key="articles_outlets",
            label="Outlets; choose one for its articles alone",
        )


def _heading(outlet: str | None, total: int) -> str:
    of = f" of {outlet or _UNKNOWN}" if outlet is not None else ""
    if total > _LISTED:
        return f"The latest {_LISTED} of {total:,} articles{of}; the search finds the others."
    return count(total, "article") + of


def _everybody(told: dict[str, int], outlet: str | None) -> Item:
    return {"key": "", "kind": f"{sum(told.values()):,}", "text": "all outlets", "current": outlet is None}


def _told_by(name: str, number: int, outlet: str | None) -> Item:
    words = name or _UNKNOWN
    return {"key": name or UNNAMED, "kind": f"{number:,}", "text": words, "current": name == outlet}


def _item(row: ArticleLine) -> Item:
    who = " · ".join(dict.fromkeys(filter(None, (row.outlet, row.agency)))) or _UNKNOWN
    return {
        "key": row.id,
        "kind": day(row.published) if row.published else "day unknown",
        "text": row.title or "Untitled article",
        "sub": f"{who} · {count(row.events, 'event')}",
    }
