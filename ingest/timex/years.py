"""Whether a number is a year: no count, no measure, no number in a name."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from ingest.time_words import load_time_words
from ingest.timex.pieces import Piece
from ingest.timex.setting import Found

if TYPE_CHECKING:
    from datetime import date

    from spacy.tokens import Token

_NAMED_BACK, _NAMED_AHEAD = 30, 4  # years
_RECENT = 15  # years
_DATING = ("in", "since", "until", "by", "during", "through")
_BEFORE_YEAR = {
    "OF",
    "COMMA",
    "PREP",
    "SINCE",
    "INTO",
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
def counted() -> frozenset[str]:
    """Words after a number that make it a count ("2,000 troops")."""
    return frozenset(load_time_words().words.counted)


@lru_cache(maxsize=1)
def _counting() -> frozenset[str]:
    return frozenset(load_time_words().words.counting)


def is_year(found: Found, token: Token | None, anchor: date | None) -> bool:
    """A year and not a count, a number in a name, or a measure."""
    piece = found.piece("year")
    at = found.groups["year"][0]
    pieces = found.pieces
    before = pieces[at - 1] if at else None
    after = pieces[at + 1] if at + 1 < len(pieces) else None
    if not piece.text[0].isdigit() and before is not None and before.cls in ("OTHER", "NUM", "DAY"):
        return before.lower in ("class", "summer") or before.text[0].islower()
    latest = (anchor.year if anchor else 2050) + 60
    if not 1200 <= piece.number <= latest:
        return False
    if before is not None and before.text in "$£€¥#№":
        return False
    if before is not None and before.lower in _counting():
        return before.lower == "than" and _closes(after) and _recent(piece, anchor)  # "higher than 2008"
    dating = before is not None and before.lower in _DATING and piece.number >= 1900 and piece.number % 50
    if dating and (after is None or (after.cls != "UNIT" and after.text not in "%°")):
        return True  # "In 2014 rebels seized it": a count of as many would have its comma
    if after is not None and (after.lower in counted() or after.cls == "UNIT" or after.text in "%°"):
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
        return _after_word(before, token, piece, anchor)
    if before.cls in ("NUM", "DAY", "CLOCK"):
        return False
    if before.lower == "year":
        return True  # "model year 2010"
    if before.cls in _BEFORE_YEAR:
        return not (
            piece.number < 1700 and token is not None and token.dep_ == "nummod" and before.cls != "THE"
        )
    return not before.text[0].isalnum()


def _closes(after: Piece | None) -> bool:
    """Whether nothing follows that could be counted."""
    return after is None or not after.text[0].isalnum() or after.cls in ("PREP", "AND", "TO", "LATER")


def _recent(piece: Piece, anchor: date | None) -> bool:
    """Whether a number is one of the years about the article's that news speak of."""
    return anchor is not None and -_RECENT <= piece.number - anchor.year <= _NAMED_AHEAD


def _after_word(before: Piece, token: Token | None, piece: Piece, anchor: date | None) -> bool:
    """After a verb or noun it may date; after a name it does near the article's year ("Defender 2023")."""
    if before.text[0].isupper():
        return (
            anchor is not None
            and piece.number % 100 != 0
            and -_NAMED_BACK <= piece.number - anchor.year <= _NAMED_AHEAD
        )
    if token is None:
        return True
    if token.dep_ == "nummod" and token.head.i > token.i:
        # "Posted 2008 earnings": a count near the article's year would have its comma.
        return (token.head.tag_ in ("NN", "NNP") and piece.number >= 1900) or _recent(piece, anchor)
    if token.dep_ in ("nsubj", "nsubjpass", "dobj", "attr") and _recent(piece, anchor):
        return True  # "expects 2009 to be worse"
    return token.dep_ in ("npadvmod", "poss", "pobj", "nmod", "compound", "amod", "dep", "appos", "conj")


def _numeric(pieces: list[Piece], at: int) -> bool:
    return at < len(pieces) and pieces[at].cls in ("NUM", "DAY", "YEAR")
