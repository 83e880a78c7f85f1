"""Scores of two groupings of one set of mentions: B3 (Bagga and Baldwin 1998), MUC, CEAFe, mean; pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

import numpy as np
from scipy.optimize import linear_sum_assignment

from evaluation.counts import Counts

_Mention = TypeVar("_Mention", bound=Hashable)


def b_cubed(
    gold: Mapping[_Mention, Hashable], found: Mapping[_Mention, Hashable]
) -> tuple[float, float, float]:
    """Precision, recall and F1 of ``found`` (mention: cluster) against ``gold``.

    Both must group the same mentions; a mention that the system has not is given a cluster of its own
    by the caller.

    Raises:
        ValueError: the two do not group the same mentions.
    """
    _check(gold, found)
    if not gold:
        return 1.0, 1.0, 1.0
    gold_clusters, found_clusters = _clusters(gold), _clusters(found)
    precision = recall = 0.0
    for mention in gold:
        wanted, had = gold_clusters[gold[mention]], found_clusters[found[mention]]
        common = len(wanted & had)
        precision += common / len(had)
        recall += common / len(wanted)
    precision, recall = precision / len(gold), recall / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def _clusters(grouping: Mapping[_Mention, Hashable]) -> dict[Hashable, set[_Mention]]:
    clusters: dict[Hashable, set[_Mention]] = defaultdict(set)
    for mention, cluster in grouping.items():
        clusters[cluster].add(mention)
    return clusters


def pair_counts(gold: Iterable[tuple[str, str]], found: Iterable[tuple[str, str]]) -> Counts:
    """Counts of unordered pairs."""
    wanted, had = {frozenset(pair) for pair in gold}, {frozenset(pair) for pair in found}
    return Counts(right=len(wanted & had), false=len(had - wanted), missed=len(wanted - had))


def muc(gold: Mapping[_Mention, Hashable], found: Mapping[_Mention, Hashable]) -> tuple[float, float, float]:
    """Precision, recall and F1 by links (Vilain et al. 1995). Raises as :func:`b_cubed`."""
    _check(gold, found)
    recall, precision = _muc_recall(gold, found), _muc_recall(found, gold)
    return precision, recall, _f1(precision, recall)


def ceaf_e(
    gold: Mapping[_Mention, Hashable], found: Mapping[_Mention, Hashable]
) -> tuple[float, float, float]:
    """Precision, recall, F1 by the best alignment of clusters, phi 4 (Luo 2005); raises as the others."""
    _check(gold, found)
    wanted, had = list(_clusters(gold).values()), list(_clusters(found).values())
    if not wanted:
        return 1.0, 1.0, 1.0
    likeness = np.array([[2 * len(one & other) / (len(one) + len(other)) for other in had] for one in wanted])
    rows, columns = linear_sum_assignment(-likeness)
    total = float(likeness[rows, columns].sum())
    precision, recall = total / len(had), total / len(wanted)
    return precision, recall, _f1(precision, recall)


def conll(gold: Mapping[_Mention, Hashable], found: Mapping[_Mention, Hashable]) -> dict[str, float]:
    """F1 of MUC, B3 and CEAFe, and their mean, the CoNLL score (Pradhan et al. 2012)."""
    scores = {
        "muc_f1": muc(gold, found)[2],
        "b3_f1": b_cubed(gold, found)[2],
        "ceafe_f1": ceaf_e(gold, found)[2],
    }
    return {**scores, "conll_f1": sum(scores.values()) / 3}


def _muc_recall(gold: Mapping[_Mention, Hashable], found: Mapping[_Mention, Hashable]) -> float:
    kept = links = 0
    for cluster in _clusters(gold).values():
        kept += len(cluster) - len({found[mention] for mention in cluster})
        links += len(cluster) - 1
    return kept / links if links else 0.0


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _check(gold: Mapping[_Mention, Hashable], found: Mapping[_Mention, Hashable]) -> None:
    if gold.keys() != found.keys():
        raise ValueError("the two groupings are of different mentions")
