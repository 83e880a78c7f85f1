"""Rules for durations, for spans that end or begin on the article's day, and for sets ("every week")."""

from __future__ import annotations

from datetime import date

from ingest.calendars import Moment, after_hours, of_span, shift, unit_of
from ingest.time_words import Unit, load_time_words
from ingest.timex.pieces import Piece
from ingest.timex.setting import Found, Setting, Timed

FROM_ANCHOR = "counted from the article's day"


HOURLY = {"hour": 1.0, "minute": 1 / 60, "second": 1 / 3600}


def in_hours(count: float | None, unit: str) -> float | None:
    """So many hours, minutes or seconds in hours; None where the count is not said."""
    return None if count is None else count * HOURLY[unit]


def within_hours(setting: Setting, day: date, hours: float | None, sign: int = 1) -> tuple[date, date]:
    """The days that hours after or before the time last spoken of lie in, none after the article's."""
    first, last = after_hours(day, hours, setting.clock, sign)
    anchor = setting.anchor
    if anchor is not None and first <= anchor < last and setting.direction() != "future":
        last = anchor
    return first, last


def unit_name(piece: Piece) -> str:
    """The unit that a word means: "weeks" → "week"."""
    if piece.cls == "QUARTER":
        return "quarter"
    return next(name for name, unit in load_time_words().calendar.units.items() if piece.lower in unit.words)


def amount(found: Found) -> float | None:
    """The number before a unit; None where it is vague ("several", "a few")."""
    if found.has("vague"):
        return None
    if found.has("halved"):
        return 0.5
    if not found.has("num"):
        return 1.5 if found.has("half") else 1
    first, last = found.groups["num"]
    numbers = [piece for piece in found.pieces[first:last] if piece.cls in ("NUM", "DAY", "YEAR")]
    total = float(sum(piece.number for piece in numbers)) if numbers else 1.0
    return total + 0.5 if found.has("half") else total


def duration_value(count: float | None, unit: str) -> str:
    """TIMEX3's value of so many units: P3D, PT48H, PXW; decades and centuries in years."""
    entry: Unit = load_time_words().calendar.units[unit]
    designator, factor = entry.timex, entry.count
    if unit in ("decade", "century"):  # TIMEX3 counts both in years, vague ones too
        designator, factor = "Y", 10 if unit == "decade" else 100
    if designator.startswith("T"):
        designator, prefix = designator[1:], "PT"
    else:
        prefix = "P"
    number = "X" if count is None else f"{count * factor:g}"
    smaller = {"half hour": ("PT", 60, "M"), "half day": ("PT", 24, "H"), "half year": ("P", 12, "M")}
    if count is not None and count != int(count) and unit in ("hour", "day", "year") and count < 2:
        prefix, times, designator = smaller[f"half {unit}"]
        number = f"{count * times:g}"
    return f"{prefix}{number}{designator}"


def anchored_span(found: Found, setting: Setting) -> Timed | None:
    """The past five days, the next two years, the last few weeks."""
    return span_from_anchor(found, setting, amount(found), unit_name(found.piece("unit")), found.piece("rel"))


def span_from_anchor(
    found: Found, setting: Setting, count: float | None, unit: str, rel: Piece | None = None
) -> Timed | None:
    """A number of units before or after the day that the text counts from; ``count``: None for "some"."""
    step = rel or found.piece("rel")
    value = duration_value(count, unit)
    if setting.anchor is None or count is None:
        edtf = {"LAST": "../{}", "NEXT": "{}/.."}.get(step.cls)
        if setting.anchor is None or edtf is None or count is not None:
            return Timed("DURATION", value)
        first, last = (None, setting.anchor) if step.cls == "LAST" else (setting.anchor, None)
        return Timed(
            "DURATION",
            value,
            Moment(value, edtf.format(setting.anchor), first, last, unit, basis=FROM_ANCHOR),
        )
    sign = -1 if step.cls == "LAST" else 1
    other = shift(setting.anchor, sign * max(round(count), 1), unit if unit != "weekend" else "week")
    first, last = sorted((setting.anchor, other))
    return Timed("DURATION", value, of_span(first, last, value, unit).why(FROM_ANCHOR))


