"""Dates in EDTF (ISO 8601-2), with bounds for sorting and joins.

The notation is checked and its bounds are found by the ``edtf`` library. Days, months, years,
decades, centuries, seasons, quarters and halves of a year (nearly all dates of news) are read by the
standard library instead: the library's grammar takes some five milliseconds a date and longer
to import, and both give the same bounds (a test compares them).

Bounds are *strict*: "2023-10-23~" (about 23 October) is bounded by that day alone; the
tilde is for the reader and for whoever judges two dates to be the same.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache

from graph.records import DateValue, Precision

_PLAIN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?[~?%]?")
_SEASON = re.compile(r"\d{4}-(\d{2})[~?%]?")
_UNSPECIFIED = re.compile(r"(?=.{4}$)(\d{2,3})(X{1,2})")
# First and last month of EDTF's seasons, quarters and halves of a year; winter is the library's.
_MONTHS_OF = {
    **{21: (3, 5), 22: (6, 8), 23: (9, 11)},
    **{33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12)},
    **{40: (1, 6), 41: (7, 12)},
}
_OPEN = ("..", "")
_WINTERS = (24, 28, 32)
_Bounds = tuple[date | None, date | None, Precision]


class EdtfError(ValueError):
    """A text is not EDTF, or lies outside the years 1 to 9999 that Casus keeps."""


def date_value(edtf: str, basis: str = "") -> DateValue:
    """The date that ``edtf`` writes, with its bounds and precision; ``basis`` says how it was come by.

    Raises:
        EdtfError: ``edtf`` is not EDTF, ends before it begins, or lies outside the years 1 to 9999.
    """
    earliest, latest, precision = _bounds(edtf)
    return DateValue(edtf=edtf, earliest=earliest, latest=latest, precision=precision, basis=basis)


def undated(basis: str = "") -> DateValue:
    """No date at all."""
    return DateValue(basis=basis)


def from_bounds(earliest: date | None, latest: date | None, basis: str = "") -> DateValue:
    """The shortest EDTF for what lies between two days, both included; None is open.

    Raises:
        EdtfError: ``earliest`` is after ``latest``.
    """
    if earliest is None and latest is None:
        return undated(basis)
    if earliest is None or latest is None:
        return date_value(f"{earliest or '..'}/{latest or '..'}", basis)
    if earliest > latest:
        raise EdtfError(f"a date cannot run from {earliest} to {latest}: swap the two")
    if earliest == latest:
        return date_value(earliest.isoformat(), basis)
    if earliest.day == 1 and latest == month_end(latest.year, latest.month):
        if (earliest.year, earliest.month) == (latest.year, latest.month):
            return date_value(f"{earliest:%Y-%m}", basis)
        if earliest.year == latest.year and (earliest.month, latest.month) == (1, 12):
            return date_value(f"{earliest:%Y}", basis)
    return date_value(f"{earliest}/{latest}", basis)


def written(earliest: date | None, latest: date | None) -> str | None:
    """EDTF as exact as bounds are: "199X" and "1990/1992" for whole years; None where both are open.

    Unlike :func:`from_bounds` it is for showing what was kept as bounds: no event's date is made by it.

    Raises:
        EdtfError: ``earliest`` is after ``latest``.
    """
    if earliest and latest and (earliest.month, earliest.day, latest.month, latest.day) == (1, 1, 12, 31):
        for years, marks in ((100, "XX"), (10, "X")):
            if earliest.year % years == 0 and latest.year == earliest.year + years - 1:
                return f"{earliest.year // years:0{4 - len(marks)}d}{marks}"
        if earliest.year < latest.year:
            return f"{earliest:%Y}/{latest:%Y}"
    return from_bounds(earliest, latest).edtf


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def disjoint(one: DateValue, other: DateValue) -> bool:
    """Whether the two cannot be the same day: one ends before the other begins."""
    return _before(one.latest, other.earliest) or _before(other.latest, one.earliest)


def overlaps(one: DateValue, other: DateValue) -> bool:
    """Whether the two can be the same day. What has no date overlaps with everything."""
    return not disjoint(one, other)


def contains(outer: DateValue, inner: DateValue) -> bool:
    """Whether every day of ``inner`` lies in ``outer``."""
    starts = outer.earliest is None or (inner.earliest is not None and outer.earliest <= inner.earliest)
    ends = outer.latest is None or (inner.latest is not None and inner.latest <= outer.latest)
    return starts and ends


def narrower(one: DateValue, other: DateValue) -> DateValue:
    """The one that spans fewer days; bounded before half open before undated; ``one`` when they are level."""
    return other if _span(other) < _span(one) else one


def intersection(one: DateValue, other: DateValue, basis: str = "") -> DateValue | None:
    """What both allow, or None where they are disjoint. Keeps the notation of the one inside the other."""
    if disjoint(one, other):
        return None
    for inner, outer in ((one, other), (other, one)):
        if contains(outer, inner):
            return inner.model_copy(update={"basis": basis}) if basis else inner
    starts = [bound for bound in (one.earliest, other.earliest) if bound]
    ends = [bound for bound in (one.latest, other.latest) if bound]
    return from_bounds(max(starts, default=None), min(ends, default=None), basis)


def _before(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and one < other


def _span(value: DateValue) -> float:
    if value.earliest and value.latest:
        return (value.latest - value.earliest).days
    return float("inf") if value.earliest is None and value.latest is None else 1e9


@lru_cache(maxsize=16384)
def _bounds(edtf: str) -> _Bounds:
    if "/" not in edtf:
        return _single(edtf)
    left, _, right = edtf.partition("/")
    if left in _OPEN and right in _OPEN:
        raise EdtfError(f"{edtf!r} bounds nothing: give a date on one side at least")
    earliest = None if left in _OPEN else _single(left)[0]
    latest = None if right in _OPEN else _single(right)[1]
    if _before(latest, earliest):
        raise EdtfError(f"{edtf!r} ends before it begins: swap the two")
    return earliest, latest, Precision.INTERVAL if earliest and latest else Precision.BOUND


def _single(text: str) -> _Bounds:
    if plain := _PLAIN.fullmatch(text):
        year, month, day = (int(part) if part else None for part in plain.groups())
        if month is None or 1 <= month <= 12:
            return _plain(text, year or 0, month, day)
    if unspecified := _UNSPECIFIED.fullmatch(text):
        digits, marks = unspecified.groups()
        if int(digits) > 0:
            first, last = int(digits + "0" * len(marks)), int(digits + "9" * len(marks))
            precision = Precision.DECADE if len(marks) == 1 else Precision.CENTURY
            return date(first, 1, 1), date(last, 12, 31), precision
    quick = _SEASON.fullmatch(text)
    earliest: date | None
    latest: date | None
    code = _MONTHS_OF.get(int(quick[1])) if quick and int(text[:4]) > 0 else None
    if code is not None:
        year = int(text[:4])
        earliest, latest = date(year, code[0], 1), month_end(year, code[1])
    else:
        earliest, latest = _by_library(text)
    if season := _SEASON.fullmatch(text):
        if int(season[1]) in _WINTERS and earliest and latest:
            # "Winter 2022" is said of January and February 2022 and of December 2022 to February 2023;
            # the library takes December alone.
            earliest, latest = date(earliest.year, 1, 1), _february_end(latest.year + 1)
        return earliest, latest, Precision.SEASON if int(season[1]) <= 32 else Precision.INTERVAL
    return earliest, latest, _precision(earliest, latest)


def _plain(text: str, year: int, month: int | None, day: int | None) -> _Bounds:
    try:
        if month is None:
            return date(year, 1, 1), date(year, 12, 31), Precision.YEAR
        if day is None:
            return date(year, month, 1), month_end(year, month), Precision.MONTH
        only = date(year, month, day)
    except ValueError as error:
        raise EdtfError(f"{text!r} is not in the calendar ({error}): correct the day or the month") from error
    return only, only, Precision.DAY


def _precision(earliest: date | None, latest: date | None) -> Precision:
    if earliest is None or latest is None:
        return Precision.NONE if earliest is latest else Precision.BOUND
    years = latest.year - earliest.year + 1
    if (earliest.month, earliest.day, latest.month, latest.day) == (1, 1, 12, 31):
        return {1: Precision.YEAR, 10: Precision.DECADE, 100: Precision.CENTURY}.get(
            years, Precision.INTERVAL
        )
    return Precision.DAY if earliest == latest else Precision.INTERVAL


def _february_end(year: int) -> date:
    return month_end(min(year, date.max.year), 2)


def _by_library(text: str) -> tuple[date | None, date | None]:
    from edtf import parse_edtf  # slow to import

    try:
        parsed = parse_edtf(text)
        lower, upper = parsed.lower_strict(), parsed.upper_strict()
        if lower[0] <= 0 and upper[0] == date.max.year:  # year unspecified: "XXXX-10-12"
            return None, None
        return date(*lower[:3]), date(*upper[:3])
    except Exception as error:  # the library lets its own parse errors, TypeError and AttributeError through
        raise EdtfError(f"{text!r} is not a date in EDTF that Casus can keep: {error}") from error


def days(first: date, count: int) -> date:
    """``first`` moved by ``count`` days, kept inside the calendar."""
    ordinal = min(max(first.toordinal() + count, 1), date.max.toordinal())
    return first + timedelta(days=ordinal - first.toordinal())
