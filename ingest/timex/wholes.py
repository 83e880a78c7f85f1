"""Rules for units of a named whole: the first week of October, the last three months of 2009."""

from __future__ import annotations

from dataclasses import replace

from ingest.calendars import of_month, of_year, unit_of
from ingest.tense import Direction
from ingest.time_words import load_time_words
from ingest.timex import absolute, edges, spans
from ingest.timex.setting import Found, Setting, Timed

_JUST_BEGUN = 3  # up to this month "the new year" is the running one


def unit_of_month(found: Found, setting: Setting) -> Timed | None:
    """The first week of May, the last weekend of June 2021."""
    timed = absolute.month_of_year(found, setting) if found.has("year") else absolute.month(found, setting)
    if timed is None or timed.moment is None or timed.moment.first is None:
        return None
    first = timed.moment.first
    return edges.unit_of_span(found, setting, of_month(first.year, first.month))


def week_of_day(found: Found, setting: Setting) -> Timed | None:
    """The week of Oct. 9, the weekend of 3 May: the one that the day lies in."""
    timed = absolute.day(found, setting)
    unit = spans.unit_name(found.piece("unit"))
    if timed is None or timed.moment is None or timed.moment.first is None or unit not in ("week", "weekend"):
        return None
    moment = unit_of(timed.moment.first, unit)
    return Timed("DATE", moment.value, moment.why(timed.moment.basis), explicit_year=timed.explicit_year)


def units_of_whole(found: Found, setting: Setting) -> Timed | None:
    """The first three months of 2009, the last ten days of March, the first nine months of this year."""
    if found.has("month"):
        timed = (
            absolute.month_of_year(found, setting) if found.has("year") else absolute.month(found, setting)
        )
        first = timed.moment.first if timed is not None and timed.moment is not None else None
        whole = None if first is None else of_month(first.year, first.month)
    elif found.has("whole") and spans.unit_name(found.piece("whole")) != "year":
        return None
    else:
        year = absolute.year_of(found, setting)
        whole = None if year is None else of_year(year)
    return None if whole is None else edges.units_of_span(found, whole)


def unit_of_year(found: Found, setting: Setting) -> Timed | None:
    """The first quarter of 2009, the last month of 2014."""
    return edges.unit_of_span(found, setting, of_year(found.piece("year").number))


def unit_ended(found: Found, setting: Setting) -> Timed | None:
    """The quarter ended March 28, the week ending 17 April: the one that the day lies in."""
    word, unit = found.piece("ended").lower, spans.unit_name(found.piece("unit"))
    ending = load_time_words().words.ending
    if not any(word in (f"{verb}ed", f"{verb}ing", f"{verb.removesuffix('e')}ing") for verb in ending):
        return None
    # An end may lie ahead, whatever the sentence's tense: the nearest such day is meant.
    timed = absolute.day(found, replace(setting, direction=_either))
    if timed is None or timed.moment is None or timed.moment.first is None or unit == "day":
        return None
    moment = unit_of(timed.moment.first, unit)
    return Timed("DATE", moment.value, moment.why(timed.moment.basis), cut=1)


def _either() -> Direction:
    return "either"


def new_year(found: Found, setting: Setting) -> Timed | None:
    """In the new year: the next one, unless it has just begun or the wording looks back."""
    if found.piece("new").lower != "new" or found.piece("unit").lower != "year" or setting.anchor is None:
        return None
    begun = setting.anchor.month < _JUST_BEGUN or setting.direction() == "past"
    moment = of_year(setting.anchor.year + (0 if begun else 1))
    return Timed("DATE", moment.value, moment.why(spans.FROM_ANCHOR))
