"""Rules for days of the week and weekends, counted from the article's day."""

from __future__ import annotations

from datetime import date

from graph.edtf import days
from ingest.calendars import of_day, unit_of
from ingest.time_words import load_time_words
from ingest.timex.absolute import month, month_of_year
from ingest.timex.setting import Found, Setting, Timed, is_short
from ingest.timex.spans import FROM_ANCHOR, amount, unit_name

_SATURDAY = 6
_WHO = ("he", "she", "it", "they", "we", "there")  # "on the Sunday they signed"
_WEEK = 7
_NEAR = 2  # days: nearer ones are not called "last"


def weekday(found: Found, setting: Setting) -> Timed | None:
    """Monday, last Friday, next Tuesday, Monday night, Tuesday last week."""
    number = found.piece("weekday").number
    if setting.anchor is None or _is_any(found):
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
        # Of yesterday nobody says "last": "last Tuesday", told on a Wednesday, is a week older.
        day, why = days(anchor, -(back + 7 if back < _NEAR else back)), "last such day before the article's"
    elif found.has("next"):
        # Nor of tomorrow "next": "next Thursday", told on a Wednesday, is a week later.
        ahead_of = 7 - back
        day = days(anchor, ahead_of + 7 if ahead_of < _NEAR else ahead_of)
        why = "next such day after the article's"
    elif found.has("this"):
        ahead = setting.direction() != "past"
        day = days(anchor, (7 - back) % 7 if ahead else -back)
        why = "weekday near the article's day"
    else:
        placed = _at_or_after(found, setting, number) or setting.weekday(number)
        if placed is None:
            return None
        day, why = placed
    moment = of_day(day).why(why)
    if found.has("part"):
        letters = load_time_words().calendar.parts_of_day[found.piece("part").lower]
        return Timed("TIME", f"{day}T{letters}", moment)
    return Timed("DATE", f"{day}", moment)


def _at_or_after(found: Found, setting: Setting, number: int) -> tuple[date, str] | None:
    """ "On the 3rd … On *the* Wednesday he ordered …": the one at or after the day last spoken of."""
    before, after, told = found.before(), found.after(), setting.reference
    named = before is not None and before.cls == "THE" and found.end - found.start == 1
    if not named or told is None or told.last is None or not is_short(told) or setting.anchor is None:
        return None
    noun = after is not None and after.cls == "OTHER" and after.text.islower() and after.text[0].isalpha()
    if noun and after is not None and after.lower not in _WHO:
        return None  # "the Wednesday raid"
    day = days(told.last, (number - told.last.isoweekday()) % 7)
    return (day, "weekday in the text, at or after the day last spoken of") if day <= setting.anchor else None


def _is_any(found: Found) -> bool:
    """ "It was on a Friday that they came": of no week that is known; "a Friday raid" is the last one's."""
    before, after = found.before(), found.after()
    alone = after is None or not after.text[0].isalnum() or after.cls in ("PREP", "OF", "AND")
    return before is not None and before.cls == "A" and alone and found.end - found.start == 1


def weekday_ago(found: Found, setting: Setting) -> Timed | None:
    """Wednesday two weeks ago: that day of the week so many weeks before the article's."""
    count, number = amount(found), found.piece("weekday").number
    if unit_name(found.piece("unit")) != "week" or count is None or count != int(count):
        return None
    if setting.anchor is None:
        return Timed("DATE", f"XXXX-WXX-{number}")
    day = days(setting.anchor, number - setting.anchor.isoweekday() - 7 * int(count))
    return Timed("DATE", f"{day}", of_day(day).why("weekday of a week counted from the article's"))


def nth_of_month(found: Found, setting: Setting) -> Timed | None:
    """The first Monday of May 2020, the last Sunday in March; "of each month" is a set."""
    number = found.piece("weekday").number
    if found.has("every"):
        return Timed("SET", f"XXXX-WXX-{number}")
    timed = month_of_year(found, setting) if found.has("year") else month(found, setting)
    whole = timed.moment if timed is not None else None
    if whole is None or whole.first is None or whole.last is None:
        return None
    if found.has("final") and found.piece("final").lower == "last":
        day = days(whole.last, -((whole.last.isoweekday() - number) % 7))
    elif found.has("ord"):
        first = days(whole.first, (number - whole.first.isoweekday()) % 7)
        day = days(first, 7 * (found.piece("ord").number - 1))
    else:
        return None
    return Timed("DATE", f"{day}", of_day(day).why(whole.basis)) if day <= whole.last else None


def named_day(found: Found, setting: Setting, *, ahead: bool = False) -> date:
    """The day that a weekday, or "today" and the like, names: the last such, or with ``ahead`` the next."""
    assert setting.anchor is not None  # noqa: S101 - callers have asked
    if found.has("word"):
        return days(setting.anchor, load_time_words().words.deictic[found.piece("word").lower].days)
    back = (setting.anchor.isoweekday() - found.piece("weekday").number) % 7
    return days(setting.anchor, (7 - back) % 7 if ahead else -back)


def weekday_week(found: Found, setting: Setting) -> Timed | None:
    """Monday week: the Monday after the next."""
    if found.piece("unit").lower != "week" or setting.anchor is None:
        return None
    day = days(named_day(found, setting, ahead=True), 7)
    return Timed("DATE", f"{day}", of_day(day).why(FROM_ANCHOR))


def weekend(found: Found, setting: Setting) -> Timed | None:
    """At the weekend, weekend clashes: the last one, or the next where the wording looks ahead."""
    if setting.anchor is None:
        return Timed("DATE", "XXXX-WXX-WE")
    inside = setting.anchor.isoweekday() >= _SATURDAY
    told, before = setting.reference, found.before()
    if setting.run and told is not None and told.last is not None and before is not None:
        end = unit_of(told.last, "weekend")
        if before.lower == "by" and end.last is not None and (setting.anchor - end.last).days >= _WEEK:
            return Timed("DATE", end.value, end.why("the weekend after the day last spoken of"))
    step = 0 if inside or setting.direction() == "future" else -7
    moment = unit_of(days(setting.anchor, step), "weekend")
    return Timed("DATE", moment.value, moment.why("the weekend nearest to the article's day"))
