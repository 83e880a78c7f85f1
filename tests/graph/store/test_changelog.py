"""Each change notes what it touched: nothing that readers keep is written without a note."""

from __future__ import annotations

import re

import pytest

from graph.resolution import Verdict
from graph.store import Store, changelog
from graph.store.statements import statements
from tests.graph.store.test_contract import three_articles
from tests.stores import RUN

_KEPT = ("Event", "Article", "Actor", "Place", "Conflict", "Source")
# What readers do not keep of these nodes: order, testimony, what a writer has in hand.
_APART = {"ordering.put_circles", "tellings.put_loose", "testimony.put_testimony"}


def written(text: str) -> set[str]:
    """Labels of the nodes that a statement makes, changes or deletes."""
    named = dict(re.findall(r"\((\w+):(\w+)", text))
    made = {label for _, label in re.findall(r"(?:MERGE|CREATE) \((\w+):(\w+) ", text)}
    touched = re.findall(r"(?:SET|REMOVE)\s+(\w+)(?:\.|\s*\+?=)", text)
    touched += re.findall(r",\s*(\w+)\.\w+ = ", text.split("SET", 1)[1]) if "SET" in text else []
    touched += re.findall(r"DELETE (\w+)", text)
    return made | {named[name] for name in touched if name in named}


@pytest.mark.parametrize("name", sorted(statements()))
def test_what_readers_keep_is_written_with_a_note(name: str) -> None:
    labels = written(statements()[name].text) & set(_KEPT)
    if name.startswith("schema.") or name in _APART:
        return
    assert not labels or name in changelog.WRITES, f"{name} writes {labels}: add it to changelog.WRITES"


def test_the_list_names_statements_that_are_there() -> None:
    for name, (_, parameter) in changelog.WRITES.items():
        assert f"${parameter}" in statements()[name].text, name


def notes(store: Store, since: int) -> list[dict[str, object]]:
    rows = store.rows("version.changes", since=since + 1)
    return [{key: row[key] for key in ("revision", "whole", "events", "articles", "names")} for row in rows]


def test_changes_are_noted_in_order(store: Store) -> None:
    before = store.revision()
    first, *rest = three_articles()
    store.write(first, RUN)
    store.write(first, RUN)  # again: no change
    store.write_many(rest, RUN)
    found = notes(store, before)
    assert [(row["revision"], row["whole"]) for row in found] == [(before + 1, False), (before + 2, False)]
    assert found[0]["articles"] == [first.article.id]
    assert set(found[0]["events"]) >= {event.id for event in first.events}  # type: ignore[call-overload]


def test_what_is_withdrawn_is_noted(store: Store) -> None:
    first, *rest = three_articles()
    store.write_many([first, *rest], RUN)
    before = store.revision()
    store.retract(first.article.id)
    (found,) = notes(store, before)
    assert found["articles"] == [first.article.id]
    assert set(found["events"]) >= {event.id for event in first.events}  # type: ignore[call-overload]


def test_an_analysts_word_is_noted(store: Store) -> None:
    store.write_many(three_articles(), RUN)
    first, second = sorted(row["id"] for row in store.rows("check.events"))[:2]
    before = store.revision()
    store.say(first, second, Verdict.SAME, by="tester")
    (found,) = notes(store, before)
    assert second in found["events"]  # type: ignore[operator]


def test_a_change_of_unknown_reach_says_so(store: Store) -> None:
    before = store.revision()
    store.change(lambda tx: tx.rows("MATCH (n:Event) RETURN n.id AS id"))
    assert [row["whole"] for row in notes(store, before)] == [True]


def test_old_notes_go(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changelog, "KEPT", 2)
    monkeypatch.setattr(changelog, "_TRIMMED_EVERY", 1)
    before = store.revision()
    for _ in range(5):
        store.change(lambda tx: None)
    assert [row["revision"] for row in notes(store, before)] == [before + 3, before + 4, before + 5]
