"""B3 of two ways to group the same mentions (Bagga and Baldwin 1998), and counts of pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

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
    if gold.keys() != found.keys():
        raise ValueError("the two groupings are of different mentions")
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
