"""Rules for times that count from the article's day or from the time last spoken of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Literal

from graph.edtf import days
from ingest.calendars import Moment, of_day, of_span, of_year, shift, unit_of
from ingest.time_words import load_time_words
from ingest.timex.pieces import Piece
from ingest.timex.setting import FROM_REFERENCE, Found, Setting, Timed
from ingest.timex.spans import (
    FROM_ANCHOR,
    HOURLY,
    amount,
    duration_value,
    in_hours,
    span_from_anchor,
    unit_name,
    within_hours,
)
from ingest.timex.weekdays import named_day

_WEEK_SLACK = 3  # "two weeks ago" is said of any day of that week
_VAGUELY = {
    "recent": "PAST_REF",
    "coming": "FUTURE_REF",
    "upcoming": "FUTURE_REF",
    "forthcoming": "FUTURE_REF",
}
# "Third-quarter figures … a day earlier": no days count from such a stretch.
_OF_ACCOUNTS = ("quarter", "half")
_SMALLER = {"century": (100, "year"), "decade": (10, "year"), "year": (12, "month"), "week": (7, "day")}


def this_day_in(found: Found, setting: Setting) -> Timed | None:
    """On this day in 1990: the article's day of another year."""
    if unit_name(found.piece("unit")) != "day" or setting.anchor is None:
        return None
    day = shift(setting.anchor, found.piece("year").number - setting.anchor.year, "year")
    return Timed("DATE", f"{day}", of_day(day).why("the article's day in another year"))


def this_time(found: Found, setting: Setting) -> Timed | None:
    """This time last year: the month about the article's day; of last week the day."""
    unit = unit_name(found.piece("unit"))
    if setting.anchor is None or unit in HOURLY or unit == "day":
        return None
    day = shift(setting.anchor, 1 if found.piece("rel").cls == "NEXT" else -1, unit)
    moment = of_day(day) if unit == "week" else unit_of(day, "month")
    return Timed("DATE", f"{day}", moment.why(FROM_ANCHOR))


def calendar_unit(found: Found, setting: Setting) -> Timed | None:
    """Last week, this month, next year; "the past week" is a span that ends on the article's day."""
    unit, step = unit_name(found.piece("unit")), found.piece("rel")
    plural = found.piece("unit").lower.endswith("s")
    if plural:
        return _vaguely_near(found, setting, unit) if step.cls in ("LAST", "NEXT") else None
    if step.lower == "recent":
        return None
    if unit in ("hour", "minute", "second"):
        return span_from_anchor(found, setting, 1, unit) if step.cls in ("LAST", "NEXT") else None
    if step.lower in ("following", "ensuing", "subsequent", "previous", "preceding", "prior"):
        return _beside_reference(step, unit, setting)
    if unit == "day" and step.cls == "THIS":
        return None
    if found.has("the") and step.cls == "NEXT" and _follows_what_was_told(setting, unit):
        return _beside_reference(step, unit, setting)
    of_accounts = step.lower == "last" and _is_of_accounts(found)
    if found.has("the") and (of_accounts or (unit == "quarter" and step.cls == "LAST")):
        pass
    elif step.lower in ("past", "coming", "upcoming") or (found.has("the") and step.cls == "LAST"):
        return span_from_anchor(found, setting, 1, unit)
    if step.cls == "NEXT" and unit == "day":  # "Bombed the palace next day"
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


def _is_of_accounts(found: Found) -> bool:
    """ "A profit for the last year": the one of the calendar that is accounted for."""
    before, told = found.before(), found.before(2)
    return (
        before is not None
        and before.lower == "for"
        and told is not None
        and told.lower in load_time_words().words.accounts
    )


def _follows_what_was_told(setting: Setting, unit: str) -> bool:
    """ "In 1994 … The next year": told in the past after a year or a day before the article's own."""
    told, anchor = setting.reference, setting.anchor
    if told is None or told.last is None or anchor is None or setting.direction() != "past":
        return False
    whole = unit_of(told.last, unit).last
    return (
        unit in ("week", "month", "year") and told.grain in ("day", unit) and bool(whole and whole < anchor)
    )


def _vaguely_near(found: Found, setting: Setting, unit: str) -> Timed | None:
    """ "The last weeks" is a span of weeks; "recent weeks" and "the coming weeks" do not say how long."""
    if found.piece("rel").lower in ("following", "ensuing", "subsequent") and setting.reference is not None:
        base = setting.base()
        return None if base is None else _beyond(base, 1, setting)  # "In the following weeks"
    value = _VAGUELY.get(found.piece("rel").lower)
    span = span_from_anchor(found, setting, None, unit)
    return span if value is None or span is None else Timed("DATE", value, span.moment)


