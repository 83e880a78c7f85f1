"""Empty graphs, empty answers, stores that cannot be reached: what to do next, each in a sentence."""

from __future__ import annotations

import os

import streamlit as st

from dashboard import source, travel
from dashboard.address import Scene
from dashboard.commands import casus
from dashboard.panels.filters import clear, narrowed
from dashboard.panels.work import show_work
from graph.paths import data_dir


def nothing_found(what: str = "event", subject: str | None = None) -> None:
    """Nothing passes the filters; ``subject`` is the one that the page is about, which clearing keeps."""
    if not narrowed(travel.scene(), subject):
        st.text(f"No {what} is known here.")
        return
    st.text(f"No {what} passes these filters. Loosen one of them, or clear them all.")
    st.button("Clear filters", on_click=clear, args=(subject,), key=f"nothing_{what}")


def first_visit() -> None:
    """An empty graph: offer the samples and say how to bring one's own texts."""
    st.title("The graph is empty", anchor=False)
    st.text(
        "Casus reads news and shows what it says: dated events, who did what to whom, "
        "and the sentence behind each. Begin with the samples, or with texts of your own."
    )
    samples = data_dir() / "samples"
    if samples.is_dir() and st.button("Read the sample articles", type="primary", key="ingest_samples"):
        ingest([str(samples)])
    st.text(
        "Texts of your own can be pasted or dropped on the page “Read a text”. "
        "In a terminal, for files, folders or feeds:"
    )
    st.code("casus ingest FILE_OR_FOLDER", language=None)


def ingest(paths: list[str]) -> None:
    """Run ``casus ingest``, its messages shown as they come; then draw the page anew."""
    if show_work(casus, ["ingest", *paths], "Reading …", key="ingest") is None:
        return
    source.forget()
    st.rerun()


def unreachable(reason: str) -> None:
    """The store does not answer."""
    st.title("The graph cannot be reached", anchor=False)
    st.text(reason)
    if os.environ.get("NEO4J_URI"):
        st.text(
            "NEO4J_URI names this server, with NEO4J_USER and NEO4J_PASSWORD. Start it and try again; "
            "or start the dashboard without NEO4J_URI for the store on this machine."
        )
    else:
        st.text("Start the store on this machine, look how it is, and try again:")
        st.code("casus store start\ncasus store status", language=None)
    st.button("Try again", on_click=source.reconnect, key="reconnect", type="primary")


def missing(what: str) -> None:
    """An address names something that the graph does not hold."""
    st.title("Not in the graph", anchor=False)
    st.text(f"{what} is not in the graph: it was never read, or its articles were retracted.")
    with st.container(horizontal=True):
        for label, page in (("Search", travel.SEARCH), ("All events", travel.TIMELINE)):
            st.button(label, on_click=travel.go, args=(page, Scene()), key=f"missing_{page}")
