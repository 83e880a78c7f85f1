"""Tabs whose choice is in the address: opening it shows the same tab."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from dashboard import travel


def show_tabs(names: Sequence[str], *, key: str) -> Sequence[Any]:
    """A tab for each name; the address holds the open one in small letters, nothing for the first."""
    named = {name.lower(): name for name in names}
    st.session_state[key] = named.get(travel.scene().tab or "", names[0])

    def changed() -> None:
        chosen = st.session_state[key]
        travel.change(tab=None if chosen == names[0] else chosen.lower())

    return st.tabs(names, key=key, on_change=changed)
