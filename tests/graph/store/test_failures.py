"""What could not be written is named, whatever the reason, and nothing of it is in the graph."""

from __future__ import annotations

import pytest

from graph.store import Store, WriteError, writer
from graph.store.errors import StoreError, UnavailableError
from tests.graph.store.test_contract import three_articles
from tests.stores import RUN, picture


@pytest.mark.parametrize("reason", [StoreError("a lasting error"), UnavailableError("gone")])
def test_unwritten_articles_are_named_and_can_be_resumed(
    embedded_store: Store, monkeypatch: pytest.MonkeyPatch, reason: StoreError
) -> None:
    articles = three_articles()
    real = writer.write

    def fail(*given: object) -> None:
        real(*given)  # type: ignore[arg-type]
        raise reason

    with monkeypatch.context() as patch:
        patch.setattr(writer, "write", fail)
        with pytest.raises(WriteError, match=str(reason)) as caught:
            embedded_store.write_many(articles, RUN)
    assert caught.value.unwritten == ("art-a", "art-b", "art-c")
    assert picture(embedded_store) == ({}, {})
    assert embedded_store.write_many(articles, RUN).written == ("art-a", "art-b", "art-c")
