"""The first rows of a long table as a list, all of them as a table when it is opened.

A table component costs a browser a fifth of a second and the whole of its rows; on a page with
three of them nobody looks at most rows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any

import streamlit as st

from dashboard.panels.lists import show_items
from dashboard.panels.table import record_table

FIRST = 8


def show_first(
    title: str,
    records: Sequence[Mapping[str, object]],
    items: Sequence[Mapping[str, Any]],
    pick: Callable[[str], None] | None,
    *,
    key: str,
    note: str,
) -> None:
    """A heading, the first items, and a table of all records to open.

    ``items`` are those of :func:`dashboard.panels.lists.show_items`, one a record; their keys are
    what ``pick`` gets. Without ``pick`` nothing can be chosen.
    """
    st.subheader(title, anchor=False)
    shown = [dict(item) for item in items[:FIRST]]
    if pick:
        show_items(shown, pick, key=f"{key}_first", label=title)
    else:
        st.html(_listed(shown))
    if not records:
        st.text("None.")
        return
    table = st.expander(f"All as a table: {len(records):,}", key=f"{key}_all", on_change="rerun")
    if table.open:
        with table:
            keys = [str(item["key"]) for item in items] if pick else []
            record_table(records, keys, pick, key=key, note=note)


def _listed(items: Sequence[Mapping[str, Any]]) -> str:
    rows = "".join(
        f"<dt>{escape(str(item['text']))}</dt><dd>{escape(str(item['kind']))}"
        f"<span class='casus-soft'> · {escape(str(item['sub']))}</span></dd>"
        for item in items
    )
    return f"<dl class='casus-facts'>{rows}</dl>"