def _beside_reference(step: Piece, unit: str, setting: Setting) -> Timed | None:
    base, reference = setting.base(), setting.reference
    if unit == "day" and reference is not None and reference.grain != "day":
        # "In May … The next day": of no day that is known, unless one of that May was told
        told, first, last = setting.story, reference.first, reference.last
        base = told if told and first and last and first <= told <= last else None
    if base is None:
        return None
    count = -1 if step.cls == "LAST" else 1
    moment = unit_of(shift(base.replace(day=1) if unit in ("month", "year") else base, count, unit), unit)
    return Timed("DATE", moment.value, moment.why(FROM_REFERENCE))


def ago(found: Found, setting: Setting) -> Timed | None:
    """Two weeks ago, several years ago, a year ago on Monday, two years ago this month."""
    unit, count = unit_name(found.piece("unit")), amount(found)
    anchor = setting.anchor
    if anchor is None:
        return Timed("DATE", "PAST_REF")
    if count is None or not any(found.has(name) for name in ("num", "a", "halved")):
        last = shift(anchor, -1, unit) if unit not in ("hour", "minute", "second") else anchor
        bound = Moment("PAST_REF", f"../{last}", None, last, unit)
        return Timed("DATE", "PAST_REF", bound.why(FROM_ANCHOR))
    if found.has("weekday") or found.has("word"):
        day = shift(named_day(found, setting), -round(count), unit)
        return Timed("DATE", f"{day}", of_day(day).why(FROM_ANCHOR))
    if found.has("within"):
        moment = unit_of(shift(anchor, -round(count), unit), unit_name(found.piece("within")))
    else:
        moment = _stepped(anchor, -count, unit, "day")
    return Timed("DATE", moment.value, moment.why(FROM_ANCHOR))


def composite_ago(found: Found, setting: Setting) -> Timed | None:
    """Four years and two months ago: as sure as the smaller unit."""
    large, small = unit_name(found.piece("unit")), unit_name(found.piece("smaller"))
    count, anchor = amount(found), setting.anchor
    if anchor is None:
        return Timed("DATE", "PAST_REF")
    if count is None or count != int(count) or large in HOURLY or small in HOURLY:
        return None
    moment = _stepped(shift(anchor, -int(count), large), -found.piece("more").number, small, "day")
    return Timed("DATE", moment.value, moment.why(FROM_ANCHOR))


def ahead(found: Found, setting: Setting) -> Timed | None:
    """A week from Monday, two months from now."""
    unit, count = unit_name(found.piece("unit")), amount(found)
    before = found.before()
    if before is not None and before.lower == "for":
        return None  # "for three days from Saturday": a length and its beginning
    if setting.anchor is None or count is None:
        return Timed("DATE", "FUTURE_REF")
    if found.has("now"):
        moment = _stepped(setting.anchor, count, unit, "day")
    else:
        moment = of_day(shift(named_day(found, setting, ahead=True), round(count), unit))
    return Timed("DATE", moment.value, moment.why(FROM_ANCHOR))


def beside_today(found: Found, setting: Setting) -> Timed | None:
    """The day before yesterday, the day after tomorrow."""
    if found.piece("unit").lower != "day" or setting.anchor is None:
        return None
    named = load_time_words().words.deictic[found.piece("day").lower]
    day = days(setting.anchor, named.days + (-1 if found.piece("word").lower == "before" else 1))
    return Timed("DATE", f"{day}", of_day(day).why(FROM_ANCHOR))


