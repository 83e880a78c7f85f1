"""The views' signatures, agreed before their bodies (replaced by the modules that fill them)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from graph.views.filters import Choice
from graph.views.rows import (
    ActorView,
    ArticleView,
    CountRow,
    Evidence,
    Facets,
    RelationRow,
    RoleRow,
    SearchHit,
    Statistics,
    TimelineRow,
)

if TYPE_CHECKING:
    from graph.store import Store


def timeline(
    store: Store,
    *,
    conflict: Choice = None,
    actor: Choice = None,
    place: Choice = None,
    type: Choice = None,
    status: Choice = None,
    start: date | None = None,
    end: date | None = None,
    as_of: date | None = None,
    limit: int = 500,
    offset: int = 0,
) -> list[TimelineRow]:
    """Events in order of time, undated ones last."""
    raise NotImplementedError


def counts(
    store: Store,
    unit: Literal["day", "month", "year", "decade"] = "month",
    *,
    conflict: Choice = None,
    actor: Choice = None,
    place: Choice = None,
    type: Choice = None,
    status: Choice = None,
    start: date | None = None,
    end: date | None = None,
    as_of: date | None = None,
) -> list[CountRow]:
    """Events per unit of time, type and status; undated ones under start None."""
    raise NotImplementedError


def evidence(store: Store, id: str, *, as_of: date | None = None) -> Evidence:
    """All that supports an event, role or tie (by its id)."""
    raise NotImplementedError


def article(store: Store, id: str) -> ArticleView:
    """An article, its dropped text and its claims."""
    raise NotImplementedError


def relations(
    store: Store,
    *,
    conflict: Choice = None,
    actor: Choice = None,
    place: Choice = None,
    type: Choice = None,
    status: Choice = None,
    start: date | None = None,
    end: date | None = None,
    as_of: date | None = None,
    limit: int = 500,
) -> list[RelationRow]:
    """Pairs of actors, the busiest first. ``actor`` narrows to pairs with any of them."""
    raise NotImplementedError


def actor(store: Store, id: str, *, as_of: date | None = None) -> ActorView:
    """One actor."""
    raise NotImplementedError


def roles(
    store: Store,
    *,
    actor: Choice = None,
    conflict: Choice = None,
    kind: Choice = None,
    as_of: date | None = None,
) -> list[RoleRow]:
    """Roles with their dated states."""
    raise NotImplementedError


def search(store: Store, text: str, *, limit: int = 20) -> list[SearchHit]:
    """Events, actors, places, conflicts, articles and claims by name, alias, title or quote, typos allowed."""
    raise NotImplementedError


def facets(store: Store, *, as_of: date | None = None) -> Facets:
    """What can be filtered by, with counts."""
    raise NotImplementedError


def statistics(store: Store) -> Statistics:
    """Size of the graph."""
    raise NotImplementedError
