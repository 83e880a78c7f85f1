"""The calendar as time expressions use it: a moment in TIMEX3 and in EDTF, and steps by units.

TIMEX3 values follow TimeML 1.2.1 (Pustejovsky et al. 2003): "2023-09-19", "2023-W38",
"2021-Q3", "2021-H1", "2022-SP", "199" (a decade), "19" (a century), "P3D", "XXXX-WXX-1".
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import date, timedelta

from graph.edtf import days, month_end

_QUARTER_CODE = 32  # EDTF: 33 to 36 are the quarters, 40 and 41 the halves of a year
_HALF_CODE = 39


@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch of the calendar; ``grain`` is the unit it was said in; ``edtf`` None if no day is known."""

    value: str
    edtf: str | None
    first: date | None
    last: date | None
    grain: str
    mod: str | None = None
    basis: str = ""

    def why(self, basis: str) -> Moment:
        """The same with its basis."""
        return replace(self, basis=basis)


def of_day(day: date) -> Moment:
    """A day."""
    return Moment(day.isoformat(), day.isoformat(), day, day, "day")


def of_month(year: int, month: int) -> Moment:
    """A month of a year."""
    text = f"{year:04}-{month:02}"
    return Moment(text, text, date(year, month, 1), month_end(year, month), "month")


def of_year(year: int) -> Moment:
    """A year."""
    return Moment(f"{year:04}", f"{year:04}", date(year, 1, 1), date(year, 12, 31), "year")


def of_decade(year: int) -> Moment:
    """The decade that a year lies in."""
    tens = year // 10
    return Moment(f"{tens:03}", f"{tens:03}X", date(tens * 10, 1, 1), date(tens * 10 + 9, 12, 31), "decade")


def of_century(number: int) -> Moment:
    """The ``number``-th century, as EDTF counts: the 20th is 1900 to 1999."""
    hundreds = number - 1
    first, last = date(max(hundreds * 100, 1), 1, 1), date(hundreds * 100 + 99, 12, 31)
    # There is no year 0: the first century cannot be written "00XX".
    edtf = f"{hundreds:02}XX" if hundreds else f"{first}/{last}"
    return Moment(f"{hundreds:02}", edtf, first, last, "century")


def of_week(day: date) -> Moment:
    """The week, Monday to Sunday, that a day lies in."""
    year, week, _ = day.isocalendar()
    monday = days(day, -day.weekday())
    sunday = days(monday, 6)
    return Moment(f"{year}-W{week:02}", f"{monday}/{sunday}", monday, sunday, "week")


def of_weekend(day: date) -> Moment:
    """Saturday and Sunday of the week that a day lies in."""
    week = of_week(day)
    sunday = days(day, 6 - day.weekday())
    return Moment(f"{week.value}-WE", f"{days(sunday, -1)}/{sunday}", days(sunday, -1), sunday, "weekend")


def of_quarter(year: int, quarter: int) -> Moment:
    """A quarter of a year, 1 to 4."""
    first = date(year, 3 * quarter - 2, 1)
    last = month_end(year, 3 * quarter)
    return Moment(f"{year}-Q{quarter}", f"{year}-{_QUARTER_CODE + quarter}", first, last, "quarter")


def of_half(year: int, half: int) -> Moment:
    """A half of a year, 1 or 2."""
    first, last = (
        (date(year, 1, 1), date(year, 6, 30)) if half == 1 else (date(year, 7, 1), date(year, 12, 31))
    )
    return Moment(f"{year}-H{half}", f"{year}-{_HALF_CODE + half}", first, last, "half")


def of_season(year: int, code: int, letters: str) -> Moment:
    """A season (EDTF code 21 spring to 24 winter) of a year; winter's bounds are ``graph.edtf``'s."""
    month = {21: 3, 22: 6, 23: 9, 24: 1}[code]
    first = date(year, month, 1)
    last = month_end(year + 1, 2) if code == 24 else month_end(year, month + 2)
    return Moment(f"{year}-{letters}", f"{year}-{code}", first, last, "season")


def of_span(first: date, last: date, value: str, grain: str) -> Moment:
    """From one day to another."""
    return Moment(value, f"{first}/{last}" if first != last else f"{first}", first, last, grain)


def shift(day: date, count: int, unit: str) -> date:
    """``day`` moved by ``count`` units; a month's end stays in its month, the calendar's ends are kept."""
    single = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}
    if unit in single:
        return days(day, count * single[unit])
    if unit in ("hour", "minute", "second"):
        return days(day, round(count / {"hour": 24, "minute": 1440, "second": 86400}[unit]))
    months = count * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
    index = min(max(day.year * 12 + day.month - 1 + months, 12), 9999 * 12 + 11)
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


_PARTS = {"MO": 8, "MI": 12, "AF": 15, "EV": 19, "NI": 22}
_LATE, _SMALL_HOURS, _HALF_DAY = 21, 6, 12  # hours of the clock
_SLACK = 3  # hours by which "in the evening" may be off


