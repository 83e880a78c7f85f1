"""One row a claim, with its event's coding: CSV for spreadsheets, Parquet for data frames.

Lists of participants, places, conflicts and figures are JSON in a cell; a CSV cell that a
spreadsheet would run as a formula has an apostrophe in front, which reading takes off.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from graph.export.dossier import Dossier
from graph.export.errors import ExchangeError
from graph.export.flat import EventTelling, FlatClaim, extractions
from graph.records import Extraction
from graph.tables import formula_safe

_EVENT = ("id", "name", "type", "mode", "acled", "cameo", "status", "contested", "edtf", "earliest", "latest",
          "precision", "basis", "intensity", "sources")  # fmt: skip
_LISTS = ("contexts", "participants", "places", "conflicts", "figures")
_CLAIM = ("quote", "start", "end", "modality", "speaker", "confidence", "status", "label", "article", "title",
          "outlet", "agency", "published", "url")  # fmt: skip
COLUMNS = (
    *(f"event_{name}" for name in (*_EVENT, *_LISTS)),
    *(f"claim_{name}" for name in _CLAIM),
)
_NUMBERS = {"event_intensity", "claim_confidence"}
_INTEGERS = {"event_sources", "claim_start", "claim_end"}
_TRUTHS = {"event_contested"}
_DAYS = {"event_earliest", "event_latest", "claim_published"}


def rows(dossier: Dossier) -> Iterator[dict[str, Any]]:
    """The rows, typed: numbers, truths, ISO days, and text; None where nothing is known."""
    for event in dossier.events:
        told = event.model_dump(mode="json", by_alias=True)
        head = {f"event_{name}": told[name] for name in _EVENT}
        lists = {f"event_{name}": _json(told[name]) for name in _LISTS}
        for claim in dossier.claims.get(event.id, ()):
            said = claim.model_dump(mode="json")
            yield {**head, **lists, **{f"claim_{name}": said[name] for name in _CLAIM}}


def to_csv(dossier: Dossier) -> bytes:
    """RFC 4180, UTF-8 with a byte order mark, which spreadsheets need to read it as UTF-8."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for row in rows(dossier):
        writer.writerow([_cell(row[column]) for column in COLUMNS])
    return out.getvalue().encode("utf-8-sig")


def from_csv(data: bytes) -> list[Extraction]:
    """Extractions whose articles are the quotes alone.

    Raises:
        ExchangeError: not a table of :func:`to_csv`; the message names the row and column.
    """
    reader = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    _check(reader.fieldnames or ())
    return extractions(
        _telling({name: _uncell(name, value) for name, value in row.items() if name in COLUMNS}, number)
        for number, row in enumerate(reader, start=2)
    )


def to_parquet(dossier: Dossier) -> bytes:
    """Parquet with typed columns: days are dates, numbers 64 bits wide."""
    import pyarrow as pa
    from pyarrow import parquet

    schema = pa.schema([(column, _arrow(pa, column)) for column in COLUMNS])
    table = pa.Table.from_pylist([_dated(row) for row in rows(dossier)], schema=schema)
    out = io.BytesIO()
    parquet.write_table(table, out)
    return out.getvalue()


def from_parquet(data: bytes) -> list[Extraction]:
    """Extractions whose articles are the quotes alone.

    Raises:
        ExchangeError: not a table of :func:`to_parquet`.
    """
    import pyarrow as pa
    from pyarrow import parquet

    try:
        table = parquet.read_table(io.BytesIO(data))
    except pa.ArrowInvalid as error:
        raise ExchangeError(f"not a Parquet file: {error}") from error
    _check(table.column_names)
    return extractions(_telling(row, number) for number, row in enumerate(table.to_pylist(), start=1))


def _check(columns: Any) -> None:
    missing = [column for column in COLUMNS if column not in columns]
    if missing:
        raise ExchangeError(f"not a table of claims: columns {', '.join(missing)} are missing")


def _telling(row: Mapping[str, Any], number: int) -> EventTelling:
    try:
        event = {name: row[f"event_{name}"] for name in _EVENT}
        event |= {name: json.loads(row[f"event_{name}"] or "[]") for name in _LISTS}
        claim = FlatClaim.model_validate(
            {name: value for name in _CLAIM if (value := row[f"claim_{name}"]) is not None}
        )
    except (ValidationError, ValueError, TypeError) as error:
        raise ExchangeError(f"row {number}: not a claim as Casus writes it ({error})") from error
    return EventTelling(event, claim)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    text = str(value)
    # An apostrophe that is the text's own is doubled, so that reading takes off the right one.
    return "'" + text if text.startswith("'") else formula_safe(text)


def _uncell(column: str, text: str | None) -> Any:
    if not text:
        return None
    try:
        if column in _NUMBERS:
            return float(text)
        if column in _INTEGERS:
            return int(text)
    except ValueError as error:
        raise ExchangeError(f"column {column}: {text!r} is not a number") from error
    if column in _TRUTHS:
        return text == "true"
    return text.removeprefix("'")


def _arrow(pa: Any, column: str) -> Any:
    if column in _NUMBERS:
        return pa.float64()
    if column in _INTEGERS:
        return pa.int64()
    if column in _TRUTHS:
        return pa.bool_()
    return pa.date32() if column in _DAYS else pa.string()


def _dated(row: dict[str, Any]) -> dict[str, Any]:
    from datetime import date

    return {
        column: date.fromisoformat(value) if column in _DAYS and value else value
        for column, value in row.items()
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
