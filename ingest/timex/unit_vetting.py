"""Whether units and days that seem to be times are: "the day", "a third week", "the last months of"."""

from __future__ import annotations

from collections.abc import Callable

from ingest.timex.pieces import Piece
from ingest.timex.setting import Found

_BEFORE_VERB = {"to", "will", "would", "could", "can", "may", "might", "should", "must", "not", "n't"}
_SURELY_OF_MONTH = 4  # "on the second" may be of two raids; "on the thirtieth" is a day
_CALENDAR = ("week", "month", "quarter", "year")
_SAID_WHICH = ("EARLIER", "LATER", "SINCE", "TO", "FROM", "YEAR", "MONTH", "DAY", "HYPHEN", "LAST", "NEXT")
# "The rest of the day", "a low of the day"; "the time of the day" and "the topic of the day" are of any.
_SHARES_OF_DAY = ("rest", "remainder", "most", "much", "course", "part", "half", "hours", "low", "high")
_DAY_GOES_ON = {
    "of",
    "that",
    "when",
    "after",
    "before",
    "he",
    "she",
    "they",
    "it",
    "we",
    "i",
    "the",
    "to",
    "in",
}


def is_plural_day(found: Found) -> bool:
    """Whether a weekday is said of many: "on Mondays"."""
    return found.piece("weekday").lower.endswith("days")


def _is_the_day(found: Found, before: Piece | None, after: Piece | None) -> bool:
    """ "Ended the day" and "during the day"; "the day of", "the day that" go on."""
    follows = after is not None and after.lower in _DAY_GOES_ON and after.cls != "PREP"
    if found.piece("unit").lower != "day" or follows:
        return False
    if before is None:
        return after is not None and after.cls == "GEN"  # "The day's losses"
    whole = found.before(2)
    return before.cls != "OF" or (whole is not None and whole.lower in _SHARES_OF_DAY)


def _is_the_unit(found: Found, before: Piece | None, after: Piece | None) -> bool:
    """ "Over the years", "in the quarter", "the rest of the week"; "the week of", "the year that" go on."""
    unit = found.piece("unit").lower
    if after is not None and after.cls == "GEN" and unit in _CALENDAR and not _of_end(found):
        return True  # "the week's second raid"
    if before is None or (after is not None and (after.lower in _DAY_GOES_ON or after.cls in _SAID_WHICH)):
        return False
    if unit.endswith("s"):
        return before.lower in ("over", "through", "throughout", "down") and unit != "quarters"
    if before.cls == "OF":
        part = found.before(2)
        return unit in _CALENDAR and part is not None and part.lower in ("rest", "remainder", "most", "much")
    return unit in _CALENDAR and before.lower in ("for", "in", "on", "during", "throughout")


def is_of_month(found: Found, before: Piece | None, after: Piece | None) -> bool:
    """ "On the 14th"; "on the 38th parallel" and "in the 14th" are of something else."""
    day = found.piece("day")
    spelled = not day.text[0].isdigit()
    if before is None or (spelled and (day.number < _SURELY_OF_MONTH or before.lower != "on")):
        return False
    ends = (
        after is None or not after.text[0].isalnum() or after.cls in ("PREP", "AND", "TO", "EARLIER", "LATER")
    )
    if found.has("part"):
        return ends
    return ends and before.lower in ("on", "by", "until", "since", "from", "to", "before", "after")


def _of_end(found: Found) -> bool:
    """ "The year's end" is one expression of its own."""
    behind = found.after(2)
    return behind is not None and behind.cls == "EDGE"


def _is_late_in_day(found: Found, before: Piece | None, after: Piece | None) -> bool:
    return found.piece("unit").lower == "day" and (after is None or after.cls != "OF")


def _is_weekend(found: Found, before: Piece | None, after: Piece | None) -> bool:
    """ "At the weekend", "weekend clashes"; "the weekend of 3 May" says its days itself."""
    if found.piece("unit").lower != "weekend" or (after is not None and after.cls in ("OF", "HYPHEN")):
        return False
    return before is None or before.cls not in ("A", "NUM", "DAY", "HYPHEN", "ORD", "VAGUE")


