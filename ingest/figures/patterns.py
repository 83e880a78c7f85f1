"""The regular expressions of quantities, made of the words in ``data/figures/numbers.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.figures.data import Kind, Numbers

_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_LARGE = ("hundred", "thousand", "million", "billion")  # of which there can be "a"


@dataclass(frozen=True, slots=True)
class Patterns:
    """What quantities look like. ``any`` is tried where :meth:`starts` says that one may start."""

    any: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    money: re.Pattern[str]
    percent: re.Pattern[str]
    kinds: dict[str, Kind]
    _pieces: re.Pattern[str]
    _openers: frozenset[str]

    def starts(self, text: str) -> Iterator[int]:
        """Offsets at which a quantity may start: digits, signs of money, words that open a number.

        To search for all that a quantity can be, at each character, takes ten times as long.
        """
        for piece in self._pieces.finditer(text):
            word = piece.group()
            if not word[0].isalpha() or word.lower() in self._openers:
                yield piece.start()


def patterns_of(numbers: Numbers) -> Patterns:
    """The patterns that the words of numbers make."""
    words = _choice(numbers.words)
    long_scales = _choice([scale for scale in numbers.scales if len(scale) > 2])
    scales = _choice(numbers.scales)
    word = rf"(?:{words})(?:[- ](?:{words}))?"
    number = (
        rf"(?:(?:{_DIGITS})(?:\s?(?:{scales})\b)?|(?:\b{word}\b)(?:\s+(?:{long_scales})\b)*|"
        rf"\ba\s+(?:{_choice(_LARGE)})\b|\bhalf\s+a\s+million\b)"
    )
    signs = [item for item in numbers.currencies if not item[0].isalpha() or item.endswith("$")]
    symbols = _choice(signs)
    span = (
        rf"(?P<currency>(?:{symbols})\s?)?(?P<low>{number})"
        rf"(?:(?P<join>\s?[-–—]\s?|\s+(?:to|and)\s+)(?P<currency2>(?:{symbols})\s?)?(?P<high>{number}))?"
    )
    vague = rf"\b(?P<vague>{_choice(numbers.vague)})\b"
    share = rf"\b(?P<share>{_choice(numbers.shares)})\b"
    kinds = {word: kind for kind, items in numbers.qualifiers.items() for word in items}
    kinds |= {word: kind for kind, items in numbers.after.items() for word in items}
    before = _choice([word for items in numbers.qualifiers.values() for word in items])
    after = _choice([word for items in numbers.after.values() for word in items])
    nouns = _choice([item for item in numbers.currencies if item.isalpha()])
    marks = "".join(re.escape(sign[0]) for sign in signs if not sign[0].isalpha())
    opening = ("a", "half", *numbers.words, *numbers.vague, *numbers.shares, *signs)
    flags = re.IGNORECASE
    return Patterns(
        any=re.compile(rf"{share}|{vague}|{span}", flags),
        before=re.compile(rf"(?:(?<=\s)|^|(?<=[(\"“'‘]))(?P<q>{before})\s*[\"“'‘]?$", flags),
        after=re.compile(rf"^\s+(?P<q>{after})\b", flags),
        money=re.compile(rf"^\s*(?:(?:US|U\.S\.|Canadian|Australian|Swiss)\s+)?(?P<c>{nouns})s?\b", flags),
        percent=re.compile(rf"^\s*(?:{_choice(numbers.percent)})(?:\b|(?<=%))", flags),
        kinds=kinds,
        _pieces=re.compile(rf"\d|[^\W\d_]+|[{marks}]"),
        _openers=frozenset(match.group().lower() for item in opening if (match := _LETTERS.match(item))),
    )


_LETTERS = re.compile(r"[^\W\d_]+")


def _choice(words: Iterable[str]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)
