"""The words that put one event after, before or beside another, and where in a paragraph they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from ingest.annotations import TimeExpression
from ingest.time_words import load_time_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SIGNS = {"after": 1, "following": 1, "since": 1, "before": -1, "until": -1, "when": 0, "as": 0, "while": 0}
_DURING = ("during", "amid")
_MARKS = ("prep", "mark", "advmod", "pcomp", "dep")


@dataclass(frozen=True, slots=True)
class Marker:
    """``token`` governs the other event; ``sign`` is 1 after it, -1 before it, 0 with it.

    ``one_way``: only what hangs on the other is dated by it, never the other way round.
    ``ordinal``: the length names a day or week of the other ("on the second day of").
    """

    token: Token
    sign: int
    one_way: bool = False
    ordinal: bool = False


def find_markers(doc: Doc, times: Sequence[TimeExpression]) -> Iterator[Marker]:
    """All markers of a paragraph, in reading order; ``times`` are that paragraph's."""
    counted = {time.last + 1: time for time in times if time.relative_to is not None and time.role == "after"}
    phrases = _phrases()
    for token in doc:
        word = token.lower_
        if token.i in counted and word in ("of", "into"):
            yield Marker(token, 1, ordinal=word == "of", one_way=True)
        elif word in phrases and token.dep_ == "prep":
            sign = next((sign for words, sign in phrases[word] if _stands(doc, token, words)), None)
            if sign is not None:
                yield Marker(token, sign, one_way=True)
        elif word in _SIGNS and (token.dep_ in _MARKS or _governs(token)):
            if _SIGNS[word] or _clause_marker(token):
                yield Marker(token, _SIGNS[word], one_way=word in ("since", "until"))
        elif word in _DURING and token.dep_ == "prep":
            yield Marker(token, 0)


def _governs(token: Token) -> bool:
    """ "Following the coup": a preposition, which the parser may take for a verb of its own."""
    return token.lower_ == "following" and any(child.dep_ == "pobj" for child in token.children)


def is_clausal(marker: Marker) -> bool:
    """Whether a marker heads a clause; the parser takes "after its leader, X, urged" for a preposition."""
    token = marker.token
    if token.dep_ == "mark" or (token.dep_ == "advmod" and marker.sign == 0):
        return True
    verb = token.head
    subject = any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)
    return token.i < verb.i and verb.tag_ == "VBD" and verb.dep_ in ("advcl", "ccomp") and not subject


def _clause_marker(token: Token) -> bool:
    """ "When", "as", "while" at the head of a finite past clause: what it tells goes with the main clause."""
    clause = token.head
    past = clause.tag_ == "VBD" or any(
        child.tag_ == "VBD" for child in clause.children if "aux" in child.dep_
    )
    return clause.dep_ == "advcl" and token.dep_ in ("mark", "advmod") and past and token.i < clause.i


def _stands(doc: Doc, last: Token, words: tuple[str, ...]) -> bool:
    first = last.i + 1 - len(words)
    return first >= 0 and tuple(token.lower_ for token in doc[first : last.i + 1]) == words


@lru_cache(maxsize=1)
def _phrases() -> dict[str, list[tuple[tuple[str, ...], int]]]:
    """Phrases by their last word."""
    table: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    say = load_time_words().words
    for phrases, sign in ((say.after_phrases, 1), (say.before_phrases, -1)):
        for phrase in phrases:
            words = tuple(phrase.replace("-", " - ").split())
            table.setdefault(words[-1], []).append((words, sign))
    return table
