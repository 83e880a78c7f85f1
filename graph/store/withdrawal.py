"""Withdraws what articles support, wholly (retraction) or to write them anew."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from graph.store.database import Row, Transaction


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """Events that lost a telling; actors, places, conflicts and outlets that may have lost their last use."""

    events: tuple[str, ...]
    hubs: tuple[str, ...]


def withdraw(
    tx: Transaction, articles: Sequence[str], keep_claims: Sequence[str], extractor: str
) -> Withdrawn:
    """Take back what these articles support. Their claims are deleted but for ``keep_claims`` that
    ``extractor`` made.

    The caller folds ``events`` anew (and so deletes those without a telling), then calls
    :func:`drop_orphans` with ``hubs``.
    """
    taken = _take_back(tx, articles)
    tx.rows("withdraw.unlink_claims", ids=list(articles))
    tx.rows("withdraw.drop_claims", ids=list(articles), keep=list(keep_claims), extractor=extractor)
    return taken


def retract(tx: Transaction, article: str, at: str, why: str) -> Withdrawn:
    """Take back what this article supports; it and its claims stay as the record, marked."""
    taken = _take_back(tx, [article])
    tx.rows("withdraw.unlink_claims", ids=[article])
    tx.rows("withdraw.retract_claims", ids=[article], at=at)
    tx.rows("withdraw.retract_article", id=article, at=at, why=why)
    return taken


def drop_events(tx: Transaction, events: Sequence[str]) -> None:
    """Delete events that no article tells any more, with their figures."""
    if not events:
        return
    figures = [row["id"] for row in tx.rows("withdraw.figures_of_events", ids=list(events))]
    if figures:
        tx.rows("withdraw.drop_figures", ids=figures)
    tx.rows("withdraw.drop_events", ids=list(events))


def drop_orphans(tx: Transaction, hubs: Collection[str]) -> None:
    """Delete those of these actors, places, conflicts and outlets that nothing refers to any more."""
    for label in ("actors", "places", "conflicts", "sources"):
        tx.rows(f"withdraw.drop_orphan_{label}", ids=sorted(hubs))


def _take_back(tx: Transaction, articles: Sequence[str]) -> Withdrawn:
    gone = set(articles)
    events = sorted(row["event"] for row in tx.rows("tellings.of_articles", ids=list(articles)))
    hubs = _ids(tx.rows("withdraw.hubs", ids=list(articles)))
    hubs |= _ids(tx.rows("withdraw.hubs_of_events", ids=events))
    hubs |= _take_back_roles(tx, gone)
    for article in articles:
        for name in ("before", "led_to"):
            _take_back_links(tx, name, article)
        _take_back_ties(tx, article)
    tx.rows("withdraw.drop_links", ids=list(articles))
    return Withdrawn(tuple(events), tuple(sorted(hubs)))


def _take_back_roles(tx: Transaction, gone: set[str]) -> set[str]:
    roles = tx.rows("withdraw.roles", ids=sorted(gone))
    if not roles:
        return set()
    ids = [row["id"] for row in roles]
    hubs = _ids(tx.rows("withdraw.hubs_of_roles", ids=ids))
    states = tx.rows("withdraw.states", ids=ids)
    kept, dropped = _without(states, gone)
    if kept:
        tx.rows("write.put_states", rows=kept)
    if dropped:
        tx.rows("withdraw.drop_states", ids=[row["id"] for row in dropped])
    kept, dropped = _without(roles, gone)
    if kept:
        tx.rows("withdraw.keep_roles", rows=kept)
    if dropped:
        tx.rows("withdraw.drop_roles", ids=[row["id"] for row in dropped])
    return hubs


def _take_back_ties(tx: Transaction, article: str) -> None:
    ties = tx.rows("withdraw.ties", id=article)
    kept, dropped = _without(ties, {article})
    if kept:
        tx.rows("write.put_ties", rows=kept)
    if dropped:
        tx.rows("withdraw.drop_ties", rows=dropped)


def _take_back_links(tx: Transaction, name: str, article: str) -> None:
    kept: list[Row] = []
    dropped: list[Row] = []
    for row in tx.rows(f"withdraw.{name}", id=article):
        bases = dict(zip(row["articles"], row["bases"], strict=True))
        bases.pop(article)
        left = row | {"articles": sorted(bases), "bases": [bases[each] for each in sorted(bases)]}
        (kept if bases else dropped).append(left)
    if kept:
        tx.rows(f"write.put_{name}", rows=kept)
    if dropped:
        tx.rows(f"withdraw.drop_{name}", rows=dropped)


def _without(rows: Sequence[Row], gone: set[str]) -> tuple[list[Row], list[Row]]:
    """The rows with their articles less ``gone``: those that keep one, and those that keep none."""
    left = [row | {"articles": sorted(set(row["articles"]) - gone)} for row in rows]
    return [row for row in left if row["articles"]], [row for row in left if not row["articles"]]


def _ids(rows: Sequence[Row]) -> set[str]:
    return {row["id"] for row in rows}
