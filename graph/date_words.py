"""Dates as an analyst would say them, never more exact than they are."""

from __future__ import annotations

from datetime import date

from graph.edtf import EdtfError, date_value
from graph.records import Precision

_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_QUALIFIERS = {"~": "about ", "?": "perhaps ", "%": "perhaps about "}
NO_DATE = "no date given"


def day(value: date) -> str:
    """19 Sep 2023."""
    return f"{value.day} {value:%b} {value.year}"


def edtf_words(edtf: str | None) -> str:
    """A date in words from its EDTF text; a text that is none is said as it is."""
    if not edtf:
        return NO_DATE
    try:
        value = date_value(edtf)
    except EdtfError:
        return edtf
    return date_words(value.edtf, value.earliest, value.latest, value.precision)


def date_words(edtf: str | None, earliest: date | None, latest: date | None, precision: Precision) -> str:
    """A date in words from its EDTF text and bounds."""
    prefix = _QUALIFIERS.get(edtf[-1:], "") if edtf else ""
    match precision:
        case Precision.NONE:
            return NO_DATE
        case Precision.BOUND if latest is None and earliest:
            return f"{day(earliest)} or later"
        case Precision.BOUND if earliest is None and latest:
            return f"{day(latest)} or earlier"
    if earliest is None or latest is None:
        return edtf or NO_DATE
    match precision:
        case Precision.DAY:
            return prefix + day(earliest)
        case Precision.MONTH:
            return f"{prefix}{earliest:%B} {earliest.year}"
        case Precision.YEAR:
            return f"{prefix}{earliest.year}"
        case Precision.DECADE:
            return f"{prefix}the {earliest.year // 10 * 10}s"
        case Precision.CENTURY:
            return f"{prefix}the {_ordinal(earliest.year // 100 + 1)} century"
        case Precision.SEASON if edtf and edtf[5:7].isdigit() and int(edtf[5:7]) in _SEASONS:
            return f"{prefix}{_SEASONS[int(edtf[5:7])]} {edtf[:4]}"
        case _:
            return f"{prefix}{day(earliest)} to {day(latest)}"


def _ordinal(number: int) -> str:
    """21 -> 21st, 13 -> 13th."""
    ending = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
