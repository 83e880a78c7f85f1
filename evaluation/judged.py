"""Canonical ids of the events of several articles, by the project's own judge."""

from __future__ import annotations

from dataclasses import replace

from graph.records import Extraction
from graph.resolution import Profile, candidate_pairs, canonical_ids, judge


def judged(extractions: dict[str, Extraction]) -> dict[str, str]:
    """The canonical id of every event of the extractions (by article id), no analyst's word given."""
    profiles: dict[str, Profile] = {}
    for article, extraction in extractions.items():
        for event in extraction.events:
            profile = Profile.of(event, article, extraction.article.published)
            known = profiles.get(event.id)
            profiles[event.id] = profile if known is None else _joined(known, profile)
    pairs = candidate_pairs(profiles.values())
    return canonical_ids(profiles, [judge(first, second) for first, second in pairs])


def _joined(known: Profile, more: Profile) -> Profile:
    """One event as two articles tell it: what either says. The id already holds type, date and principals."""
    return replace(
        known,
        statuses=known.statuses | more.statuses,
        initiators=known.initiators | more.initiators,
        recipients=known.recipients | more.recipients,
        together=known.together | more.together,
        places=tuple(dict.fromkeys((*known.places, *more.places))),
        figures=tuple(dict.fromkeys((*known.figures, *more.figures))),
        words=known.words | more.words,
        told=known.told | more.told,
        articles=known.articles | more.articles,
    )
