"""Rules for times that count from the article's day or from the time last spoken of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Literal

from graph.edtf import days
from ingest.timex.calendars import Moment, of_day, of_span, of_week, of_year, shift, third, unit_of
from ingest.timex.pieces import Piece
from ingest.timex.setting import Found, Setting, Timed
from ingest.timex.spans import FROM_ANCHOR, amount, duration_value, span_from_anchor, unit_name
from ingest.timex.words import load_time_words

FROM_REFERENCE = "counted from the time last spoken of"
_WEEK_SLACK = 3  # "two weeks ago" is said of any day of that week


def deictic(found: Found, setting: Setting) -> Timed | None:
    """Today, yesterday, tomorrow night, overnight, earlier today."""
    entry = load_time_words().words.deictic[found.piece("word").lower]
    if setting.anchor is None:
        return Timed("DATE", "XXXX-XX-XX")
    day = days(setting.anchor, entry.days)
    part = entry.part
    if found.has("part"):
        part = load_time_words().calendar.parts_of_day[found.piece("part").lower]
    moment = of_day(day).why(FROM_ANCHOR)
    if entry.night_before:
        eve = days(day, -1)
        moment = replace(of_span(eve, day, f"{eve}", "day"), basis="the night before the article's day")
        return Timed("TIME", f"{eve}TNI", moment)
    return Timed("TIME" if part else "DATE", f"{day}T{part}" if part else f"{day}", moment)


def part_of_day(found: Found, setting: Setting) -> Timed | None:
    """This morning, last night."""
    if setting.anchor is None:
        return None
    letters = load_time_words().calendar.parts_of_day[found.piece("part").lower]
    day = days(setting.anchor, -1) if found.has("last") else setting.anchor
    return Timed("TIME", f"{day}T{letters}", of_day(day).why(FROM_ANCHOR))


def weekday(found: Found, setting: Setting) -> Timed | None:
    """Monday, last Friday, next Tuesday, Monday night, Tuesday last week."""
    number = found.piece("weekday").number
    if setting.anchor is None:
        return Timed("DATE", f"XXXX-WXX-{number}")
    anchor = setting.anchor
    back = (anchor.isoweekday() - number) % 7
    if found.has("unit"):
        week = {"LAST": -7, "NEXT": 7}.get(found.piece("rel").cls, 0)
        day, why = (
            days(anchor, week + number - anchor.isoweekday()),
            "weekday of a week counted from the article's",
        )
    elif found.has("last"):
        day, why = days(anchor, -(back or 7)), "last such day before the article's"
    elif found.has("next"):
        day, why = days(anchor, 7 - back), "next such day after the article's"
    elif found.has("this"):
        ahead = setting.direction() != "past"
        day = days(anchor, (7 - back) % 7 if ahead else -back)
        why = "weekday near the article's day"
    else:
        placed = setting.weekday(number)
        if placed is None:
            return None
        day, why = placed
    moment = of_day(day).why(why)
    if found.has("part"):
        letters = load_time_words().calendar.parts_of_day[found.piece("part").lower]
        return Timed("TIME", f"{day}T{letters}", moment)
    return Timed("DATE", f"{day}", moment)


def calendar_unit(found: Found, setting: Setting) -> Timed | None:
    """Last week, this month, next year; "the past week" is a span that ends on the article's day."""
    unit, step = unit_name(found.piece("unit")), found.piece("rel")
    plural = found.piece("unit").lower.endswith("s")
    if plural:
        return span_from_anchor(found, setting, None, unit) if step.cls in ("LAST", "NEXT") else None
    if step.lower == "recent":
        return None
    if unit in ("hour", "minute", "second"):
        return span_from_anchor(found, setting, 1, unit) if step.cls in ("LAST", "NEXT") else None
    if step.lower in ("following", "previous", "preceding", "prior"):
        return _beside_reference(step, unit, setting)
    if unit == "day" and step.cls == "THIS":
        return None
    if unit == "quarter" and step.cls == "LAST" and found.has("the"):
        pass
    elif step.lower in ("past", "coming", "upcoming") or (found.has("the") and step.cls == "LAST"):
        return span_from_anchor(found, setting, 1, unit)
    if found.has("the") and step.cls == "NEXT" and unit == "day":
        return _beside_reference(step, unit, setting)
    if setting.anchor is None:
        return Timed("DATE", {"week": "XXXX-WXX", "month": "XXXX-XX"}.get(unit, "XXXX"))
    count = {"LAST": -1, "NEXT": 1}.get(step.cls, 0)
    moment = unit_of(
        shift(
            setting.anchor.replace(day=1) if unit in ("month", "quarter", "year") else setting.anchor,
            count,
            unit,
        ),
        unit,
    )
    return Timed("DATE", moment.value, moment.why(FROM_ANCHOR))


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


