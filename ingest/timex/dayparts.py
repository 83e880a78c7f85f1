"""Rules for times of day: clock times, parts of a day, nights, and the days that are named from today."""

from __future__ import annotations

from datetime import date

from graph.edtf import days
from ingest.calendars import Moment, clock_of, of_day, of_span
from ingest.time_words import load_time_words
from ingest.timex.pieces import Piece
from ingest.timex.setting import Found, Setting, Timed, is_short
from ingest.timex.spans import FROM_ANCHOR, amount

STORY_DAY = "the day last spoken of"


def letters_of(piece: Piece) -> str:
    """TIMEX3's letters of a part of the day: "dawn" → "MO"."""
    return load_time_words().calendar.parts_of_day[piece.lower]


def _named_from_today(piece: Piece) -> int:
    return load_time_words().words.deictic[piece.lower].days


def deictic(found: Found, setting: Setting) -> Timed | None:
    """Today, yesterday, tomorrow night, overnight, earlier today."""
    entry = load_time_words().words.deictic[found.piece("word").lower]
    if found.piece("word").lower == "today" and _is_of_a_name(found):
        return Timed("DATE", "PRESENT_REF")
    if setting.anchor is None:
        return Timed("DATE", "XXXX-XX-XX")
    day = days(setting.anchor, entry.days)
    part = letters_of(found.piece("part")) if found.has("part") else entry.part
    if entry.night_before:
        return _night(days(day, -1), "the night before the article's day")
    moment = of_day(day).why(FROM_ANCHOR)
    return Timed("TIME" if part else "DATE", f"{day}T{part}" if part else f"{day}", moment)


def _is_of_a_name(found: Found) -> bool:
    """ "In today's Ukraine": these years, and no day; "today's Kyiv talks" are of a day."""
    mark, name, end = found.after(), found.after(2), found.after(3)
    if mark is None or mark.cls != "GEN" or name is None or not name.text[0].isupper():
        return False
    return name.cls == "OTHER" and (end is None or not end.text[0].isalnum() or end.cls in ("PREP", "AND"))


def _night(eve: date, basis: str) -> Timed:
    """The night that begins on ``eve``: it lies in two days."""
    moment = of_span(eve, days(eve, 1), f"{eve}", "day").why(basis)
    return Timed("TIME", f"{eve}TNI", moment)


def overnight(found: Found, setting: Setting) -> Timed | None:
    """Overnight into Monday, overnight on Sunday, Friday night into Saturday, the night to Monday."""
    placed = setting.weekday(found.piece("weekday").number)
    if placed is None:
        return Timed("TIME", f"XXXX-WXX-{found.piece('weekday').number}TNI")
    day, why = placed
    if found.has("eve") and found.piece("eve").number % 7 + 1 != found.piece("weekday").number:
        return None
    if found.has("into"):
        return _night(days(day, -1), f"the night that ends on that day ({why})")
    if found.has("word") and not load_time_words().words.deictic[found.piece("word").lower].night_before:
        return None
    # "Overnight on Sunday" is said of the night before and of the one after; the article's day ends it.
    last = days(day, 1)
    if setting.anchor is not None and day <= setting.anchor:
        last = min(last, setting.anchor)
    moment = of_span(days(day, -1), last, f"{day}", "day").why(f"a night of that day ({why})")
    return Timed("TIME", f"{day}TNI", moment)


def part_of_day(found: Found, setting: Setting) -> Timed | None:
    """This morning, last night; "that night" is of the day last spoken of."""
    if found.has("that"):
        return bare_part(found, setting)
    if setting.anchor is None:
        return None
    day = days(setting.anchor, -1) if found.has("last") else setting.anchor
    moment = of_day(day).why(FROM_ANCHOR)
    return Timed("TIME", f"{day}T{letters_of(found.piece('part'))}", moment)


def bare_part(found: Found, setting: Setting) -> Timed | None:
    """At dawn, in the evening: of the day last spoken of, where it is one, else of the article's."""
    letters = letters_of(found.piece("part"))
    if found.piece("part").lower.endswith("s"):
        return Timed("SET", f"XXXX-XX-XXT{letters}")
    day = setting.story_day()
    if day is None:
        return None
    told = setting.reference
    if (
        letters == "MO"
        and told is not None
        and told.last is not None
        and told.first == day
        and is_short(told)
    ):
        day = told.last  # "overnight … and at dawn": the morning after that night
    before, part = found.before(), clock_of(f"{day}T{letters}")
    lasting = before is not None and before.cls == "TO"
    if lasting and part is not None and setting.clock is not None and part.hour < setting.clock.hour:
        day = days(day, 1)  # "broke out late on Sunday and went on until dawn"
    return Timed("TIME", f"{day}T{letters}", of_day(day).why(STORY_DAY))


