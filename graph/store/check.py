"""Verifies that a graph is what its articles say, and repairs what is derived."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.store import withdrawal
from graph.store.cards import card
from graph.store.derivation import Telling, fold
from graph.store.judgements import of_group
from graph.store.paging import pages
from graph.store.tellings import from_row

if TYPE_CHECKING:
    from graph.store.session import Store

_CARDS = "event that is not shown as its articles tell it"
_RULES = {
    "events_without_tellings": "event that no article tells",
    "events_without_claims": "event without a live claim",
    "unfinished": "node that a writer left unfinished",
    "claims_without_article": "claim without its article",
    "orphans": "actor, place, conflict or outlet that nothing refers to",
    "figures_without_event": "figure of no event",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """A node that breaks a rule. ``repaired``: it no longer does."""

    rule: str
    id: str
    repaired: bool = False


def check(store: Store, *, repair: bool = False) -> list[Problem]:
    """Look for what breaks the graph's rules, in order of rule and id.

    ``repair`` folds every event anew from its tellings, deletes events that nobody tells
    and nodes that nothing refers to. What only the article can mend (a claim that is not
    its slice) stays listed: ingest the article again.
    """
    found = [
        (title, row["id"], rule) for rule, title in _RULES.items() for row in store.rows(f"check.{rule}")
    ]
    found += [(_CARDS, key, _CARDS) for key in _cards(store)]
    quotes = _quotes(store)
    left: set[tuple[str, str]] | None = None
    if repair:
        _repair(store, [key for _, key, _ in found])
        left = {(rule, row["id"]) for rule in _RULES for row in store.rows(f"check.{rule}")}
        left |= {(_CARDS, key) for key in _cards(store)}
    problems = [
        Problem(title, key, repaired=left is not None and (rule, key) not in left)
        for title, key, rule in found
    ]
    problems += [Problem("claim that is not its slice of the article", key) for key in quotes]
    return sorted(problems, key=lambda each: (each.rule, each.id))


def _cards(store: Store) -> list[str]:
    """Events whose card is not what the tellings of their group, or their own, fold into."""
    wrong: list[str] = []
    for page in pages(row["id"] for row in store.rows("check.events")):
        kept = {row["id"]: row for row in store.rows("check.cards", ids=page)}
        merged = [key for key, row in kept.items() if row["canonical"] != key]
        told: dict[str, list[Telling]] = defaultdict(list)
        for row in store.rows("tellings.of_heads", ids=sorted(kept.keys() - set(merged))):
            told[row["event"]].append(from_row(row))
        for row in store.rows("tellings.of_events", ids=merged) if merged else []:
            told[row["event"]].append(from_row(row))
        folded = {key: fold(of_group(found)) for key, found in told.items()}
        wrong += [key for key in page if key in folded and kept[key]["card"] != card(key, folded[key])]
    return wrong


def _quotes(store: Store) -> list[str]:
    claims = pages(row["id"] for row in store.rows("check.claims"))
    found = (row for page in claims for row in store.rows("check.quotes", ids=page))
    return [row["id"] for row in found if row["quote"] != row["slice"]]


def _repair(store: Store, broken: list[str]) -> None:
    store.resolve()
    store.change(lambda tx: withdrawal.drop_orphans(tx, broken))
