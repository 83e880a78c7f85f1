"""Whether what looks like a time expression is one: years that are counts or parts of names, ages, rates."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from ingest.timex.grammar import Candidate
from ingest.timex.pieces import Piece
from ingest.timex.setting import Found
from ingest.timex.words import Words, load_time_words

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
    "'s",
}
_BEFORE_YEAR = {
    "OF",
    "COMMA",
    "PREP",
    "SINCE",
    "TO",
    "FROM",
    "LATER",
    "EARLIER",
    "AND",
    "HYPHEN",
    "LP",
    "LAST",
    "MONTH",
    "SEASON",
    "EDGE",
    "EARLYLATE",
    "THE",
    "GEN",
    "THAT",
    "THIS",
    "A",
}


@lru_cache(maxsize=1)
def _sets() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    words: Words = load_time_words().words
    return (
        frozenset(words.counted),
        frozenset(words.counting),
        frozenset(words.fillers),
        frozenset(words.named_days),
    )


def stands(candidate: Candidate, token: Token | None, anchor: date | None) -> bool:
    """Whether a match is a time expression; ``token`` is the one that its last piece begins in."""
    found, name = candidate.found, candidate.rule.name
    before, after = found.before(), found.after()
    if found.has("filler") and not _filled(found, name):
        return False
    if name in ("year", "edge-unit") and found.has("year"):
        return _is_year(found, token, anchor)
    if name in ("month-day", "day-month") and not found.has("year"):
        return after is None or after.lower not in _sets()[0]
    if name == "weekday":
        if found.has("last") and found.piece("last").lower == "final":
            return False
        return not _named_day(before, after, token)
    if name in ("century", "turn"):
        return found.piece("century").lower.startswith("centur")
    if name == "the-year":
        return found.piece("unit").lower == "year"
    if name == "plural":
        return found.piece("unit").lower.endswith("s") and _is_plural_duration(found, before, after)
    if name == "the-day":
        follows = after is not None and after.lower in _DAY_GOES_ON
        return (
            found.piece("unit").lower == "day" and not follows and before is not None and before.cls != "OF"
        )
    if name == "nth-day":
        return before is not None and before.lower in ("for", "on", "into", "entered", "their", "its")
    if name == "then":
        return before is not None and before.lower in ("since", "until", "till", "by")
    if name == "bare-part":
        return _is_part(found, before)
    if name == "bare-season":
        return _is_season(found, before, after)
    if name == "duration":
        return _is_duration(found, before, after)
    if name == "clock":
        return (
            found.has("ampm") or found.has("zone") or (before is not None and before.lower in _BEFORE_CLOCK)
        )
    if found.has("rel") and found.piece("rel").lower == "final":
        return False  # "the final week" is of what is spoken of
    if name in ("rel-unit", "part"):
        return before is None or before.cls != "HYPHEN"
    if name == "step" and not (found.has("num") or found.has("a") or found.has("vague") or found.has("the")):
        return found.piece("unit").lower.endswith("s")
    if name == "decade":
        return before is None or before.lower not in ("mid-",)
    return True


def _is_plural_duration(found: Found, before: Piece | None, after: Piece | None) -> bool:
    """ "For weeks", "years of war", "decades-long"."""
    if any(piece.cls == "HYPHEN" for piece in found.pieces[found.start : found.end]):
        return True
    if before is not None and before.lower in _BEFORE_DURATION:
        return True
    alone = before is None or before.cls not in ("OTHER", "HYPHEN", "GEN", "THE", "ORD")
    return alone and after is not None and after.cls == "OF"


def _is_part(found: Found, before: Piece | None) -> bool:
    """ "At dawn", "in the evening"; "the night of" and "the dawn of" date nothing by themselves."""
    after = found.after()
    if before is None or before.cls not in ("PREP", "EARLIER", "LATER", "TO", "SINCE"):
        return False
    if after is not None and after.lower in ("on", "of"):
        return False  # "at dawn on 3 May": the day says it
    return after is None or after.cls not in ("OF", "OTHER") or not after.text[0].isupper()


def _is_season(found: Found, before: Piece | None, after: Piece | None) -> bool:
    """ "In the spring", "by winter"; the fall of a city is none."""
    if after is not None and after.cls == "OF":
        return False
    return (
        before is not None
        and before.cls in ("PREP", "SINCE", "TO")
        and before.lower not in ("to", "at", "on")
    )


def _filled(found: Found, name: str) -> bool:
    word = found.piece("filler").lower
    if name == "every":
        return word in ("other", "single", "few") or found.piece("filler").cls == "ORD"
    return word in _sets()[2]


def _named_day(before: Piece | None, after: Piece | None, token: Token | None) -> bool:
    if before is not None and before.lower in _sets()[3] and before.text[0].isupper():
        return True
    title = after is not None and after.text[0].isupper() and before is not None and before.cls == "THE"
    return bool(title and token is not None and token.dep_ == "compound")


def _is_duration(found: Found, before: Piece | None, after: Piece | None) -> bool:
    after_hyphen = found.after(2) if after is not None and after.cls == "HYPHEN" else after
    if after_hyphen is not None and after_hyphen.cls == "OLD":
        return False  # "a 12-year-old", "two days old"
    if found.has("a"):
        if found.piece("unit").lower.endswith("s"):
            return False  # "a decades-long"
        linked = any(piece.cls == "HYPHEN" for piece in found.pieces[found.start : found.end])
        return linked or (before is not None and before.lower in _BEFORE_DURATION)
    if found.has("vague") and found.piece("vague").lower == "some":
        return True
    # "once every two weeks" is matched by "every"; "the two days" is a duration like any other.
    return True


def _is_year(found: Found, token: Token | None, anchor: date | None) -> bool:
    """A year and not a count, a number in a name, or a measure."""
    piece = found.piece("year")
    at = found.groups["year"][0]
    pieces = found.pieces
    before = pieces[at - 1] if at else None
    after = pieces[at + 1] if at + 1 < len(pieces) else None
    counted, counting, _, _ = _sets()
    if not piece.text[0].isdigit() and before is not None and before.cls in ("OTHER", "NUM", "DAY"):
        return before.lower in ("class", "summer") or before.text[0].islower()
    latest = (anchor.year if anchor else 2050) + 60
    if not 1200 <= piece.number <= latest:
        return False
    if before is not None and (before.lower in counting or before.text in "$£€¥#№"):
        return False
    if after is not None and (after.lower in counted or after.cls == "UNIT" or after.text in "%°"):
        return before is not None and before.cls == "THE" and piece.number % 100 != 0 and after.cls != "UNIT"
    if found.has("mod"):
        return True
    if after is not None and after.cls == "HYPHEN" and _numeric(pieces, at + 2):
        return False
    if before is None:
        return after is not None and (
            token is None or token.dep_ not in ("nummod",) or piece.number % 100 != 0
        )
    if before.cls == "OTHER" and before.text[:1].isalpha():
        return _after_word(before, token, piece)
    if before.cls in ("NUM", "DAY", "CLOCK"):
        return False
    if before.cls in _BEFORE_YEAR:
        return not (
            piece.number < 1700 and token is not None and token.dep_ == "nummod" and before.cls != "THE"
        )
    return not before.text[0].isalnum()


def _after_word(before: Piece, token: Token | None, piece: Piece) -> bool:
    """After a capital a number belongs to a name ("Defender 2023"); after a verb or noun it may date."""
    if before.text[0].isupper():
        return False
    if token is None:
        return True
    if token.dep_ == "nummod" and token.head.i > token.i:
        return token.head.tag_ in ("NN", "NNP") and piece.number >= 1900
    return token.dep_ in ("npadvmod", "pobj", "nmod", "compound", "amod", "dep", "appos", "conj")


def _numeric(pieces: list[Piece], at: int) -> bool:
    return at < len(pieces) and pieces[at].cls in ("NUM", "DAY", "YEAR")