def previous_part(found: Found, setting: Setting) -> Timed | None:
    """The previous night, the morning before: of the day before the one last spoken of."""
    if found.has("last") and found.piece("last").lower not in ("previous", "preceding"):
        return None
    day = setting.story_day()
    if day is None:
        return None
    letters = letters_of(found.piece("part"))
    if letters == "NI":
        return _night(days(day, -1), "the night before the day last spoken of")
    moment = of_day(days(day, -1)).why("the day before the one last spoken of")
    return Timed("TIME", f"{days(day, -1)}T{letters}", moment)


def next_part(found: Found, setting: Setting) -> Timed | None:
    """The next morning, the following night: of the day after the one last spoken of, if one was."""
    reference = setting.reference
    known = reference.first if reference is not None and reference.grain == "day" else setting.story
    if known is None and setting.direction() == "future":
        known = setting.anchor
    if known is None:
        return None
    day = days(known, 1)
    moment = of_day(day).why("the day after the one last spoken of")
    return Timed("TIME", f"{day}T{letters_of(found.piece('part'))}", moment)


def parts_ago(found: Found, setting: Setting) -> Timed | None:
    """Two nights ago: so many days before the article's; "several nights ago" has no day."""
    count = amount(found) if any(found.has(name) for name in ("num", "a")) else None
    if setting.anchor is None or count is None or count != int(count):
        return None
    day = days(setting.anchor, -int(count))
    return Timed("TIME", f"{day}T{letters_of(found.piece('part'))}", of_day(day).why(FROM_ANCHOR))


def straight_night(found: Found, setting: Setting) -> Timed | None:
    """For a third consecutive night: the one before the article's day, or that day's own."""
    if setting.anchor is None:
        return None
    eve = days(setting.anchor, -1)
    moment = of_span(eve, setting.anchor, f"{setting.anchor}", "day").why(FROM_ANCHOR)
    return Timed("TIME", f"{setting.anchor}T{letters_of(found.piece('part'))}", moment)


def hours_of(found: Found, setting: Setting) -> Timed | None:
    """The early hours of Sunday, the small hours of this morning, the late hours of yesterday."""
    if not found.piece("unit").lower.startswith("hour"):
        return None
    late = found.has("mod") and found.piece("mod").lower == "late"
    letters = "NI" if late else "MO"
    if found.has("weekday"):
        placed = setting.weekday(found.piece("weekday").number)
        if placed is None:
            return Timed("TIME", f"XXXX-WXX-{found.piece('weekday').number}T{letters}")
        day, why = placed
    elif setting.anchor is None:
        return None
    elif found.has("word"):
        day, why = days(setting.anchor, _named_from_today(found.piece("word"))), FROM_ANCHOR
    else:
        story = setting.story_day()
        day, why = story or setting.anchor, STORY_DAY
    return Timed("TIME", f"{day}T{letters}", of_day(day).why(why))


def clock(found: Found, setting: Setting) -> Timed | None:
    """6:40 p.m., 0800 GMT, 5 o'clock, of the day that is named beside it or was last spoken of."""
    if setting.anchor is None:
        return None
    time = _clock_time(found)
    if time is None:
        return None
    day, why = _day_of_clock(found, setting)
    moment: Moment = of_day(day).why(why)
    return Timed("TIME", f"{day}T{time}", moment)


def _clock_time(found: Found) -> str | None:
    if found.has("count"):
        hour, minute = str(found.piece("count").number), "00"
    else:
        digits = found.piece("clock").text.replace(".", ":")
        if len(digits) <= 2:
            hour, minute = digits, "00"
        elif ":" in digits:
            hour, minute = digits.split(":")[:2]
        else:
            hour, minute = digits[:-2], digits[-2:]
    hours, minutes = int(hour), int(minute)
    if found.has("ampm"):
        hours = hours % 12 + (12 if found.piece("ampm").lower.startswith("p") else 0)
    if hours > 23 or minutes > 59:
        return None
    zone = load_time_words().words.zones[found.piece("zone").lower] if found.has("zone") else ""
    return f"{hours:02}:{minutes:02}{zone}"


def _day_of_clock(found: Found, setting: Setting) -> tuple[date, str]:
    assert setting.anchor is not None  # noqa: S101 - the caller has asked
    if found.has("month"):
        month, number = found.piece("month").number, found.piece("day").number
        if found.has("year"):
            try:
                return date(found.piece("year").number, month, number), "as the text says"
            except ValueError:
                return setting.anchor, FROM_ANCHOR
        placed = setting.day_in_year(month, number)
        if placed is not None:
            return placed
    if found.has("weekday"):
        placed = setting.weekday(found.piece("weekday").number)
        if placed is not None:
            return placed
    if found.has("word"):
        return days(setting.anchor, _named_from_today(found.piece("word"))), FROM_ANCHOR
    return setting.story_day() or setting.anchor, STORY_DAY
