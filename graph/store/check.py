"""Verifies that a graph is what its articles say, and repairs what is derived."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.store import withdrawal

if TYPE_CHECKING:
    from graph.store.session import Store

_PAGE = 500
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
    quotes = _quotes(store)
    if repair:
        _repair(store, [key for _, key, _ in found])
    left = {(rule, row["id"]) for rule in _RULES for row in store.rows(f"check.{rule}")} if repair else None
    problems = [
        Problem(title, key, repaired=left is not None and (rule, key) not in left)
        for title, key, rule in found
    ]
    problems += [Problem("claim that is not its slice of the article", key) for key in quotes]
    return sorted(problems, key=lambda each: (each.rule, each.id))


def _quotes(store: Store) -> list[str]:
    wrong: list[str] = []
    after = ""
    while rows := store.rows("check.quotes", after=after, limit=_PAGE):
        wrong += [row["id"] for row in rows if row["quote"] != row["slice"]]
        after = max(row["id"] for row in rows)
    return wrong


def _repair(store: Store, broken: list[str]) -> None:
    store.resolve()
    store.change(lambda tx: withdrawal.drop_orphans(tx, broken))
