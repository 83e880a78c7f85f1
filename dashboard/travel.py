"""Going from page to page and changing the address. The address is the only state that pages share."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import streamlit as st

from dashboard.address import Scene

_NEXT = "casus_next"

TIMELINE, RELATIONS, EVENT, ACTOR, ARTICLE = "timeline", "relations", "event", "actor", "article"
CONFLICT, PLACE, SEARCH = "conflict", "place", "search"


def scene() -> Scene:
    """The scene that the address asks for."""
    return Scene.read(st.query_params)


def change(**changes: Any) -> None:
    """Change the address of this page (from a callback): what is named, the rest stays."""
    st.query_params.from_dict(replace(scene(), **changes).parameters())


def go(page: str, target: Scene) -> None:
    """Leave for ``page`` with the scene ``target`` (from a callback; :func:`depart` carries it out)."""
    st.session_state[_NEXT] = (page, target.parameters())


def depart(pages: dict[str, Any]) -> None:
    """Switch to the page that a callback asked for, if one did."""
    if _NEXT in st.session_state:
        page, parameters = st.session_state.pop(_NEXT)
        st.switch_page(pages[page], query_params=parameters)


def open_event(identifier: str) -> None:
    """Go to an event's page, filters kept."""
    go(EVENT, replace(scene().without_selection(), event=identifier))


def open_actor(identifier: str) -> None:
    """Go to an actor's page, filters kept but for actors."""
    go(ACTOR, replace(scene().without_selection(), actor=(identifier,)))


def open_conflict(identifier: str) -> None:
    """Go to a conflict's page, filters kept but for conflicts and the window."""
    kept = scene().without_selection()
    go(CONFLICT, replace(kept, conflict=(identifier,), start=None, end=None))


def open_place(identifier: str) -> None:
    """Go to a place's page, filters kept but for places and the window."""
    go(PLACE, replace(scene().without_selection(), place=(identifier,), start=None, end=None))


_KINDS = {"evt": "event", "event": "event", "actor": "actor", "act": "actor", "art": "article"}


def kind_of(identifier: object) -> str | None:
    """What a node's id names (event, actor, article, place, conflict), None where it is no such id."""
    head = re.match(r"([a-z]{2,12})[-:].", identifier) if isinstance(identifier, str) else None
    named = {**_KINDS, "place": "place", "plc": "place", "conflict": "conflict", "con": "conflict"}
    return named.get(head[1]) if head else None


def open_node(identifier: str) -> None:
    """Go to the page of whatever an id names; ids of nothing that has a page lead nowhere."""
    opens = {
        "event": open_event,
        "actor": open_actor,
        "place": open_place,
        "conflict": open_conflict,
        "article": open_article,
    }
    if kind := kind_of(identifier):
        opens[kind](identifier)


def open_article(identifier: str, claim: str | None = None) -> None:
    """Go to an article's page, at a claim if one is named."""
    go(ARTICLE, replace(scene().without_selection(), article=identifier, claim=claim))


def open_dyad(source: str, target: str) -> None:
    """Go to the relations page with the history of two actors."""
    go(RELATIONS, replace(scene().without_selection(), source=source, target=target))
