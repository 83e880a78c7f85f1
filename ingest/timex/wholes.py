"""Rules for units of a named whole: the first week of October, the last three months of 2009."""

from __future__ import annotations

from ingest.calendars import of_month, of_year, unit_of
from ingest.timex import absolute, edges, spans
from ingest.timex.setting import Found, Setting, Timed


def unit_of_month(found: Found, setting: Setting) -> Timed | None:
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
    return edges.unit_of_span(found, setting, of_year(found.piece("year").number))
