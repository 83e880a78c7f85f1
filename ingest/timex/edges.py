"""Rules for a part of a unit: its beginning or end, its n-th day, what of it lies before today."""

from __future__ import annotations

from dataclasses import replace

from graph.edtf import days
from ingest.calendars import Moment, of_day, of_span, of_week, of_year, shift, third, unit_of
from ingest.time_words import load_time_words
from ingest.timex.setting import Found, Setting, Timed
from ingest.timex.spans import FROM_ANCHOR, HOURLY, amount, duration_value, unit_name


def within_unit(found: Found, setting: Setting) -> Timed | None:
    """Earlier this week, later this year: the part of the unit before or after the article's day."""
    unit = unit_name(found.piece("unit"))
    if setting.anchor is None or unit in ("hour", "minute", "second", "day"):
        return None
    moment = unit_of(setting.anchor, unit)
    if moment.first is None or moment.last is None:
        return None
    if found.piece("word").cls == "EARLIER":
        narrowed, mod = of_span(moment.first, setting.anchor, moment.value, moment.grain), "START"
    else:
        narrowed, mod = of_span(setting.anchor, moment.last, moment.value, moment.grain), "END"
    return Timed("DATE", moment.value, narrowed.why(FROM_ANCHOR), mod)


def unit_to_date(found: Found, setting: Setting) -> Timed | None:
    """The year to date, year-to-date sales: up to the article's day; no "best year to date"."""
    if found.piece("date").lower != "date" or setting.anchor is None:
        return None
    moment = unit_of(setting.anchor, unit_name(found.piece("unit")))
    if moment.first is None:
        return None
    narrowed = of_span(moment.first, setting.anchor, moment.value, moment.grain)
    return Timed("DATE", moment.value, narrowed.why(FROM_ANCHOR))


def nth_unit_of(found: Found, setting: Setting) -> Timed | None:
    """On the second day of the siege: so long after its beginning; "the 1st day" is that beginning."""
    unit = unit_name(found.piece("unit"))
    if found.piece("unit").lower.endswith("s") or unit in ("hour", "minute", "second"):
        return None
    first, last = found.groups["of"]
    cut = 1 + last - first
    return Timed("DURATION", duration_value(found.piece("ord").number - 1, unit), relation="after", cut=cut)


def nth_unit(found: Found, setting: Setting) -> Timed | None:
    """For a second day, for the third straight week: the one that the article's day lies in.

    "For a third day on Tuesday" is that Tuesday.
    """
    if setting.anchor is None:
        return None
    unit = unit_name(found.piece("unit"))
    if unit in ("hour", "minute", "second"):
        return None
    placed = setting.weekday(found.piece("weekday").number) if found.has("weekday") else None
    if unit == "day" and placed is not None:
        return Timed("DATE", f"{placed[0]}", of_day(placed[0]).why(placed[1]))
    moment = unit_of(setting.anchor, unit)
    return Timed("DATE", moment.value, moment.why(FROM_ANCHOR))


def edge_of_unit(found: Found, setting: Setting) -> Timed | None:
    """The end of the year, the start of last month, the last week of March and of the year."""
    if setting.anchor is None:
        return None
    unit = unit_name(found.piece("unit"))
    if unit == "day":
        return _edge_of_day(found, setting)
    if unit in ("hour", "minute", "second"):
        return None
    whole: Moment | None
    if found.has("year"):  # "by year-end 2008"
        if unit != "year":
            return None
        whole = of_year(found.piece("year").number)
    elif found.has("that") or found.has("same"):
        base = setting.base()
        whole = unit_of(base, unit) if base else None
    elif not found.has("rel") and (told := _told_of(unit, setting)) is not None:
        whole = told
    else:
        step = {"LAST": -1, "NEXT": 1}.get(found.piece("rel").cls if found.has("rel") else "", 0)
        whole = unit_of(
            shift(setting.anchor.replace(day=1) if unit != "week" else setting.anchor, step, unit), unit
        )
    if whole is None:
        return None
    word = found.piece("mod").lower
    words = load_time_words().words
    entry = words.edges.get(word) or words.modifiers[word]
    moment = third(whole, entry.third, entry.timex)
    first, last = moment.first, moment.last
    if first and last and first <= setting.anchor < last and setting.direction() == "past":
        moment = of_span(first, setting.anchor, whole.value, whole.grain)
    return Timed("DATE", whole.value, moment.why(FROM_ANCHOR), entry.timex)


