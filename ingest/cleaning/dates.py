"""Written dates with a day: ISO, European, American, and with month names. No clock is read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from ingest.cleaning.knowledge import knowledge

EARLIEST_YEAR, LATEST_YEAR = 1850, 2199
_CLOCK = (
    r"(?:[T,\s]+(?:at\s+)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\.\d+)?\s*(?:[ap]\.?m\.?)?"
    r"\s*(?:Z|[+-]\d{2}:?\d{2}|\(?(?-i:UTC|GMT|[A-Z]{2,4}T)(?:[+-]\d{1,2}(?::?\d{2})?)?\)?)?)?"
)
_EARLIER = r"(?:\d{1,2}\s?[-–/]\s?(?=\d))?"  # "March 4-5, 1979": of two days the last counts
_INNER_CLOCK = r"(?:\s\d{1,2}:\d{2}(?::\d{2})?(?:\s(?-i:[A-Z]{3,4}))?)?"  # "Wed Jan 5 14:02:11 GMT 1999"
_ROMAN_MONTHS = dict(
    zip(["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"], range(1, 13), strict=True)
)
_ROMAN = "VI{0,3}|I[VX]|I{1,3}|XI{0,2}"
_STAMP_OF_DAY = re.compile(r"\b(\d\d)\d{4}Z(?= )")  # "051412Z MAR 91": day and hour of a telegram
_TURN, _CENTURIES = 30, (2000, 1900)  # the first year of two digits that is of the older century
_NOON, _LATE = 12, 10  # hours in UTC at which it is midnight at the date line, on either side
_UTC_STAMP = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):\d{2}(?::\d{2})?(?:\.\d+)?\s?(?:Z|[+-]00:?00|UTC|GMT)"
)
_MONTHS = 12
_EITHER = re.compile(r"(\d{1,2})([-/])(\d{1,2})\2(\d{4})\b")
_YEAR = re.compile(r"\d{4}")  # every full date has one; most lines have none


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date in a text: its day and the offsets that it takes up (clock time included)."""

    day: date
    start: int
    end: int
    iso: bool


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = "|".join(sorted((re.escape(name) for name in knowledge().months), key=len, reverse=True))
    weekday = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
    numeric = re.compile(
        rf"(?<![\w/.-]){weekday}(?:(?P<y>\d{{4}})(?P<s>[-/.])(?P<m>\d{{1,2}})(?P=s)(?P<d>\d{{1,2}})|"
        rf"(?P<c>(?:18|19|20|21)\d{{2}}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))|"
        rf"(?P<a>\d{{1,2}})(?P<t>\s?[-/.]\s?)(?P<b>\d{{1,2}}|(?-i:{_ROMAN}))(?P=t)(?P<z>\d{{4}})){_CLOCK}(?![\w/])",
        re.IGNORECASE,
    )
    named = re.compile(
        rf"(?<!\w){weekday}(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th|\.)?\s*[-\s]\s*(?:of\s+)?(?P<m>{names})\.?,?[-\s]+(?P<y>\d{{4}})|"
        rf"(?P<m2>{names})\.?\s+{_EARLIER}(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?{_INNER_CLOCK}\s+(?P<y2>\d{{4}})){_CLOCK}(?!\w)",
        re.IGNORECASE,
    )
    return numeric, named


def find_dates(text: str) -> list[WrittenDate]:
    """All dates with day, month and year, in order.

    ``03/04/2022`` is ambiguous and left out; ``25/04/2022`` and ``04/25/2022`` are not. With dots
    (``03.04.2022``) the day comes first, as everywhere where dots are used.
    """
    if not _YEAR.search(text):
        return []
    found: list[WrittenDate] = []
    numeric, named = _patterns()
    for match in numeric.finditer(text):
        iso = bool(match["y"] or match["c"])
        if match["y"]:
            day = _day(match["y"], match["m"], match["d"])
        elif match["c"]:
            day = _day(match["c"][:4], match["c"][4:6], match["c"][6:])
        else:
            roman = _ROMAN_MONTHS.get(match["b"])
            dots = roman is not None or "." in match["t"]
            day = _two_part(match["a"], str(roman or match["b"]), match["z"], dots=dots)
        if day:
            found.append(WrittenDate(day, *match.span(), iso=iso))
    months = knowledge().months
    for match in named.finditer(text):
        month = months[(match["m"] or match["m2"]).casefold()]
        day = _day(match["y"] or match["y2"], str(month), match["d"] or match["d2"])
        if day:
            found.append(WrittenDate(day, *match.span(), iso=False))
    return sorted(found, key=lambda item: item.start)


