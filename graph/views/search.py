"""Search over names, aliases, titles and quotes: case and accents folded, one typo a word allowed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from rapidfuzz import fuzz, process

from graph.register import Called, called, near, register
from graph.store.fulltext import LABELS, fuzzy, index_name, lucene
from graph.store.statements import statement
from graph.store.words import words
from graph.views.overview_rows import SearchHit

if TYPE_CHECKING:
    from graph.register import Register
    from graph.store import Store

_CANDIDATES = 200
_LEAST = 0.6
_MEANT = 0.85  # a slip or two in a name, not another word
_ORDER = {label.lower(): rank for rank, label in enumerate(LABELS)}
_NAMES = ("actor", "place", "conflict")
_CALLED = (*_NAMES, "event")  # found in the register, the rest by the engine


def search(
    store: Store, text: str, *, limit: int = 20, kinds: Sequence[str] | None = None
) -> list[SearchHit]:
    """The best hits: actors, places, conflicts, events, articles, claims (``kinds`` narrows to some of them).

    What is found has every word; where nothing has them all, every word with one typo (in words of
    names); else any word. Names are looked up in the register, titles and quotes by the engine's
    full-text index: for every word only where names leave room. The score is computed here, so that both
    engines rank alike: the mean over the words asked for of their likeness (0..1) to the nearest word of
    what is found. Retracted articles are left out; what is judged the same is one hit, under the name
    that it is shown by.

    Raises:
        ValueError: an unknown kind.
    """
    terms = words(text)
    if unknown := set(kinds or ()) - set(_ORDER):
        raise ValueError(f"no such kind: {', '.join(sorted(unknown))} (one of {', '.join(_ORDER)})")
    if not terms or limit <= 0:
        return []
    wanted = [kind for kind in _ORDER if kinds is None or kind in kinds]
    found = _hits(store, register(store), wanted, terms, limit)
    best = sorted(found, key=_best_first)[:limit]
    return _with_names(store, best)


def named(store: Store, text: str, kind: str) -> SearchHit | None:
    """The node of a kind that a person means by a name, None where nothing is called so, or nearly so.

    A hit that shares a mere word ("Hill War" for "River War") is not what was meant.
    """
    found = search(store, text, limit=1, kinds=(kind,))
    return found[0] if found and found[0].score >= _MEANT else None


def _hits(
    store: Store, known: Register, kinds: Sequence[str], terms: list[str], limit: int
) -> list[SearchHit]:
    """The first of these that finds something: all the words; all, with one typo in the words of names;
    any of these; any with one typo in whatever word."""
    exact = [{term} for term in terms]
    found = _found(store, known, kinds, exact, terms, every=True, enough=limit)
    if found:
        return found
    meant = near(known, terms)
    for every in (True, False):
        if found := _found(store, known, kinds, meant, terms, every=every, enough=limit if every else None):
            return found
    hits = (hit for query in fuzzy(terms, store.engine) for hit in _in_texts(store, kinds, query, terms))
    return list({(hit.kind, hit.id): hit for hit in hits}.values())


def _found(
    store: Store,
    known: Register,
    kinds: Sequence[str],
    meant: Sequence[set[str]],
    terms: list[str],
    *,
    every: bool,
    enough: int | None = None,
) -> list[SearchHit]:
    """By the register, then by the engine, unless ``enough`` names are found already."""
    by_name = called(known, meant, [kind for kind in kinds if kind in _CALLED], every=every)
    hits = [hit for each in by_name if (hit := _of_name(each, terms))]
    if enough is not None and len(hits) >= enough:
        return hits
    return hits + _in_texts(store, kinds, lucene(meant, every=every), terms)


def _in_texts(store: Store, kinds: Sequence[str], query: str, terms: list[str]) -> list[SearchHit]:
    """What the indexes of titles and quotes find, in one statement."""
    labels = [label for label in LABELS if label.lower() in kinds and label.lower() not in _CALLED]
    if not labels:
        return []
    one, parts = statement("search.nodes"), []
    given: dict[str, str] = {}
    for number, label in enumerate(labels):
        parts.append(one.replace("$index", f"$index_{number}").replace("$label", f"$label_{number}"))
        given |= {f"index_{number}": index_name(store.engine, label), f"label_{number}": label}
    rows = store.rows("\nUNION ALL\n".join(parts), query=query, limit=_CANDIDATES, **given)
    return [hit for row in rows if (hit := _of_text(row, terms))]


def _of_name(found: Called, terms: list[str]) -> SearchHit | None:
    likeness = _likeness(found.words, terms)
    if likeness is None:
        return None
    return SearchHit(
        kind=found.kind,
        id=found.id,
        text=found.name or " ".join(found.words),
        matched=likeness[1],
        score=likeness[0],
        event=found.id if found.kind == "event" else None,
    )


def _of_text(row: dict[str, Any], terms: list[str]) -> SearchHit | None:
    likeness = None if row["retracted_at"] else _likeness((row["words"] or "").split(), terms)
    if likeness is None:
        return None
    kind = row["label"].lower()
    return SearchHit(
        kind=kind,
        id=row["id"],
        text=row["title"] or row["quote"],
        matched=likeness[1],
        score=likeness[0],
        event=row["about"] if kind == "claim" else None,
        article=row["article"] if kind == "claim" else row["id"],
    )


def _likeness(known: Sequence[str], terms: list[str]) -> tuple[float, str] | None:
    """How alike the words asked for are to the nearest ones known, and these; None where too little."""
    if not known:
        return None
    best = [process.extractOne(term, known, scorer=fuzz.ratio) for term in terms]
    score = sum(match[1] for match in best) / (100 * len(terms))
    if score < _LEAST:
        return None
    return round(score, 4), " ".join(dict.fromkeys(match[0] for match in best))


def _with_names(store: Store, hits: list[SearchHit]) -> list[SearchHit]:
    """Events under their names as they are written, not folded."""
    ids = [hit.id for hit in hits if hit.kind == "event"]
    names = {row["id"]: row["name"] for row in store.rows("search.events", ids=ids)} if ids else {}
    shown = [hit.model_copy(update={"text": names[hit.id]}) if hit.id in names else hit for hit in hits]
    return sorted(shown, key=_best_first)


def _best_first(hit: SearchHit) -> tuple[float, bool, bool, int, int, str, str]:
    """Of those alike, who and where before what; what is called so before what is so by another name."""
    told = hit.kind not in _NAMES
    alias = not told and not set(hit.matched.split()) <= set(words(hit.text))
    return -hit.score, told, alias, _ORDER[hit.kind], len(hit.text), hit.text, hit.id
