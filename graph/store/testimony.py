"""Keeps which articles are copies of one text, and derives from it whose testimony each is.

Two articles are compared where they were published within ``REACH`` days of each other, or
tell of the same event; the rest is ``graph/resolution/syndication.py``. As with judgements,
this depends on the two alone, so that the order of writing does not matter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from graph.resolution.syndication import are_copies, likely_copies, testimonies
from graph.store.candidates import days_in, joined
from graph.store.database import Engine, Row, Transaction
from graph.store.headlines import put

REACH = timedelta(days=10)


@dataclass(frozen=True, slots=True)
class Written:
    """An article as it is being written: its day, sketch and text, and the events that it tells."""

    published: date | None
    sketch: str
    text: str
    events: frozenset[str] = field(default_factory=frozenset)


def settle(
    tx: Transaction,
    written: Mapping[str, Written],
    *,
    fresh: Collection[str] = (),
    gone: Iterable[str] = (),
) -> dict[str, str]:
    """Find the copies of these articles anew; the testimonies that changed.

    ``written`` are in the graph already, each as a testimony of its own; ``fresh`` ones among
    them were not there before. ``gone`` ones have no copies.
    """
    touched = {*written, *gone}
    kept = _kept(tx, touched.difference(fresh))
    wanted = _copies(tx, written)
    put(tx, "testimony.put_copies", _rows(wanted - kept))
    if kept - wanted:
        tx.rows("testimony.drop_copies", rows=_rows(kept - wanted))
    ends = {key for pair in kept | wanted for key in pair}
    reached, copies = _reach(tx, touched | ends, wanted, known=fresh)
    before = {key: key for key in written}
    if others := sorted(reached - before.keys()):
        before |= {row["id"]: row["testimony"] for row in tx.rows("testimony.kept", ids=others)}
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
        for key, near in _near(tx, written).items()
        for other, sketch in near.items()
        if other != key and sketch and likely_copies(written[key].sketch, sketch)
    }
    others = sorted({key for pair in likely for key in pair} - written.keys())
    texts = {key: article.text for key, article in written.items()}
    texts |= {row["id"]: row["text"] for row in tx.rows("testimony.texts", ids=others)} if others else {}
    return {(first, second) for first, second in likely if are_copies(texts[first], texts[second])}


def _near(tx: Transaction, written: Mapping[str, Written]) -> dict[str, dict[str, str]]:
    """Sketches of the articles that may be copies of each. Those being written are there by day alone."""
    ranges = {
        key: (each.published - REACH, each.published + REACH)
        for key, each in written.items()
        if each.published
    }
    by_day: dict[date, dict[str, str]] = defaultdict(dict)
    if ranges:
        name = "testimony.published_within" if tx.engine is Engine.NEO4J else "testimony.published"
        spans = [
            {"first": first, "last": last, "more": (last - first).days}
            for first, last in joined(ranges.values())
        ]
        for row in tx.rows(name, spans=spans):
            by_day[row["published"]][row["id"]] = row["sketch"]
    telling: dict[str, dict[str, str]] = defaultdict(dict)
    if events := sorted({event for each in written.values() for event in each.events}):
        for row in tx.rows("testimony.telling", ids=events):
            telling[row["event"]][row["id"]] = row["sketch"]
    for key, each in written.items():
        for event in each.events:
            telling[event][key] = each.sketch
    found: dict[str, dict[str, str]] = {}
    for key, each in written.items():
        near = [by_day[day] for day in days_in([ranges[key]]) if day in by_day] if key in ranges else []
        found[key] = {
            k: v for group in (*near, *(telling[event] for event in each.events)) for k, v in group.items()
        }
    return found


def _kept(tx: Transaction, ids: Collection[str]) -> set[tuple[str, str]]:
    rows = tx.rows("testimony.copies", ids=sorted(ids)) if ids else []
    return {(row["first"], row["second"]) for row in rows}


def _reach(
    tx: Transaction, start: set[str], pairs: set[tuple[str, str]], *, known: Collection[str]
) -> tuple[set[str], set[tuple[str, str]]]:
    """The articles that hang together with these as copies, and the pairs that tie them.

    ``pairs`` are known already; ``known``: articles of which there are no others.
    """
    reached, frontier = set(start), start.difference(known)
    found = set(pairs)
    while frontier:
        found |= _kept(tx, frontier)
        frontier = {key for pair in found for key in pair} - reached
        reached |= frontier
    return reached, found


def _rows(pairs: Iterable[tuple[str, str]]) -> list[Row]:
    return [{"first": first, "second": second} for first, second in sorted(pairs)]
