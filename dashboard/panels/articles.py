"""The articles that were read, the latest first, and who published how many."""

from __future__ import annotations

from collections import Counter
from datetime import date
from html import escape

import streamlit as st

from dashboard import source, travel
from dashboard.panels.lists import Item, show_items
from dashboard.wording import count
from graph.date_words import day
from graph.views import ArticleLine

_LISTED = 200
_UNKNOWN = "outlet unknown"


def show_articles(as_of: date | None) -> None:
    """The list, and the outlets beside it."""
    st.title("Articles", anchor=False)
    rows = source.articles_read(_LISTED, as_of)
    if not rows:
        st.text("No article has been read. “Read a text” reads one; casus ingest reads files and folders.")
        return
    more = len(rows) == _LISTED
    st.text(f"The latest {_LISTED}; the search finds the others." if more else count(len(rows), "article"))
    left, right = st.columns([2, 1], gap="large")
    with left:
        show_items((_item(row) for row in rows), travel.open_article, key="articles", label="Articles")
    with right:
        st.subheader("From whom", anchor=False)
        told = "".join(
            f"<dt>{escape(name)}</dt><dd>{count(number, 'article')}</dd>"
            for name, number in Counter(row.outlet or _UNKNOWN for row in rows).most_common()
        )
        st.html(f"<dl class='casus-facts'>{told}</dl>")


def _item(row: ArticleLine) -> Item:
    who = " · ".join(dict.fromkeys(filter(None, (row.outlet, row.agency)))) or _UNKNOWN
    return {
        "key": row.id,
        "kind": day(row.published) if row.published else "day unknown",
        "text": row.title or "Untitled article",
        "sub": f"{who} · {count(row.events, 'event')}",
    }
