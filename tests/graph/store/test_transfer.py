"""A graph moves whole between engines, and is checked and repaired."""

from __future__ import annotations

import io
import json

import pytest

from graph.records import RelationKind
from graph.store import Store, StoreError, check, export, import_
from graph.store.schema import VERSION
from tests.stores import RUN, Story, clear, picture


def filled(store: Store) -> Store:
    who = {"dorland": "initiator", "veska": "recipient"}
    story = Story("one").event("raid", who=who, where=["hale"]).event("siege", on="199X", who=who)
    story.order("siege", "raid").tie("dorland", RelationKind.FOE, "veska").role("ostia", "mediator")
    store.write(story.done(), RUN)
    return store


def test_what_is_exported_is_imported_whole(store: Store) -> None:
    before = picture(filled(store))
    out = io.StringIO()
    counted = export(store, out)
    clear(store)
    assert import_(store, io.StringIO(out.getvalue())) == counted
    assert picture(store) == before
    again = io.StringIO()
    export(store, again)
    assert again.getvalue() == out.getvalue()


def test_an_import_goes_into_an_empty_graph_alone(store: Store) -> None:
    out = io.StringIO()
    export(filled(store), out)
    with pytest.raises(StoreError, match="not empty"):
        import_(store, io.StringIO(out.getvalue()))


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        '{"label": "Hacker) DETACH DELETE (n", "id": "x", "properties": {}}',
        '{"type": "ABOUT"}',
        "{}",
    ],
)
def test_a_line_that_is_no_export_is_named(embedded_store: Store, line: str) -> None:
    with pytest.raises(StoreError, match=r"graph\.jsonl, line 2"):
        import_(embedded_store, [json.dumps({"casus": VERSION}), line], "graph.jsonl")


def test_a_sound_graph_has_no_problems(store: Store) -> None:
    assert check(filled(store)) == []


def test_damage_is_found_and_repaired(store: Store) -> None:
    before = picture(filled(store))
    store.change(
        lambda tx: tx.rows("MATCH (e:Event {id: 'evt-raid'}) SET e.status = 'planned', e.touched = true")
    )
    store.change(lambda tx: tx.rows("CREATE (:Actor {id: 'act-lost', name: 'Lost'})"))
    store.change(lambda tx: tx.rows("CREATE (:Event {id: 'evt-lost', name: 'Lost'})"))
    assert {problem.id for problem in check(store)} == {"evt-raid", "act-lost", "evt-lost"}
    repaired = check(store, repair=True)
    assert all(problem.repaired for problem in repaired)
    assert picture(store) == before
    assert check(store) == []


def test_a_card_that_its_articles_do_not_tell_is_found_and_repaired(store: Store) -> None:
    before = picture(filled(store))
    store.change(
        lambda tx: tx.rows(
            "MATCH (e:Event {id: 'evt-raid'}) SET e.card = replace(e.card, 'occurred', 'planned')"
        )
    )
    (found,) = check(store)
    assert (found.rule, found.id) == ("event that is not shown as its articles tell it", "evt-raid")
    (repaired,) = check(store, repair=True)
    assert repaired.repaired
    assert picture(store) == before


def test_a_claim_that_is_not_its_slice_is_listed(store: Store) -> None:
    filled(store)
    store.change(lambda tx: tx.rows("MATCH (c:Claim {about: 'evt-raid'}) SET c.quote = 'something else'"))
    found = check(store)
    assert [problem.rule for problem in found] == ["claim that is not its slice of the article"]
