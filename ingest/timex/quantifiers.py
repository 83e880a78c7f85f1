"""What "more than", "nearly", "up to" before a time expression do to its extent and its date."""

from __future__ import annotations

import re
from functools import lru_cache

from graph.edtf import date_value
from graph.records import DateValue
from ingest.time_words import load_time_words
from ingest.timex.setting import Timed


def widened(text: str, at: int, timed: Timed) -> tuple[int, str | None]:
    """Take "more than", "nearly" … before a duration or a count into the expression."""
    match = _phrases().search(text, max(at - 24, 0), at)
    if match is None:
        return at, None
    if text[at : at + 4].lower() in ("the ", "this", "last", "next", "past"):
        return at, None  # "over the next four years": a preposition
    if match.group(1).lower() == "over" and timed.kind == "DURATION" and _over_a_time(text, match.start(1)):
        return at, None
    if timed.kind == "SET" or (timed.kind == "DATE" and match.group(1).lower() in ("over", "some", "under")):
        return at, None
    return match.start(1), _values()[" ".join(match.group(1).lower().split())]


def _over_a_time(text: str, at: int) -> bool:
    """ "Fell over four years": a preposition; after another or a verb of length it says "more than"."""
    words = text[:at].split()
    return bool(words) and words[-1].lower() not in load_time_words().words.measuring


def date_of(timed: Timed, mod: str | None) -> DateValue | None:
    """The date of an expression as its quantifier leaves it: "more than two years ago" is open before."""
    moment = timed.moment
    if moment is None or moment.edtf is None:
        return None
    edtf = moment.edtf
    if timed.kind == "DATE" and "/" not in edtf and moment.basis.startswith("counted"):
        if mod in ("MORE_THAN", "EQUAL_OR_MORE"):
            edtf = f"../{edtf.rstrip('~')}"
        elif mod == "APPROX" and not edtf.endswith("~"):
            edtf = f"{edtf}~"
    elif timed.kind == "DATE" and mod == "APPROX" and "/" not in edtf and not edtf.endswith("~"):
        edtf = f"{edtf}~"
    return date_value(edtf, moment.basis)


@lru_cache(maxsize=1)
def _values() -> dict[str, str]:
    return {word: name for name, words in load_time_words().words.quantifiers.items() for word in words}


@lru_cache(maxsize=1)
def _phrases() -> re.Pattern[str]:
    words = sorted(_values(), key=len, reverse=True)
    phrases = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)
    return re.compile(rf"\b({phrases})\s+$", re.IGNORECASE)
