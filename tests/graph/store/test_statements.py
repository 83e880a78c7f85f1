"""Every statement of every Cypher file parses and runs on the engines that it is for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from graph.store import Engine, Store
from graph.store.database import has_one_plan
from graph.store.fulltext import index_name
from graph.store.statements import narrowed, statements
from tests.graph.store.test_contract import three_articles
from tests.stores import RUN, clear, opened

_PARAMETER = re.compile(r"\$([a-z_]+)")
_LISTS = {
    "ids", "ones", "others", "types", "statuses", "conflicts", "actors", "places", "kinds", "keep", "anchors",
    "rows", "earlier", "articles", "keys", "bands", "codes", "groups", "claims", "events", "heads", "sources",
    "runs", "spans", "parts",
}  # fmt: skip
_DAYS = {"start", "end", "as_of", "near", "since", "first", "last"}
_NUMBERS = {"limit", "sample", "version", "offset", "skip"}


def dummy(name: str, engine: Engine) -> object:
    """A value of the type that the project's statements give this parameter everywhere."""
    if name in _LISTS:
        return [] if name in ("rows", "earlier", "spans") else ["none"]
    if name == "days":
        return [date(2023, 9, 19)]
    if name in _DAYS:
        return date(2023, 9, 19)
    if name in _NUMBERS:
        return 3
    if name in ("filling", "filled"):
        return None
    return {"properties": {}, "index": index_name(engine, "Event"), "query": "raid"}.get(name, "none")


_ON_ITS_ENGINE = [
    pytest.param(engine.value, name, marks=[pytest.mark.neo4j] if engine is Engine.NEO4J else [])
    for engine in Engine
    for name, each in sorted(statements().items())
    if each.engine in (None, engine.value)
]


@pytest.mark.parametrize(("session_store", "name"), _ON_ITS_ENGINE, indirect=["session_store"])
def test_a_statement_runs(store: Store, name: str) -> None:
    """With every filter set, and (where there are filters) with none."""
    each = statements()[name]
    needed = set(_PARAMETER.findall(each.text))
    filters = set(re.findall(r"\(\$([a-z_]+) IS NULL OR", each.text))
    given = {key: dummy(key, store.engine) for key in needed}
    if name == "version.write":
        given |= {"id": "schema", "version": store.rows("version.read")[0]["version"]}
    store.database.write(lambda tx: tx.rows(name, **given))
    if filters:
        store.database.write(lambda tx: tx.rows(name, **(given | dict.fromkeys(filters))))


def test_conditions_of_unset_filters_are_left_out() -> None:
    text = "MATCH (e)\nWHERE e.a\n  AND ($x IS NULL OR e.b IN $x)\n  AND ($y IS NULL OR e.c = $y)\nRETURN e"
    assert narrowed(text, frozenset({"x"})) == "MATCH (e)\nWHERE e.a\n  AND (e.c = $y)\nRETURN e"


@pytest.mark.neo4j
@pytest.mark.parametrize(
    ("name", "operator"),
    [
        ("register.range", "NodeUniqueIndexSeekByRange"),
        ("register.events", "NodeUniqueIndexSeek"),
        ("register.articles", "NodeUniqueIndexSeek"),
        ("register.names", "NodeUniqueIndexSeek"),
        ("version.changes", "NodeIndexSeekByRange"),
        ("timeline.events", "NodeUniqueIndexSeek"),
        ("search.events", "NodeUniqueIndexSeek"),
        ("evidence.links", "NodeUniqueIndexSeek"),
        ("evidence.claims", "NodeIndexSeek"),
        ("tellings.of_events", "NodeUniqueIndexSeek"),
        ("write.events_before", "NodeUniqueIndexSeek"),
        ("judgements.by_days", "NodeIndexSeek"),
        ("judgements.by_telling", "NodeIndexSeek"),
        ("judgements.by_spans", "NodeIndexSeekByRange"),
        ("judgements.by_telling_within", "NodeIndexSeekByRange"),
        ("judgements.all_by_telling_within", "NodeIndexSeekByRange"),
        ("testimony.published_within", "NodeIndexSeekByRange"),
        ("judgements.groups", "NodeIndexSeek"),
        ("judgements.words", "NodeIndexSeek"),
        ("testimony.published", "NodeIndexSeek"),
        ("testimony.telling", "NodeUniqueIndexSeek"),
        ("withdraw.supports", "NodeUniqueIndexSeek"),
    ],
)
@pytest.mark.parametrize("session_store", ["neo4j"], indirect=True)
def test_neo4j_plans_with_an_index(session_store: Store, name: str, operator: str) -> None:
    session_store.write_many(three_articles(), RUN)
    each = statements()[name]
    filters = set(re.findall(r"\(\$([a-z_]+) IS NULL OR", each.text))
    given = {key: dummy(key, Engine.NEO4J) for key in set(_PARAMETER.findall(each.text))}
    unset = frozenset(filters - set(re.findall(r"IN \$([a-z_]+) AND", each.text)))
    text = narrowed(each.text, unset)
    operators = plan_of(session_store, text, given)
    assert operator in operators, operators
    assert "AllNodesScan" not in operators
    assert "NodeByLabelScan" not in operators


