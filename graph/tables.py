"""Rows for people and programs: a terminal table, JSON lines' sibling (one array) or CSV.

Cells are text from articles: control characters never reach a terminal, and a CSV cell
that a spreadsheet would run as a formula is written with a leading apostrophe.
"""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Format(StrEnum):
    """How a verb prints its rows."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


def plain(value: object) -> str:
    """A cell as one line of text without control characters."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return ", ".join(plain(item) for item in value)
    if isinstance(value, Mapping):
        return json.dumps(value, ensure_ascii=False, default=str)
    text = " ".join(str(value).split())
    return "".join(char for char in text if unicodedata.category(char) not in ("Cc", "Cf"))


def formula_safe(cell: str) -> str:
    """The cell, with an apostrophe before what a spreadsheet would take for a formula.

    A plain negative number stays as it is.
    """
    if not cell.startswith(_FORMULA):
        return cell
    try:
        float(cell)
    except ValueError:
        return "'" + cell
    return cell


def as_csv(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> str:
    """RFC 4180 text with a header line."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([formula_safe(plain(row.get(column))) for column in columns])
    return out.getvalue()


def write_rows(
    rows: Sequence[Mapping[str, Any]],
    columns: Sequence[str],
    form: Format,
    stream: TextIO,
    *,
    title: str | None = None,
    widths: Mapping[str, int] | None = None,
) -> None:
    """Print rows. JSON keeps every key and type; table and CSV show ``columns`` alone."""
    if form is Format.JSON:
        stream.write(json.dumps(list(rows), ensure_ascii=False, indent=2, default=str) + "\n")
        return
    if form is Format.CSV:
        stream.write(as_csv(rows, columns))
        return
    table = Table(title=title, title_justify="left", header_style="bold", show_edge=False, pad_edge=False)
    for column in columns:
        table.add_column(column.replace("_", " "), overflow="fold", max_width=(widths or {}).get(column))
    for row in rows:
        table.add_row(*(Text(plain(row.get(column))) for column in columns))
    # A pipe has no width: rows are not cut to an 80-column terminal that is not there.
    console = Console(file=stream, width=None if stream.isatty() else 200, highlight=False)
    console.print(table)