@lru_cache(maxsize=1)
def _month_days() -> re.Pattern[str]:
    names = "|".join(sorted((re.escape(name) for name in knowledge().months), key=len, reverse=True))
    return re.compile(
        rf"(?<!\w)(?:(?:{names})\.? \d{{1,2}}|\d{{1,2}}\.? (?:de )?(?:{names}))(?!\w)", re.IGNORECASE
    )


@lru_cache(maxsize=1)
def _short_years() -> re.Pattern[str]:
    names = "|".join(sorted((re.escape(name) for name in knowledge().months), key=len, reverse=True))
    return re.compile(
        rf"(?<![\w/.-])(?:\d{{1,2}}(?:\d{{4}}Z)?[\s-](?:{names})\.?[\s,-]+|(?:{names})\.? \d{{1,2}}, "
        r"|\d{1,2}([./-])\d{1,2}\1)"
        r"(?P<year>['’]?\d\d)(?![\w:.])",
        re.IGNORECASE,
    )


def full_year(text: str) -> str | None:
    """A line whose only date has two digits of its year (``12-Mar-88``), with all four; None for others."""
    if _YEAR.search(text.replace("Z", "")) and not _STAMP_OF_DAY.search(text):
        return None
    match = _short_years().search(text)
    if match is None:
        return None
    year = int(match["year"][-2:])
    century = _CENTURIES[year >= _TURN]
    head = _STAMP_OF_DAY.sub(r"\1", text[: match.start("year")])
    return f"{head}{century + year}{text[match.end('year') :]}"


def month_day(text: str) -> bool:
    """Whether a text names a day of a month, with or without its year."""
    return bool(_month_days().search(text))


def only_date(text: str) -> date | None:
    """The date, if the text is nothing but one (a weekday, a clock time and punctuation aside)."""
    found = find_dates(text)
    if len(found) != 1:
        return None
    rest = text[: found[0].start] + text[found[0].end :]
    return found[0].day if not re.search(r"[^\W_]", rest) else None


def local_day(stamp: str, shown: date | None) -> bool:
    """Whether ``shown`` is the day before or after a time stamp's, and may be the same moment in local time.

    A stamp in UTC (``2020-02-25T02:25:54Z``) is of the day before in America until noon, of the day after in
    Asia from ten o'clock. A stamp with an offset of its own names the local day.
    """
    match = _UTC_STAMP.search(stamp)
    day = _day(match[1], match[2], match[3]) if match else None
    if match is None or day is None or shown is None:
        return False
    days, hour = (shown - day).days, int(match[4])
    return (days == -1 and hour < _NOON) or (days == 1 and hour >= _LATE)


def plausible(day: date, retrieved: date | None) -> bool:
    """Whether a page can have come out on that day: in the age of print, not after it was fetched."""
    if not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
        return False
    return retrieved is None or day <= retrieved + timedelta(days=1)


def either_date(text: str, start: int) -> tuple[date, date] | None:
    """The two days that ``11/12/2020`` at ``start`` may be (day or month first), None for what is clear."""
    match = _EITHER.match(text, start)
    if match is None or int(match[1]) > _MONTHS or int(match[3]) > _MONTHS or match[1] == match[3]:
        return None
    first, second = _day(match[4], match[3], match[1]), _day(match[4], match[1], match[3])
    return (first, second) if first and second else None


def settle(either: tuple[date, date], written: Iterable[date], retrieved: date | None) -> date | None:
    """Which of two days a page came out: not before a day that it names, not after it was fetched."""
    early, late = sorted(either)
    if retrieved is not None and late > retrieved + timedelta(days=1):
        return early
    return late if any(early < day <= late for day in written) else None


def _two_part(first: str, second: str, year: str, *, dots: bool) -> date | None:
    if dots or int(first) > _MONTHS or first == second:
        return _day(year, second, first)
    return _day(year, first, second) if int(second) > _MONTHS else None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if EARLIEST_YEAR <= found.year <= LATEST_YEAR else None
