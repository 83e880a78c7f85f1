"""One event told by several articles: the project's own cross-article gold as a suite.

Events are the same to the system where they have the same canonical id. B3 is given over the mentions
that extraction found (resolution alone) and over all (a mention not found is a cluster of its own).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from pathlib import Path

from evaluation.cases import Case
from evaluation.coreference import b_cubed
from evaluation.judged import judged
from evaluation.matching import align
from evaluation.names import Names, load_names
from evaluation.own import Extract, raw_document
from evaluation.story_gold import Story, load_stories
from graph.records import Extraction

Canonical = Callable[[dict[str, Extraction]], dict[str, str]]
_Clusters = dict[tuple[str, str], str | None]


def by_identity(extractions: dict[str, Extraction]) -> dict[str, str]:
    """Canonical ids before any judgement: each event's own id."""
    return {event.id: event.id for extraction in extractions.values() for event in extraction.events}


def score(
    data_dir: Path, extract: Extract, ways: Mapping[str, Canonical] | None = None
) -> tuple[dict[str, dict[str, float]], list[Case]]:
    """B3 and forbidden merges over all stories, with the extractions of all read as one corpus.

    ``ways`` maps a name to a function from the extractions (by article id) to the canonical ids of their
    events; by default the events' own ids and the judge's.

    Raises:
        evaluation.gold.GoldError: the gold cannot be read.
    """
    names = load_names(data_dir)
    stories = load_stories(data_dir)
    extractions = {
        article.id: extract(raw_document(article)) for story in stories for article in story.articles
    }
    sections: dict[str, dict[str, float]] = {}
    cases: list[Case] = []
    for way, canonical in (ways or {"identity": by_identity, "judged": judged}).items():
        ids = canonical(extractions)
        grouped = [(story, _clusters(story, extractions, ids, names)) for story in stories]
        found = [_case(way, story, clusters) for story, clusters in grouped]
        merges = sum(value == "merged" for case in found for value in case.outcomes.values())
        sections[f"stories/{way}"] = {
            "articles": float(len(extractions)),
            **_b_cubed(grouped),
            "forbidden_merges": float(merges),
        }
        cases += found
    return sections, cases


def _case(way: str, story: Story, clusters: _Clusters) -> Case:
    outcomes = {f"{article} {key}": cluster or "missing" for (article, key), cluster in clusters.items()}
    for pair in story.never_merge:
        outcomes[f"never_merge {pair[0]} {pair[1]}"] = "merged" if _merged(pair, clusters) else "ok"
    return Case("stories", f"{way} {story.id}", "report", story.about, outcomes)


def _b_cubed(grouped: list[tuple[Story, _Clusters]]) -> dict[str, float]:
    gold: dict[Hashable, Hashable] = {}
    found: dict[Hashable, Hashable] = {}
    hit: list[Hashable] = []
    for story, clusters in grouped:
        for mention, cluster in clusters.items():
            gold[mention] = (story.id, mention[1])
            found[mention] = cluster or mention
            if cluster:
                hit.append(mention)
    precision, recall, f1 = b_cubed(gold, found)
    found_f1 = b_cubed(
        {mention: gold[mention] for mention in hit}, {mention: found[mention] for mention in hit}
    )[2]
    return {
        "mentions": float(len(gold)),
        "mentions_found": len(hit) / len(gold) if gold else 1.0,
        "b3_precision": precision,
        "b3_recall": recall,
        "b3_f1": f1,
        "b3_f1_of_found": found_f1,
    }


def _clusters(
    story: Story, extractions: dict[str, Extraction], ids: dict[str, str], names: Names
) -> _Clusters:
    """The canonical id of each mention (article id, key) of the story; None where it was not found."""
    clusters: _Clusters = {}
    for article in story.articles:
        pairs = {pair.gold.key: pair for pair in align(article.events, extractions[article.id].events, names)}
        for event in article.events:
            pair = pairs.get(event.key)
            if pair is not None and pair.right:
                clusters[article.id, event.key] = ids[pair.found.id]
            elif not event.optional:
                clusters[article.id, event.key] = None
    return clusters


def _merged(pair: tuple[str, str], clusters: _Clusters) -> bool:
    one, other = (
        {cluster for (_, key), cluster in clusters.items() if key == name and cluster} for name in pair
    )
    return bool(one & other)
