"""When a predicted actor is a gold one, and the F1 of actors and of types by that."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

_STOP = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "and",
        "in",
        "on",
        "for",
        "to",
        "from",
        "by",
        "with",
        "its",
        "his",
        "their",
        "leader",
        "president",
        "minister",
    ]
)


@dataclass(frozen=True)
class Actor:
    """A gold or predicted actor: ISO 3166 code where known, and content words."""

    code: str | None
    words: frozenset[str]

    def matches(self, other: Actor) -> bool:
        """Whether the two mean the same actor by the module's rule."""
        if self.code is not None and self.code == other.code:
            return True
        return bool(self.words & other.words)


def content_words(text: str) -> frozenset[str]:
    """Content words in lower case; "U.N." and "UN" are one word, and count although they are short."""
    joined = re.sub(r"\b(?:[A-Z]\.){2,}", lambda letters: letters[0].replace(".", "") + " ", text)
    words = re.findall(r"[A-Za-z]+", joined)
    return frozenset(
        w.lower() for w in words if (len(w) > 2 or (len(w) == 2 and w.isupper())) and w.lower() not in _STOP
    )


def count_matched(gold: Sequence[Actor], predicted: Sequence[Actor]) -> int:
    """How many gold actors have a predicted one of their own: one-to-one, in their order."""
    left = list(predicted)
    count = 0
    for actor in gold:
        hit = next((p for p in left if actor.matches(p)), None)
        if hit is not None:
            left.remove(hit)
            count += 1
    return count


def _f1(matched: int, predicted: int, gold: int) -> float:
    return 2 * matched / (predicted + gold) if predicted + gold else 0.0


def named_actors(texts: Sequence[str]) -> tuple[Actor, ...]:
    """Gold actors given by their names alone."""
    return tuple(Actor(None, content_words(text)) for text in texts)


def actors_f1(gold: Sequence[Sequence[Actor]], found: Sequence[Sequence[Actor]]) -> float:
    """Micro-averaged F1 of actors, one-to-one in each sentence."""
    matched = sum(count_matched(g, f) for g, f in zip(gold, found, strict=True))
    return _f1(matched, sum(map(len, found)), sum(map(len, gold)))


def macro_f1(pairs: Sequence[tuple[str, str | None]]) -> float:
    """Mean F1 of the gold labels, each weighing the same; 0.0 where there are none."""
    labels = sorted({gold for gold, _ in pairs})
    hits = Counter(gold for gold, found in pairs if gold == found)
    golds, founds = Counter(gold for gold, _ in pairs), Counter(found for _, found in pairs)
    return (
        sum(_f1(hits[label], founds[label], golds[label]) for label in labels) / len(labels)
        if labels
        else 0.0
    )