def _stepped(base: date, count: float, unit: str, grain: str) -> Moment:
    """So many units from a day, as sure as the coarser of the two grains."""
    if count != int(count) and unit in _SMALLER:
        factor, unit = _SMALLER[unit]
        count *= factor
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
    """Two days later, a year earlier, the day before, days later; "three days after X" hangs on X."""
    unit, count, word = unit_name(found.piece("unit")), amount(found), found.piece("word")
    counted = any(found.has(name) for name in ("num", "a", "the", "halved"))
    if found.has("the") and found.piece("unit").lower.endswith("s"):
        counted = False  # "in the years since": how many is not said
    sign = -1 if word.cls in ("EARLIER", "LAST") else 1
    follows = found.after()
    goes_on = follows is not None and _goes_on(follows) and not _is_pronoun(follows, found.after(2))
    if word.lower in ("after", "before", "since") and goes_on:
        # The article of "the day after X" belongs to the expression, the conjunction does not.
        relation: Literal["before", "after"] = "before" if word.lower == "before" else "after"
        value = duration_value(count if counted else None, unit)
        return Timed("DURATION", value, relation=relation, cut=1)
    if follows is not None and follows.lower == "than":
        return Timed(
            "DURATION", duration_value(count if counted else None, unit), cut=1
        )  # "later than planned"
    if _is_stretch(found):
        return Timed("DURATION", duration_value(count, unit))
    base = setting.base()
    reference = setting.reference
    if unit == "day" and reference is not None and reference.grain in _OF_ACCOUNTS:
        base, reference = setting.story or setting.anchor, None
    if unit in HOURLY and base is not None and reference is not None and reference.grain == "day":
        hours = in_hours(count if counted else None, unit)
        bounds = within_hours(setting, base, hours, sign)
        value = f"{bounds[0]}" if counted else "PAST_REF" if sign < 0 else "FUTURE_REF"
        return Timed("DATE", value, of_span(*bounds, value, "day").why(FROM_REFERENCE))
    if count is None or not counted:
        # "Days later" is after the time last spoken of, however long.
        if base is None:
            return Timed("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF")
        return _beyond(base, sign, setting)
    if base is None or (reference is None and sign > 0 and setting.direction() == "past"):
        return None if base is None else Timed("DATE", "FUTURE_REF")  # later than what, is not said
    grain = setting.reference.grain if setting.reference else "day"
    if found.has("the") and unit == "week":  # "the week before" is that week, "a week before" a day of it
        moment = unit_of(shift(base, sign, unit), unit)
        return Timed("DATE", moment.value, moment.why(FROM_REFERENCE))
    moment = _stepped(base, sign * count, unit, grain)
    before = found.before()
    compared = sign < 0 and before is not None and before.lower in ("from", "than", "with")
    return Timed("DATE", moment.value, moment.why(FROM_REFERENCE), compared=compared)


def _is_stretch(found: Found) -> bool:
    """ "In the five years before", "the two days since": the time between, and no day in the past."""
    before, word = found.before(), found.piece("word")
    return (
        found.has("num")
        and before is not None
        and before.cls == "THE"
        and word.lower in ("before", "since", "after")
    )


def that_followed(found: Found, setting: Setting) -> Timed | None:
    """In the weeks that followed, in the two years that followed: after the time last spoken of."""
    base = setting.base()
    plural = found.piece("unit").lower.endswith("s")
    if found.piece("follow").lower != "followed" or not plural or setting.reference is None or base is None:
        return None
    if not found.has("num"):
        return _beyond(base, 1, setting)
    count, unit = amount(found), unit_name(found.piece("unit"))
    if count is None or count != int(count) or unit in HOURLY:
        return None
    last, value = shift(setting.reference.last or base, int(count), unit), duration_value(count, unit)
    return Timed("DATE", value, of_span(base, last, value, "interval").why(FROM_REFERENCE))


def _is_pronoun(piece: Piece, following: Piece | None) -> bool:
    """ "The day after *that*, rebels came": what was told before; "after that raid" is none."""
    if piece.cls != "THAT":
        return False
    return following is None or following.cls != "OTHER" or not following.text[0].islower()


def days_ahead(found: Found, setting: Setting) -> Timed | None:
    """In the days ahead, the weeks to come: after the article's day, how long is not said."""
    after = found.after()
    if not found.piece("unit").lower.endswith("s") or (after is not None and after.cls == "OF"):
        return None
    if found.has("come") and found.piece("come").lower not in ("come", "follow"):
        return None
    if setting.anchor is None:
        return Timed("DATE", "FUTURE_REF")
    moment = Moment("FUTURE_REF", f"{setting.anchor}/..", setting.anchor, None, "day", basis=FROM_ANCHOR)
    return Timed("DATE", "FUTURE_REF", moment)


def far_into(found: Found, setting: Setting) -> Timed | None:
    """Ten days into the war: so long after its beginning."""
    counted = any(found.has(name) for name in ("num", "a", "halved"))
    value = duration_value(amount(found) if counted else None, unit_name(found.piece("unit")))
    return Timed("DURATION", value, relation="after", cut=1)


def _beyond(base: date, sign: int, setting: Setting) -> Timed:
    if sign < 0:
        moment = Moment("PAST_REF", f"../{base}", None, base, "day", basis=FROM_REFERENCE)
    elif setting.anchor is not None and base <= setting.anchor and setting.direction() != "future":
        moment = of_span(base, setting.anchor, "FUTURE_REF", "interval").why(FROM_REFERENCE)
    else:
        moment = Moment("FUTURE_REF", f"{base}/..", base, None, "day", basis=FROM_REFERENCE)
    return Timed("DATE", moment.value, moment)


def _goes_on(piece: Piece) -> bool:
    return piece.cls != "COMMA" and any(char.isalnum() for char in piece.text)
