"""Canonical ids of the events of several articles, by the project's own judges of names and events."""

from __future__ import annotations

from collections import defaultdict

from graph.records import Extraction
from graph.resolution import Profile, candidate_pairs, canonical_ids, join, judge
from graph.resolution.named import named_in
from graph.resolution.namesakes import canonical_names, judge_names, name_candidates


def judged(extractions: dict[str, Extraction]) -> dict[str, str]:
    """The canonical id of every event of the extractions (by article id), no analyst's word given."""
    told: dict[str, list[Profile]] = defaultdict(list)
    for article, extraction in extractions.items():
        for event in extraction.events:
            told[event.id].append(Profile.of(event, article, extraction.article.published))
    named = named_in(extractions.values())
    names = canonical_names(named, [judge_names(*pair) for pair in name_candidates(named.values())])
    profiles = {key: join(each).under(names) for key, each in told.items()}
    pairs = candidate_pairs(profiles.values())
    return canonical_ids(profiles, [judge(first, second) for first, second in pairs])
