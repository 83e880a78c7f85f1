"""Rows as tables, JSON and CSV: whole, one line a cell, and safe to open."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.tables import Format, as_csv, formula_safe, plain, write_rows

ROWS = [{"name": "Shusha", "claims": 2, "actors": ["Armenia", "Azerbaijan"], "note": None}]


def written(form: Format) -> str:
    out = io.StringIO()
    write_rows(ROWS, ("name", "claims", "actors", "note"), form, out)
    return out.getvalue()


def test_json_keeps_every_key_and_type() -> None:
    assert json.loads(written(Format.JSON)) == ROWS


def test_csv_has_a_header_and_joined_lists() -> None:
    assert written(Format.CSV) == 'name,claims,actors,note\r\nShusha,2,"Armenia, Azerbaijan",\r\n'


def test_a_table_shows_each_column() -> None:
    lines = [line.split() for line in written(Format.TABLE).splitlines()]
    assert lines[0][::2] == ["name", "claims", "actors", "note"]
    assert "Shusha" in lines[2]


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("+1", "+1"),
        ("-3.5", "-3.5"),
        ("-cmd|calc", "'-cmd|calc"),
        ("plain = text", "plain = text"),
    ],
)
def test_formulas_are_disarmed_and_numbers_are_not(cell: str, safe: str) -> None:
    assert formula_safe(cell) == safe


def test_control_characters_never_reach_a_terminal() -> None:
    assert plain("red\x1b[31m\u202eevil\r\nnext") == "red[31mevil next"


@given(st.lists(st.text(), min_size=1, max_size=4))
def test_csv_reads_back_in_one_row(cells: list[str]) -> None:
    columns = [f"c{number}" for number in range(len(cells))]
    text = as_csv([dict(zip(columns, cells, strict=True))], columns)
    rows = list(csv.reader(io.StringIO(text)))
    assert rows == [columns, [formula_safe(plain(cell)) for cell in cells]]
