"""Units of time over arrays of days: which unit a day lies in, and how a span is spread over units."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

Unit = Literal["day", "week", "month", "quarter", "year", "decade"]
UNITS: tuple[Unit, ...] = ("day", "week", "month", "quarter", "year", "decade")
_EPOCH = date(1970, 1, 1).toordinal()
_Days = NDArray[np.int64]


def number(days: Any, unit: Unit) -> _Days:
    """The running number of the unit in which each day (an ordinal) lies. Weeks start on Monday."""
    ordinals = np.asarray(days, dtype=np.int64)
    if unit == "day":
        return ordinals
    if unit == "week":
        return (ordinals - 1) // 7
    months = (ordinals - _EPOCH).astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    return months // _MONTHS[unit] if unit != "decade" else (months // 12 + 1970) // 10


def first_day(numbers: Any, unit: Unit) -> _Days:
    """The first day (an ordinal, 1 January of year 1 at least) of each of these units."""
    units = np.asarray(numbers, dtype=np.int64)
    if unit == "day":
        return units
    if unit == "week":
        return units * 7 + 1
    months = (units * 10 - 1970) * 12 if unit == "decade" else units * _MONTHS[unit]
    days = months.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64) + _EPOCH
    return np.maximum(days, 1)


def shares(earliest: int, latest: int, unit: Unit) -> tuple[_Days, NDArray[np.float64]]:
    """The numbers of the units that a span of days touches, and the share of its days in each."""
    first, last = (int(number(day, unit)) for day in (earliest, latest))
    numbers = np.arange(first, last + 1)
    starts = first_day(np.arange(first, last + 2), unit)
    days = np.minimum(starts[1:], latest + 1) - np.maximum(starts[:-1], earliest)
    return numbers, days / (latest + 1 - earliest)


_MONTHS = {"month": 1, "quarter": 3, "year": 12}
