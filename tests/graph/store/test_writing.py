"""What a write costs in statements, and that it counts as one change."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest

from graph.records import Figure
from graph.store import Store
from graph.store.database import Transaction
from tests.stores import RUN, Story, clear, picture


def article(number: int, outlet: str = "The Courier") -> Story:
    """Three events; the first is also told by the article before."""
    day = date(2023, 1, 1) + timedelta(days=number)
    story = Story(f"n{number}", published=day, outlet=outlet)
    for event, on in ((number - 1, day - timedelta(days=1)), (number, day), (number + 100, day)):
        story.event(
            f"e{event}", name=f"raid {event}", on=on.isoformat(), where=["hale"],
            who={"dorland": "initiator", "veska": "recipient"},
            figures=[Figure(of="killed", min=event % 7 + 1, max=event % 7 + 1)],
        )  # fmt: skip
    return story


@pytest.fixture
def statements(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each statement was run."""
    run: Counter[str] = Counter()
    real = Transaction.rows

    def counting(self: Transaction, name: str, /, **given: object) -> list[dict[str, object]]:
        run[name] += name != "version.trim"  # every hundredth change does it, whatever it is of
        return real(self, name, **given)

    monkeypatch.setattr(Transaction, "rows", counting)
    return run


def test_one_more_article_costs_some_twenty_statements(store: Store, statements: Counter[str]) -> None:
    store.write_many([article(number).done() for number in range(6)], RUN)
    statements.clear()
    store.write(article(50).done(), RUN)  # of events that nobody has told yet
    assert statements.total() <= 24, statements
    statements.clear()
    store.write(article(6).done(), RUN)  # of one that the article before tells too
    assert statements.total() <= 32, statements


def test_statements_do_not_grow_with_the_batch(store: Store, statements: Counter[str]) -> None:
    store.write_many([article(number).done() for number in range(3)], RUN)
    few = statements.total()
    clear(store)
    statements.clear()
    store.write_many([article(number).done() for number in range(30)], RUN)
    assert statements.total() <= few + 8, statements


def test_what_is_there_already_costs_one_statement_and_is_no_change(
    store: Store, statements: Counter[str]
) -> None:
    store.write(article(1).done(), RUN)
    revision = store.revision()
    statements.clear()
    store.write(article(1).done(), RUN)
    assert statements == {"write.articles_before": 1}
    assert store.revision() == revision
    store.write(article(2).done(), RUN)
    assert store.revision() == revision + 1


def test_an_outlet_is_called_the_same_whoever_comes_first(store: Store) -> None:
    one, other = article(1, "The Courier").done(), article(9, "THE  COURIER").done()
    store.write(one, RUN)
    store.write(other, RUN)
    expected = picture(store)
    assert sum(1 for key in expected[0] if key.startswith("src-")) == 1
    clear(store)
    store.write(other, RUN)
    store.write(one, RUN)
    assert picture(store) == expected
