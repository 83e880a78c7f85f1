"""The entry script: pages, navigation that keeps the filters, and what to say when the store is away."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

import streamlit as st

from dashboard import access, travel
from dashboard.panels.empty import unreachable
from dashboard.panels.menu import show_menu
from dashboard.site import HOME, SITE, Screen
from dashboard.theme import STYLE
from graph.store import StoreError


def _draws(screen: Screen, found: dict[str, st.Page]) -> Callable[[], None]:
    """A page that imports its screen when it is drawn: no page waits for another's libraries."""
    return lambda: _drawn(screen, found)


@st.fragment(key="page")
def _drawn(screen: Screen, found: dict[str, st.Page]) -> None:
    """A page and its filters. What is done on it draws this part again and leaves the menu alone."""
    travel.depart(found)
    try:
        getattr(import_module(f"dashboard.screens.{screen.module}"), screen.function)()
    except StoreError as error:
        unreachable(str(error))


def pages() -> dict[str, st.Page]:
    """Every page by its name in the address."""
    found: dict[str, st.Page] = {}
    for name, screen in SITE.items():
        found[name] = st.Page(_draws(screen, found), title=screen.title, url_path=name, default=name == HOME)
    return found


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
        show_menu(chosen.url_path or HOME)
        access.show_account()
    chosen.run()


main()