@dataclass(frozen=True, slots=True)
class Clock:
    """The hour of a day that a text names, 0 to 24; ``exact``: by the clock and not by a part of the day."""

    hour: float
    exact: bool = False


def clock_of(value: str, words: Collection[str] = ()) -> Clock | None:
    """The hour of a TIMEX3 value ("2023-10-07T06:30", "2023-10-07TNI"); ``words``: its text, lower case."""
    day, mark, time = value.partition("T")
    if not day or day.startswith("P") or not mark:
        return Clock(22) if "late" in words else Clock(4) if "early" in words else None
    if time[:2].isdigit():
        minutes = int(time[3:5]) if time[3:5].isdigit() else 0
        return Clock(int(time[:2]) + minutes / 60, exact=True)
    return Clock(_PARTS[time[:2]]) if time[:2] in _PARTS else None


def after_hours(day: date, count: float | None, clock: Clock | None, sign: int = 1) -> tuple[date, date]:
    """The first and the last day that so many hours after (``sign`` 1) or before (-1) a day can lie in.

    "Hours later" stays in the day, unless that was told of its late evening (before: of its morning); a
    number of hours is counted from the hour where one is known, and from no hour stays in the day up to
    half a day.
    """
    if count is None:
        early = _SMALL_HOURS if clock is not None and clock.exact else _PARTS["MO"]
        crosses = clock is not None and (clock.hour >= _LATE if sign > 0 else clock.hour <= early)
        return _ordered(day, days(day, sign) if crosses else day)
    if clock is None:
        whole = sign * int(count // 24)
        more = sign if count % 24 and count >= _HALF_DAY else 0
        return _ordered(days(day, whole), days(day, whole + more))
    slack = 0 if clock.exact else _SLACK
    at = clock.hour + sign * count
    return _ordered(days(day, int((at - slack) // 24)), days(day, int((at + slack) // 24)))


def _ordered(one: date, other: date) -> tuple[date, date]:
    return min(one, other), max(one, other)


def unit_of(day: date, unit: str) -> Moment:
    """The unit of the calendar that a day lies in ("week" of a Thursday)."""
    makers: dict[str, Callable[[date], Moment]] = {
        "week": of_week,
        "fortnight": of_week,
        "weekend": of_weekend,
        "month": lambda at: of_month(at.year, at.month),
        "quarter": lambda at: of_quarter(at.year, (at.month + 2) // 3),
        "year": lambda at: of_year(at.year),
        "decade": lambda at: of_decade(at.year),
        "century": lambda at: of_century(at.year // 100 + 1),
    }
    return makers.get(unit, of_day)(day)


def third(moment: Moment, number: int, modifier: str) -> Moment:
    """The first, middle or last third of a moment; TIMEX3 keeps the value and adds the modifier."""
    if moment.first is None or moment.last is None:
        return replace(moment, mod=modifier)
    if moment.grain == "day":
        return replace(moment, mod=modifier)
    if moment.grain == "year":
        year = moment.first.year
        first, last = f"{year}-{4 * number - 3:02}", f"{year}-{4 * number:02}"
        bounds = date(year, 4 * number - 3, 1), month_end(year, 4 * number)
    elif moment.grain == "quarter":
        month = moment.first.month + number - 1
        first = last = f"{moment.first.year}-{month:02}"
        bounds = date(moment.first.year, month, 1), month_end(moment.first.year, month)
    elif moment.grain in ("decade", "century"):
        step = 10 if moment.grain == "decade" else 100
        base = moment.first.year // step * step  # the first century begins in year 1
        cuts = [0, step * 3 // 10, step * 7 // 10, step]
        low, high = max(base + cuts[number - 1], 1), base + cuts[number] - 1
        first, last, bounds = f"{low:04}", f"{high:04}", (date(low, 1, 1), date(high, 12, 31))
    else:
        length = (moment.last - moment.first).days + 1
        low_day = moment.first + timedelta(days=length * (number - 1) // 3)
        high_day = moment.first + timedelta(days=max(length * number // 3 - 1, 0))
        first, last, bounds = f"{low_day}", f"{high_day}", (low_day, high_day)
    edtf = first if first == last else f"{first}/{last}"
    return replace(moment, edtf=edtf, first=bounds[0], last=bounds[1], mod=modifier)


def easter(year: int) -> date:
    """Easter Sunday of the western churches (anonymous Gregorian algorithm, Meeus 1991)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    ell = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * ell) // 433
    month = (h + ell - 7 * m + 90) // 25
    day = (h + ell - 7 * m + 33 * month + 19) % 32
    return date(year, month, day)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the eastern churches, in the Gregorian calendar (Meeus 1991)."""
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    julian = date(year, month, day + 1)
    return days(julian, year // 100 - year // 400 - 2)
