"""Rules for dates that name their place in the calendar: days, months, seasons, years, decades, centuries."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from graph.edtf import days
from ingest.calendars import (
    Moment,
    of_day,
    of_month,
    of_span,
    third,
)
from ingest.time_words import load_time_words
from ingest.timex.setting import Found, Setting, Timed

_BESIDE = "month in the text, next to the time last spoken of"
TEXT = "as the text says"
_DAYS = 31
FROM_TOLD = ("following", "ensuing", "subsequent", "previous", "preceding", "prior")
_BESIDE_IT = 3  # pieces: "on Sunday, 5/6/12", "Friday (5/4/12)"
_CLOSE, _FAR = 30, 60  # days from the article's between which a day that can be read in two ways is told


def dated(moment: Moment, *, explicit: bool = True, basis: str = TEXT) -> Timed:
    """A date in the words of the calendar."""
    return Timed("DATE", moment.value, moment.why(basis), moment.mod, explicit_year=explicit)


def early_late(found: Found, moment: Moment) -> Moment:
    """Apply "early", "mid", "late" where the match has one."""
    if not found.has("mod"):
        return moment
    word = found.piece("mod").lower
    words = load_time_words().words
    entry = words.modifiers.get(word) or words.edges[word]
    return third(moment, entry.third, entry.timex)


def iso(found: Found, setting: Setting) -> Timed | None:
    """2023-09-19, also with a time."""
    text = found.piece("iso").text
    day = _safe(*(int(part) for part in re.split(r"\D", text[:10])))
    if day is None:
        return None
    moment = of_day(day).why(TEXT)
    return Timed("TIME", f"{day}{text[10:]}", moment, explicit_year=True) if "T" in text else dated(moment)


def numeric(found: Found, setting: Setting) -> Timed | None:
    """9/19/2023 and 19.09.2023; where day and month can be swapped, both readings stay open."""
    parts = re.split(r"[/.-]", found.piece("num").text)
    one, two, year = (int(part) for part in parts)
    if len(parts[2]) == 2:
        year += 2000 if year < 70 else 1900
    dotted = "." in found.piece("num").text
    readings = {
        d for d in (_safe(year, two, one), None if dotted else _safe(year, one, two)) if d is not None
    }
    if not readings:
        return None
    first, last = min(readings), max(readings)
    if first == last:
        return dated(of_day(first))
    if setting.anchor is not None and setting.anchor in readings:
        return dated(
            of_day(setting.anchor), basis="day and month could be swapped; one reading is the article's day"
        )
    told = _told_beside(readings, found, setting)
    if told is not None:
        return dated(of_day(told), basis="day and month could be swapped; a day told beside it says which")
    near = _near(readings, setting.anchor)
    if near is not None:
        return dated(of_day(near), basis="day and month could be swapped; the other reading is far from it")
    if setting.month_first() is not None:
        chosen = _safe(year, one, two) if setting.month_first() else _safe(year, two, one)
        if chosen is not None:
            return dated(of_day(chosen), basis="day and month could be swapped; in the article's own order")
    moment = of_span(first, last, f"{year:04}-XX-XX", "interval")
    return dated(moment, basis=f"day and month could be swapped: {first} or {last}")


def _told_beside(readings: set[date], found: Found, setting: Setting) -> date | None:
    """The reading that is a weekday named next to it ("on Sunday, 5/6/12"), or the day last spoken of."""
    for pieces in (found.pieces[max(found.start - _BESIDE_IT, 0) : found.start], found.pieces[found.end :]):
        named = {piece.number for piece in pieces[:_BESIDE_IT] if piece.cls == "WEEKDAY"}
        fitting = [reading for reading in readings if reading.isoweekday() in named]
        if len(fitting) == 1:
            return fitting[0]
    told = setting.reference
    if told is not None and told.grain == "day" and told.first in readings:
        return told.first
    return None


def _near(readings: set[date], anchor: date | None) -> date | None:
    """The reading that lies near the article's day, where the other is far from it."""
    if anchor is None:
        return None
    ranked = sorted(readings, key=lambda item: abs((item - anchor).days))
    close, far = (abs((item - anchor).days) for item in ranked[:2])
    return ranked[0] if close <= _CLOSE and far >= _FAR else None


