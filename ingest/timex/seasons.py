"""Rules for seasons."""

from __future__ import annotations

from datetime import date

from ingest.calendars import of_season
from ingest.time_words import Season, load_time_words
from ingest.timex.absolute import FROM_TOLD, dated, year_spoken_of
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
    beside = _beside_told(found, setting, entry)
    if beside is not None:
        return beside
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


def _beside_told(found: Found, setting: Setting, entry: Season) -> Timed | None:
    """The following spring, the previous winter: next to the time last spoken of, if one was."""
    step = next((found.piece(name) for name in ("next", "last") if found.has(name)), None)
    told = setting.reference
    if step is None or step.lower not in FROM_TOLD or told is None or told.first is None or told.last is None:
        return None
    begins = (entry.code - 21) * 3 + 3
    if step.cls == "NEXT":
        year = told.last.year + (begins <= told.last.month)
    else:
        year = told.first.year - (begins + 2 >= told.first.month)
    moment = of_season(year, entry.code, entry.timex)
    return dated(moment, explicit=False, basis="season in the text, next to the time last spoken of")


def season_of_that_year(found: Found, setting: Setting) -> Timed | None:
    """The summer of last year, the autumn of that year, the spring of the following year."""
    year = year_spoken_of(found, setting)
    plain = not found.has("rel") and found.pieces[found.groups["unit"][0] - 1].cls != "THAT"
    if year is None or plain or found.piece("unit").lower != "year":
        return None
    entry = load_time_words().calendar.seasons[found.piece("season").lower]
    moment = of_season(year, entry.code, entry.timex)
    return dated(moment, explicit=False, basis="season in the text, year from the article's day")


def _after(start: date) -> date:
    index = start.year * 12 + start.month + 2
    return date(index // 12, index % 12 + 1, 1)