def plan_of(store: Store, text: str, given: dict[str, object]) -> list[str]:
    """The operators of Neo4j's plan."""
    return [plan["operatorType"].split("@")[0].split("(")[0] for plan in plans_of(store, text, given)]


def plans_of(store: Store, text: str, given: dict[str, object]) -> list[dict[str, Any]]:
    """Neo4j's plan, step by step."""
    driver = store.database._driver
    _, summary, _ = driver.execute_query(f"EXPLAIN {text}", given, database_=store.address.database)
    found, left = [], [summary.plan]
    while left:
        found.append(left.pop())
        left += found[-1].get("children", [])
    return found


@pytest.mark.parametrize(
    ("name", "one"),
    [
        ("write.new_events", True),
        ("write.new_participants", True),
        ("write.put_claims_of_events", True),
        ("write.put_actors", True),
        ("write.set_participants", False),
        ("write.put_ties", False),
        ("ordering.after", False),
        ("tellings.of_events", False),
        ("judgements.by_spans", False),
        ("version.empty", False),
    ],
)
def test_the_plan_is_kept_of_what_finds_nodes_by_their_ids_alone(name: str, one: bool) -> None:
    assert has_one_plan(statements()[name].text) is one


@pytest.mark.neo4j
@pytest.mark.parametrize(
    ("name", "bounds"),
    [
        ("judgements.by_spans", ["starts >= first AND starts <= last", "begins >= first AND begins <= last"]),
        ("judgements.by_telling_within", ["published >= first AND published <= last"]),
        ("judgements.all_by_telling_within", ["published >= first AND published <= last"]),
        ("testimony.published_within", ["published >= first AND published <= last"]),
    ],
)
def test_spans_are_sought_between_both_of_their_ends(
    neo4j_store: Store, name: str, bounds: list[str]
) -> None:
    text = statements()[name].text
    given = {key: dummy(key, Engine.NEO4J) for key in set(_PARAMETER.findall(text))}
    details = " ".join(str(plan["args"].get("Details", "")) for plan in plans_of(neo4j_store, text, given))
    assert [each for each in bounds if each not in details] == []


@pytest.fixture
def neo4j_store(neo4j_server: tuple[str, str]) -> Iterator[Store]:
    """An empty graph on Neo4j."""
    with opened(neo4j_server) as store:
        clear(store)
        yield store


_WRITING = ("write", "judgements", "namesakes", "ordering", "tellings", "testimony", "withdraw")
CHANGES = [
    name
    for name in sorted(statements())
    if name.split(".")[0] in _WRITING
    and name not in (
        "judgements.review", "judgements.parted", "judgements.history", "namesakes.review",
        "namesakes.of_names", "ordering.contradictions", "ordering.held", "tellings.articles",
    )
]  # fmt: skip


@pytest.mark.neo4j
def test_what_changes_ask_is_planned_with_indexes_in_an_empty_graph(neo4j_store: Store) -> None:
    """The first plans of a graph serve while it grows; some are kept (``has_one_plan``)."""
    read_whole = {}
    for name in CHANGES:
        text = statements()[name].text
        given = {key: dummy(key, Engine.NEO4J) for key in set(_PARAMETER.findall(text))}
        if scans := [each for each in plan_of(neo4j_store, text, given) if each.endswith("Scan")]:
            read_whole[name] = scans
    assert read_whole == {}