def day(found: Found, setting: Setting) -> Timed | None:
    """Sept. 19, 19 September 2023, Monday, the 4th of March."""
    month, number = found.piece("month").number, found.piece("day").number
    if found.has("year"):
        exact = _safe(found.piece("year").number, month, number)
        return _timed_day(found, dated(of_day(exact))) if exact else None
    if number > 31 or _safe(2000, month, number) is None:
        return None
    placed = setting.day_in_year(month, number)
    if placed is None:
        return Timed("DATE", f"XXXX-{month:02}-{number:02}")
    return _timed_day(found, dated(of_day(placed[0]), explicit=False, basis=placed[1]))


def _timed_day(found: Found, timed: Timed) -> Timed | None:
    if found.has("hours"):
        hour = found.pieces[found.groups["hours"][1]]
        return replace(timed, kind="TIME", value=f"{timed.value}TMO") if hour.lower == "hours" else None
    if not found.has("part"):
        return timed
    letters = load_time_words().calendar.parts_of_day[found.piece("part").lower]
    return replace(timed, kind="TIME", value=f"{timed.value}T{letters}")


def day_of_month(found: Found, setting: Setting) -> Timed | None:
    """On the 14th: of the month last spoken of, else the last or the next, as the wording looks."""
    number, told, anchor = found.piece("day").number, setting.reference, setting.anchor
    if anchor is None or not 1 <= number <= _DAYS:
        return None
    ahead = setting.direction() == "future"  # "are to meet on the 24th": not of a month that is past
    if told is not None and told.first is not None and told.grain in ("day", "month") and not ahead:
        exact = _safe(told.first.year, told.first.month, number)
        if exact is not None and exact < anchor and setting.direction() == "future":
            exact = _nth_near(anchor, number, 1)
        return dated(of_day(exact), explicit=False, basis="of the month last spoken of") if exact else None
    past, future = _nth_near(anchor, number, -1), _nth_near(anchor, number, 1)
    day_, why = setting.choose(past, future)
    return dated(of_day(day_), explicit=False, basis=f"day in the text, month from the article's day ({why})")


def _nth_near(anchor: date, number: int, step: int) -> date:
    """The last (``step`` -1) or the next (1) day of that number, the article's own included."""
    at = anchor
    while at.day != number:
        at = days(at, step)
    return at


def day_range(found: Found, setting: Setting) -> Timed | None:
    """Sept. 19-20, 27-29 September 2020: from one day to another of a month."""
    month = found.piece("month").number
    low, high = found.piece("day").number, found.piece("last").number
    if low >= high:
        return None
    if found.has("year"):
        year, why = found.piece("year").number, TEXT
    else:
        placed = setting.day_in_year(month, high)
        if placed is None:
            return Timed("DATE", f"XXXX-{month:02}-{low:02}/XXXX-{month:02}-{high:02}")
        year, why = placed[0].year, placed[1]
    first, last = _safe(year, month, low), _safe(year, month, high)
    if first is None or last is None:
        return None
    return dated(of_span(first, last, f"{first}/{last}", "interval"), explicit=found.has("year"), basis=why)


def month_of_year(found: Found, setting: Setting) -> Timed | None:
    """September 2023, late September 2023."""
    return dated(early_late(found, of_month(found.piece("year").number, found.piece("month").number)))


def month_of_that_year(found: Found, setting: Setting) -> Timed | None:
    """May that year, September of last year."""
    if not found.piece("unit").lower.startswith("year"):
        return None
    year = year_spoken_of(found, setting)
    if year is None:
        return None
    moment = early_late(found, of_month(year, found.piece("month").number))
    return dated(moment, explicit=False, basis="month in the text, of the year spoken of")


