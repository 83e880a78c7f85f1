"""The timeline page over the embedded store: what was written is what is shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from graph.records import Modality, Status
from graph.store import Store
from tests.stores import RUN, Story

APP = Path(__file__).resolve().parents[2] / "dashboard" / "app.py"


@pytest.fixture
def told(embedded_store: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """Four events of one article in the embedded store, and the pages reading from it."""
    story = (
        Story("one")
        .event("strike", name="Dorland strikes Hale", where=["hale"])
        .event("years", name="War of the nineties", on="199X")
        .event("later", name="Elm Front disarms", on=None)
        .event("talks", name="Talks", on="2023-10-23", status=Status.PLANNED, modality=Modality.PLANNED)
    )
    embedded_store.write(story.done(), RUN)
    monkeypatch.setattr("graph.store.open_store", lambda: embedded_store)
    st.cache_data.clear()
    st.cache_resource.clear()
    yield embedded_store
    st.cache_data.clear()
    st.cache_resource.clear()


def test_the_timeline_shows_what_was_stored(told: Store) -> None:
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.query_params["event"] = "evt-strike"
    app.run()
    assert not app.exception
    page = "\n".join(str(one.proto.body) for one in app.get("html"))
    assert "3 events reported as fact, 1 planned, cancelled, denied or supposed" in page
    assert "<mark>Dorland strikes Hale is told of by one, who counted nothing.</mark>" in page
    assert "1 event without a date or open on one side" in [one.label for one in app.expander]


def _console(text: str) -> AppTest:
    """The console alone (AppTest opens no page made of a function by its address), the query run."""

    def page() -> None:
        from dashboard.screens import console

        console.show()

    app = AppTest.from_function(page, default_timeout=60)
    app.query_params["q"] = text
    app.run()
    return app.button(key="console_run").click().run()


def test_the_console_reads(told: Store) -> None:
    app = _console("MATCH (e:Event) RETURN e.name AS name, e.status AS status ORDER BY name")
    assert not app.exception
    assert app.dataframe[0].value.to_dict("records") == [
        {"name": "Dorland strikes Hale", "status": "occurred"},
        {"name": "Elm Front disarms", "status": "occurred"},
        {"name": "Talks", "status": "planned"},
        {"name": "War of the nineties", "status": "occurred"},
    ]


def _ask(name: str, filters: dict[str, str] | None = None, **given: str) -> AppTest:
    def page() -> None:
        from dashboard.screens import console

        console.show()

    app = AppTest.from_function(page, default_timeout=60)
    app.query_params.update({"ask": name, **(filters or {})})
    if given:
        app.query_params["given"] = [f"{key}={value}" for key, value in given.items()]
    return app.run()


def test_a_question_of_the_pack_is_answered_as_the_address_asks_it(told: Store) -> None:
    app = _ask("concerning-place", place="plc-hale")
    assert not app.exception
    assert app.selectbox(key="question").value == "concerning-place"
    assert app.selectbox(key="question_concerning-place_place").value == "plc-hale"
    assert app.dataframe[0].value.to_dict("records") == [
        {
            "day": "2023-09-19",
            "edtf": "2023-09-19",
            "event": "Dorland strikes Hale",
            "type": "ASSAULT",
            "status": "occurred",
            "sources": 1,
            "id": "evt-strike",
        }
    ]


def test_what_a_question_needs_and_does_not_get_is_said(told: Store) -> None:
    app = _ask("concerning-place")
    assert not app.dataframe
    app.button(key="FormSubmitter:question_form-Ask").click().run()
    assert not app.exception
    assert "Fill in what the question needs: place." in [one.value for one in app.text]


def test_a_question_that_needs_nothing_is_answered_when_it_is_opened(told: Store) -> None:
    app = _ask("single-source")
    assert not app.exception
    assert "Dorland strikes Hale" in app.dataframe[0].value["event"].to_list()


def test_the_filters_of_the_page_fill_in_a_question(told: Store) -> None:
    app = _ask("concerning-place", {"place": "plc-hale"})
    assert not app.exception
    assert app.selectbox(key="question_concerning-place_place").value == "plc-hale"
    assert app.dataframe[0].value["event"].to_list() == ["Dorland strikes Hale"]


def test_a_field_that_is_emptied_stays_empty(told: Store) -> None:
    app = _ask("why-believe", {"event": "evt-strike"})
    assert len(app.dataframe) == 1
    app.text_input(key="question_why-believe_event").set_value("")
    app.button(key="FormSubmitter:question_form-Ask").click().run()
    assert "event=" in app.query_params["given"]
    assert not app.run().dataframe
    assert "Fill in what the question needs: event." in [one.value for one in app.text]


def test_asking_puts_the_parameters_in_the_address(told: Store) -> None:
    app = _ask("what-happened-next")
    app.text_input(key="question_what-happened-next_event").set_value("evt-strike")
    app.number_input(key="question_what-happened-next_days").set_value(60)
    app.button(key="FormSubmitter:question_form-Ask").click().run()
    assert not app.exception
    assert app.query_params["given"] == ["event=evt-strike", "days=60"]
    assert app.dataframe[0].value["event"].to_list() == ["Talks"]


def test_a_result_with_nodes_is_a_graph_too(told: Store) -> None:
    app = _console("MATCH (a:Actor)-[r:ACTED_IN]->(e:Event {id: 'evt-strike'}) RETURN a, r, e")
    assert not app.exception
    assert [one.label for one in app.tabs] == ["Questions", "Cypher", "Table", "Graph"]


def test_the_console_does_not_write(told: Store) -> None:
    before = told.rows("MATCH (n) RETURN count(n) AS nodes")
    app = _console("MATCH (e:Event) DETACH DELETE e")
    assert not app.exception
    assert not app.dataframe
    assert told.rows("MATCH (n) RETURN count(n) AS nodes") == before


def test_the_conflict_page_says_what_is_known_and_from_whom(told: Store) -> None:
    def page() -> None:
        from dashboard.screens import subject

        subject.conflict()

    app = AppTest.from_function(page, default_timeout=60)
    app.query_params["conflict"] = "con-river"
    app.run()
    assert not app.exception
    html = "\n".join(str(one.proto.body) for one in app.get("html"))
    assert "<h1 class='casus-title'>River War</h1>" in html
    assert (
        "conflict · 3 events reported as fact · 1 planned, cancelled, denied or supposed · "
        "told by 1 outlet in articles of 20 Sep 2023 to 20 Sep 2023" in html
    )
    assert [one.label for one in app.expander if one.label.startswith("Reported")] == [
        "Reported as fact by one source alone: 3",
        "Reported as fact, at no known time: 1",
    ]