def _beside_reference(step: Piece, unit: str, setting: Setting) -> Timed | None:
    base = setting.base()
    if base is None:
        return None
    count = -1 if step.cls == "LAST" else 1
    moment = unit_of(shift(base.replace(day=1) if unit in ("month", "year") else base, count, unit), unit)
    return Timed("DATE", moment.value, moment.why(FROM_REFERENCE))


def that_unit(found: Found, setting: Setting) -> Timed | None:
    """That year, the same day, the same month: the unit that the time last spoken of lies in."""
    unit, base = unit_name(found.piece("unit")), setting.base()
    reference = setting.reference
    if base is None or reference is None or unit in ("hour", "minute", "second", "quarter"):
        return None
    order = ["day", "week", "month", "season", "quarter", "half", "year", "decade", "century"]
    grain = reference.grain if reference.grain in order else "day"
    if order.index(unit if unit in order else "week") < order.index(grain):
        return None  # "that day" after a month: no day is known
    moment = unit_of(base, unit)
    return Timed("DATE", moment.value, moment.why("the time last spoken of"))


def ago(found: Found, setting: Setting) -> Timed | None:
    """Two weeks ago, several years ago."""
    unit, count = unit_name(found.piece("unit")), amount(found)
    if count is None or (not found.has("num") and not found.has("a")):
        bound = (
            Moment("PAST_REF", f"../{setting.anchor}", None, setting.anchor, unit) if setting.anchor else None
        )
        return Timed("DATE", "PAST_REF", bound.why(FROM_ANCHOR) if bound else None)
    if setting.anchor is None:
        return Timed("DATE", "PAST_REF")
    moment = _stepped(setting.anchor, -count, unit, "day")
    return Timed("DATE", moment.value, moment.why(FROM_ANCHOR))


def _stepped(base: date, count: float, unit: str, grain: str) -> Moment:
    """So many units from a day, as sure as the coarser of the two grains."""
    if count != int(count) and unit == "year":
        count, unit = count * 12, "month"
    day = shift(base, round(count), unit)
    order = ["day", "week", "month", "year", "decade", "century"]
    if unit in order and grain in order and order.index(grain) > order.index(unit):
        unit = grain
    if unit in ("week", "fortnight"):
        return replace(
            of_span(days(day, -_WEEK_SLACK), days(day, _WEEK_SLACK), day.isoformat(), "week"), mod="APPROX"
        )
    if unit in ("decade", "century"):
        year = of_year(day.year)
        return replace(year, edtf=f"{day.year:04}~", mod="APPROX")
    return unit_of(day, unit)


def step_from_reference(found: Found, setting: Setting) -> Timed | None:
    """Two days later, a year earlier, the day before; "three days after X" is a duration that hangs on X."""
    unit, count, word = unit_name(found.piece("unit")), amount(found), found.piece("word")
    sign = -1 if word.cls == "EARLIER" else 1
    follows = found.after()
    hangs = word.lower in ("after", "before", "since") and follows is not None and _goes_on(follows)
    if hangs or (found.has("the") and hangs):
        # The article of "the day after X" belongs to the expression, the conjunction does not.
        relation: Literal["before", "after"] = "before" if word.lower == "before" else "after"
        vague = not found.has("num") and not found.has("a") and not found.has("the")
        value = duration_value(None if vague else count, unit)
        return Timed("DURATION", value, relation=relation, cut=1)
    if count is None or (not found.has("num") and not found.has("a") and not found.has("the")):
        return Timed("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF") if found.has("vague") else None
    base = setting.base()
    if base is None:
        return None
    grain = setting.reference.grain if setting.reference else "day"
    moment = _stepped(base, sign * count, unit, grain)
    return Timed("DATE", moment.value, moment.why(FROM_REFERENCE))