def duration(found: Found, setting: Setting) -> Timed | None:
    """Two years, 48 hours, a five-day (truce), several weeks."""
    unit = unit_name(found.piece("unit"))
    counted = any(found.has(name) for name in ("num", "a", "halved"))
    return Timed(
        "DURATION", duration_value(amount(found), unit), _soon_after(found, setting, counted=counted)
    )


_LARGEST_FIRST = ("year", "month", "week", "day", "hour", "minute", "second")


def composite(found: Found, setting: Setting) -> Timed | None:
    """Two years and three months, an hour, 20 minutes: one length in two units."""
    large, small = unit_name(found.piece("unit")), unit_name(found.piece("smaller"))
    count, more = amount(found), found.piece("more").number
    known = large in _LARGEST_FIRST and small in _LARGEST_FIRST
    if not known or _LARGEST_FIRST.index(small) <= _LARGEST_FIRST.index(large) or count is None:
        return None
    before = found.before()
    if before is not None and before.lower in ("between", "from"):
        return None  # "between two weeks and three months": two lengths
    if found.has("link") and any(piece.lower == "or" for piece in found.pieces[slice(*found.groups["link"])]):
        return None
    first, second = duration_value(count, large), duration_value(more, small)
    rest = second.removeprefix("P")
    return Timed("DURATION", first + (rest.removeprefix("T") if first.startswith("PT") else rest))


def lower_count(found: Found, setting: Setting) -> Timed | None:
    """Between *20* and 30 days, *six* to eight hours: the lower of two counts of one unit."""
    link = found.pieces[found.groups["link"][0]].lower
    before = found.before()
    count, more = found.piece("num").number, found.piece("more").number
    linked = link in ("to", "or") or (link == "and" and before is not None and before.lower == "between")
    if not linked or not 0 < count < more:
        return None
    return Timed("DURATION", duration_value(count, unit_name(found.piece("unit"))))


def unsaid_length(found: Found, setting: Setting) -> Timed | None:
    """An indefinite period, a period of time."""
    said = found.has("how") and found.piece("how").lower in load_time_words().words.unsaid_lengths
    return Timed("DURATION", "PXD") if said or found.has("of") else None


def lived_unit(found: Found, setting: Setting) -> Timed | None:
    """Had a fairly dull day, saw a hectic week."""
    unit = unit_name(found.piece("unit"))
    return None if found.piece("unit").lower.endswith("s") else Timed("DURATION", duration_value(1, unit))


def _soon_after(found: Found, setting: Setting, *, counted: bool) -> Moment | None:
    """ "Riots erupted within hours", "within a week": from the day last spoken of to where that time ends."""
    unit, before, after = unit_name(found.piece("unit")), found.before(), found.after()
    reference = setting.reference
    if before is None or before.lower != "within" or reference is None:
        return None
    if reference.grain != "day" or reference.first is None or setting.direction() != "past":
        return None
    if after is not None and after.cls in ("OF", "LATER", "EARLIER"):
        return None  # "within hours of the blast" says itself of what
    count = amount(found) if counted else None
    if unit in HOURLY:
        last = within_hours(setting, reference.first, in_hours(count, unit))[1]
    elif count is None or count != int(count):
        return None
    else:
        last = shift(reference.first, int(count), "week" if unit == "weekend" else unit)
        last = last if setting.anchor is None else max(min(last, setting.anchor), reference.first)
    return of_span(reference.first, last, "", "day").why("counted from the time last spoken of")


def unit_whole(found: Found, setting: Setting) -> Timed | None:
    """A full-year loss, a whole-day curfew, an intra-day high."""
    piece = found.piece("unit")
    if piece.lower.endswith("s") or found.piece("whole").lower not in ("full", "whole", "intra"):
        return None
    return Timed("DURATION", duration_value(1, unit_name(piece)))


def outdone_unit(found: Found, setting: Setting) -> Timed | None:
    """Its best week since May, the deadliest day yet: the one spoken of, too unsure to date an event."""
    unit = unit_name(found.piece("unit"))
    if found.piece("unit").lower.endswith("s") or unit in HOURLY or setting.anchor is None:
        return None
    day = setting.story_day() if unit == "day" else setting.base()
    return None if day is None else Timed("DATE", unit_of(day, unit).value)


