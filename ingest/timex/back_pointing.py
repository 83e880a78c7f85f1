"""Rules for words that point back at a time already told: "that year", "by that time", "since then"."""

from __future__ import annotations

from ingest.calendars import of_day, unit_of
from ingest.timex.setting import Found, Setting, Timed
from ingest.timex.spans import unit_name

_LAST_TOLD = "the time last spoken of"


def that_unit(found: Found, setting: Setting) -> Timed | None:
    """That year, the same day, the same month: the unit that the time last spoken of lies in."""
    unit, base = unit_name(found.piece("unit")), setting.base()
    reference = setting.reference
    if base is None or unit in ("hour", "minute", "second"):
        return None
    if unit == "day" and (reference is None or reference.grain != "day"):
        day = setting.story
        return None if day is None else Timed("DATE", f"{day}", of_day(day).why("the day last spoken of"))
    if reference is None:
        return None
    order = ["day", "week", "month", "season", "quarter", "half", "year", "decade", "century"]
    grain = reference.grain if reference.grain in order else "day"
    if order.index(unit if unit in order else "week") < order.index(grain):
        return None  # "that day" after a month: no day is known
    moment = unit_of(base, unit)
    return Timed("DATE", moment.value, moment.why(_LAST_TOLD))


def that_time(found: Found, setting: Setting) -> Timed | None:
    """Unless they vote by that time: the day last spoken of, where it and the wording lie ahead."""
    told, anchor = setting.reference, setting.anchor
    if found.piece("time").lower != "time" or told is None or told.first is None or anchor is None:
        return None
    if told.first <= anchor or setting.direction() == "past":
        return None
    return Timed("DATE", told.value, told.why(_LAST_TOLD))


def the_day(found: Found, setting: Setting) -> Timed | None:
    """Ended the day, late in the day: the day last spoken of, where it is one, else the article's."""
    if found.piece("unit").lower != "day":
        return None
    day = setting.story_day()
    return None if day is None else Timed("DATE", day.isoformat(), of_day(day).why(_LAST_TOLD))


def then(found: Found, setting: Setting) -> Timed | None:
    """Since then, until then: the time last spoken of."""
    reference = setting.reference
    if reference is None:
        return None
    return Timed("DATE", reference.value, reference.why(_LAST_TOLD))
