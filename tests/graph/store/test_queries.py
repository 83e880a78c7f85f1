"""Analysts' queries read and do nothing else, on both engines."""

from __future__ import annotations

import threading
import time

import pytest

from graph.store import QueryRefusedError, QueryTimeoutError, Store
from tests.stores import RUN, Story, picture

WRITES = [
    "CREATE (n:Actor {id: 'act-new'}) RETURN n",
    "MERGE (n:Actor {id: 'act-new'})",
    "MATCH (n:Actor) SET n.name = 'x' RETURN n",
    "MATCH (n:Actor) REMOVE n.name",
    "MATCH (n:Actor) DETACH DELETE n",
    "MATCH (n:Event) FOREACH (i IN [1] | CREATE (:Actor {id: 'act-new'}))",
    "CALL { CREATE (:Actor {id: 'act-new'}) } RETURN 1 AS one",
    "/* MATCH (n) RETURN n */ CREATE (:Actor {id: 'act-new'})",
    "// RETURN 1\nCREATE (:Actor {id: 'act-new'})",
    "PROFILE CREATE (:Actor {id: 'act-new'})",
    "/**/ PROFILE CREATE (:Actor {id: 'act-new'})",
    "EXPLAIN PROFILE CREATE (:Actor {id: 'act-new'})",
    "MATCH (n:Actor) RETURN n; CREATE (:Actor {id: 'act-new'})",
    "CREATE INDEX new_index FOR (n:Actor) ON (n.colour)",
    "DROP CONSTRAINT actor_id",
    "CREATE USER eve SET PASSWORD 'abcdefgh1'",
]
REACHES_OUT = [
    "LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row",
    "LOAD CSV FROM 'https://example.org/x' AS row RETURN row",
    "load/* */csv FROM 'https://example.org/x' AS row RETURN row",
    "MATCH (n:Actor) CALL { LOAD CSV FROM 'https://example.org/x' AS row RETURN row } RETURN row",
    "CALL apoc.load.json('https://example.org/x')",
]


@pytest.fixture
def raid(store: Store) -> Store:
    """A graph of one article."""
    who = {"dorland": "initiator", "veska": "recipient"}
    store.write(Story("one").event("raid", name="raid on Hale", who=who, where=["hale"]).done(), RUN)
    return store


@pytest.mark.parametrize("text", WRITES)
def test_what_writes_is_refused(raid: Store, text: str) -> None:
    before = picture(raid)
    with pytest.raises(QueryRefusedError):
        raid.query(text)
    assert picture(raid) == before


@pytest.mark.parametrize("text", REACHES_OUT)
def test_what_reaches_out_is_refused(raid: Store, text: str) -> None:
    with pytest.raises(QueryRefusedError):
        raid.query(text)


def test_a_reading_query_answers(raid: Store) -> None:
    result = raid.query(
        "MATCH (e:Event)-[:AT]->(p:Place) WHERE p.name = $place RETURN e.name, e.edtf, p.name LIMIT 5",
        {"place": "Hale"},
    )
    assert result.columns == ("e.name", "e.edtf", "p.name")
    assert result.rows == [{"e.name": "raid on Hale", "e.edtf": "2023-09-19", "p.name": "Hale"}]
    assert not result.truncated


def test_words_that_write_may_stand_in_texts_and_names(raid: Store) -> None:
    result = raid.query(
        "MATCH (n:Actor) WHERE n.name <> 'LOAD CSV; DELETE' RETURN n.name AS `create` ORDER BY n.name"
    )
    assert result.rows == [{"create": "Dorland"}, {"create": "Veska"}]


def test_rows_are_limited(raid: Store) -> None:
    result = raid.query("UNWIND range(1, 5000000) AS x RETURN x", limit=10)
    assert [row["x"] for row in result.rows] == list(range(1, 11))
    assert result.truncated
    exact = raid.query("UNWIND range(1, 10) AS x RETURN x", limit=10)
    assert (len(exact.rows), exact.truncated) == (10, False)


GREEDY = [
    "UNWIND range(1, 2000) AS x UNWIND range(1, 2000) AS y "
    "RETURN collect('a text ' + toString(x) + '-' + toString(y)) AS s",
    "UNWIND range(1, 4000000) AS x WITH toString(x) + ' is a text of some length' AS t "
    "RETURN t ORDER BY t DESC",
    "RETURN size(reduce(s = 'x', i IN range(1, 40) | s + s)) AS s",
]


@pytest.mark.parametrize("text", GREEDY)
def test_what_would_fill_the_memory_is_refused_and_the_server_goes_on(
    embedded_store: Store, text: str
) -> None:
    with pytest.raises(QueryRefusedError, match="more memory than a query may have"):
        embedded_store.query(text, limit=5, timeout=60.0)
    assert embedded_store.query("RETURN 1 AS one").rows == [{"one": 1}]


def test_nodes_and_relationships_come_as_plain_values(raid: Store) -> None:
    rows = raid.query("MATCH (a:Actor {id: 'act-dor'})-[r:ACTED_IN]->(:Event) RETURN a, r").rows
    assert rows[0]["a"]["labels"] == ["Actor"]
    assert rows[0]["a"]["name"] == "Dorland"
    assert rows[0]["r"] == {"type": "ACTED_IN", "as": "initiator", "articles": ["art-one"]}
    rows = raid.query("MATCH (a:Actor {id: 'act-dor'})-[r:ACTED_IN]->(e:Event) RETURN a, r, e").rows
    ends = {"from": "act-dor", "to": "evt-raid"}  # known, since the row holds both nodes
    assert rows[0]["r"] == {"type": "ACTED_IN", **ends, "as": "initiator", "articles": ["art-one"]}


@pytest.mark.parametrize("text", ["", "  // nothing\n", "RETRUN 1", "MATCH (n) RETURN m"])
def test_what_is_not_a_query_says_so(raid: Store, text: str) -> None:
    with pytest.raises(QueryRefusedError):
        raid.query(text)


SLOW = "UNWIND range(1, 6000000) AS x UNWIND range(1, 1000) AS y WITH x, y WHERE x + y = 7 RETURN count(*)"


def test_a_query_ends_at_its_time(raid: Store) -> None:
    started = time.monotonic()
    with pytest.raises(QueryTimeoutError, match="longer than 1 seconds"):
        raid.query(SLOW, timeout=1.0)
    assert time.monotonic() - started < 15


def test_a_query_can_be_cancelled(raid: Store) -> None:
    cancel = threading.Event()
    threading.Timer(0.5, cancel.set).start()
    with pytest.raises(QueryTimeoutError, match="cancelled"):
        raid.query(SLOW, timeout=60.0, cancel=cancel)


def test_the_store_serves_others_after_a_cancelled_query(raid: Store) -> None:
    with pytest.raises(QueryTimeoutError):
        raid.query(SLOW, timeout=0.5)
    assert raid.query("MATCH (e:Event) RETURN e.id AS id").rows == [{"id": "evt-raid"}]