def _goes_on(piece: Piece) -> bool:
    return piece.cls != "COMMA" and any(char.isalnum() for char in piece.text)


def the_day(found: Found, setting: Setting) -> Timed | None:
    """Ended the day, late in the day: the day last spoken of, where it is one, else the article's."""
    reference = setting.reference
    day = reference.first if reference is not None and reference.grain == "day" else setting.anchor
    return None if day is None else Timed("DATE", day.isoformat(), of_day(day).why("the time last spoken of"))


def nth_unit(found: Found, setting: Setting) -> Timed | None:
    """For a second day, for the third straight week: the one that the article's day lies in."""
    if setting.anchor is None:
        return None
    unit = unit_name(found.piece("unit"))
    if unit in ("hour", "minute", "second"):
        return None
    moment = unit_of(setting.anchor, unit)
    return Timed("DATE", moment.value, moment.why(FROM_ANCHOR))


def bare_part(found: Found, setting: Setting) -> Timed | None:
    """At dawn, in the evening: of the day last spoken of, where it is one, else of the article's."""
    reference = setting.reference
    day = reference.first if reference is not None and reference.grain == "day" else setting.anchor
    if day is None:
        return None
    letters = load_time_words().calendar.parts_of_day[found.piece("part").lower]
    return Timed("TIME", f"{day}T{letters}", of_day(day).why("the day last spoken of"))


def same_period(found: Found, setting: Setting) -> Timed | None:
    """The same month a year ago, the same period last year: of the time last spoken of, a year back."""
    reference = setting.reference
    unit = unit_name(found.piece("unit" if found.has("unit") else "last"))
    if reference is None or reference.first is None or unit != "year":
        return None
    grain = reference.grain if reference.grain in ("day", "week", "month", "quarter") else "year"
    moment = unit_of(shift(reference.first, -1, "year"), grain)
    return Timed("DATE", moment.value, moment.why(FROM_REFERENCE))


def then(found: Found, setting: Setting) -> Timed | None:
    """Since then, until then: the time last spoken of."""
    reference = setting.reference
    if reference is None:
        return None
    return Timed("DATE", reference.value, reference.why("the time last spoken of"))


def clock(found: Found, setting: Setting) -> Timed | None:
    """6:40 p.m., 0800 GMT, on the day of the article."""
    if setting.anchor is None:
        return None
    digits = found.piece("clock").text.replace(".", ":")
    hour, _, minute = digits.partition(":") if ":" in digits else (digits[:-2] or digits, "", digits[-2:])
    if len(digits) <= 2:
        hour, minute = digits, "00"
    hours, minutes = int(hour), int(minute)
    if found.has("ampm"):
        afternoon = found.piece("ampm").lower.startswith("p")
        hours = hours % 12 + (12 if afternoon else 0)
    if hours > 23 or minutes > 59:
        return None
    zone = "Z" if found.has("zone") and found.piece("zone").lower in ("gmt", "utc") else ""
    day = setting.anchor
    reference = setting.reference
    if found.has("weekday"):
        placed = setting.weekday(found.piece("weekday").number)
        day = placed[0] if placed else day
    elif found.has("word"):
        day = days(day, load_time_words().words.deictic[found.piece("word").lower].days)
    elif reference is not None and reference.grain == "day" and reference.first and reference.first <= day:
        day = reference.first if (day - reference.first).days <= 2 else day
    return Timed("TIME", f"{day}T{hours:02}:{minutes:02}{zone}", of_day(day).why(FROM_ANCHOR))


def edge_of_unit(found: Found, setting: Setting) -> Timed | None:
    """The end of the year, the start of last month, the last week of March and of the year."""
    if setting.anchor is None:
        return None
    unit = unit_name(found.piece("unit"))
    if unit in ("hour", "minute", "second", "day"):
        return None
    if found.has("that") or (found.has("same")):
        base = setting.base()
        whole = unit_of(base, unit) if base else None
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
    return Timed("DATE", whole.value, moment.why(FROM_ANCHOR), entry.timex)


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
    value = first.isoformat() if unit == "day" else of_week(last if number == -1 else first).value
    return Timed("DATE", value, of_span(first, last, value, unit).why("as the text says"))
