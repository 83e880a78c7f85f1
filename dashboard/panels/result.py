"""A query's rows: as a table with ways to the pages, as a network where they hold nodes, as files."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import streamlit as st

from dashboard import source, travel
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
    records = with_names([{name: cell(row.get(name)) for name in columns} for row in rows], columns)
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


def with_names(records: Sequence[Mapping[str, object]], columns: Sequence[str]) -> list[dict[str, object]]:
    """The records with a column of names for each column of ids, which go to the end.

    Where another column has these very names already, none is added.
    """
    values = {name: [record[name] for record in records] for name in columns}
    ids = [name for name in columns if _all_ids(values[name])]
    told = source.called(tuple(sorted({str(one) for name in ids for one in values[name] if one})))
    added = {}
    for name in ids:
        own = [told.get(str(one)) for one in values[name]]
        if any(own) and own not in values.values():
            added[_heading(name, columns)] = own
    kept = {name: values[name] for name in (*(one for one in columns if one not in ids), *ids)}
    return [
        {name: column[number] for name, column in (added | kept).items()} for number in range(len(records))
    ]


def _all_ids(column: Sequence[object]) -> bool:
    given = [one for one in column if one is not None]
    return bool(given) and all(travel.kind_of(one) for one in given)


def _heading(column: str, taken: Sequence[str]) -> str:
    """What a column of names is called beside its column of ids: "a" beside "a.id", "name" beside "id"."""
    bare = re.sub(r"[._]?id$", "", column) or "name"
    return f"{column} (name)" if bare in taken else bare


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
