"""Spellings of one actor or place kept in the graph: merged as a view, in any order, undoable."""

from __future__ import annotations

import random
from datetime import date

from graph import views
from graph.edtf import date_value
from graph.records import (
    Actor,
    ActorKind,
    Article,
    Claim,
    Conflict,
    Event,
    Extraction,
    Participant,
    ParticipantRole,
    Place,
    Status,
)
from graph.resolution import Verdict
from graph.store import Store, check
from tests.stores import RUN, clear, picture

RIVER, DESERT = Conflict(id="con-river", name="River War"), Conflict(id="con-desert", name="Desert War")


def raid(key: str, who: str, where: str = "Hale", *, war: Conflict = RIVER, day: int = 19) -> Extraction:
    """An article that tells of a raid by an actor, at a place, both known by these names alone."""
    actor = Actor(id=f"act-{who}-{war.id}", name=who, kind=ActorKind.PERSON, provisional=True)
    text = f"{who} led men into {where} at dawn and burned the mill, {key} wrote."
    event = Event(
        id=f"evt-{key}",
        name=f"raid on {where}",
        type="ASSAULT",
        mode="raid",
        status=Status.OCCURRED,
        date=date_value(f"2023-09-{day}", "test"),
        participants=(Participant(id=actor.id, name=who, kind=actor.kind, role=ParticipantRole.INITIATOR),),
        places=(Place(id=f"plc-{where}", name=where, kind="place"),),
        conflicts=(war,),
        claims=(Claim(quote=text, start=0, end=len(text)),),
    )
    article = Article(id=f"art-{key}", published=date(2023, 9, 21), outlet=f"Outlet {key}", text=text)
    return Extraction(article=article, events=(event,), actors=(actor,))


def war() -> list[Extraction]:
    """One raid in three spellings of its leader and two of the town; a namesake; another war."""
    return [
        raid("a", "Anton Veridian", "Barsalogho"),
        raid("b", "Anton Veridyan", "Barsalogo"),
        raid("c", "Veridyan", "Barsalogho"),
        raid("d", "Anton Veridian", "Kolm", war=DESERT),
        raid("e", "Boris Tarkin", "Upper Barsalogho", day=12),
    ]


def heads(store: Store, label: str) -> dict[str, str]:
    rows = store.rows(f"MATCH (n:{label}) RETURN n.id AS id, n.canonical AS head")
    return {row["id"]: row["head"] for row in rows}


def test_spellings_are_one_actor_one_place_and_so_one_event_in_any_order(store: Store) -> None:
    pictures = []
    for seed in range(3):
        clear(store)
        order = random.Random(seed).sample(war(), 5)
        if seed == 2:
            store.write_many(order, RUN)
        else:
            for item in order:
                store.write(item, RUN)
        pictures.append(picture(store))
    assert pictures[1:] == pictures[:-1]
    actors = heads(store, "Actor")
    assert {actors[f"act-{each}-con-river"] for each in ("Anton Veridian", "Anton Veridyan", "Veridyan")} == {
        "act-Anton Veridian-con-river"
    }
    assert actors["act-Anton Veridian-con-desert"] == "act-Anton Veridian-con-desert"
    places = heads(store, "Place")
    assert (places["plc-Barsalogo"], places["plc-Upper Barsalogho"]) == (
        "plc-Barsalogho",
        "plc-Upper Barsalogho",
    )
    merged = next(row for row in views.timeline(store) if row.id == "evt-a")
    assert merged.members == ("evt-a", "evt-b", "evt-c")
    assert [part.name for part in merged.participants] == ["Anton Veridian"]
    assert check(store) == []
    store.resolve()
    assert picture(store) == pictures[0]


def test_a_second_bearer_takes_the_surname_back_and_leaves_with_his_article(store: Store) -> None:
    store.write_many(war()[:3], RUN)
    before = picture(store)
    store.write(raid("f", "Petro Veridian", "Kolm", day=13), RUN)
    assert heads(store, "Actor")["act-Veridyan-con-river"] == "act-Veridyan-con-river"
    store.retract("art-f")
    nodes, links = picture(store)  # the article and its claim stay as the record
    assert {key: node for key, node in nodes.items() if not key.startswith(("art-f", "clm-"))} == {
        key: node for key, node in before[0].items() if not key.startswith("clm-")
    }
    assert {key: link for key, link in links.items() if key[0] != "QUOTED_FROM"} == {
        key: link for key, link in before[1].items() if key[0] != "QUOTED_FROM"
    }


def test_an_analysts_word_on_names_outlives_re_ingest_and_undo_restores(store: Store) -> None:
    store.write_many(war(), RUN)
    before = picture(store)
    pair = ("act-Anton Veridian-con-river", "act-Anton Veridyan-con-river")
    store.say(*pair, Verdict.DIFFERENT, by="ana", why="father and son")
    assert heads(store, "Actor")[pair[1]] == pair[1]
    assert next(row for row in views.timeline(store) if row.id == "evt-b").members == ("evt-b",)
    for key in ("art-a", "art-b"):
        store.retract(key)
    store.write_many(war()[:2][::-1], RUN)
    assert heads(store, "Actor")[pair[1]] == pair[1]
    asked = {(row.kind, row.first.id, row.second.id) for row in views.namesakes(store)}
    assert asked == {("actor", "act-Anton Veridian-con-desert", each) for each in pair}
    store.unsay(*pair, by="ana")
    nodes, links = picture(store)
    assert ({key: node for key, node in nodes.items() if not key.startswith("jdg-")}, links) == before


def test_an_analyst_names_an_unknown_group(store: Store) -> None:
    store.write_many(war(), RUN)
    pair = ("act-Anton Veridian-con-river", "act-Boris Tarkin-con-river")
    store.say(*pair, Verdict.SAME, by="ana", why="his nom de guerre")
    assert heads(store, "Actor")[pair[1]] == pair[0]
    (row,) = [each for each in views.names_of(store, pair[1]) if each.by == "analyst ana"]
    assert (row.verdict, row.first.name, row.second.name) == (Verdict.SAME, "Anton Veridian", "Boris Tarkin")


def test_the_sentences_that_name_each_side_are_shown_to_the_analyst(store: Store) -> None:
    store.write_many(war(), RUN)
    told = views.sentences_naming(store, "act-Anton Veridyan-con-river")
    # the two raids are judged one, so its actors stand in both; the sentence with this very name is first
    assert [(claim.about, "Veridyan" in claim.quote) for claim in told] == [("evt-b", True), ("evt-a", False)]
    assert views.sentences_naming(store, "act-nobody") == []
