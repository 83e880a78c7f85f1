"""Dates of coded rows: as sure as their precision code, never surer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from graph.edtf import date_value, from_bounds, month_end
from graph.records import DateValue
from ingest.coded.mapping import Dates

_SHAPES = ("%Y-%m-%d", "%Y%m%d", "%d %B %Y", "%d-%B-%Y", "%d %b %Y", "%d/%m/%Y", "%Y-%m-%d %H:%M:%S")


def read_day(text: str) -> date:
    """The day that a cell names: ISO, ``20231023``, ``23 October 2023``, or seconds since 1970.

    Raises:
        ValueError: the cell names no day.
    """
    bare = text.strip()
    if re.fullmatch(r"\d{14}", bare):
        bare = bare[:8]
    if re.fullmatch(r"-?\d{5,10}\.0*|-?\d{9,10}", bare):
        return datetime.fromtimestamp(float(bare), tz=UTC).date()
    bare = re.sub(r"\.\d+$", "", bare)
    for shape in _SHAPES:
        try:
            return datetime.strptime(bare, shape).replace(tzinfo=UTC).date()
        except ValueError:
            continue
    raise ValueError(f"{text!r} is no date")


def date_row(row: Mapping[str, str], rules: Dates, coder: str) -> DateValue:
    """The date of a row, by its precision code.

    Raises:
        ValueError: a cell holds no date, the code is unknown, or the row ends before it begins.
    """
    code = plain_code(row.get(rules.precision, "")) if rules.precision else ""
    treatment = rules.codes.get(code, rules.default) if not rules.codes or code in rules.codes else None
    if treatment is None:
        raise ValueError(f"{rules.precision} {code!r} is not one of {', '.join(rules.codes)}")
    start = read_day(row[rules.start])
    end = read_day(row[rules.end]) if rules.end and row.get(rules.end, "").strip() else start
    if end < start:
        raise ValueError(f"it ends on {end}, before it begins on {start}")
    basis = f"coded by {coder}" + (f", {rules.precision} {code}" if rules.precision else "")
    if treatment == "day":
        return from_bounds(start, end, basis)
    if treatment == "span":
        return from_bounds(start, end, f"{basis}: some time between")
    if treatment == "around":
        reach = timedelta(days=rules.reach)
        return from_bounds(start - reach, end + reach, f"{basis}: within {rules.reach} days of {start}")
    if treatment == "month":
        return from_bounds(start.replace(day=1), month_end(end.year, end.month), basis)
    if treatment == "year":
        return from_bounds(date(start.year, 1, 1), date(end.year, 12, 31), basis)
    added = read_day(row[rules.added]) if rules.added and row.get(rules.added, "").strip() else None
    if added is not None and start >= added:
        return from_bounds(None, added, f"{basis}: the day it was added, so no later than that")
    return date_value(f"{start.isoformat()}~", f"{basis} by a machine, not checked against the text")


def plain_code(cell: str) -> str:
    """A code as written in the mapping: without the ".0" that spreadsheets add."""
    return re.sub(r"\.0+$", "", cell.strip())
