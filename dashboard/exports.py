"""What is on the screen as a file. A spreadsheet must not run what an article says."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")


def safe_cell(value: object) -> str:
    """A cell's text; what a spreadsheet would take for a formula gets an apostrophe in front.

    Numbers stay numbers: a text that is a plain negative number is left alone.
    """
    text = "" if value is None else str(value)
    if text.lstrip(" \u00a0\ufeff\u200b").startswith(_FORMULA) or text.startswith(_FORMULA):
        return text if _is_number(text) else f"'{text}"
    return text


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return text == text.strip()


def to_csv(rows: Iterable[Mapping[str, object]]) -> bytes:
    """Rows as CSV (UTF-8 with a byte order mark, as spreadsheets expect), header from the first row."""
    found = list(rows)
    out = io.StringIO()
    if found:
        writer = csv.writer(out)
        writer.writerow([safe_cell(name) for name in found[0]])
        writer.writerows([safe_cell(row.get(name)) for name in found[0]] for row in found)
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def to_json(rows: Sequence[Mapping[str, object]]) -> bytes:
    """Rows as a JSON array (UTF-8); dates and the like as their text."""
    return json.dumps(list(rows), ensure_ascii=False, default=str, indent=1).encode("utf-8")
