"""Who may read and who may write: read-only mode, sign-in by OpenID Connect, writers by name.

Without ``[auth]`` in Streamlit's secrets there is one user, the one who started the dashboard on
the loopback interface, and that user may write. With it, nobody reads without having signed in,
and only those named in ``CASUS_WRITERS`` write.
"""

from __future__ import annotations

import getpass
import os

import streamlit as st
from streamlit.errors import StreamlitSecretNotFoundError

READ_ONLY = "CASUS_READ_ONLY"  # set: nothing can be changed from the dashboard
WRITERS = "CASUS_WRITERS"  # e-mail addresses, with commas between, of those who may change the graph


def sign_in_required() -> bool:
    """Whether the operator has set up sign-in (an ``[auth]`` section in Streamlit's secrets)."""
    try:
        return "auth" in st.secrets
    except StreamlitSecretNotFoundError:
        return False


def admit() -> bool:
    """Whether the page may be drawn; where sign-in is required and missing, its page is drawn instead."""
    if not sign_in_required() or st.user.get("is_logged_in"):
        return True
    st.title("Sign in", anchor=False)
    st.text("This dashboard shows its graph to people who have signed in.")
    st.button("Sign in", on_click=st.login, type="primary", key="sign_in")
    return False


def address() -> str | None:
    """The e-mail address of whoever signed in, None without sign-in or where the provider doubts it."""
    if not sign_in_required() or not st.user.get("is_logged_in") or st.user.get("email_verified") is False:
        return None
    found = st.user.get("email")
    return str(found).casefold() if found else None


def writing_allowed() -> bool:
    """Whether the user of this page may change the graph."""
    if os.environ.get(READ_ONLY, "") not in {"", "0"}:
        return False
    if not sign_in_required():
        return True
    writers = {one.strip().casefold() for one in os.environ.get(WRITERS, "").split(",")} - {""}
    return address() in writers


def analyst() -> str:
    """The name under which what this user says is kept."""
    return address() or _account()


def why_not() -> str:
    """Why this user may not write, in a sentence."""
    if os.environ.get(READ_ONLY, "") not in {"", "0"}:
        return f"This dashboard is read-only ({READ_ONLY} is set)."
    return f"Only those named in {WRITERS} may change the graph."


def show_account() -> None:
    """Who is signed in, and a way out; nothing without sign-in."""
    if sign_in_required():
        st.text(address() or "signed in")
        st.button("Sign out", on_click=st.logout, type="tertiary", key="sign_out")


def _account() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a container's user may have no name
        return "local analyst"
