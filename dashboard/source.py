"""What the pages read: one open store for all sessions, and the views' answers kept until the graph changes.

The answers are kept as they are, not as copies (copying some thousand rows takes longer than
asking for them): pages do not change what they get. An answer holds for one revision of the
graph; which revision it has is asked every few seconds, so what another process wrote shows soon.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any, Literal, TypeVar, cast

import streamlit as st

from graph import report, views
from graph import store as graph_store
from graph.store import Store, StoreError
from graph.views import (
    ActorView,
    ArticleLine,
    ArticleView,
    AtlasRow,
    ClaimRow,
    ContradictionRow,
    CountRow,
    Evidence,
    Facets,
    NameRow,
    RelationRow,
    ReportedRow,
    ReviewRow,
    RoleRow,
    SearchHit,
    Statistics,
    SubjectView,
    TimelineRow,
    WordRow,
)

KEEP_S = 60  # what is not kept by revision
ASKED_S = 3  # how old the known revision may be
Unit = Literal["day", "month", "year", "decade"]
_LOG = logging.getLogger(__name__)
F = TypeVar("F", bound=Callable[..., Any])
_CLEARS: list[Callable[[], None]] = []


@st.cache_resource(show_spinner="Opening the graph …")
def store() -> Store:
    """The open store. Raises ``graph.store.UnavailableError`` where no server can be had."""
    return graph_store.open_store()


@st.cache_resource(ttl=ASKED_S, show_spinner=False)
def revision() -> int:
    """The graph's revision, some seconds old at most."""
    return store().revision()


_CLEARS.append(revision.clear)


def _kept(most: int) -> Callable[[F], F]:
    """Keep ``most`` answers of a function for the graph's revision, the same object for every session."""

    def keep(function: F) -> F:
        def answer(*args: Any, at_revision: int, **kwargs: Any) -> Any:
            return function(*args, **kwargs)

        # Streamlit tells kept functions apart by their names
        answer.__name__, answer.__qualname__ = function.__name__, f"kept {function.__qualname__}"
        found = st.cache_resource(show_spinner=False, max_entries=most)(answer)
        _CLEARS.append(found.clear)

        @wraps(function)
        def ask(*args: Any, **kwargs: Any) -> Any:
            return found(*args, at_revision=revision(), **kwargs)

        return cast(F, ask)

    return keep


def forget() -> None:
    """Drop what was kept: the next read asks the store again (after an ingest, a review, a lost server)."""
    st.cache_data.clear()
    for clear in _CLEARS:
        clear()


def reconnect() -> None:
    """Drop the store too, and connect anew at the next read."""
    forget()
    st.cache_resource.clear()


def warm() -> None:
    """Ask what every page asks first: the store starts and its register is filled before anybody comes."""
    try:
        if statistics().events:
            facets(None)
            counts("month")
    except StoreError as error:  # the pages say so, and how to go on
        _LOG.info("the graph was not read beforehand: %s", error)


@_kept(40)
def timeline(*, limit: int, **filters: Any) -> list[TimelineRow]:
    """Events in order of time; ``filters`` as :meth:`dashboard.address.Scene.filters` gives them."""
    return views.timeline(store(), limit=limit, **filters)


@_kept(40)
def dyad(one: str, other: str, *, limit: int, latest_first: bool, **filters: Any) -> list[TimelineRow]:
    """Events in which both of two actors took part, that pass the filters (but for actors)."""
    return views.dyad(store(), one, other, limit=limit, latest_first=latest_first, **filters)


@_kept(40)
def deeds(
    actors: tuple[str, ...],
    parts: tuple[str, ...],
    *,
    limit: int,
    conflict: str | None = None,
    as_of: date | None = None,
) -> list[TimelineRow]:
    """Events in which one of these actors took one of these parts, in order of time."""
    return views.deeds(store(), actors, parts, limit=limit, conflict=conflict, as_of=as_of)


@_kept(200)
def events_of(ids: tuple[str, ...], as_of: date | None = None) -> list[TimelineRow]:
    """These events, in order of time."""
    return views.events_of(store(), ids, as_of=as_of)


@_kept(200)
def counts(unit: Unit, **filters: Any) -> list[CountRow]:
    """Events per unit of time, type and status."""
    return views.counts(store(), unit, **filters)


