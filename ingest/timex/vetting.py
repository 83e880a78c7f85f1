"""Whether what looks like a time expression is one: years that are counts or parts of names, ages, rates."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from ingest.time_words import load_time_words
from ingest.timex.grammar import Candidate
from ingest.timex.pieces import Piece
from ingest.timex.references import coming, is_someday
from ingest.timex.setting import Found
from ingest.timex.unit_vetting import VETS, is_anchored, is_of_month, is_plural_day
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
_POSSESSIVES = {"his", "her", "hers", "their", "my", "our", "your"}


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
    if name in ("the-day", "the-unit") and token is not None and _told_of(token):
        return False
    if name in ("the-day", "that-unit", "duration") and token is not None and coming(token) is not None:
        return False  # "a day may come", "that day has come"
    if name == "lived-unit":
        return token is not None and _lived_through(token)
    if name in VETS:
        return VETS[name](found, before, after)
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
        return not is_plural_day(found) and not _named_day(before, after, token)
    if found.has("whole") and name in ("half", "quarter", "coded-quarter"):
        return found.piece("whole").lower == "year"
    if name == "bare-half":
        return _is_half(found, before, after)
    if name == "that-month":
        return token is not None and any(child.lower_ == "that" for child in token.children)
    if name == "outdone-unit":
        return _is_outdone(found, before, after, token)
    if name in ("century", "turn"):
        return found.piece("century").lower.startswith("centur")
    if name == "previous-part" and found.has("word"):
        return _ends_there(token, found)
    if name == "nth":
        # "On the 19th the rebels crossed": a noun of its own; "the 19th brigade" is none.
        closes = token is not None and token.dep_ == "pobj" and token.head.i < token.i
        return is_of_month(found, before, None if closes else after)
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
        return _is_duration(found, before, after, token)
    if name == "clock":
        return (
            found.has("ampm") or found.has("zone") or (before is not None and before.lower in _BEFORE_CLOCK)
        )
    if name == "rel-unit" and found.piece("unit").lower.endswith("s"):
        return is_anchored(found, before, after)
    if found.has("rel") and found.piece("rel").lower == "final":
        return False  # "the final week" is of what is spoken of
    if name in ("rel-unit", "part"):
        return before is None or before.cls != "HYPHEN"
    if name == "step" and not any(found.has(part) for part in ("num", "a", "vague", "the", "halved")):
        return found.piece("unit").lower.endswith("s")
    if name == "decade":
        return _is_decade(before)
    return True


def _is_half(found: Found, before: Piece | None, after: Piece | None) -> bool:
    """ "Rose in the first half", "first-half profit"; no half of a match or of a town."""
    if any(piece.cls == "HYPHEN" for piece in found.pieces[found.start : found.end]):
        return after is not None and after.lower in load_time_words().words.accounts
    if before is None or before.lower not in ("in", "for", "during", "by", "through"):
        return False
    return after is None or (after.cls != "OF" and after.lower != "in")


def _told_of(unit: Token) -> bool:
    """ "The day markets opened again": a clause says which."""
    return any(child.dep_ in ("relcl", "acl") and child.i == child.head.i + 2 for child in unit.children)


def _is_outdone(found: Found, before: Piece | None, after: Piece | None, token: Token | None) -> bool:
    """ "Their best week since November", "the deadliest day of the war"; "one of the worst days" is any."""
    most = token.doc[token.i - 1] if token is not None and token.i else None
    goes_on = (
        after is None
        or after.cls in ("SINCE", "PREP", "OF")
        or after.lower == "ever"
        or not after.text[0].isalnum()
    )
    return most is not None and most.tag_ == "JJS" and goes_on and (before is None or before.cls != "OF")


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


def _ends_there(token: Token | None, found: Found) -> bool:
    """ "The night before", at its end or before a verb; "the night before the vote" counts from the vote."""
    if found.piece("word").lower not in ("before", "earlier"):
        return False
    following = token.doc[token.i + 1] if token is not None and token.i + 1 < len(token.doc) else None
    return following is None or following.pos_ in ("PUNCT", "VERB", "AUX", "CCONJ", "ADP")


def _is_decade(before: Piece | None) -> bool:
    """ "The 40s", "the 1940s", "80s music"; "in her early 40s" is an age."""
    return before is None or (before.lower != "mid-" and before.lower not in _POSSESSIVES)


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
    season = found.piece("season")
    named = after is not None and after.text[0].isupper() and season.text[0].isupper()
    if named or (after is not None and after.cls == "OF"):
        return False
    if token is not None and _opens_event(token, after) and season.text != season.lower:
        return before is None or before.cls != "HYPHEN"
    if token is not None and token.tag_ == "NN" and season.text.islower():
        alone = (
            token.dep_ == "nsubj"
            and season.lower != "fall"
            and not any(child.dep_ != "det" for child in token.children)
        )
        said = any(child.dep_ in ("det", "poss") for child in token.head.children)  # no "winter coats"
        if alone or (token.dep_ == "compound" and said and (before is None or before.cls != "HYPHEN")):
            return True
    return (
        before is not None
        and before.cls in ("PREP", "SINCE", "TO")
        and before.lower not in ("to", "at", "on")
    )


def _opens_event(season: Token, after: Piece | None) -> bool:
    """ "Its Spring offensive": a capital of habit before a common noun; "the Winter Palace" is a name."""
    noun = season.head
    beside = season.dep_ in ("compound", "amod", "nmod") and noun.i == season.i + 1
    said = any(child.dep_ in ("det", "poss") for child in noun.children)
    return beside and said and after is not None and after.text.islower() and noun.pos_ == "NOUN"


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


def _lived_through(unit: Token) -> bool:
    """ "Had a dull day": the object of a verb of living through; "called it a sad day" is no stretch."""
    inner = unit.doc[unit.i - 1]
    described = not any(child.dep_ in ("relcl", "poss", "nummod") for child in unit.children)
    lived = unit.dep_ == "dobj" and unit.head.lemma_ in load_time_words().words.living
    return lived and described and inner.dep_ == "amod" and inner.head == unit


def _is_said_of(unit: Token) -> bool:
    """ "It was *a day* of joy"; "it has been a day since" measures."""
    following = unit.doc[unit.i + 1].lower_ if unit.i + 1 < len(unit.doc) else ""
    return unit.dep_ == "attr" and unit.head.lemma_ == "be" and following != "since"


def _is_duration(found: Found, before: Piece | None, after: Piece | None, token: Token | None) -> bool:
    if found.has("vague") and before is not None and before.lower == "as":
        return False  # "the fourth raid in as many months"
    after_hyphen = found.after(2) if after is not None and after.cls == "HYPHEN" else after
    if after_hyphen is not None and after_hyphen.cls == "OLD":
        return False  # "a 12-year-old", "two days old"
    if found.has("a"):
        if found.piece("unit").lower == "day" and token is not None and _is_said_of(token):
            return False  # "it was not a day for speeches"
        return not found.piece("unit").lower.endswith("s")  # "a decades-long"
    if found.has("vague") and found.piece("vague").lower == "some":
        return True
    # "once every two weeks" is matched by "every"; "the two days" is a duration like any other.
    return True
