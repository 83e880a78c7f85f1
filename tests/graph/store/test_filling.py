"""A first filling at once: the graph that writing makes, on both engines; broken off, it is made again."""

from __future__ import annotations

from typing import Any

import pytest

from bench._war import War
from graph import views
from graph.records import Extraction, RelationKind
from graph.store import Store, WriteError, backfill, check, sending, writer
from graph.store.database import Transaction
from graph.store.errors import StoreError
from tests.graph.store.test_contract import three_articles
from tests.graph.store.test_races import article
from tests.stores import RUN, Story, clear, picture


def copies() -> list[Extraction]:
    """One text in two outlets, spellings of one group, an order in a circle, one raid told apart."""
    sentence = (
        "Dorland shelled the market of Hale on Tuesday morning and killed twelve people, officials said."
    )
    found = []
    for outlet in ("Courier", "Gazette", "Herald"):
        story = Story(f"copy-{outlet}", outlet=outlet)
        for key in ("first", "second"):
            story.event(
                f"{key}-{outlet}", name=key, who={"dorland": "initiator", "veska": "recipient"},
                where=["hale"], sentence=f"{key} told by {outlet} alone" if outlet == "Herald" else sentence,
            )  # fmt: skip
        ends = ("first", "second") if outlet == "Courier" else ("second", "first")
        story.order(f"{ends[0]}-{outlet}", f"{ends[1]}-{outlet}", causal=outlet == "Herald")
        found.append(story.tie("dorland", RelationKind.FOE, "elm").role("ostia", "mediator").done())
    return found


def several() -> list[Extraction]:
    return [*three_articles(), *copies(), *(article(number) for number in range(25)), *War(60).articles()]


def test_filling_makes_the_graph_that_writing_makes(store: Store) -> None:
    for extraction in several():
        store.write(extraction, RUN)
    expected, timeline = picture(store), views.timeline(store)
    clear(store)
    result = store.fill(several(), RUN)
    assert picture(store) == expected
    assert views.timeline(store) == timeline
    assert check(store) == []
    assert result.written == tuple(sorted(each.article.id for each in several()))
    assert store.write_many(several(), RUN).written == ()


def test_a_graph_that_holds_something_is_not_filled(store: Store) -> None:
    store.write_many(three_articles(), RUN)
    before = picture(store)
    with pytest.raises(WriteError, match="not empty") as caught:
        store.fill(copies(), RUN)
    assert caught.value.unwritten == ("art-copy-Courier", "art-copy-Gazette", "art-copy-Herald")
    assert picture(store) == before


def test_a_filling_that_was_broken_off_lets_nobody_write_and_is_made_again(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "PAGE", 7)
    monkeypatch.setattr(backfill, "_ROWS", 7)
    real, put = backfill._put, []

    def fail(tx: Transaction, **given: Any) -> None:
        if len(put) == 5:
            raise StoreError("broken off")
        put.append(given)
        real(tx, **given)

    with monkeypatch.context() as patch:
        patch.setattr(backfill, "_put", fail)
        with pytest.raises(WriteError, match="broken off"):
            store.fill(several(), RUN)
    assert len(picture(store)[0]) == 5 * 7
    with pytest.raises(WriteError, match="filled for the first time"):
        store.write_many(three_articles(), RUN)
    store.fill(three_articles(), RUN)
    filled = picture(store)
    clear(store)
    store.write_many(three_articles(), RUN)
    assert picture(store) == filled


def test_articles_that_cannot_be_derived_leave_the_graph_empty_and_open(
    embedded_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backfill, "_ARTICLES", 1)
    monkeypatch.setattr(backfill, "_ROWS", 1)
    real, derived = writer.put_rows, []

    def fail(*given: Any, **more: Any) -> writer.Unsettled:
        derived.append(given)
        if len(derived) == 3:
            raise ValueError("no such thing")
        return real(*given, **more)

    with monkeypatch.context() as patch:
        patch.setattr(writer, "put_rows", fail)
        with pytest.raises(ValueError, match="no such thing"):
            embedded_store.fill(three_articles(), RUN)
    assert picture(embedded_store) == ({}, {})
    assert embedded_store.write_many(three_articles(), RUN).written == ("art-a", "art-b", "art-c")


def test_what_was_sent_and_changes_again_is_sent_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """One article at a time: others tell of the same events, and copies are found later."""
    store.write_many(several(), RUN)
    expected = picture(store)
    clear(store)
    monkeypatch.setattr(backfill, "_ARTICLES", 1)
    store.fill(several(), RUN)
    assert picture(store) == expected


def test_a_page_whose_acknowledgement_was_lost_is_not_put_twice(
    embedded_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = backfill._put

    def twice(tx: Transaction, **given: Any) -> None:
        real(tx, **given)
        real(tx, **given)

    monkeypatch.setattr(backfill, "_put", twice)
    embedded_store.fill(three_articles(), RUN)
    filled = picture(embedded_store)
    clear(embedded_store)
    embedded_store.write_many(three_articles(), RUN)
    assert picture(embedded_store) == filled


def test_one_who_began_later_goes_on(embedded_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    real = backfill._put

    def late(tx: Transaction, **given: Any) -> None:
        tx.rows("version.fill", filling="fill-another", filled=0)
        real(tx, **given)

    with monkeypatch.context() as patch:
        patch.setattr(backfill, "_put", late)
        with pytest.raises(WriteError, match="gave way"):
            embedded_store.fill(three_articles(), RUN)
    assert embedded_store.fill(three_articles(), RUN).written == ("art-a", "art-b", "art-c")
