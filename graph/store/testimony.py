"""Keeps which articles are copies of one text, and derives from it whose testimony each is.

Two articles are compared where they were published within ``REACH`` days of each other, or
tell of the same event; the rest is ``graph/resolution/syndication.py``. As with judgements,
this depends on the two alone, so that the order of writing does not matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from graph.resolution.syndication import are_copies, likely_copies, testimonies
from graph.store.database import Row, Transaction
from graph.store.headlines import put

REACH = timedelta(days=10)


@dataclass(frozen=True, slots=True)
class Written:
    """An article as it is being written: its day, sketch and text, and the events that it tells."""

    published: date | None
    sketch: str
    text: str
    events: frozenset[str] = field(default_factory=frozenset)


def settle(tx: Transaction, written: Mapping[str, Written], gone: Iterable[str] = ()) -> dict[str, str]:
    """Find the copies of these articles anew (``gone`` ones have none); the testimonies that changed."""
    touched = sorted({*written, *gone})
    kept = {(row["first"], row["second"]) for row in tx.rows("testimony.copies", ids=touched)}
    wanted = _copies(tx, written)
    put(tx, "testimony.put_copies", _rows(wanted - kept))
    if kept - wanted:
        tx.rows("testimony.drop_copies", rows=_rows(kept - wanted))
    reached, copies = _reach(tx, {*touched, *(key for pair in kept | wanted for key in pair)})
    before = {row["id"]: row["testimony"] for row in tx.rows("testimony.kept", ids=sorted(reached))}
    after = testimonies(reached, copies)
    changed = {key: after[key] for key in sorted(before) if before[key] != after[key]}
    put(tx, "testimony.put_testimony", [{"id": key, "testimony": value} for key, value in changed.items()])
    return changed


def events_of(tx: Transaction, articles: Iterable[str]) -> set[str]:
    """The events that these articles tell: their count of sources may have changed."""
    ids = sorted(articles)
    return {row["id"] for row in tx.rows("testimony.events", ids=ids)} if ids else set()


def _copies(tx: Transaction, written: Mapping[str, Written]) -> set[tuple[str, str]]:
    likely = {
        (min(key, other), max(key, other))
        for key, article in written.items()
        for other, sketch in _near(tx, key, article, written).items()
        if other != key and sketch and likely_copies(article.sketch, sketch)
    }
    others = sorted({key for pair in likely for key in pair} - written.keys())
    texts = {key: article.text for key, article in written.items()}
    texts |= {row["id"]: row["text"] for row in tx.rows("testimony.texts", ids=others)} if others else {}
    return {(first, second) for first, second in likely if are_copies(texts[first], texts[second])}


def _near(tx: Transaction, key: str, article: Written, written: Mapping[str, Written]) -> dict[str, str]:
    """Sketches of the articles that may be copies of this one. Those being written are there by day alone."""
    rows: list[Row] = []
    if article.published:
        first, last = article.published - REACH, article.published + REACH
        rows += tx.rows("testimony.published", first=first, last=last)
    if article.events:
        rows += tx.rows("testimony.telling", ids=sorted(article.events))
    found = {row["id"]: row["sketch"] for row in rows}
    for other, item in written.items():
        if other != key and not article.events.isdisjoint(item.events):
            found[other] = item.sketch
    return found


def _reach(tx: Transaction, start: set[str]) -> tuple[set[str], set[tuple[str, str]]]:
    """The articles that hang together with these as copies, and the pairs that tie them."""
    reached, frontier = set(start), set(start)
    pairs: set[tuple[str, str]] = set()
    while frontier:
        rows = tx.rows("testimony.copies", ids=sorted(frontier))
        pairs |= {(row["first"], row["second"]) for row in rows}
        frontier = {key for pair in pairs for key in pair} - reached
        reached |= frontier
    return reached, pairs


def _rows(pairs: Iterable[tuple[str, str]]) -> list[Row]:
    return [{"first": first, "second": second} for first, second in sorted(pairs)]
