"""Whether what looks like a time expression is one: years that are counts or parts of names, ages, rates."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

from ingest.time_words import load_time_words
from ingest.timex.grammar import Candidate
from ingest.timex.pieces import Piece
from ingest.timex.references import is_someday
from ingest.timex.setting import Found
from ingest.timex.years import counted, is_year

if TYPE_CHECKING:
    from datetime import date

    from spacy.tokens import Token

_BEFORE_DURATION = {
    "for",
    "in",
    "within",
    "over",
    "after",
    "during",
    "than",
    "nearly",
    "almost",
    "about",
    "half",
    "under",
    "least",
    "around",
    "roughly",
    "approximately",
    "every",
    "just",
    "once",
}
_BEFORE_CLOCK = {
    "at",
    "around",
    "by",
    "since",
    "from",
    "until",
    "about",
    "before",
    "after",
    "till",
    "between",
    "to",
    "and",
}
_BEFORE_VERB = {"to", "will", "would", "could", "can", "may", "might", "should", "must", "not", "n't"}
_CALENDAR = ("week", "month", "quarter", "year")
_SAID_WHICH = ("EARLIER", "LATER", "SINCE", "TO", "FROM", "YEAR", "MONTH", "DAY", "HYPHEN", "LAST", "NEXT")
# "The rest of the day", "a low of the day"; "the time of the day" and "the topic of the day" are of any.
_SHARES_OF_DAY = ("rest", "remainder", "most", "much", "course", "part", "half", "hours", "low", "high")
_POSSESSIVES = {"his", "her", "hers", "their", "my", "our", "your"}
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


@lru_cache(maxsize=1)
def _fillers() -> frozenset[str]:
    return frozenset(load_time_words().words.fillers)


@lru_cache(maxsize=1)
def _named_days() -> frozenset[str]:
    return frozenset(load_time_words().words.named_days)


def stands(candidate: Candidate, token: Token | None, anchor: date | None) -> bool:
    """Whether a match is a time expression; ``token`` is the one that its last piece begins in."""
    found, name = candidate.found, candidate.rule.name
    before, after = found.before(), found.after()
    if found.has("filler") and not _filled(found, name):
        return False
    lead = found.pieces[found.start]
    if lead.cls in ("EARLIER", "LATER") and lead.lower not in ("earlier", "later"):
        return False  # "after Friday", "before that day": a preposition
    if name in _VETS:
        return _VETS[name](found, before, after)
    if name in ("year", "edge-unit") and found.has("year"):
        return is_year(found, token, anchor)
    if name in ("month-day", "day-month") and not found.has("year"):
        # "In May 11 attacks", where eleven are counted; "the Oct. 7 attacks", "on May 3 tanks" are of a day.
        inside = before is None or before.lower in ("in", "during", "of", "for")
        return after is None or not inside or after.lower not in counted()
    if name in ("weekday", "weekday-last"):
        if found.has("last") and found.piece("last").lower == "final":
            return False
        if found.has("last") and found.groups["last"][0] > found.groups["weekday"][0]:
            return found.piece("last").lower == "last"  # "Sunday last"
        return not _plural_day(found) and not _named_day(before, after, token)
    if name in ("century", "turn"):
        return found.piece("century").lower.startswith("centur")
    if name == "previous-part" and found.has("word"):
        return _ends_there(token, found)
    if name == "nth":
        return _is_of_month(found, before, after)
    if name == "the-year":
        return found.piece("unit").lower == "year"
    if name == "plural":
        return found.piece("unit").lower.endswith("s") and _is_plural_duration(found, before, after, token)
    if name == "then":
        return before is not None and before.lower in ("since", "until", "till", "by")
    if name == "bare-part":
        return _is_part(found, before)
    if name == "bare-season":
        return _is_season(found, before, after, token)
    if name == "duration" and _someday(found, token):
        return False
    if name == "duration":
        return _is_duration(found, before, after)
    if name == "clock":
        return (
            found.has("ampm") or found.has("zone") or (before is not None and before.lower in _BEFORE_CLOCK)
        )
    if name == "rel-unit" and found.piece("unit").lower.endswith("s"):
        return _is_anchored(found, before, after)
    if found.has("rel") and found.piece("rel").lower == "final":
        return False  # "the final week" is of what is spoken of
    if name in ("rel-unit", "part"):
        return before is None or before.cls != "HYPHEN"
    if name == "step" and not any(found.has(part) for part in ("num", "a", "vague", "the", "halved")):
        return found.piece("unit").lower.endswith("s")
    if name == "decade":
        return _is_decade(before)
    return True


def _someday(found: Found, token: Token | None) -> bool:
    """ "One day they will return": a time to come, and no length."""
    one = found.has("num") and found.piece("num").lower == "one" and found.piece("unit").lower == "day"
    return one and token is not None and is_someday(token)


def _is_plural_duration(found: Found, before: Piece | None, after: Piece | None, token: Token | None) -> bool:
    """ "For weeks", "years of war", "decades-long", "it took months"; no "war years", no "5,000 hours"."""
    if any(piece.cls == "HYPHEN" for piece in found.pieces[found.start : found.end]):
        return True
    if after is not None and after.cls in ("HYPHEN", "OLD"):
        return False
    if before is None or before.lower in _BEFORE_DURATION:
        return True
    if before.lower == "many":
        return False  # "the fourth raid in as many months"
    if before.cls in ("GEN", "THE", "ORD", "HYPHEN", "EARLYLATE", "LESSER", "NUM", "YEAR", "DAY"):
        return False
    if before.cls != "OTHER":
        return True
    previous = token.doc[token.i - 1] if token is not None and token.i else None
    return previous is not None and previous.pos_ in ("VERB", "AUX", "ADV", "ADP", "PUNCT", "SCONJ", "CCONJ")


def _plural_day(found: Found) -> bool:
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
    return unit in _CALENDAR and before.lower in ("for", "in", "during", "throughout")


def _ends_there(token: Token | None, found: Found) -> bool:
    """ "The night before", at its end or before a verb; "the night before the vote" counts from the vote."""
    if found.piece("word").lower not in ("before", "earlier"):
        return False
    following = token.doc[token.i + 1] if token is not None and token.i + 1 < len(token.doc) else None
    return following is None or following.pos_ in ("PUNCT", "VERB", "AUX", "CCONJ", "ADP")


def _is_of_month(found: Found, before: Piece | None, after: Piece | None) -> bool:
    """ "On the 14th"; "on the 38th parallel" and "in the 14th" are of something else."""
    if not found.piece("day").text[0].isdigit() or before is None:
        return False
    ends = (
        after is None or not after.text[0].isalnum() or after.cls in ("PREP", "AND", "TO", "EARLIER", "LATER")
    )
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
    return before is not None and before.lower in ("for", "on", "into", "entered")


def _is_nth_day_of(found: Found, before: Piece | None, after: Piece | None) -> bool:
    """ "On the third day of the siege" counts from it; "for a third day of protests" tells of today."""
    return found.pieces[found.start].cls != "A" or before is None or before.lower not in ("for", "into")


def _is_mid_unit(found: Found, before: Piece | None, after: Piece | None) -> bool:
    return found.piece("unit").lower in ("week", "month", "year", "decade", "century")


def _is_units_end(found: Found, before: Piece | None, after: Piece | None) -> bool:
    return found.piece("unit").lower in ("week", "month", "year") and found.piece("mod").cls == "EDGE"


def _is_whole(found: Found, before: Piece | None, after: Piece | None) -> bool:
    """ "The entire year", "all week"; "a full day" is a length."""
    lead = found.pieces[found.start].lower
    unit = found.piece("unit").lower
    if lead not in ("the", "all"):
        return False
    return unit in ("day", "week", "weekend", "month", "year") and (found.has("whole") or lead == "all")


def _is_hours(found: Found, before: Piece | None, after: Piece | None) -> bool:
    return found.piece("unit").lower == "hours" and (after is None or after.cls != "OF")


def _is_straight(found: Found, before: Piece | None, after: Piece | None) -> bool:
    return before is not None and before.lower in ("for", "into", "a", "the")


def _is_anchored(found: Found, before: Piece | None, after: Piece | None) -> bool:
    """ "The last three days" up to now; "the last three days of the siege" and "its final months" not."""
    if found.piece("rel").lower == "final":
        return False
    if found.pieces[found.start].lower == "last" and before is not None and before.lower in _BEFORE_VERB:
        return False  # "is expected to last several months": a verb
    return not (after is not None and after.cls == "OF" and _bounded(found.after(2)))


def _bounded(piece: Piece | None) -> bool:
    """Whether what follows "the last months of" has an end of its own: "2008", "the siege", "last year"."""
    return _definite(piece) or (piece is not None and piece.cls in ("YEAR", "MONTH", "LAST", "NEXT", "THAT"))


def _is_decade(before: Piece | None) -> bool:
    """ "The 40s", "the 1940s", "80s music"; "in her early 40s" is an age."""
    return before is None or (before.lower != "mid-" and before.lower not in _POSSESSIVES)


def _definite(piece: Piece | None) -> bool:
    return piece is not None and (piece.cls == "THE" or piece.lower in ("its", "their", "his", "her", "this"))


def _is_weekdays(found: Found, before: Piece | None, after: Piece | None) -> bool:
    return _plural_day(found)


_Vet = Callable[[Found, Piece | None, Piece | None], bool]
_VETS: dict[str, _Vet] = {
    "anchored": _is_anchored,
    "nth-day-of": _is_nth_day_of,
    "the-day": _is_the_day,
    "late-in-day": _is_late_in_day,
    "the-unit": _is_the_unit,
    "weekend": _is_weekend,
    "nth-day": _is_nth_day,
    "mid-unit": _is_mid_unit,
    "units-end": _is_units_end,
    "whole-unit": _is_whole,
    "hours-of": _is_hours,
    "straight-night": _is_straight,
    "weekdays": _is_weekdays,
}


def _is_part(found: Found, before: Piece | None) -> bool:
    """ "At dawn", "in the evening"; "the night of" and "the dawn of" date nothing by themselves."""
    after = found.after()
    if before is None or before.cls not in ("PREP", "EARLIER", "LATER", "TO", "SINCE", "INTO"):
        return False
    if after is not None and after.lower in ("on", "of"):
        return False  # "at dawn on 3 May": the day says it
    return after is None or after.cls not in ("OF", "OTHER") or not after.text[0].isupper()


def _is_season(found: Found, before: Piece | None, after: Piece | None, token: Token | None) -> bool:
    """ "By winter", "spring shows signs", "its spring offensive"; the fall of a city is none."""
    if after is not None and after.cls == "OF":
        return False
    season = found.piece("season")
    if token is not None and token.tag_ == "NN" and season.text.islower():
        alone = (
            token.dep_ == "nsubj"
            and season.lower != "fall"
            and not any(child.dep_ != "det" for child in token.children)
        )
        said = any(child.dep_ in ("det", "poss") for child in token.head.children)  # no "winter coats"
        if alone or (token.dep_ == "compound" and said and before is not None and before.cls != "HYPHEN"):
            return True
    return (
        before is not None
        and before.cls in ("PREP", "SINCE", "TO")
        and before.lower not in ("to", "at", "on")
    )


def _filled(found: Found, name: str) -> bool:
    word = found.piece("filler").lower
    if name == "every":
        return word in ("other", "single", "few") or found.piece("filler").cls == "ORD"
    return word in _fillers()


def _named_day(before: Piece | None, after: Piece | None, token: Token | None) -> bool:
    if before is not None and before.lower in _named_days() and before.text[0].isupper():
        return True
    title = after is not None and after.text[0].isupper() and before is not None and before.cls == "THE"
    return bool(title and token is not None and token.dep_ == "compound")


def _is_duration(found: Found, before: Piece | None, after: Piece | None) -> bool:
    if found.has("vague") and before is not None and before.lower == "as":
        return False  # "the fourth raid in as many months"
    after_hyphen = found.after(2) if after is not None and after.cls == "HYPHEN" else after
    if after_hyphen is not None and after_hyphen.cls == "OLD":
        return False  # "a 12-year-old", "two days old"
    if found.has("a"):
        return not found.piece("unit").lower.endswith("s")  # "a decades-long"
    if found.has("vague") and found.piece("vague").lower == "some":
        return True
    # "once every two weeks" is matched by "every"; "the two days" is a duration like any other.
    return True