def _is_nth_day(found: Found, before: Piece | None, after: Piece | None) -> bool:
    if before is not None and before.lower in ("their", "its"):
        return found.piece("ord").number > 1  # "in its first year" is long past, "in its third week" is now
    if before is not None and before.lower == "on":
        return found.has("weekday")  # "on the tenth day" is of what is told, and not today
    return before is not None and before.lower in ("for", "into", "entered")


def _is_nth_day_of(found: Found, before: Piece | None, after: Piece | None) -> bool:
    """ "On the third day of the siege" counts from it; "for a third day of protests" tells of today."""
    return found.pieces[found.start].cls != "A" or before is None or before.lower not in ("for", "into")


def _is_mid_unit(found: Found, before: Piece | None, after: Piece | None) -> bool:
    return found.piece("unit").lower in ("week", "month", "year", "decade", "century")


def _is_units_end(found: Found, before: Piece | None, after: Piece | None) -> bool:
    """ "The year's end", "by month-end", "before year end"; no "the year start was"."""
    bare = not found.has("link") and (before is None or before.cls not in ("PREP", "TO", "EARLIER"))
    return found.piece("unit").lower in ("week", "month", "year") and not bare


def _is_whole(found: Found, before: Piece | None, after: Piece | None) -> bool:
    """ "The entire year", "all week"; "a full day" is a length."""
    lead = found.pieces[found.start].lower
    unit = found.piece("unit").lower
    if lead not in ("the", "all"):
        return False
    return unit in ("day", "week", "weekend", "month", "year") and (found.has("whole") or lead == "all")


def _is_whole_part(found: Found, before: Piece | None, after: Piece | None) -> bool:
    """ "All night", "the whole morning"; "a full night" is a length."""
    return found.has("whole") or found.pieces[found.start].lower == "all"


def _is_hours(found: Found, before: Piece | None, after: Piece | None) -> bool:
    return found.piece("unit").lower == "hours" and (after is None or after.cls != "OF")


def _is_straight(found: Found, before: Piece | None, after: Piece | None) -> bool:
    return before is not None and before.lower in ("for", "into", "a", "the")


def is_anchored(found: Found, before: Piece | None, after: Piece | None) -> bool:
    """ "The last three days" up to now; "the last three days of the siege" and "its final months" not."""
    if found.piece("rel").lower == "final":
        return False
    if found.pieces[found.start].lower == "last" and before is not None and before.lower in _BEFORE_VERB:
        return False  # "is expected to last several months": a verb
    return not (after is not None and after.cls == "OF" and _bounded(found.after(2)))


def _bounded(piece: Piece | None) -> bool:
    """Whether what follows "the last months of" has an end of its own: "2008", "the siege", "last year"."""
    return _definite(piece) or (piece is not None and piece.cls in ("YEAR", "MONTH", "LAST", "NEXT", "THAT"))


def _definite(piece: Piece | None) -> bool:
    return piece is not None and (piece.cls == "THE" or piece.lower in ("its", "their", "his", "her", "this"))


def _is_weekdays(found: Found, before: Piece | None, after: Piece | None) -> bool:
    return is_plural_day(found)


_Vet = Callable[[Found, Piece | None, Piece | None], bool]
# What each rule's match must fulfil, by the rule's name.
VETS: dict[str, _Vet] = {
    "anchored": is_anchored,
    "nth-day-of": _is_nth_day_of,
    "the-day": _is_the_day,
    "late-in-day": _is_late_in_day,
    "the-unit": _is_the_unit,
    "weekend": _is_weekend,
    "nth-day": _is_nth_day,
    "mid-unit": _is_mid_unit,
    "units-end": _is_units_end,
    "whole-unit": _is_whole,
    "whole-part": _is_whole_part,
    "hours-of": _is_hours,
    "straight-night": _is_straight,
    "weekdays": _is_weekdays,
}
