"""Search over events, actors, places, conflicts, articles and claims."""

from __future__ import annotations

from typing import Any

import streamlit as st

from dashboard import source, travel
from dashboard.address import KINDS, Scene
from dashboard.panels.lists import event_item, show_items
from dashboard.wording import count, doubtful
from graph.views import SearchHit, TimelineRow

_HITS = 40
_ALL = "everything"
_NOTHING = "Nothing in the graph is like it."
_KINDS = {_ALL: None, **{"sentences" if kind == "claim" else f"{kind}s": kind for kind in KINDS}}


def show() -> None:
    """Draw the page for the words in the address."""
    scene = travel.scene()
    st.title("Search", anchor=False)
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
    st.session_state["search_kind"] = next(name for name, kind in _KINDS.items() if kind == scene.kind)
    st.segmented_control(
        "Kind",
        list(_KINDS),
        key="search_kind",
        required=True,
        label_visibility="collapsed",
        on_change=lambda: travel.change(kind=_KINDS[st.session_state["search_kind"] or _ALL]),
    )
    hits = _hits(scene)
    st.text(_told(scene, len(hits)))
    named = tuple(sorted({event for hit in hits if (event := _event_of(hit))}))
    events = {row.id: row for row in source.events_of(named, scene.as_of)}
    show_items(
        (_item(number, hit, events.get(_event_of(hit) or "")) for number, hit in enumerate(hits)),
        lambda number: _open(int(number), scene),
        key="search_hits",
        label="Hits",
    )


def _told(scene: Scene, hits: int) -> str:
    """How many are shown, and of how many."""
    if not hits:
        kind = next(name for name, kind in _KINDS.items() if kind == scene.kind)
        return f"None of the {kind} is like it: look in everything." if scene.kind else _NOTHING
    if len(source.search(str(scene.q), _HITS, scene.kind)) < _HITS:
        return count(hits, "hit")
    return f"The best {hits} hits" + ("" if scene.kind else "; choose a kind to see more of it")


def _hits(scene: Scene) -> list[SearchHit]:
    """What is found, a sentence once however many claims are taken from it."""
    once: dict[object, SearchHit] = {}
    for hit in source.search(str(scene.q), _HITS, scene.kind):
        once.setdefault((hit.article, hit.text) if hit.kind == "claim" else hit.id, hit)
    return list(once.values())


def _event_of(hit: SearchHit) -> str | None:
    """The event that a hit is or tells of."""
    return hit.id if hit.kind == "event" else hit.event


def _item(number: int, hit: SearchHit, event: TimelineRow | None) -> dict[str, Any]:
    """A hit as an item: what it is, when it was, and that it is no fact where it is none."""
    words = [f"found by “{hit.matched}”"] if hit.matched.casefold() not in hit.text.casefold() else []
    told = event_item(event) if event else {}
    if told:
        words = [str(one) for one in (told["kind"], told["sub"]) if one] + words
    return {
        "key": str(number),
        "kind": "sentence" if hit.kind == "claim" else hit.kind,
        "text": hit.text,
        "sub": " · ".join(words) or None,
        "doubt": event is not None and doubtful(event),
        "mark": told.get("mark"),
    }


def _open(number: int, scene: Scene) -> None:
    hit = _hits(scene)[number]
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
