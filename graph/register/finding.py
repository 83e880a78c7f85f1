"""Finds what is called by given words: actors, places, conflicts by names and aliases, events by name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from graph.register.contents import Register

_SHORT = 3  # letters: one typo makes a short word another word
_SPELLINGS = 20
_MOST = 200  # of one kind
KINDS = {"actor": "actors", "place": "places", "conflict": "conflicts", "event": "events"}


@dataclass(frozen=True, slots=True)
class Called:
    """Something found, with the folded words that it is called by. ``name`` is None for events."""

    kind: str
    id: str
    words: Sequence[str]
    name: str | None = None


def called(
    register: Register, meant: Sequence[Collection[str]], kinds: Iterable[str], *, every: bool
) -> list[Called]:
    """What is called by these words, each given with the spellings it may stand for: by all or any of them.

    Up to 200 of a kind: those with most of the words, then with fewest others, then the latest.
    """
    found: list[Called] = []
    for kind in kinds:
        found += _events(register, meant, every) if kind == "event" else _names(register, kind, meant, every)
    return found


def near(register: Register, terms: Sequence[str]) -> list[set[str]]:
    """Each word with those of names that are one typo away from it; short words alone."""
    places = [register.events.words.name.texts, *(register.names[label].called for label in _LABELS)]
    found: list[set[str]] = []
    for term in terms:
        spellings = {term}
        for known in places if len(term) > _SHORT else ():
            matches = process.extract(
                term, list(known), scorer=DamerauLevenshtein.distance, score_cutoff=1, limit=_SPELLINGS
            )
            spellings.update(word for word, *_ in matches if len(word) >= _SHORT)
        found.append(spellings)
    return found


_LABELS = ("actors", "places", "conflicts")


def _names(register: Register, kind: str, meant: Sequence[Collection[str]], every: bool) -> list[Called]:
    names = register.names[KINDS[kind]]
    sets = [set().union(*(names.called.get(word, set()) for word in words)) for words in meant]
    ids = set.intersection(*sets) if every else set().union(*sets)
    ranked = sorted(ids, key=lambda key: (-sum(key in each for each in sets), len(names.words_of[key]), key))
    return [Called(kind, key, names.words_of[key], names.by_id[key].name) for key in ranked[:_MOST]]


def _events(register: Register, meant: Sequence[Collection[str]], every: bool) -> list[Called]:
    events = register.events
    texts = events.words.name.texts
    hits = np.zeros(len(events), dtype=np.int64)
    for words in meant:
        hits += events.name.any_of(events.words.name.among(words))
    rows = np.flatnonzero(hits == len(meant) if every else hits)
    best = rows[np.lexsort((-events.day[rows], events.name.sizes[rows], -hits[rows]))][:_MOST]
    lists = events.name.take(best)
    ends = np.cumsum(lists.sizes)
    spans = zip((ends - lists.sizes).tolist(), ends.tolist(), strict=True)
    flat = [texts[code] for code in lists.flat.tolist()]
    return [
        Called("event", key, flat[low:high]) for key, (low, high) in zip(events.ids(best), spans, strict=True)
    ]
