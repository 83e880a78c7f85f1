"""Search: case, accents, a typo, names before quotes, any text."""

from __future__ import annotations

import pytest

from graph import views
from graph.records import Actor, ActorKind
from graph.store import Store
from tests import stores
from tests.stores import RUN, Story


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Veska", "actor", "act-ves"),
        ("veška", "actor", "act-ves"),
        ("VESKAN STATE", "actor", "act-ves"),
        ("Dorlnd", "actor", "act-dor"),  # a letter lost
        ("Dorrland", "actor", "act-dor"),  # one too many
        ("mora pas", "place", "plc-mora"),
        ("siege mora", "event", "evt-siege"),
        ("river wra", "conflict", "con-river"),
        ("News a", "article", "art-a"),
    ],
)
def test_search_forgives_case_accents_and_a_typo(war: Store, text: str, kind: str, expected: str) -> None:
    hits = views.search(war, text, kinds=[kind])
    assert hits[0].id == expected
    assert 0.6 <= hits[0].score <= 1.0


def test_what_is_called_so_comes_before_what_is_by_another_name(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    front = Actor(id="act-front", name="Veiled Front", kind=ActorKind.ARMED_GROUP, aliases=("Mora",))
    monkeypatch.setitem(stores.ACTORS, "front", front)
    told = Story("a").event("clash", name="clash in Mora Pass", who={"front": "initiator"}, where=["mora"])
    store.write(told.done(), RUN)
    found = [hit.id for hit in views.search(store, "mora") if hit.kind != "claim"]
    assert found == ["plc-mora", "act-front", "evt-clash"]


@pytest.mark.parametrize("text", ["aleged", "allegged", "alelged", "alledged"])
def test_search_forgives_a_typo_in_a_word_of_a_quote(war: Store, text: str) -> None:
    hits = views.search(war, text, kinds=["claim"])
    assert [(hit.event, hit.matched) for hit in hits] == [("evt-raid", "alleged")]


def test_search_in_quotes_leads_to_event_and_article(war: Store) -> None:
    hits = [hit for hit in views.search(war, "alleged") if hit.kind == "claim"]
    assert [(hit.event, hit.article) for hit in hits] == [("evt-raid", "art-b")]
    war.retract("art-b")
    assert [hit for hit in views.search(war, "alleged") if hit.kind == "claim"] == []


@pytest.mark.parametrize("text", ["", "   ", '+-&|!(){}[]^"~*?:\\/', "AND OR NOT", "Veska AND ("])
def test_search_takes_any_text(war: Store, text: str) -> None:
    for hit in views.search(war, text):
        assert hit.score >= 0.6