@_kept(20)
def reported(ids: tuple[str, ...], as_of: date | None = None) -> dict[str, ReportedRow]:
    """When the articles that tell of these events came out."""
    return views.reported(store(), ids, as_of=as_of)


@_kept(200)
def evidence(fact: str, as_of: date | None = None) -> Evidence:
    """All that supports an event, role or tie. Raises ``graph.store.NotFoundError``."""
    return views.evidence(store(), fact, as_of=as_of)


@_kept(200)
def article(identifier: str) -> ArticleView:
    """An article. Raises ``graph.store.NotFoundError``."""
    return views.article(store(), identifier)


@_kept(10)
def articles_read(limit: int, as_of: date | None = None, outlet: str | None = None) -> list[ArticleLine]:
    """Articles that were read, the latest first; ``outlet`` "" means those of which none is known."""
    return views.articles_read(store(), limit=limit, as_of=as_of, outlet=outlet)


@_kept(10)
def outlets(as_of: date | None = None) -> dict[str, int]:
    """How many articles each outlet has, the most first."""
    return views.outlets(store(), as_of=as_of)


@_kept(50)
def called(ids: tuple[str, ...]) -> dict[str, str]:
    """Names and titles by id."""
    return views.called(store(), ids)


@_kept(100)
def relations(*, limit: int, **filters: Any) -> list[RelationRow]:
    """Pairs of actors, the busiest first."""
    return views.relations(store(), limit=limit, **filters)


@_kept(200)
def actor(identifier: str, as_of: date | None = None) -> ActorView:
    """One actor. Raises ``graph.store.NotFoundError``."""
    return views.actor(store(), identifier, as_of=as_of)


@_kept(200)
def subject(kind: Literal["conflict", "place"], identifier: str, as_of: date | None = None) -> SubjectView:
    """One conflict or place, and who tells of it. Raises ``graph.store.NotFoundError``."""
    return views.subject(store(), kind, identifier, as_of=as_of)


def brief(conflict: str, suffix: str, start: date | None, end: date | None, as_of: date | None) -> str:
    """The brief on a conflict as HTML or Markdown; made when it is asked for, and not kept."""
    return report.report(store(), conflict, suffix, start=start, end=end, as_of=as_of)


@_kept(100)
def roles(conflict: str, as_of: date | None = None) -> list[RoleRow]:
    """Roles held in a conflict."""
    return views.roles(store(), conflict=conflict, as_of=as_of)


@_kept(100)
def atlas(**filters: Any) -> list[AtlasRow]:
    """Places with the events said to have happened there."""
    return views.atlas(store(), **filters)


@_kept(10)
def review(limit: int) -> list[ReviewRow]:
    """Pairs of which the judge is unsure, the likeliest first."""
    return views.review(store(), limit=limit)


@_kept(10)
def namesakes(limit: int) -> list[NameRow]:
    """Names of actors and places of which the judge is unsure, the likeliest first."""
    return views.namesakes(store(), limit=limit)


@_kept(100)
def sentences_naming(name: str) -> list[ClaimRow]:
    """Some claims of what this actor did, or of what was at this place, as it is named."""
    return views.sentences_naming(store(), name)


@_kept(10)
def contradictions(limit: int) -> list[ContradictionRow]:
    """Order of events that articles tell and that is not held."""
    return views.contradictions(store(), limit=limit)


@_kept(10)
def words(limit: int) -> list[WordRow]:
    """What analysts have said of pairs, the latest first."""
    return views.words(store(), limit=limit)


@_kept(100)
def judgements(event: str) -> list[ReviewRow]:
    """All that is thought of an event and others. Raises ``graph.store.NotFoundError``."""
    return views.judgements(store(), event)


@_kept(50)
def facets(as_of: date | None = None) -> Facets:
    """What can be filtered by, with counts."""
    return views.facets(store(), as_of=as_of)


@_kept(200)
def search(text: str, limit: int = 40, kind: str | None = None) -> list[SearchHit]:
    """Hits of a search, best first; ``kind``: only those of this one of ``address.KINDS``."""
    return views.search(store(), text, limit=limit, kinds=(kind,) if kind else None)


@_kept(2)
def statistics() -> Statistics:
    """Size of the graph."""
    return views.statistics(store())
