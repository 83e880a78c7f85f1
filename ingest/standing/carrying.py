"""Phrases of a verb and what stands after it, and subjects that "is under way" says go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.standing.lexicon import Lexicon
from ingest.standing.view import View
from ingest.syntax import is_negated, tense

if TYPE_CHECKING:
    from spacy.tokens import Token


def beside(verb: Token, word: str) -> bool:
    """Whether a word, or a form of it, depends on a verb and stands after it."""
    near = [*verb.children, *(inner for child in verb.children for inner in child.children)]
    return any(word in (item.lower_, item.lemma_.lower()) for item in near if item.i > verb.i)


def has_phrase(verb: Token, phrases: tuple[str, ...]) -> bool:
    """Whether a verb starts one of the phrases and their other words stand after it."""
    lemma = verb.lemma_.lower()
    for phrase in phrases:
        words = phrase.split()
        if words[0] == lemma and all(beside(verb, word) for word in words[1:]):
            return True
    return False


def goes_on(governor: Token, view: View, lexicon: Lexicon) -> bool:
    """A stative present or "is under way" says that its subject goes on."""
    ongoing = lexicon.carriers.ongoing
    when = tense(governor)
    after = governor.doc[governor.i + 1 : governor.sent.end].text.lower()
    if governor.lemma_ in ("be", "remain") and any(
        after.startswith(item) for item in _adverbless(ongoing.predicatives)
    ):
        if is_negated(governor):
            view.negate("not under way", 0.9)
        elif when in ("present", "perfect") or governor.tag_ in ("VBZ", "VBP"):
            view.go_on("under way")
        return True
    return False


def _adverbless(phrases: tuple[str, ...]) -> tuple[str, ...]:
    return (*phrases, *(f"still {item}" for item in phrases), *(f"already {item}" for item in phrases))
