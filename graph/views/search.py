"""Search over names, aliases, titles and quotes: case and accents folded, one typo a word allowed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from rapidfuzz import fuzz, process
from rapidfuzz.distance import DamerauLevenshtein

from graph.store.fulltext import LABELS, fuzzy, index_name, lucene
from graph.store.statements import statement
from graph.store.words import words
from graph.views.memory import remembered
from graph.views.rows import SearchHit

if TYPE_CHECKING:
    from graph.store import Store

_CANDIDATES = 200
_SPELLINGS = 20
_SHORT = 3  # letters: one typo makes a short word another word
_LEAST = 0.6
_MEANT = 0.85  # a slip or two in a name, not another word
_ORDER = {label.lower(): rank for rank, label in enumerate(LABELS)}


def search(
    store: Store, text: str, *, limit: int = 20, kinds: Sequence[str] | None = None
) -> list[SearchHit]:
    """The best hits: actors, places, conflicts, events, articles, claims (``kinds`` narrows to some of them).

    The engine's full-text indexes find candidates: nodes with every word; where nothing has
    them all, with words of names that are one typo away; else with any word. The score is
    computed here, so that both engines rank alike: the mean over the words asked for of their
    likeness (0..1) to the nearest word of the node. Retracted articles and merged nodes are left out.

    Raises:
        ValueError: an unknown kind.
    """
    terms = words(text)
    if unknown := set(kinds or ()) - set(_ORDER):
        raise ValueError(f"no such kind: {', '.join(sorted(unknown))} (one of {', '.join(_ORDER)})")
    if not terms or limit <= 0:
        return []
    labels = [label for label in LABELS if kinds is None or label.lower() in kinds]
    rows = _candidates(store, labels, terms)
    hits = [hit for row in rows if (hit := _hit(row["label"].lower(), row, terms)) is not None]
    return sorted(hits, key=_best_first)[:limit]


def named(store: Store, text: str, kind: str) -> SearchHit | None:
    """The node of a kind that a person means by a name, None where nothing is called so, or nearly so.

    A hit that shares a mere word ("Hill War" for "River War") is not what was meant.
    """
    found = search(store, text, limit=1, kinds=(kind,))
    return found[0] if found and found[0].score >= _MEANT else None


def _candidates(store: Store, labels: Sequence[str], terms: list[str]) -> list[dict[str, Any]]:
    """The first of these that finds something: all the words; all, with one typo in the words of names;
    any of these; any with one typo in whatever word."""
    if found := _found(store, labels, lucene([{term} for term in terms], every=True)):
        return found
    meant = _meant(store, terms)
    for every in (True, False):
        if found := _found(store, labels, lucene(meant, every=every)):
            return found
    return _found(store, labels, fuzzy(terms))


def _found(store: Store, labels: Sequence[str], query: str) -> list[dict[str, Any]]:
    """What the indexes of these labels find, in one statement."""
    one, parts = statement("search.nodes"), []
    given: dict[str, str] = {}
    for number, label in enumerate(labels):
        parts.append(one.replace("$index", f"$index_{number}").replace("$label", f"$label_{number}"))
        given |= {f"index_{number}": index_name(store.engine, label), f"label_{number}": label}
    return store.rows("\nUNION ALL\n".join(parts), query=query, limit=_CANDIDATES, **given)


def _meant(store: Store, terms: Sequence[str]) -> list[set[str]]:
    """Each word with the words of names that are one typo away from it."""
    known = remembered(store, "vocabulary", lambda: _vocabulary(store))
    found: list[set[str]] = []
    for term in terms:
        near = process.extract(
            term, known, scorer=DamerauLevenshtein.distance, score_cutoff=1, limit=_SPELLINGS
        )
        found.append({term, *(word for word, *_ in near)} if len(term) > _SHORT else {term})
    return found


def _vocabulary(store: Store) -> list[str]:
    texts = (row["words"] for row in store.rows("search.vocabulary"))
    return sorted({word for text in texts if text for word in text.split() if len(word) >= _SHORT})


def _hit(kind: str, row: dict[str, Any], terms: list[str]) -> SearchHit | None:
    if row["retracted_at"] or (row["canonical"] or row["id"]) != row["id"]:
        return None
    known = (row["words"] or "").split()
    best = [process.extractOne(term, known, scorer=fuzz.ratio) for term in terms]
    if not known or None in best:
        return None
    score = sum(match[1] for match in best if match) / (100 * len(terms))
    if score < _LEAST:
        return None
    return SearchHit(
        kind=kind,
        id=row["id"],
        text=row["name"] or row["title"] or row["quote"],
        matched=" ".join(dict.fromkeys(match[0] for match in best if match)),
        score=round(score, 4),
        event=row["about"] if kind == "claim" else row["id"] if kind == "event" else None,
        article=row["article"] if kind == "claim" else row["id"] if kind == "article" else None,
    )


def _best_first(hit: SearchHit) -> tuple[float, int, int, str, str]:
    return -hit.score, _ORDER[hit.kind], len(hit.text), hit.text, hit.id
