"""What is on the screen as a file. A spreadsheet must not run what an article says."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from html import escape

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


_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Casus</title><style>
body {{font: 15px/1.5 sans-serif; margin: 2rem; color: #1e2328}}
table {{border-collapse: collapse}} th, td {{border: 1px solid #dcdad3; padding: .25rem .5rem;
text-align: left; vertical-align: top; overflow-wrap: anywhere}}
th {{background: #f5f4f0}} td {{max-width: 30rem}}
</style></head><body>
<p>{note}</p>
<table><thead><tr>{head}</tr></thead><tbody>
{body}
</tbody></table></body></html>
"""


def to_html(rows: Iterable[Mapping[str, object]], note: str) -> bytes:
    """Rows as a page that stands alone: every text escaped, nothing run or loaded whatever a text says."""
    found = list(rows)
    names = list(found[0]) if found else []
    head = "".join(f'<th scope="col">{escape(str(name))}</th>' for name in names)
    body = "\n".join(
        "<tr>" + "".join(f"<td>{_told(row.get(name))}</td>" for name in names) + "</tr>" for row in found
    )
    return _PAGE.format(note=escape(note), head=head, body=body).encode("utf-8")


def _told(value: object) -> str:
    return "" if value is None else escape(str(value))


def to_json(rows: Sequence[Mapping[str, object]]) -> bytes:
    """Rows as a JSON array (UTF-8); dates and the like as their text."""
    return json.dumps(list(rows), ensure_ascii=False, default=str, indent=1).encode("utf-8")
