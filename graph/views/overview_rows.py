"""Rows of the whole graph: what a search finds, facets, sums."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from graph.views.rows import Row


class SearchHit(Row):
    """A hit: ``kind`` is event, actor, place, conflict, article or claim; ``id`` that node's.

    ``event``/``article`` lead from a claim to its fact and text. ``score`` 0..1, best first.
    """

    kind: str
    id: str
    text: str
    matched: str
    score: float
    event: str | None = None
    article: str | None = None


class FacetRow(Row):
    """A value to filter by and the number of events that have it.

    ``first`` and ``last`` bound those of an actor, place or conflict that are dated on both sides.
    """

    id: str
    name: str
    count: int
    kind: str | None = None
    first: date | None = None
    last: date | None = None


class Facets(Row):
    """What can be filtered by. ``first``/``last`` bound the dated events."""

    conflicts: tuple[FacetRow, ...] = ()
    actors: tuple[FacetRow, ...] = ()
    places: tuple[FacetRow, ...] = ()
    types: tuple[FacetRow, ...] = ()
    statuses: tuple[FacetRow, ...] = ()
    outlets: tuple[FacetRow, ...] = ()
    first: date | None = None
    last: date | None = None


class Statistics(Row):
    """Size of the graph. ``latest_published``: of its live articles."""

    nodes: dict[str, int] = Field(default_factory=dict)
    relationships: dict[str, int] = Field(default_factory=dict)
    articles: int = 0
    retracted: int = 0
    events: int = 0
    claims: int = 0
    actors: int = 0
    undated: int = 0
    earliest_published: date | None = None
    latest_published: date | None = None
    schema_version: int = 0