def quarter_of(found: Found, setting: Setting) -> Timed | None:
    """A quarter of a century, of an hour."""
    sizes = {"century": "P25Y", "hour": "PT15M", "year": "P3M", "day": "PT6H"}
    value = sizes.get(unit_name(found.piece("unit")))
    return None if value is None or found.piece("unit").lower.endswith("s") else Timed("DURATION", value)


def age(found: Found, setting: Setting) -> Timed | None:
    """A 12-year-old, two days old: so long since the birth or the beginning, and no date of what is told."""
    return Timed("DURATION", duration_value(amount(found), unit_name(found.piece("unit"))))


def bare_plural(found: Found, setting: Setting) -> Timed | None:
    """For decades, in weeks: a plural unit after a preposition."""
    piece = found.piece("unit")
    value = duration_value(None, unit_name(piece))
    return Timed("DURATION", value, _soon_after(found, setting, counted=False))


def every(found: Found, setting: Setting) -> Timed | None:
    """Every day, each week, every Monday, every other year, every May, per month."""
    piece = found.piece("what")
    if piece.cls == "WEEKDAY":
        return Timed("SET", f"XXXX-WXX-{piece.number}")
    if piece.cls == "MONTH":
        return Timed("SET", f"XXXX-{piece.number:02}")
    if piece.cls == "PART":
        return Timed("SET", f"XXXX-XX-XXT{load_time_words().calendar.parts_of_day[piece.lower]}")
    if piece.cls == "SEASON":
        return Timed("SET", f"XXXX-{load_time_words().calendar.seasons[piece.lower].timex}")
    if found.has("filler"):
        filler = found.piece("filler")
        count = filler.number if filler.cls == "ORD" else 2 if filler.lower == "other" else None
        if count is not None:
            return Timed("SET", duration_value(count, unit_name(piece)))
    return Timed("SET", duration_value(amount(found), unit_name(piece)))


def set_word(found: Found, setting: Setting) -> Timed | None:
    """Daily, weekly, annual."""
    return Timed("SET", load_time_words().words.sets[found.piece("word").lower])


def often(found: Found, setting: Setting) -> Timed | None:
    """Once a week, three times a day, twice-weekly."""
    if found.has("word"):
        return set_word(found, setting)
    return Timed("SET", duration_value(1, unit_name(found.piece("unit"))))


def weekdays(found: Found, setting: Setting) -> Timed | None:
    """On Fridays, at weekends."""
    piece = found.piece("weekday") if found.has("weekday") else None
    return Timed("SET", f"XXXX-WXX-{piece.number}" if piece else "XXXX-WXX-WE")


def unit_long(found: Found, setting: Setting) -> Timed | None:
    """A decade-long war, a month-long truce; "decades-long" is a plural's own."""
    piece = found.piece("unit")
    if piece.lower.endswith("s") or found.piece("long").lower != "long":
        return None
    return Timed("DURATION", duration_value(1, unit_name(piece)))


def long_unit(found: Found, setting: Setting) -> Timed | None:
    """A weeklong siege."""
    return Timed("DURATION", load_time_words().words.long_units[found.piece("word").lower])


def the_unit(found: Found, setting: Setting) -> Timed | None:
    """ "For the quarter", "the rest of the week", "over the years": too unsure which, to date an event."""
    unit = unit_name(found.piece("unit"))
    if found.piece("unit").lower.endswith("s"):
        return Timed("DURATION", duration_value(None, unit))
    base = setting.base()
    return None if base is None or unit in HOURLY else Timed("DATE", unit_of(base, unit).value)


def whole_unit(found: Found, setting: Setting) -> Timed | None:
    """The entire year, all week: the one that the time last spoken of lies in."""
    unit, base = unit_name(found.piece("unit")), setting.base()
    if base is None or unit in ("hour", "minute", "second"):
        return Timed("DURATION", duration_value(1, unit))
    moment = unit_of(base, unit)
    return Timed("DATE", moment.value, moment.why("the time last spoken of"))
