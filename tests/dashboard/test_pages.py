"""The pages' scripts without a browser: filters reach the views, addresses open the same view."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from graph import store as store_module
from graph import views
from graph.records import Status
from graph.views import CountRow
from tests.dashboard import fake_graph, worlds

APP = Path(__file__).resolve().parents[2] / "dashboard" / "app.py"
_NAMES = fake_graph.VIEWS


@pytest.fixture
def graph(monkeypatch: pytest.MonkeyPatch) -> Iterator[fake_graph.FakeGraph]:
    """The small graph in the views' place for one test."""
    made = worlds.small()
    for name in _NAMES:
        monkeypatch.setattr(views, name, getattr(made, name))
    monkeypatch.setattr("graph.store.open_store", lambda *_a, **_k: made)
    st.cache_data.clear()
    st.cache_resource.clear()
    yield made
    st.cache_data.clear()
    st.cache_resource.clear()


def _run(page: str = "timeline", **address: Any) -> AppTest:
    app = AppTest.from_file(str(APP), default_timeout=60)
    for name, value in address.items():
        app.query_params[name] = value
    app.run()
    if page != "timeline":
        app._page_hash = ""  # AppTest opens the default page first
        app.switch_page(page)
        app.run()
    return app


def _html(app: AppTest) -> str:
    return "\n".join(str(one.proto.body) for one in app.get("html"))


def test_the_timeline_says_how_much_is_fact(graph: fake_graph.FakeGraph) -> None:
    app = _run()
    assert not app.exception
    assert "8 events reported as fact, 4 planned, cancelled, denied or supposed" in _html(app)


def test_a_filter_narrows_what_the_views_are_asked(graph: fake_graph.FakeGraph) -> None:
    app = _run(status=[Status.DENIED.value])
    assert not app.exception
    assert graph.asked[-1]["status"] == ["denied"]


def test_an_address_sets_filters_and_selection(graph: fake_graph.FakeGraph) -> None:
    app = _run(actor=["actor:orsk"], event="event:9")
    text = _html(app)
    assert "Depot near Karsa explodes" in text
    assert "contested: sources disagree whether it happened" in text
    assert "<mark>Depot near Karsa explodes, the harbour paper wrote on Monday.</mark>" in text


def test_an_unknown_event_is_said_to_be_unknown(graph: fake_graph.FakeGraph) -> None:
    app = _run(event="event:none")
    assert not app.exception
    assert "This event is not in the graph (any more)." in [one.value for one in app.text]


def test_clearing_the_filters_empties_the_address(graph: fake_graph.FakeGraph) -> None:
    app = _run(actor=["actor:orsk"], status=["denied"])
    app.button(key="clear_filters").click().run()
    assert dict(app.query_params) == {}


def test_where_nothing_passes_one_click_clears_the_filters(graph: fake_graph.FakeGraph) -> None:
    app = _run(actor=["actor:nobody"])
    assert [one.value for one in app.text] == [
        "No event passes these filters. Loosen one of them, or clear them all."
    ]
    app.button(key="nothing_event").click().run()
    assert dict(app.query_params) == {}
    assert "8 events reported as fact" in _html(app)


def test_an_empty_graph_offers_the_samples(graph: fake_graph.FakeGraph) -> None:
    graph.events.clear()
    app = _run()
    assert app.title[0].value == "The graph is empty"
    assert app.button(key="ingest_samples").label == "Read the sample articles"


def test_an_unreachable_store_says_how_to_start_it(
    graph: fake_graph.FakeGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_a: object, **_k: object) -> object:
        raise store_module.UnavailableError("no server answers at bolt://localhost:7687")

    monkeypatch.setattr("graph.store.open_store", refuse)
    app = _run()
    assert app.title[0].value == "The graph cannot be reached"
    assert "no server answers at bolt://localhost:7687" in [one.value for one in app.text]
    assert app.code[0].value == "casus store start\ncasus store status"


def test_vague_events_do_not_hide_those_dated_within_the_window(graph: fake_graph.FakeGraph) -> None:
    from dashboard.address import Scene
    from dashboard.panels import chronicle

    vague = graph.events[1]
    graph.events += [vague.model_copy(update={"id": f"vague:{n}", "edtf": "2023"}) for n in range(500)]
    for at, row in enumerate(graph.events):
        if row.id.startswith("vague:"):
            bounds = {"earliest": date(2023, 1, 1), "latest": date(2023, 12, 31)}
            graph.events[at] = row.model_copy(update=bounds)
    window = (date(2023, 9, 18), date(2023, 9, 26))
    inside = {"start": window[0], "end": window[1]}
    scene, counted = Scene(start=window[0], end=window[1]), graph.counts(None, "month")
    rows = chronicle.within_window(scene, counted, "month", window, inside)
    assert rows is None
    data = chronicle.component_data(scene, rows, counted, (date(1990, 1, 1), date(2024, 12, 31)), window)
    assert [one["id"] for one in data["events"]] == ["event:2", "event:3", "event:9"]
    assert data["density"] is None
    assert data["note"] == "only events dated within the window are drawn; vaguer ones reach beyond it"


