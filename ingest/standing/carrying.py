"""Phrases of a verb and what stands after it, and subjects that "is under way" says go on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.standing.lexicon import Lexicon
from ingest.standing.view import View
from ingest.syntax import Step, children_of, is_negated, tense

if TYPE_CHECKING:
    from spacy.tokens import Token


_SINGLING = frozenset({"first", "second", "third", "last", "latest", "only", "sole"})
_ORDINAL = re.compile(r"\w+th|\d*(?:1st|2nd|3rd)")


def beside(verb: Token, word: str) -> bool:
    """Whether a word, or a form of it, depends on a verb and stands after it."""
    near = [*verb.children, *(inner for child in verb.children for inner in child.children)]
    return any(word in (item.lower_, item.lemma_.lower()) for item in near if item.i > verb.i)


def singled_out(step: Step) -> Token | None:
    """The noun in "the first minister to visit", "the only state to recognise it": singled out by a deed."""
    if tense(step.child) != "infinitive":
        return None
    if step.relation == "advcl":
        nouns = [child for child in children_of(step.governor, "attr", "dobj") if child.i < step.child.i]
    else:
        nouns = [step.governor] if step.relation in ("acl", "relcl") else []
    for noun in nouns:
        before = [child.lower_ for child in children_of(noun, "amod", "nummod") if child.i < noun.i]
        if any(word in _SINGLING or _ORDINAL.fullmatch(word) for word in before):
            return noun
    return None


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
