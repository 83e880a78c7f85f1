"""Order across articles kept in the graph: no circle in any order of writing, and contradictions told."""

from __future__ import annotations

import random

import networkx as nx

from graph import views
from graph.records import Extraction
from graph.resolution import Verdict
from graph.store import Store, check
from tests.stores import RUN, Story, clear, picture

NAMES = {"raid": "raid on Hale", "talks": "talks in Mora", "march": "march to the pass"}


def tale(key: str, *order: tuple[str, str], causal: bool = False) -> Extraction:
    """An article that tells three undated events, and which of them came first."""
    story = Story(key, outlet=f"Outlet {key}")
    for event, name in NAMES.items():
        story.event(
            event, name=name, on=None, sentence=f"Of the {name} the paper of {key} has its own report."
        )
    for before, after in order:
        story.order(before, after, causal=causal)
    return story.done()


def tales() -> list[Extraction]:
    """Two say raid, talks, march; one puts the march before the raid; one has the talks lead to the raid."""
    return [
        tale("a", ("raid", "talks"), ("talks", "march")),
        tale("b", ("raid", "talks"), ("talks", "march")),
        tale("c", ("march", "raid")),
        tale("d", ("talks", "raid"), causal=True),
    ]


def held(store: Store) -> set[tuple[str, str]]:
    return {(row["before"], row["after"]) for row in store.rows("ordering.held")}


def test_circles_across_articles_are_told_and_not_held_in_any_order(store: Store) -> None:
    pictures = []
    for seed in range(4):
        clear(store)
        order = random.Random(seed).sample(tales(), 4)
        if seed == 3:
            store.write_many(order, RUN)
        else:
            for item in order:
                store.write(item, RUN)
        pictures.append(picture(store))
    assert pictures[1:] == pictures[:-1]
    assert held(store) == {("evt-raid", "evt-talks"), ("evt-talks", "evt-march")}
    assert nx.is_directed_acyclic_graph(nx.DiGraph(held(store)))
    rows = views.contradictions(store)
    assert [(row.before, row.after, row.articles) for row in rows] == [
        ("evt-march", "evt-raid", ("art-c",)),
        ("evt-talks", "evt-raid", ("art-d",)),
    ]
    found = views.evidence(store, "evt-raid")
    assert ([row.id for row in found.before], [row.id for row in found.after]) == ([], ["evt-talks"])
    assert check(store) == []


def test_a_contradiction_ends_with_the_article_that_tells_it(store: Store) -> None:
    store.write_many(tales()[:1], RUN)
    before = held(store)
    store.write(tales()[2], RUN)
    assert held(store) != before or views.contradictions(store)
    store.retract("art-c")
    assert (held(store), views.contradictions(store)) == (before, [])
    assert store.rows("MATCH (e:Event) WHERE e.circle IS NOT NULL RETURN e.id AS id") == []


def test_merging_events_may_close_a_circle_and_undoing_opens_it(store: Store) -> None:
    store.write(tale("a", ("raid", "talks"), ("talks", "march")), RUN)
    assert views.contradictions(store) == []
    before = picture(store)
    store.say("evt-raid", "evt-march", Verdict.SAME, by="ana")
    assert nx.is_directed_acyclic_graph(nx.DiGraph(held(store)))
    assert [(row.before, row.after) for row in views.contradictions(store)] == [("evt-talks", "evt-march")]
    store.unsay("evt-raid", "evt-march", by="ana")
    nodes, links = picture(store)
    assert ({key: node for key, node in nodes.items() if not key.startswith("jdg-")}, links) == before
