"""The button that closes what is open beside a picture; Escape does the same."""

from __future__ import annotations

import streamlit as st

from dashboard import travel


def close_button(key: str, *fields: str) -> None:
    """A "Close" that takes ``fields`` out of the address; ``key`` is the widget's."""
    st.button(
        "Close",
        on_click=travel.change,
        kwargs=dict.fromkeys(fields),
        key=key,
        type="tertiary",
        shortcut="Esc",
    )
