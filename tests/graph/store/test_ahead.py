"""Batches written one after another while the next is made ready: the same graph, failures named."""

from __future__ import annotations

from typing import Any

import pytest

from graph.records import Extraction
from graph.store import Store, StoreError, WriteError, WriteResult, writer
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


def test_articles_that_are_there_in_part_are_written_in_part(store: Store) -> None:
    articles = [article(number) for number in range(12)]
    store.write_many(articles, RUN)
    expected = picture(store)
    clear(store)
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