def _told_of(unit: str, setting: Setting) -> Moment | None:
    """ "On 6 April 1994 … By the end of the month": the month or year of the old day or month just told."""
    told, anchor = setting.reference, setting.anchor
    if told is None or told.last is None or anchor is None or unit not in ("month", "year") or setting.stale:
        return None
    whole = unit_of(told.last, unit)
    old = whole.last is not None and whole.last < anchor and told.grain in ("day", "month")
    return whole if old and setting.direction() == "past" else None


def _edge_of_day(found: Found, setting: Setting) -> Timed | None:
    """By the end of the day; "at the end of the day, it is their choice" is a turn of phrase."""
    before, after, day = found.before(), found.after(), setting.story_day()
    phrase = before is not None and before.lower == "at" and found.before(2) is None
    if day is None or found.has("rel") or (phrase and after is not None and after.cls == "COMMA"):
        return None
    words = load_time_words().words
    word = found.piece("mod").lower
    mod = (words.edges.get(word) or words.modifiers[word]).timex
    return Timed("DATE", day.isoformat(), of_day(day).why("the day last spoken of"), mod)


def units_of_span(found: Found, whole: Moment) -> Timed | None:
    """The first or last so many units of a whole: a duration whose days are known."""
    unit, count = unit_name(found.piece("unit")), amount(found)
    value = duration_value(count, unit)
    backward = found.has("last")
    if whole.first is None or whole.last is None or count is None or count != int(count) or count < 1:
        return None
    if unit in HOURLY or not (backward or found.piece("ord").number == 1):
        return None
    if backward:
        first, last = shift(days(whole.last, 1), -int(count), unit), whole.last
    else:
        first, last = whole.first, days(shift(whole.first, int(count), unit), -1)
    inside = whole.first <= first <= last <= whole.last
    if not inside:
        return None
    moment = of_span(first, last, value, unit).why("as the text says")
    if unit == "month":
        moment = replace(moment, edtf=f"{first:%Y-%m}/{last:%Y-%m}")
    return Timed("DURATION", value, moment)


def unit_of_span(found: Found, setting: Setting, whole: Moment) -> Timed | None:
    """The first week of October, the last days of 2022, given the whole."""
    unit = unit_name(found.piece("unit"))
    number = -1 if found.has("last") else found.piece("ord").number
    if whole.first is None or whole.last is None or unit not in ("day", "week", "month", "weekend"):
        return None
    length = {"day": 1, "week": 7, "month": 31, "weekend": 7}[unit]
    if found.piece("unit").lower.endswith("s"):  # "the first days of": the first third
        moment = third(whole, 3 if number == -1 else 1, "END" if number == -1 else "START")
        return Timed("DATE", moment.value, moment, moment.mod)
    if unit == "month" and whole.grain == "year":
        at = shift(whole.first, 11 if number == -1 else number - 1, "month")
        moment = unit_of(at, "month")
        return Timed("DATE", moment.value, moment)
    first = days(whole.last, -length + 1) if number == -1 else days(whole.first, length * (number - 1))
    last = min(days(first, length - 1), whole.last)
    if first > whole.last:
        return None
    # The week of the calendar that holds most of them.
    value = first.isoformat() if unit == "day" else of_week(days(first, (last - first).days // 2)).value
    return Timed("DATE", value, of_span(first, last, value, unit).why("as the text says"))
