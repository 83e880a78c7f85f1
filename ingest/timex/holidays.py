"""Feasts with a day that is sure (``data/time/holidays.yaml``)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache

from graph.edtf import days, month_end
from ingest.calendars import Moment, easter, of_day, of_span, orthodox_easter
from ingest.tense import Direction
from ingest.time_words import load_time_words
from ingest.timex.setting import Timed

# "Christmas sales" dates nothing to the day: a feast before a noun is its kind.
_KIND = re.compile(r"\s+(?!(?:was|is|has|as)\b)[a-z]+s\b")
_DAYS = ("Day", "Eve", "Monday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# Days from the article within which a feast without a year is meant; told as past, it is the last one.
_SURE, _LAST = 120, 300


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    feasts = load_time_words().holidays
    names = {
        *(*feasts.fixed, *feasts.easter, *feasts.orthodox_easter),
        *(*feasts.ranges, *feasts.weekdays, *feasts.once),
    }
    ordered = sorted(names, key=len, reverse=True)
    joined = "|".join(re.escape(name).replace("'", "[’']") for name in ordered)
    # "The Good Friday Agreement" is of no Friday.
    other = rf"\s+(?:{'|'.join(feasts.names_on)})\b|[/\d]"
    year = r",?\s+(?:(?:in|of)\s+)?(\d{4})\b|,?\s+(last|this|next)\s+year\b"
    return re.compile(rf"\b(?:(last|next|this)\s+)?({joined})\b(?!{other})(?:{year})?")


def find_holidays(
    text: str, anchor: date | None, way: Callable[[int, int], Direction] = lambda start, end: None
) -> list[tuple[int, int, Timed]]:
    """Feasts in a text with their offsets; the year from the text or the one nearest to the article's day.

    ``way`` tells from offsets whether the wording looks back or ahead. "At Christmas they fled" means no
    feast to come, and no old one either, where the coming is near: "agreed on a truce for Christmas".
    """
    hits: list[tuple[int, int, Timed]] = []
    once = load_time_words().holidays.once
    for match in _pattern().finditer(text):
        exact = match[2] in once or match[2].split()[-1] in _DAYS
        if not (match[3] or match[4] or exact) and _KIND.match(text, match.end()):
            continue
        year = match[3] or _year_beside(match[4], anchor)
        moment = _moment(match[2].replace("’", "'"), match[1], year, anchor, way(*match.span()))
        if moment is not None:
            hits.append((*match.span(), Timed("DATE", moment.value, moment, explicit_year=bool(match[3]))))
    return hits


def _year_beside(step: str | None, anchor: date | None) -> str | None:
    """The year of "Ramadan last year", counted from the article's."""
    if step is None or anchor is None:
        return None
    return f"{anchor.year + {'last': -1, 'this': 0, 'next': 1}[step]}"


def _moment(
    name: str, step: str | None, year: str | None, anchor: date | None, way: Direction
) -> Moment | None:
    once = load_time_words().holidays.once.get(name)
    if once is not None:
        return of_day(once).why("a day of history") if year is None or int(year) == once.year else None
    find = _finder(name)
    if year is not None:
        found = find(int(year))
        return found.why("feast and year in the text") if found else None
    if anchor is None:
        return None
    near = [moment for at in range(anchor.year - 1, anchor.year + 2) if (moment := find(at)) is not None]
    if step == "last":
        near = [moment for moment in near if moment.last is not None and moment.last < anchor][-1:]
    elif step == "next":
        near = [moment for moment in near if moment.first is not None and moment.first > anchor][:1]
    elif step == "this":
        near = [moment for moment in near if moment.first is not None and moment.first.year == anchor.year]
    elif way == "past":
        near = [moment for moment in near if moment.first is not None and moment.first <= anchor]
    elif way == "future":
        near = [moment for moment in near if moment.last is not None and moment.last >= anchor]
    if not near:
        return None
    nearest = min(near, key=lambda moment: abs(((moment.first or anchor) - anchor).days))
    far = abs(((nearest.first or anchor) - anchor).days)
    if step is None and way != "future" and far > (_LAST if way == "past" else _SURE):
        return None  # "Ramadan" in an article of October: last or next, nothing tells
    return nearest.why("feast in the text, year nearest to the article's day")


def _nth_weekday(year: int, month: int, nth: int, weekday: int, later: int) -> date:
    """The n-th such weekday of a month (-1: its last), moved by so many days."""
    if nth > 0:
        first = date(year, month, 1)
        return days(first, (weekday - first.isoweekday()) % 7 + 7 * (nth - 1) + later)
    last = month_end(year, month)
    return days(last, -((last.isoweekday() - weekday) % 7) + later)


def _finder(name: str) -> Callable[[int], Moment | None]:
    feasts = load_time_words().holidays
    if name in feasts.ranges:

        def by_table(year: int) -> Moment | None:
            bounds = feasts.ranges[name].get(year)
            return of_span(*bounds, f"{year}-{name}", "interval") if bounds else None

        return by_table
    if name in feasts.weekdays:
        return lambda year: of_day(_nth_weekday(year, *feasts.weekdays[name]))
    if name in feasts.fixed:
        month, day = feasts.fixed[name]
        return lambda year: of_day(date(year, month, day))
    if name in feasts.orthodox_easter:
        return lambda year: of_day(days(orthodox_easter(year), feasts.orthodox_easter[name]))
    return lambda year: of_day(days(easter(year), feasts.easter[name]))
