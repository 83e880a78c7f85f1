"""Rules for seasons."""

from __future__ import annotations

from datetime import date

from ingest.calendars import of_season
from ingest.time_words import load_time_words
from ingest.timex.absolute import dated, year_of
from ingest.timex.setting import Found, Setting, Timed


def season(found: Found, setting: Setting) -> Timed | None:
    """Spring 2022, last summer, in the winter."""
    entry = load_time_words().calendar.seasons[found.piece("season").lower]
    if found.has("range"):
        return dated(of_season(int(found.piece("range").text[:4]), entry.code, entry.timex))
    if found.has("year"):
        return dated(of_season(found.piece("year").number, entry.code, entry.timex))
    if setting.anchor is None:
        return Timed("DATE", f"XXXX-{entry.timex}")
    anchor = setting.anchor
    start = date(anchor.year, {21: 3, 22: 6, 23: 9, 24: 12}[entry.code], 1)
    if found.has("last"):
        year = anchor.year if anchor >= _after(start) else anchor.year - 1
    elif found.has("next"):
        year = anchor.year if anchor < start else anchor.year + 1
    elif found.has("this"):
        year = anchor.year
    else:
        ahead = setting.direction() == "future"
        year = anchor.year if (ahead or anchor >= start) else anchor.year - 1
        year += ahead and anchor >= _after(start)
    moment = of_season(year, entry.code, entry.timex)
    return dated(moment, explicit=False, basis="season in the text, year from the article's day")


def season_of_that_year(found: Found, setting: Setting) -> Timed | None:
    """The summer of last year, the winter of this year."""
    year = year_of(found, setting)
    if year is None or not found.has("rel") or found.piece("unit").lower != "year":
        return None
    entry = load_time_words().calendar.seasons[found.piece("season").lower]
    moment = of_season(year, entry.code, entry.timex)
    return dated(moment, explicit=False, basis="season in the text, year from the article's day")


def _after(start: date) -> date:
    index = start.year * 12 + start.month + 2
    return date(index // 12, index % 12 + 1, 1)
