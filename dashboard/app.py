"""The entry script: pages, navigation that keeps the filters, and what to say when the store is away."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

import streamlit as st

from dashboard import access, travel
from dashboard.panels.empty import unreachable
from dashboard.theme import STYLE
from graph.store import StoreError

MENU = ("timeline", "relations", "map", "conflict", "place", "search", "query", "review", "sources", "read")


def _screen(module: str, name: str = "show") -> Callable[[], None]:
    """A page that imports its screen when it is drawn: no page waits for another's libraries."""

    def draw() -> None:
        getattr(import_module(f"dashboard.screens.{module}"), name)()

    return draw


def pages() -> dict[str, st.Page]:
    """Every page by its name in the address."""
    return {
        "timeline": st.Page(_screen("timeline"), title="Timeline", url_path="timeline", default=True),
        "relations": st.Page(_screen("relations"), title="Relations", url_path="relations"),
        "search": st.Page(_screen("search"), title="Search", url_path="search"),
        "query": st.Page(_screen("console"), title="Query", url_path="query"),
        "review": st.Page(_screen("review"), title="Review", url_path="review"),
        "sources": st.Page(_screen("sources"), title="Sources", url_path="sources"),
        "read": st.Page(_screen("read"), title="Read a text", url_path="read"),
        "event": st.Page(_screen("event"), title="Event", url_path="event"),
        "actor": st.Page(_screen("actor"), title="Actor", url_path="actor"),
        "map": st.Page(_screen("atlas"), title="Map", url_path="map"),
        "conflict": st.Page(_screen("subject", "conflict"), title="Conflicts", url_path="conflict"),
        "place": st.Page(_screen("subject", "place"), title="Places", url_path="place"),
        "article": st.Page(_screen("article"), title="Article", url_path="article"),
    }


def main() -> None:
    """Draw the page that the address names."""
    st.set_page_config(
        page_title="Casus",
        layout="wide",
        initial_sidebar_state="expanded",
        menu_items={"About": "Casus: conflict news as dated events, each one click from its sentence."},
    )
    st.html(STYLE)
    if not access.admit():
        return
    found = pages()
    chosen = st.navigation(list(found.values()), position="hidden")
    travel.depart(found)
    with st.sidebar:
        st.html("<div class='casus-brand'>Casus<small>what is said to have happened</small></div>")
        parameters = travel.scene().without_selection().parameters()
        for name in MENU:
            st.page_link(found[name], query_params=parameters)
        access.show_account()
    try:
        chosen.run()
    except StoreError as error:
        unreachable(str(error))


main()
