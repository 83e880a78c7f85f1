"""Pages of one thing, and the lists that lead to them, drawn alone: AppTest opens no page of a function."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard import source
from dashboard.panels import choice
from graph import views
from graph.store import Store
from graph.views import FacetRow
from tests.dashboard import fake_graph, worlds
from tests.graph.river_war import write_river_war


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    """Each test reads anew."""
    st.cache_data.clear()
    st.cache_resource.clear()
    yield
    st.cache_data.clear()
    st.cache_resource.clear()


@pytest.fixture
def graph(monkeypatch: pytest.MonkeyPatch) -> fake_graph.FakeGraph:
    """The small graph in the views' place."""
    made = worlds.small()
    for name in fake_graph.VIEWS:
        monkeypatch.setattr(views, name, getattr(made, name))
    monkeypatch.setattr("graph.store.open_store", lambda *_a, **_k: made)
    return made


def _drawn(screen: str, **address: str) -> AppTest:
    def page() -> None:
        from importlib import import_module

        import streamlit as st

        module, function = st.session_state["drawn"]
        getattr(import_module(f"dashboard.screens.{module}"), function)()

    app = AppTest.from_function(page, default_timeout=60)
    module, _, function = screen.partition(".")
    app.session_state["drawn"] = (module, function or "show")
    for name, value in address.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def _html(app: AppTest) -> str:
    return "\n".join(str(one.proto.body) for one in app.get("html"))


def test_without_an_article_in_the_address_all_are_listed(graph: fake_graph.FakeGraph) -> None:
    app = _drawn("article")
    assert [one.value for one in app.title] == ["Articles"]
    assert [one.value for one in app.text] == ["3 articles"]


@pytest.fixture
def lists(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[dict[str, Any]]]:
    """The items of each list that is drawn, by its label."""
    drawn: dict[str, list[dict[str, Any]]] = {}

    def mount(_name: str, data: dict[str, Any], **_rest: object) -> None:
        drawn[data["label"]] = data["items"]

    monkeypatch.setattr("dashboard.panels.lists.mount", mount)
    return drawn


_OUTLETS = "Outlets; choose one for its articles alone"


def test_articles_are_those_of_all_outlets_or_of_one(
    graph: fake_graph.FakeGraph, lists: dict[str, list[dict[str, Any]]]
) -> None:
    graph.articles[0] = graph.articles[0].model_copy(update={"outlet": None})
    _drawn("article")
    assert len(lists["Articles"]) == 3
    assert lists[_OUTLETS] == [
        {"key": "", "kind": "3", "text": "all outlets", "current": True},
        {"key": "Harbour Paper", "kind": "2", "text": "Harbour Paper", "current": False},
        {"key": "-", "kind": "1", "text": "outlet unknown", "current": False},
    ]
    app = _drawn("article", outlet="-")
    assert [one["key"] for one in lists["Articles"]] == [graph.articles[0].id]
    assert [one["text"] for one in lists[_OUTLETS] if one["current"]] == ["outlet unknown"]
    assert [one.value for one in app.text] == ["1 article of outlet unknown"]


def test_a_search_is_narrowed_to_a_kind(
    graph: fake_graph.FakeGraph, lists: dict[str, list[dict[str, Any]]]
) -> None:
    _drawn("search", q="Sudria")
    assert {one["kind"] for one in lists["Hits"]} == {"event", "actor"}
    app = _drawn("search", q="Sudria", kind="actor")
    assert [(one["kind"], one["text"]) for one in lists["Hits"]] == [("actor", "Sudria")]
    assert [one.value for one in app.text] == ["1 hit"]
    app = _drawn("search", q="Sudria", kind="place")
    assert [one.value for one in app.text] == ["None of the places is like it: look in everything."]
    assert [one.value for one in _drawn("search", q="Sudria", kind="nonsense").text] == [
        f"{len(graph.search(None, 'Sudria', limit=40))} hits"
    ]


def test_an_actors_events_come_latest_first_and_say_when_filters_narrow_them(
    graph: fake_graph.FakeGraph, lists: dict[str, list[dict[str, Any]]]
) -> None:
    app = _drawn("actor", actor="actor:sudria")
    own = [row.id for row in graph.timeline(None, actor=["actor:sudria"], latest_first=True)]
    assert [one["key"] for one in lists["Events"]] == own
    assert "actor_all_events" not in [one.key for one in app.button]
    app = _drawn("actor", actor="actor:sudria", status="denied")
    assert [one["key"] for one in lists["Events"]] == ["event:7"]
    assert "Only those that pass the filters you have set elsewhere." in [one.value for one in app.text]
    assert app.button(key="actor_all_events").label == "Show all its events"


def test_where_nothing_was_read_the_list_says_how_to_begin(graph: fake_graph.FakeGraph) -> None:
    graph.articles.clear()
    assert [one.value for one in _drawn("article").text] == [
        "No article has been read. “Read a text” reads one; casus ingest reads files and folders."
    ]


def test_an_actor_has_its_roles_over_time(graph: fake_graph.FakeGraph) -> None:
    text = _html(_drawn("actor", actor=worlds.BLOC))
    assert "<b>mediator</b>" in text
    assert "between Nordal and Sudria" in text
    assert "<li>diminished, no date given, because of its own quarrels</li>" in text


def test_clearing_the_filters_of_a_subject_keeps_the_subject(graph: fake_graph.FakeGraph) -> None:
    place = graph.events[2].places[0].id
    app = _drawn("subject.place", place=place)
    assert "clear_filters" not in [one.key for one in app.button]
    app = _drawn("subject.place", place=place, status="denied", **{"from": "2023-01-01"})
    app.button(key="clear_filters").click().run()
    assert dict(app.query_params) == {"place": place}


def test_what_is_not_in_the_graph_has_ways_on(graph: fake_graph.FakeGraph) -> None:
    app = _drawn("actor", actor="actor:nobody")
    assert [one.value for one in app.title] == ["Not in the graph"]
    assert [one.label for one in app.button] == ["Search", "All events"]


def test_a_list_says_of_each_what_it_is_and_when() -> None:
    row = FacetRow(id="actor:1", name="Northern Guard", count=9, kind="armed_group")
    assert choice._item(row) == {
        "key": "actor:1",
        "text": "Northern Guard",
        "sub": "armed group; 9 events",
    }
    assert choice._told("actor", 26, 26) == "26 actors, the most told of first"
    assert choice._told("actor", 2, 26) == "2 actors of 26"
    assert choice._told("actor", 300, 1000) == "The 200 of 300 that are told of most."
    assert choice._told("actor", 0, 26).startswith("No actor has this in its name.")


def test_a_conflict_has_a_brief_to_take_away(embedded_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    write_river_war(embedded_store)
    monkeypatch.setattr("graph.store.open_store", lambda: embedded_store)
    app = _drawn("subject.conflict", conflict="con-river")
    assert [one.proto.label for one in app.get("download_button")] == ["Brief, HTML", "Brief, Markdown"]
    brief = source.brief("con-river", ".md", None, None, None)
    assert brief.startswith("# River War")