def day_of_that_year(found: Found, setting: Setting) -> Timed | None:
    """1 February last year, March 4 that year."""
    if not found.piece("unit").lower.startswith("year"):
        return None
    target = year_spoken_of(found, setting)
    exact = _safe(target, found.piece("month").number, found.piece("day").number) if target else None
    if exact is None:
        return None
    return dated(of_day(exact), explicit=False, basis="day in the text, of the year spoken of")


def year_spoken_of(found: Found, setting: Setting) -> int | None:
    """The year of "last year"; of "the following year" and "that year" as counted from what was told."""
    base = setting.base()
    step = found.piece("rel") if found.has("rel") else None
    if step is not None and (step.lower in FROM_TOLD or (found.has("the") and step.lower == "next")):
        return base.year + (-1 if step.cls == "LAST" else 1) if base else None
    if step is not None:
        return year_of(found, setting)
    return base.year if base else None


def month_by_name(found: Found, setting: Setting) -> Timed | None:
    """The month of October, the month of May 2021."""
    if found.piece("unit").lower != "month":
        return None
    return month_of_year(found, setting) if found.has("year") else month(found, setting)


def that_month(found: Found, setting: Setting) -> Timed | None:
    """Broke down that August: of the year last spoken of."""
    base = setting.base()
    if base is None:
        return None
    moment = of_month(base.year, found.piece("month").number)
    return dated(moment, explicit=False, basis="month in the text, of the year spoken of")


def month(found: Found, setting: Setting) -> Timed | None:
    """September, last September, next May, early September."""
    number = found.piece("month").number
    if setting.year_hint is not None:
        moment = early_late(found, of_month(setting.year_hint, number))
        return dated(moment, explicit=False, basis=setting.year_basis)
    if setting.anchor is None:
        return Timed("DATE", f"XXXX-{number:02}")
    anchor = setting.anchor
    this = date(anchor.year, number, 1)
    past = this if number <= anchor.month else date(anchor.year - 1, number, 1)
    future = this if number >= anchor.month else date(anchor.year + 1, number, 1)
    beside = _beside_told(found, setting, number)
    if beside is not None:
        return dated(early_late(found, of_month(*beside)), explicit=False, basis=_BESIDE)
    if found.has("last"):
        past = past if past.month != anchor.month else date(anchor.year - 1, number, 1)
        chosen, why = past, "last before the article's month"
    elif found.has("next"):
        future = future if future.month != anchor.month else date(anchor.year + 1, number, 1)
        chosen, why = future, "next after the article's month"
    elif past == future:
        chosen, why = past, "the article's own month"
    else:
        chosen, why = setting.choose(past, future)
    told = (
        None if found.has("last") or found.has("next") or chosen != past else setting.year_told(number, past)
    )
    if told is not None:
        moment = early_late(found, of_month(told, number))
        return dated(moment, explicit=False, basis="month in the text, of the year told of before")
    moment = early_late(found, of_month(chosen.year, number))
    return dated(moment, explicit=False, basis=f"month in the text, year from the article's day ({why})")


def _beside_told(found: Found, setting: Setting, number: int) -> tuple[int, int] | None:
    """The following September, the previous May: next to the time last spoken of, if one was."""
    step = next((found.piece(name).lower for name in ("next", "last") if found.has(name)), "")
    told = setting.reference
    if told is None or told.first is None or told.last is None:
        return None
    if step in ("following", "ensuing", "subsequent"):
        return told.last.year + (number <= told.last.month), number
    return (
        (told.first.year - (number >= told.first.month), number)
        if step in ("previous", "preceding")
        else None
    )


def _safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def year_of(found: Found, setting: Setting) -> int | None:
    """The year of a match: its own, or counted from the article's by "last", "this", "next"."""
    if found.has("year"):
        return found.piece("year").number
    if setting.anchor is None:
        return None
    step = {"LAST": -1, "NEXT": 1}.get(found.piece("rel").cls if found.has("rel") else "", 0)
    return setting.anchor.year + step
