"""A conflict or a place as a subject of its own: what it is called, since when it is known, from whom."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from graph.store.errors import NotFoundError
from graph.views.filters import Selection
from graph.views.memory import remembered
from graph.views.rows import Row

if TYPE_CHECKING:
    from graph.store import Store

Kind = Literal["conflict", "place"]


class OutletRow(Row):
    """An outlet (and the agency that it names) with what it told of a subject, and when first and last."""

    outlet: str | None = None
    agency: str | None = None
    articles: int = 0
    events: int = 0
    first: date | None = None
    last: date | None = None


class SubjectView(Row):
    """A conflict or place. ``first_told``/``last_told``: days of publication, not of events.

    ``place_kind``, ``lat`` and ``lon`` are those of a place, None for a conflict.
    """

    id: str
    kind: Kind
    name: str
    place_kind: str | None = None
    lat: float | None = None
    lon: float | None = None
    outlets: tuple[OutletRow, ...] = ()
    first_told: date | None = None
    last_told: date | None = None


def subject(store: Store, kind: Kind, key: str, *, as_of: date | None = None) -> SubjectView:
    """One conflict or place under the name and id that it is shown as, with who told of it.

    Raises:
        NotFoundError: there is none with this id.
        ValueError: a kind other than conflict and place.
    """
    if kind not in ("conflict", "place"):
        raise ValueError(f"{kind!r} is no subject of this view: conflict or place")
    return remembered(store, ("subject", kind, key, as_of), lambda: _subject(store, kind, key, as_of))


def _subject(store: Store, kind: Kind, key: str, as_of: date | None) -> SubjectView:
    found = store.rows(f"subject.{kind}", id=key)
    if not found:
        raise NotFoundError(f"no {kind} {key} in the graph: `casus search` finds ids by name")
    selection = Selection.of(store, conflict=key) if kind == "conflict" else Selection.of(store, place=key)
    ids = (selection.conflicts if kind == "conflict" else selection.places) or [key]
    told = [OutletRow(**row) for row in store.rows(f"subject.{kind}_outlets", ids=ids, as_of=as_of)]
    return SubjectView(
        kind=kind,
        **found[0],
        outlets=tuple(told),
        first_told=min((row.first for row in told if row.first), default=None),
        last_told=max((row.last for row in told if row.last), default=None),
    )
