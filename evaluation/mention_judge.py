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
    "apart_and_documents", "apart_and_sentences", "stem_and_arguments", "learned", "lemma_and_like",
    "like", "very_like", "lemma_and_very_like", "rate", "rate_and_like", "spelled_alike",
    "spelled_alike_and_like", "apart_arguments_and_like", "apart_sentences_and_like", "lemma_and_arguments",
    "lemma_and_names", "learned_and_like", "stem_in_document", "lemma_in_document",
)  # fmt: skip
LIKE, _VERY_LIKE = 0.2, 0.3  # cosines of documents on one matter, and on one happening
_SPELLED = 0.8
_PRIOR = 5  # pairs at the mean rate that every lemma is given
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


@dataclass(frozen=True, slots=True)
class Learned:
    """What other topics teach: which two lemmas name one event, and how surely one lemma names one."""

    pairs: Mapping[frozenset[str], float]
    rates: Mapping[str, float]
    mean: float


def parts(first: MentionView, second: MentionView, documents: float, learned: Learned) -> list[float]:
    """The values of ``PARTS`` for a pair; ``documents`` is the cosine of their documents."""
    lemma = float(first.lemma == second.lemma)
    stem = float(first.lemma[:_STEM] == second.lemma[:_STEM])
    spelling = fuzz.ratio(first.lemma, second.lemma) / 100
    sentences = cosine(first.words, second.words)
    arguments = _overlap(first.arguments, second.arguments)
    names = _overlap(first.names, second.names)
    same_document = float(first.document == second.document)
    like, very_like = float(documents >= LIKE), float(documents >= _VERY_LIKE)
    rate = lemma * learned.rates.get(first.lemma, learned.mean)
    alike = float(spelling >= _SPELLED and not lemma)
    pair = learned.pairs.get(frozenset((first.lemma, second.lemma)), 0.0) * (1 - lemma)
    return [
        1.0,
        lemma,
        stem,
        spelling,
        float(first.text == second.text),
        documents,
        sentences,
        arguments,
        names,
        _overlap(first.times, second.times),
        same_document,
        float(same_document == 1.0 and first.sentence == second.sentence),
        lemma * documents,
        lemma * sentences,
        lemma * min(first.rarity, second.rarity),
        (1 - stem) * documents,
        (1 - stem) * sentences,
        stem * arguments,
        pair,
        lemma * like,
        like,
        very_like,
        lemma * very_like,
        rate,
        rate * like,
        alike,
        alike * like,
        (1 - lemma) * arguments * like,
        (1 - lemma) * sentences * like,
        lemma * arguments,
        lemma * names,
        pair * like,
        stem * same_document,
        lemma * same_document,
    ]


def learn(
    views: Sequence[MentionView], clusters: Mapping[str, str], likeness: Mapping[frozenset[str], float]
) -> Learned:
    """Count over these mentions; ``likeness`` is the cosine of two documents."""
    by_cluster: dict[str, set[str]] = {}
    by_lemma: dict[str, list[MentionView]] = {}
    for view in views:
        by_cluster.setdefault(clusters[view.key], set()).add(view.lemma)
        by_lemma.setdefault(view.lemma, []).append(view)
    together: Counter[frozenset[str]] = Counter()
    for lemmas in by_cluster.values():
        together.update(frozenset(pair) for pair in combinations(sorted(lemmas), 2))
    seen: Counter[str] = Counter()
    same: Counter[str] = Counter()
    for lemma, group_of in by_lemma.items():
        for first, second in combinations(group_of, 2):
            documents = frozenset((first.document, second.document))
            if len(documents) == 1 or likeness.get(documents, 0.0) >= LIKE:
                seen[lemma] += 1
                same[lemma] += clusters[first.key] == clusters[second.key]
    mean = sum(same.values()) / max(1, sum(seen.values()))
    return Learned(
        {pair: 1 - 0.5**number for pair, number in together.items()},
        {lemma: (same[lemma] + _PRIOR * mean) / (number + _PRIOR) for lemma, number in seen.items()},
        mean,
    )


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
