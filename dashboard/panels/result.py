"""A query's rows: as a table with ways to the pages, as a network where they hold nodes, as files."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import streamlit as st

from dashboard import travel
from dashboard.components import mount
from dashboard.panels.table import record_table
from dashboard.result_picture import build


def show_result(columns: Sequence[str], rows: Sequence[Mapping[str, Any]], note: str, *, key: str) -> None:
    """Rows under their columns; ``note`` says how many. Choosing a row opens what its id names."""
    if not rows:
        st.text(note)
        return
    drawn = build(rows)
    if drawn is None:
        _table(columns, rows, note, key)
        return
    table, picture = st.tabs(["Table", "Graph"], key=f"{key}_tabs", on_change="rerun")
    if table.open:
        with table:
            _table(columns, rows, note, key)
    if picture.open:
        with picture:
            st.text(drawn["words"])
            mount("network", drawn, key=f"{key}_picture", on={"picked": _pick})


def _pick(value: dict[str, str]) -> None:
    if node := value.get("node"):
        travel.open_node(node)


def _table(columns: Sequence[str], rows: Sequence[Mapping[str, Any]], note: str, key: str) -> None:
    records = [{name: cell(row.get(name)) for name in columns} for row in rows]
    leads = [_leads_to(row) for row in rows]
    pick = travel.open_node if any(leads) else None
    record_table(
        records,
        leads,
        pick,
        key=f"{key}_rows",
        note=f"{note}; choose one for its page" if pick else note,
        hide_ids=False,
        as_json=rows,
    )


def _leads_to(row: Mapping[str, Any]) -> str:
    """The id of what a row is about: its ``id`` column, else the first cell that names a page's subject."""
    values = [row.get("id"), *row.values()]
    for value in values:
        named = value.get("id") if isinstance(value, Mapping) else value
        if travel.kind_of(named):
            return str(named)
    return ""


def cell(value: Any) -> object:
    """A value for a table: numbers and truths as they are, anything else as text."""
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return "; ".join(value)
    return json.dumps(value, ensure_ascii=False, default=str)
