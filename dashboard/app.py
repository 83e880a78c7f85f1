"""The entry script: pages, navigation that keeps the filters, and what to say when the store is away."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

import streamlit as st

from dashboard import access, travel
from dashboard.panels.empty import unreachable
from dashboard.site import HOME, MENU, SITE, Screen
from dashboard.theme import STYLE
from graph.store import StoreError


def _draws(screen: Screen) -> Callable[[], None]:
    """A page that imports its screen when it is drawn: no page waits for another's libraries."""

    def draw() -> None:
        getattr(import_module(f"dashboard.screens.{screen.module}"), screen.function)()

    return draw


def pages() -> dict[str, st.Page]:
    """Every page by its name in the address."""
    return {
        name: st.Page(_draws(screen), title=screen.title, url_path=name, default=name == HOME)
        for name, screen in SITE.items()
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
