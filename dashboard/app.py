"""The entry script: pages, navigation that keeps the filters, and what to say when the store is away."""

from __future__ import annotations

import streamlit as st

from dashboard import access, travel
from dashboard.panels.empty import unreachable
from dashboard.screens import (
    actor,
    article,
    atlas,
    console,
    event,
    read,
    relations,
    review,
    search,
    sources,
    subject,
    timeline,
)
from dashboard.theme import STYLE
from graph.store import StoreError

MENU = ("timeline", "relations", "map", "conflict", "place", "search", "query", "review", "sources", "read")


def pages() -> dict[str, st.Page]:
    """Every page by its name in the address."""
    return {
        "timeline": st.Page(timeline.show, title="Timeline", url_path="timeline", default=True),
        "relations": st.Page(relations.show, title="Relations", url_path="relations"),
        "search": st.Page(search.show, title="Search", url_path="search"),
        "query": st.Page(console.show, title="Query", url_path="query"),
        "review": st.Page(review.show, title="Review", url_path="review"),
        "sources": st.Page(sources.show, title="Sources", url_path="sources"),
        "read": st.Page(read.show, title="Read a text", url_path="read"),
        "event": st.Page(event.show, title="Event", url_path="event"),
        "actor": st.Page(actor.show, title="Actor", url_path="actor"),
        "map": st.Page(atlas.show, title="Map", url_path="map"),
        "conflict": st.Page(subject.conflict, title="Conflicts", url_path="conflict"),
        "place": st.Page(subject.place, title="Places", url_path="place"),
        "article": st.Page(article.show, title="Article", url_path="article"),
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
