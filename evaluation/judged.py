"""Canonical ids of the events of several articles, by the project's own judge."""

from __future__ import annotations

from collections import defaultdict

from graph.records import Extraction
from graph.resolution import Profile, candidate_pairs, canonical_ids, join, judge


def judged(extractions: dict[str, Extraction]) -> dict[str, str]:
    """The canonical id of every event of the extractions (by article id), no analyst's word given."""
    told: dict[str, list[Profile]] = defaultdict(list)
    for article, extraction in extractions.items():
        for event in extraction.events:
            told[event.id].append(Profile.of(event, article, extraction.article.published))
    profiles = {key: join(each) for key, each in told.items()}
    pairs = candidate_pairs(profiles.values())
    return canonical_ids(profiles, [judge(first, second) for first, second in pairs])
