"""The way about, in the sidebar of every page: search, the pages, saved views."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import streamlit as st

from dashboard import access, saved_views, travel
from dashboard.address import SELECTION, Scene
from dashboard.components import mount
from dashboard.saved_views import SavedView, SavedViewError
from dashboard.site import HOME, MENU, SITE
from graph.paths import state_dir

_FAULT = "saved_views_fault"


def show_menu(current: str) -> None:
    """Draw it for the page called ``current``; the browser reads off the address where links lead."""
    try:
        views = saved_views.saved_views(state_dir(), access.analyst())
    except SavedViewError as error:
        views = []
        st.session_state[_FAULT] = str(error)
    mount(
        "menu",
        menu_data(current, views),
        key="menu",
        on={
            "go": _go,
            "open": lambda name: _open(views, name),
            "keep": lambda name: _keep(current, name),
            "drop": _drop,
        },
    )
    if fault := st.session_state.pop(_FAULT, None):
        st.text(fault)


def menu_data(current: str, views: list[SavedView]) -> dict[str, Any]:
    """What the component is given."""
    return {
        "pages": [[name, SITE[name].title] for name in MENU],
        "current": current,
        "home": HOME,
        "dropped": list(SELECTION),
        "saved": [
            {"name": view.name, "page": view.page, "query": urlencode(view.parameters, doseq=True)}
            for view in views
            if view.page in SITE
        ],
    }


def _go(told: Any) -> None:
    if not isinstance(told, dict) or told.get("page") not in SITE:
        return
    target = travel.scene().without_selection()
    if isinstance(words := told.get("q"), str):
        target = Scene.read({**target.parameters(), "q": words})
    travel.go(told["page"], target)


def _open(views: list[SavedView], name: object) -> None:
    for view in views:
        if view.name == name and view.page in SITE:
            travel.go(view.page, Scene.read(view.parameters))


def _keep(current: str, name: object) -> None:
    try:
        saved_views.save(state_dir(), access.analyst(), str(name), current, travel.scene().parameters())
    except SavedViewError as error:
        st.session_state[_FAULT] = f"Not saved: {error}"


def _drop(name: object) -> None:
    try:
        saved_views.forget(state_dir(), access.analyst(), str(name))
    except SavedViewError as error:
        st.session_state[_FAULT] = f"Not forgotten: {error}"
