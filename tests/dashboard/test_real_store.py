"""The timeline page over the embedded store: what was written is what is shown."""

from __future__ import annotations

from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from graph.records import Modality, Status
from graph.store import Store
from tests.stores import RUN, Story

APP = Path(__file__).resolve().parents[2] / "dashboard" / "app.py"


def test_the_timeline_shows_what_was_stored(embedded_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    told = (
        Story("one")
        .event("strike", name="Dorland strikes Hale", where=["hale"])
        .event("years", name="War of the nineties", on="199X")
        .event("later", name="Elm Front disarms", on=None)
        .event("talks", name="Talks", on="2023-10-23", status=Status.PLANNED, modality=Modality.PLANNED)
    )
    embedded_store.write(told.done(), RUN)
    monkeypatch.setattr("dashboard.source.open_store", lambda: embedded_store)
    st.cache_data.clear()
    st.cache_resource.clear()
    try:
        app = AppTest.from_file(str(APP), default_timeout=60)
        app.query_params["event"] = "evt-strike"
        app.run()
    finally:
        st.cache_data.clear()
        st.cache_resource.clear()
    assert not app.exception
    page = "\n".join(str(one.proto.body) for one in app.get("html"))
    assert "3 events reported as fact, 1 planned, cancelled, denied or supposed" in page
    assert "<mark>Dorland strikes Hale is told of by one, who counted nothing.</mark>" in page
    assert "1 event without a date or open on one side" in [one.label for one in app.expander]
