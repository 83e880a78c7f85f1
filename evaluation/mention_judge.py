"""The judge's idea on bare event mentions: named parts of likeness, weighed, then grouped.

In ECB+ the mentions are given and nothing else is: no types, no linked actors, no dates. The
parts are therefore taken from the trigger, its arguments, times and places as words of the
sentence, and the documents' vocabulary. The weights are those of a logistic regression fitted
on other topics; mentions are grouped by average linkage, as the judge's canonical ids are
grouped from the surest pair down.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from rapidfuzz import fuzz
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.optimize import minimize
from scipy.spatial.distance import squareform

PARTS = (
    "constant", "lemma", "stem", "spelling", "text", "documents", "sentences", "arguments", "names", "times",
    "same_document", "same_sentence", "lemma_and_documents", "lemma_and_sentences", "rarity",
    "apart_and_documents", "apart_and_sentences", "stem_and_arguments", "learned",
)  # fmt: skip
_STEM = 5  # letters: "attack", "attacker"; "acquire", "acquisition" share four and are left to spelling
_PENALTY = 1e-3


@dataclass(frozen=True, slots=True)
class MentionView:
    """What is compared of a mention: trigger, and words with weights of its sentence and document."""

    key: str
    document: str
    sentence: int
    lemma: str
    text: str
    arguments: frozenset[str]
    names: frozenset[str]
    times: frozenset[str]
    words: Mapping[str, float]
    vocabulary: Mapping[str, float]
    rarity: float


def weigh(counts: Counter[str], rarity: Mapping[str, float]) -> dict[str, float]:
    """Words by tf-idf, of length 1."""
    found = {word: (1 + math.log(number)) * rarity.get(word, 0.0) for word, number in counts.items()}
    norm = math.sqrt(sum(value * value for value in found.values()))
    return {word: value / norm for word, value in found.items()} if norm else {}


def cosine(first: Mapping[str, float], second: Mapping[str, float]) -> float:
    """The cosine of two vectors of length 1."""
    if len(second) < len(first):
        first, second = second, first
    return sum(value * second[word] for word, value in first.items() if word in second)


def parts(
    first: MentionView, second: MentionView, documents: float, learned: Mapping[frozenset[str], float]
) -> list[float]:
    """The values of ``PARTS`` for a pair; ``documents`` is the cosine of their documents."""
    lemma = float(first.lemma == second.lemma)
    stem = float(first.lemma[:_STEM] == second.lemma[:_STEM])
    sentences = cosine(first.words, second.words)
    arguments = _overlap(first.arguments, second.arguments)
    same_document = float(first.document == second.document)
    return [
        1.0,
        lemma,
        stem,
        fuzz.ratio(first.lemma, second.lemma) / 100,
        float(first.text == second.text),
        documents,
        sentences,
        arguments,
        _overlap(first.names, second.names),
        _overlap(first.times, second.times),
        same_document,
        float(same_document == 1.0 and first.sentence == second.sentence),
        lemma * documents,
        lemma * sentences,
        lemma * min(first.rarity, second.rarity),
        (1 - stem) * documents,
        (1 - stem) * sentences,
        stem * arguments,
        learned.get(frozenset((first.lemma, second.lemma)), 0.0) * (1 - lemma),
    ]


def learn_pairs(views: Sequence[MentionView], clusters: Mapping[str, str]) -> dict[frozenset[str], float]:
    """How often two lemmas name one event where both stand in one cluster's neighbourhood (0 to 1)."""
    together: Counter[frozenset[str]] = Counter()
    by_cluster: dict[str, set[str]] = {}
    for view in views:
        by_cluster.setdefault(clusters[view.key], set()).add(view.lemma)
    for lemmas in by_cluster.values():
        together.update(frozenset(pair) for pair in combinations(sorted(lemmas), 2))
    return {pair: 1 - 0.5**number for pair, number in together.items()}


def fit(values: np.ndarray, answers: np.ndarray) -> np.ndarray:
    """Weights of a logistic regression with a small quadratic penalty."""
    signs = np.where(answers > 0, 1.0, -1.0)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        margin = signs * (values @ weights)
        value = np.logaddexp(0, -margin).mean() + _PENALTY * float(weights @ weights)
        share = -signs / (1 + np.exp(np.clip(margin, -500, 500)))
        return float(value), values.T @ share / len(signs) + 2 * _PENALTY * weights

    found = minimize(loss, np.zeros(values.shape[1]), jac=True, method="L-BFGS-B")
    weights: np.ndarray = found.x
    return weights


def group(keys: Sequence[str], likeness: np.ndarray, threshold: float) -> dict[str, str]:
    """Clusters by average linkage down to a likeness of ``threshold``; the least key names one."""
    if len(keys) < 2:
        return {key: key for key in keys}
    distance = 1 - likeness
    np.fill_diagonal(distance, 0.0)
    labels = fcluster(linkage(squareform(distance, checks=False), "average"), 1 - threshold, "distance")
    heads: dict[int, str] = {}
    for key, label in sorted(zip(keys, labels, strict=True)):
        heads.setdefault(int(label), key)
    return {key: heads[int(label)] for key, label in zip(keys, labels, strict=True)}


def _overlap(first: frozenset[str], second: frozenset[str]) -> float:
    return len(first & second) / min(len(first), len(second)) if first and second else 0.0
