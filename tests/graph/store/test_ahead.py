"""Batches written one after another while the next is made ready: the same graph, failures named."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from graph import views
from graph.records import Extraction
from graph.store import Store, StoreError, WriteError, WriteResult, check, mirror, writer
from graph.store.database import Row, Transaction
from tests.graph.store.test_contract import three_articles
from tests.graph.store.test_filling import several
from tests.graph.store.test_races import article
from tests.stores import RUN, clear, picture


def put(store: Store, *batches: list[Extraction], then: Exception | None = None) -> None:
    """Write these ahead; ``then``: an error that is met before the last is waited for."""
    with store.ahead() as ahead:
        for batch in batches:
            ahead.put(batch, RUN)
        if then:
            raise then


def test_what_is_written_ahead_is_the_graph_that_writing_makes(store: Store) -> None:
    articles = several()
    for start in range(0, len(articles), 4):
        store.write_many(articles[start : start + 4], RUN)
    expected = picture(store)
    clear(store)
    done: list[WriteResult] = []
    with store.ahead() as ahead:
        for start in range(0, len(articles), 4):
            done += ahead.put(articles[start : start + 4], RUN)
        done += ahead.finish()
    assert picture(store) == expected
    assert sorted(key for each in done for key in each.written) == sorted(
        {each.article.id for each in articles}
    )


def as_written(store: Store, articles: list[Extraction]) -> object:
    """The graph that writing makes of these; it is empty again afterwards."""
    store.write_many(articles, RUN)
    found = picture(store)
    clear(store)
    return found


def in_batches(store: Store, articles: list[Extraction], size: int = 4) -> None:
    put(store, *(articles[start : start + size] for start in range(0, len(articles), size)))


def test_in_a_graph_that_was_empty_batches_are_derived_in_memory(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles = several()
    store.write_many(articles, RUN)
    expected, timeline = picture(store), views.timeline(store)
    clear(store)
    since = store.revision()
    asked: list[str] = []
    real = Transaction.rows

    def counting(self: Transaction, name: str, /, **given: Any) -> list[Row]:
        asked.append(name)
        return real(self, name, **given)

    with monkeypatch.context() as patch:
        patch.setattr(Transaction, "rows", counting)
        in_batches(store, articles, 9)
    many = -(-len(articles) // 9)
    assert Counter(asked) == {
        "version.read": 1, "version.anything": 1, "version.revise": many, "version.log": many
    }  # fmt: skip
    assert picture(store) == expected
    assert views.timeline(store) == timeline
    assert check(store) == []
    assert store.revision() == since + many
    noted = store.rows("version.changes", since=since + 1)
    assert not any(row["whole"] for row in noted)
    nodes = expected[0].keys()
    assert {key for row in noted for key in row["events"]} == {key for key in nodes if key[:3] == "evt"}
    assert {key for row in noted for key in row["articles"]} == {key for key in nodes if key[:3] == "art"}
    assert {key for row in noted for key in row["names"]} == {
        key for key in nodes if key[:3] in ("act", "plc", "con", "src")
    }


def test_what_another_writes_meanwhile_is_seen(store: Store) -> None:
    articles = several()
    expected = as_written(store, articles)
    with store.ahead() as ahead:
        for start in range(0, len(articles), 4):
            if start == 12:
                store.write_many(articles[-9:], RUN)
            ahead.put(articles[start : start + 4], RUN)
    assert picture(store) == expected


def test_what_another_writes_before_the_first_batch_is_seen(store: Store) -> None:
    articles = several()
    expected = as_written(store, articles)
    with store.ahead() as ahead:
        store.write_many(articles[:9], RUN)
        ahead.put(articles, RUN)
    assert picture(store) == expected


def test_articles_that_are_told_anew_are_withdrawn_and_written(store: Store) -> None:
    old, new = ([article(number, edition) for number in range(8)] for edition in (0, 1))
    expected = as_written(store, [*new, *three_articles()])
    put(store, old[:4], old[4:], old[:2], new[:6], new[6:], three_articles())
    assert picture(store) == expected


def test_no_more_is_kept_in_memory_than_is_said(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mirror, "MOST", 40)
    articles = several()
    expected = as_written(store, articles)
    in_batches(store, articles)
    assert picture(store) == expected


def test_what_could_not_be_sent_is_not_built_on(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    articles = several()
    expected = as_written(store, articles)
    real, sent = mirror.Mirror.send, []

    def fail(self: mirror.Mirror, *given: Any) -> WriteResult:
        sent.append(given)
        if len(sent) == 2:
            raise StoreError("a lasting error")
        return real(self, *given)

    with monkeypatch.context() as patch, store.ahead() as ahead:
        patch.setattr(mirror.Mirror, "send", fail)
        ahead.put(articles[:5], RUN)
        ahead.put(articles[5:10], RUN)
        with pytest.raises(WriteError, match="a lasting error") as caught:
            ahead.put(articles[10:], RUN)
        assert set(caught.value.unwritten) == {each.article.id for each in articles[5:]}
        ahead.put(articles[5:], RUN)
    assert len(sent) == 2
    assert picture(store) == expected


def test_articles_that_are_there_in_part_are_written_in_part(store: Store) -> None:
    articles = [article(number) for number in range(12)]
    expected = as_written(store, articles)
    store.write_many(articles[:4], RUN)
    with store.ahead() as ahead:
        assert ahead.put(articles[2:8], RUN) == []
        first = ahead.put(articles[6:], RUN)
        second = ahead.finish()
    assert picture(store) == expected
    ids = [each.article.id for each in articles]
    assert [each.written for each in first] == [tuple(sorted(ids[4:8]))]
    assert [each.unchanged for each in first] == [tuple(sorted(ids[2:4]))]
    assert [each.written for each in second] == [tuple(sorted(ids[8:]))]


def test_a_batch_that_fails_is_named_with_the_one_after_it(
    embedded_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles = [article(number) for number in range(6)]
    ids = [each.article.id for each in articles]
    embedded_store.write_many(articles[:2], RUN)
    before, real = picture(embedded_store), writer.write

    def fail(*given: Any) -> WriteResult:
        real(*given)
        raise StoreError("a lasting error")

    with monkeypatch.context() as patch:
        patch.setattr(writer, "write", fail)
        with pytest.raises(WriteError, match="a lasting error") as caught:
            put(embedded_store, articles[2:4], articles[4:])
    assert caught.value.unwritten == tuple(ids[2:])
    assert picture(embedded_store) == before
    with embedded_store.ahead() as ahead:
        ahead.put(articles, RUN)
        assert ahead.finish()[0].written == tuple(sorted(ids[2:]))


def test_the_last_batch_is_waited_for_and_its_failure_told(
    embedded_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*given: Any) -> WriteResult:
        raise StoreError("a lasting error")

    with monkeypatch.context() as patch:
        patch.setattr(writer, "write", fail)
        with pytest.raises(WriteError, match="a lasting error") as caught:
            put(embedded_store, [article(1)])
    assert caught.value.unwritten == (article(1).article.id,)
    put(embedded_store, [article(1)])
    assert embedded_store.write(article(1), RUN).unchanged == (article(1).article.id,)


def test_another_error_leaves_what_is_under_way_whole(embedded_store: Store) -> None:
    with pytest.raises(KeyError, match="elsewhere"):
        put(embedded_store, [article(1)], then=KeyError("elsewhere"))
    assert embedded_store.write(article(1), RUN).unchanged == (article(1).article.id,)
