"""The review queue: a pair's two sides, an analyst's word, taking it back, and who may speak."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.panels.judgement import score_html
from graph import views
from graph.resolution import Verdict
from tests.dashboard import fake_graph, worlds


@pytest.fixture
def graph(monkeypatch: pytest.MonkeyPatch) -> Iterator[fake_graph.FakeGraph]:
    """The small graph, which also takes analysts' words."""
    made = worlds.small()
    for name in fake_graph.VIEWS:
        monkeypatch.setattr(views, name, getattr(made, name))
    monkeypatch.setattr("graph.store.open_store", lambda *_a, **_k: made)
    monkeypatch.setattr("getpass.getuser", lambda: "ana")
    monkeypatch.delenv("CASUS_READ_ONLY", raising=False)
    st.cache_data.clear()
    st.cache_resource.clear()
    yield made
    st.cache_data.clear()
    st.cache_resource.clear()


def _open(**address: Any) -> AppTest:
    def page() -> None:
        from dashboard.screens import review

        review.show()

    app = AppTest.from_function(page, default_timeout=60)
    for name, value in address.items():
        app.query_params[name] = value
    return app.run()


def _html(app: AppTest) -> str:
    return "\n".join(str(one.proto.body) for one in app.get("html"))


def _pair(name: str) -> str:
    return f"review_event:2~event:{name}"


def test_both_sides_and_the_parts_of_the_score_are_shown(graph: fake_graph.FakeGraph) -> None:
    app = _open()
    assert not app.exception
    text = _html(app)
    assert "2 pairs of which the judge is unsure whether they are one event" in text
    assert "<mark>Sudria opens an offensive near Karsa, the harbour paper wrote on Monday.</mark>" in text
    assert "<mark>Depot near Karsa explodes, the harbour paper wrote on Monday.</mark>" in text
    assert "<b>likeness 0.71 of 1</b>" in text
    assert "not given by both sides: type, place, figures" in text


def test_a_word_is_kept_with_its_reason_and_the_next_pair_comes(graph: fake_graph.FakeGraph) -> None:
    app = _open()
    app.text_input(key=f"{_pair('9')}_why").set_value("other day").run()
    app.button(key=f"{_pair('9')}_different").click().run()
    assert [(w.first, w.second, w.verdict, w.by, w.why) for w in graph.said] == [
        ("event:2", "event:9", Verdict.DIFFERENT, "analyst ana", "other day")
    ]
    text = _html(app)
    assert "Kept: two events." in text
    assert "1 pair of which the judge is unsure" in text
    assert "Sudria shells the Karsa road" in text


def test_the_address_chooses_the_pair(graph: fake_graph.FakeGraph) -> None:
    app = _open(pair="event:2~event:7")
    assert app.button(key=f"{_pair('7')}_same").label == "One event"
    assert "<b>likeness 0.58 of 1</b>" in _html(app)


def test_the_last_word_can_be_taken_back(graph: fake_graph.FakeGraph) -> None:
    graph.say("event:2", "event:9", Verdict.SAME, by="ana")
    app = _open()
    assert "1 pair of which" in _html(app)
    app = _open(tab="what was said")
    app.button(key="review_undo_last").click().run()
    assert [word.revoked_at is not None for word in graph.said] == [True]
    assert "Taken back: what was thought before holds again." in _html(app)
    assert "2 pairs of which" in _html(_open())


def test_nobody_speaks_in_a_read_only_dashboard(
    graph: fake_graph.FakeGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CASUS_READ_ONLY", "1")
    app = _open()
    assert not app.exception
    assert not [one for one in app.button if one.key and one.key.startswith("review_event")]
    assert [one.value for one in app.caption] == ["This dashboard is read-only (CASUS_READ_ONLY is set)."]


def test_a_word_is_refused_where_the_role_was_lost_meanwhile(
    graph: fake_graph.FakeGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = _open()
    monkeypatch.setenv("CASUS_READ_ONLY", "1")
    app.button(key=f"{_pair('9')}_same").click().run()
    assert graph.said == []
    assert "This dashboard is read-only (CASUS_READ_ONLY is set)." in _html(app)


def test_an_empty_queue_says_why(graph: fake_graph.FakeGraph) -> None:
    graph.pairs.clear()
    assert "Nothing waits: the judge is sure of all pairs, or people have spoken on them." in [
        one.value for one in _open().text
    ]


def test_two_names_are_one_place_by_an_analysts_word(graph: fake_graph.FakeGraph) -> None:
    app = _open(tab="names")
    assert not app.exception
    text = _html(app)
    assert "1 pair of names of which the judge is unsure whether they are of one actor or place" in text
    assert "<b>likeness 0.64 of 1</b>" in text
    assert "not given by both sides" not in text
    assert "<mark>Sudria opens an offensive near Karsa, the harbour paper wrote on Monday.</mark>" in text
    app.button(key="review_place:karsa~place:qarsa_same").click().run()
    assert [(w.first, w.second, w.verdict, w.by) for w in graph.said] == [
        ("place:karsa", "place:qarsa", Verdict.SAME, "analyst ana")
    ]
    assert "Kept: one place." in _html(app)
    assert "Nothing waits: the judge is sure of all names, or people have spoken on them." in [
        one.value for one in app.text
    ]


def test_order_that_is_told_and_not_held_is_listed_with_the_reason(graph: fake_graph.FakeGraph) -> None:
    app = _open(tab="order")
    assert not app.exception
    assert app.dataframe[0].value.to_dict("records") == [
        {
            "told to be earlier": graph.events[3].name,
            "told to be later": graph.events[2].name,
            "why it is not held": "the dates say otherwise",
            "by the words": "before",
            "articles": 1,
        }
    ]


def test_the_score_escapes_what_the_judge_wrote(graph: fake_graph.FakeGraph) -> None:
    row = graph.pairs[0].model_copy(update={"why": "<img src=x>", "by": "<b>"})
    assert "<img" not in score_html(row)
    assert "unsure, says &lt;b&gt;: &lt;img src=x&gt;" in score_html(row)
