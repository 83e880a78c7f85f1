"""Events in order of time, now or as they were told by a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Unpack

import numpy as np

from graph.register import Register, register
from graph.views.cards import fetched
from graph.views.filters import Choice, Filters, Selection, listed
from graph.views.rows import TimelineRow
from graph.views.selecting import Selected, folded, order_of, selected

if TYPE_CHECKING:
    from graph.store import Store


def timeline(
    store: Store, *, limit: int = 500, offset: int = 0, latest_first: bool = False, **filters: Unpack[Filters]
) -> list[TimelineRow]:
    """Events in order of time (earliest day, then latest, then id), or turned; undated ones last.

    ``limit`` and ``offset`` count rows. See :class:`Filters`.

    Raises:
        ValueError: a range that ends before it starts, or a negative limit.
    """
    if limit < 0 or offset < 0:
        raise ValueError("limit and offset count rows: they cannot be negative")
    known = register(store)
    found = selected(store, known, Selection.of(known, **filters))
    return _page(store, known, found, offset, limit, latest_first=latest_first)


def dyad(
    store: Store,
    one: Choice,
    other: Choice,
    *,
    limit: int = 500,
    latest_first: bool = False,
    **filters: Unpack[Filters],
) -> list[TimelineRow]:
    """The common history of two actors (or of two sets of them): events in which both sides took part."""
    known = register(store)
    others = Selection.of(known, actor=other).actors or []
    filters["actor"] = one
    ones = Selection.of(known, **filters)
    if ones.actors is None:
        return []
    found = selected(store, known, ones)
    both = found.columns.actors.any_of(known.events.words.actors.among(others))
    shared = Selected(found.columns.where(both), found.again)
    return _page(store, known, shared, 0, limit, latest_first=latest_first)


def deeds(
    store: Store,
    actor: Choice,
    parts: Sequence[str],
    *,
    limit: int = 500,
    conflict: Choice = None,
    as_of: date | None = None,
) -> list[TimelineRow]:
    """Events in which one of these actors took one of these parts ("mediator"), in order of time."""
    known = register(store)
    chosen = Selection.of(known, actor=actor, conflict=conflict, as_of=as_of)
    if not chosen.actors:
        return []
    found = selected(store, known, chosen)
    told = store.rows("timeline.played", actors=chosen.actors, parts=[str(part) for part in parts])
    played = {row["id"] for row in told}
    theirs = np.array([key in played for key in found.columns.ids(range(len(found.columns)))], dtype=np.bool_)
    return _page(store, known, Selected(found.columns.where(theirs), found.again), 0, limit)


def events(store: Store, ids: Sequence[str], *, as_of: date | None = None) -> list[TimelineRow]:
    """These canonical events, in order of time; with ``as_of``, those known by then, as told by then."""
    if not ids:
        return []
    if as_of:
        return order_of(folded(store, ids, as_of))
    return order_of(fetched(store, register(store), listed(ids) or []))


def _page(
    store: Store,
    known: Register,
    found: Selected,
    offset: int,
    limit: int,
    *,
    latest_first: bool = False,
) -> list[TimelineRow]:
    columns = found.columns
    order = np.arange(len(columns))
    if latest_first:
        order = np.concatenate((np.flatnonzero(columns.dated)[::-1], np.flatnonzero(~columns.dated)))
    ids = columns.ids(order[offset : offset + limit])
    kept = {row.id: row for row in fetched(store, known, [key for key in ids if key not in found.again])}
    return [row for key in ids if (row := found.again.get(key) or kept.get(key))]