def test_no_event_is_fetched_where_counts_say_that_there_are_too_many(
    graph: fake_graph.FakeGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dashboard.address import Scene
    from dashboard.panels import chronicle

    asked: list[int] = []
    monkeypatch.setattr(
        chronicle.source, "timeline", lambda *, limit, **_filters: asked.append(limit) or graph.events[:5]
    )
    day = date(2023, 9, 4)
    many = [CountRow(start=date(2023, 9, 1), type="ASSAULT", status=Status.OCCURRED, exact=401)]
    whole, part = (date(2023, 8, 1), date(2023, 9, 30)), (day, date(2023, 9, 30))
    assert chronicle.within_window(Scene(), many, "month", whole, {}) is None
    assert asked == []
    for scene, window in ((Scene(), part), (Scene(sources=2), whole), (Scene(confidence=1), whole)):
        asked.clear()  # the month lies there in part, or a floor may hold back most
        assert chronicle.within_window(scene, many, "month", window, {}) is not None
        assert asked == [chronicle.DRAWN + 1]


def test_answers_are_kept_until_the_graph_changes(
    graph: fake_graph.FakeGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dashboard import source

    revisions = iter([1, 1, 2])
    monkeypatch.setattr(graph, "revision", lambda: next(revisions))
    told = []
    for _ in range(3):
        source.revision.clear()  # as after some seconds
        told.append(source.timeline(limit=3))
        graph.events.pop(0)
    assert told[0] is told[1]
    assert [row.id for row in told[2]] != [row.id for row in told[0]]
    assert source.counts("month") is source.counts("month")
    assert source.counts("year") != source.counts("month")


def test_a_hit_says_when_it_was_and_that_a_denied_one_is_no_fact(graph: fake_graph.FakeGraph) -> None:
    from dashboard.screens import search

    hits = graph.search(None, "Sudria", limit=40)
    by_id = {row.id: row for row in graph.events}
    items = [search._item(at, hit, by_id.get(search._event_of(hit) or "")) for at, hit in enumerate(hits)]
    denied = next(item for item in items if item["text"] == by_id["event:7"].name)
    assert denied["doubt"] is True
    assert "denied" in denied["sub"]
    offensive = next(item for item in items if item["text"] == by_id["event:2"].name)
    assert (offensive["doubt"], offensive["sub"].split(" · ")[0]) == (False, "19 Sep 2023")


def test_a_sentence_is_one_hit_however_much_is_taken_from_it(monkeypatch: pytest.MonkeyPatch) -> None:
    from dashboard.address import Scene
    from dashboard.screens import search

    said = {"kind": "claim", "text": "Sudria hailed it.", "matched": "sudria", "score": 1.0}
    found = [
        views.SearchHit(id="actor:sud", kind="actor", text="Sudria", matched="sudria", score=1.0),
        *(views.SearchHit(id=f"claim:{n}", article="art-a", event=f"event:{n}", **said) for n in range(3)),
        views.SearchHit(id="claim:9", article="art-b", event="event:1", **said),
    ]
    monkeypatch.setattr(search.source, "search", lambda _words, _limit, _kind: found)
    assert [hit.id for hit in search._hits(Scene(q="sudria"))] == ["actor:sud", "claim:0", "claim:9"]


def _relations_captions(**address: str) -> list[str]:
    def page() -> None:
        from dashboard.screens import relations

        relations.show()

    app = AppTest.from_function(page, default_timeout=60)
    for name, value in address.items():
        app.query_params[name] = value
    return [one.value for one in app.run().caption]


def test_relations_say_why_they_have_no_slider(
    graph: fake_graph.FakeGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _relations_captions() == []
    assert _relations_captions(opened="actor:sudria") == [
        "The slider over the months rests while all partners of an actor are unfolded."
    ]
    monkeypatch.setattr("dashboard.screens.relations.HISTORY", 5)
    st.cache_data.clear()
    assert _relations_captions() == [
        "More than 5 events: a narrower window or a filter brings a slider over the months."
    ]
