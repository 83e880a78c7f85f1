"""Search over events, actors, places, conflicts, articles and claims."""

from __future__ import annotations

import streamlit as st

from dashboard import source, travel
from dashboard.address import Scene
from dashboard.panels.lists import show_items
from dashboard.wording import count

_HITS = 40


def show() -> None:
    """Draw the page for the words in the address."""
    scene = travel.scene()
    st.title("Search")
    st.session_state["search_words"] = scene.q or ""
    st.text_input(
        "Search",
        key="search_words",
        on_change=lambda: travel.change(q=st.session_state["search_words"].strip() or None),
        placeholder="a name, a place, words of an article; typing errors are forgiven",
        label_visibility="collapsed",
    )
    if not scene.q:
        return
    hits = source.search(scene.q, _HITS)
    st.text(f"{count(len(hits), 'hit')}" if hits else "Nothing like it is in the graph.")
    show_items(
        (
            {
                "key": str(number),
                "kind": hit.kind,
                "text": hit.text,
                "sub": hit.matched if hit.matched != hit.text else None,
            }
            for number, hit in enumerate(hits)
        ),
        lambda number: _open(int(number), scene),
        key="search_hits",
        label="Hits",
    )


def _open(number: int, scene: Scene) -> None:
    hit = source.search(str(scene.q), _HITS)[number]
    match hit.kind:
        case "event":
            travel.open_event(hit.id)
        case "actor":
            travel.open_actor(hit.id)
        case "article":
            travel.open_article(hit.id)
        case "claim" if hit.article:
            travel.open_article(hit.article, hit.id)
        case "place":
            travel.open_place(hit.id)
        case "conflict":
            travel.open_conflict(hit.id)
        case _ if hit.event:
            travel.open_event(hit.event)
