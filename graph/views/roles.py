"""Roles with their dated states, and standing ties."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from graph.store.derivation import independent_articles
from graph.store.tellings import voice_of
from graph.views.actor_rows import RoleRow, RoleStateRow, TieRow
from graph.views.filters import Choice, Selection, listed
from graph.views.rows import Named

if TYPE_CHECKING:
    from graph.store import Store

_Rows = Sequence[dict[str, Any]]


def roles(
    store: Store,
    *,
    actor: Choice = None,
    conflict: Choice = None,
    kind: Choice = None,
    as_of: date | None = None,
) -> list[RoleRow]:
    """Roles with their states in order of time, by holder, kind and id."""
    selection = Selection.of(store, actor=actor, conflict=conflict)
    found = store.rows(
        "roles.select", actors=selection.actors, conflicts=selection.conflicts, kinds=listed(kind)
    )
    return _roles(store, found, as_of)


def role(store: Store, key: str, *, as_of: date | None = None) -> RoleRow | None:
    """One role, None where there is none or nothing was known of it by ``as_of``."""
    return next(iter(_roles(store, store.rows("roles.one", id=key), as_of)), None)


def ties(store: Store, *, actor: Choice = None, as_of: date | None = None) -> list[TieRow]:
    """Standing ties of these actors, or all."""
    selection = Selection.of(store, actor=actor)
    return _ties(store, store.rows("roles.ties", actors=selection.actors), as_of)


def tie(store: Store, key: str, *, as_of: date | None = None) -> TieRow | None:
    """One tie, None where there is none or nothing was known of it by ``as_of``."""
    return next(iter(_ties(store, store.rows("roles.tie", id=key), as_of)), None)


class _Support:
    """Claims and independent sources of facts, by a day of knowledge."""

    def __init__(self, store: Store, facts: Sequence[str], as_of: date | None) -> None:
        self.articles: dict[str, set[str]] = defaultdict(set)
        self.claims: dict[str, int] = defaultdict(int)
        self._voices: dict[str, tuple[str, str | None]] = {}
        for row in store.rows("evidence.claims", ids=list(facts), as_of=as_of):
            self.articles[row["about"]].add(row["article"])
            self.claims[row["about"]] += 1
        everyone = sorted(set().union(*self.articles.values()))
        for row in store.rows("evidence.voices", ids=everyone) if everyone else []:
            self._voices[row["id"]] = (row["testimony"], voice_of(row["agency"], row["outlet"]))

    def sources(self, fact: str) -> int:
        return independent_articles(self._voices[each] for each in self.articles[fact])

    def counts(self, fact: str) -> dict[str, int]:
        return {"claims": self.claims[fact], "sources": self.sources(fact)}


def _roles(store: Store, found: _Rows, as_of: date | None) -> list[RoleRow]:
    ids = [row["id"] for row in found]
    if not ids:
        return []
    support = _Support(store, ids, as_of)
    between = _grouped(store.rows("roles.between", ids=ids))
    states = _grouped(store.rows("roles.states", ids=ids))
    return [
        RoleRow(
            id=row["id"],
            actor=Named(id=row["actor"], name=row["actor_name"]),
            kind=row["kind"],
            between=tuple(Named(id=each["id"], name=each["name"]) for each in between[row["id"]]),
            conflict=Named(id=row["conflict"], name=row["conflict_name"]) if row["conflict"] else None,
            states=tuple(
                _state(each)
                for each in states[row["id"]]
                if not support.articles[row["id"]].isdisjoint(each["articles"])
            ),
            **support.counts(row["id"]),
        )
        for row in found
        if support.articles[row["id"]]
    ]


def _state(row: dict[str, Any]) -> RoleStateRow:
    because = Named(id=row["because"], name=row["because_name"]) if row["because"] else None
    fields = ("id", "level", "edtf", "earliest", "latest", "because_text")
    return RoleStateRow(**{name: row[name] for name in fields}, because=because)


def _ties(store: Store, found: _Rows, as_of: date | None) -> list[TieRow]:
    support = _Support(store, [row["id"] for row in found], as_of) if found else None
    return [
        TieRow(
            id=row["id"],
            source=Named(id=row["source"], name=row["source_name"]),
            target=Named(id=row["target"], name=row["target_name"]),
            kind=row["kind"],
            **support.counts(row["id"]),
        )
        for row in found
        if support and support.articles[row["id"]]
    ]


def _grouped(rows: Iterable[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        found[row["role"]].append(row)
    return found
