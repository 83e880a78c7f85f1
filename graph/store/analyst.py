"""Analysts' own Cypher: it may read, within a time and a number of rows, and do nothing else.

What keeps it from writing, and from reaching out of the database:

- ArcadeDB: it runs as a user whose group may only read records; the engine refuses the
  rest when the statement runs or when its transaction is committed, so it is committed.
- Neo4j: ``EXPLAIN`` gives the query's type and plan before anything runs: a type other
  than "r", a loading of files, or a procedure that is not a reading one of ``db.`` is refused.
  It then runs in a transaction of read access, which the server enforces, that is rolled back.
- On both, ``LOAD CSV`` is also looked for in the text, since ArcadeDB lets it read public
  addresses and does not show it in the plan of a subquery.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import neo4j
from neo4j.exceptions import ClientError, DriverError, Forbidden, Neo4jError
from neo4j.graph import Node, Path, Relationship

from graph.store.address import Address
from graph.store.database import Engine, Row, plain
from graph.store.errors import QueryRefusedError, QueryTimeoutError, StoreError, UnavailableError

_READS = "r"
_SAFE_PROCEDURE = re.compile(r"db\.[\w.]+")
_UNSAFE_OPERATORS = ("LoadCSV", "TerminateTransactions", "SystemProcedureCall", "TransactionForeach")
_QUOTED = re.compile(
    r"""'(?:\\.|[^'\\])*' | "(?:\\.|[^"\\])*" | `(?:``|[^`])*` | //[^\n]* | /\*.*?\*/""",
    re.VERBOSE | re.DOTALL,
)
_LOAD_CSV = re.compile(r"\bload\s+csv\b", re.IGNORECASE)
_PROFILE = re.compile(r"^\s*(explain|profile)\b", re.IGNORECASE)
_TOO_MUCH = ("queryMax", "MemoryPoolOutOfMemory", "OutOfMemory")  # ArcadeDB's limits, Neo4j's
_LATE = ("TransactionTimedOut", "command.timeout", "terminated")


@dataclass(frozen=True, slots=True)
class QueryResult:
    """Rows of a query. ``truncated``: there were more than the limit."""

    columns: tuple[str, ...]
    rows: list[Row] = field(default_factory=list)
    truncated: bool = False


def query(
    address: Address,
    engine: Engine,
    text: str,
    parameters: Mapping[str, Any],
    *,
    limit: int,
    timeout: float,
    cancel: threading.Event | None = None,
) -> QueryResult:
    """Run one reading statement.

    Raises:
        QueryRefusedError: it would write, reach out, or is not one statement that the engine understands.
        QueryTimeoutError: it took longer than ``timeout`` seconds, or ``cancel`` was set.
        UnavailableError: no server answers.
    """
    _check_text(text)
    name, password = address.reader or (address.user, address.password)
    driver = neo4j.GraphDatabase.driver(
        address.uri, auth=(name, password), fetch_size=min(limit + 1, 1000), max_transaction_retry_time=0.0
    )
    found: list[QueryResult] = []
    failure: list[BaseException] = []
    done = threading.Event()

    def work() -> None:
        try:
            found.append(_run(driver, address.database, engine, text, parameters, limit, timeout))
        except BaseException as error:  # noqa: BLE001 — handed to the thread that waits
            failure.append(error)
        finally:
            done.set()

    threading.Thread(target=work, daemon=True, name="casus-query").start()
    try:
        _wait(done, timeout, cancel)
    finally:
        # Where the query still runs this drops its connection; the server's own limit ends it there.
        driver.close()
    if failure:
        raise _told(failure[0], timeout) from failure[0]
    return found[0]


def _wait(done: threading.Event, timeout: float, cancel: threading.Event | None) -> None:
    waited, step = 0.0, 0.05
    while not done.wait(step):
        waited += step
        if cancel is not None and cancel.is_set():
            raise QueryTimeoutError("the query was cancelled")
        if waited > timeout + 1.0:  # the server's own limit comes first, with a better message
            raise QueryTimeoutError(_too_long(timeout))


def _run(
    driver: neo4j.Driver,
    database: str,
    engine: Engine,
    text: str,
    parameters: Mapping[str, Any],
    limit: int,
    timeout: float,
) -> QueryResult:
    with driver.session(database=database, default_access_mode=neo4j.READ_ACCESS) as session:
        if engine is Engine.NEO4J:
            with session.begin_transaction(timeout=timeout) as tx:
                _check_plan(tx.run(_explained(text), dict(parameters)).consume())
        with session.begin_transaction(timeout=timeout) as tx:
            result = tx.run(text, dict(parameters))
            columns = tuple(result.keys())
            rows: list[Row] = []
            for record in result:
                if len(rows) == limit:
                    return QueryResult(columns, rows, truncated=True)
                rows.append({key: _value(record[key]) for key in columns})
            kind = result.consume().query_type
            if engine is Engine.ARCADEDB:
                tx.commit()  # where the engine refuses what it did not refuse before
                if kind not in (None, _READS) and not _PROFILE.match(text):
                    raise QueryRefusedError("this query would write: queries may only read")
            return QueryResult(columns, rows)


def _explained(text: str) -> Any:
    return text if _PROFILE.match(text) else f"EXPLAIN {text}"


def _check_text(text: str) -> None:
    bare = _QUOTED.sub(" ", text)
    if not bare.strip():
        raise QueryRefusedError("the query is empty")
    if _LOAD_CSV.search(bare) or "\\u" in bare:
        raise QueryRefusedError("queries may not load files or addresses (LOAD CSV): use `casus ingest`")
    if re.match(r"\s*profile\b", bare, re.IGNORECASE):
        raise QueryRefusedError("PROFILE runs the query to measure it: use EXPLAIN for its plan")


def _check_plan(summary: neo4j.ResultSummary) -> None:
    if summary.query_type != _READS:
        raise QueryRefusedError("this query would write: queries may only read")
    for operator in _operators(summary.plan):
        kind = str(operator.get("operatorType", "")).split("@", maxsplit=1)[0]
        if any(name in kind for name in _UNSAFE_OPERATORS):
            raise QueryRefusedError(f"queries may only read the graph, not {kind}")
        if kind == "ProcedureCall":
            called = str(operator.get("args", {}).get("Details", ""))
            if not _SAFE_PROCEDURE.match(called):
                procedure = called.split("(", maxsplit=1)[0]
                raise QueryRefusedError(f"queries may call procedures of db. alone, not {procedure}")


def _operators(plan: Any) -> Iterator[dict[str, Any]]:
    if plan:
        yield plan
        for child in plan.get("children", []):
            yield from _operators(child)


def _value(value: Any) -> Any:
    """Nodes, relationships and paths as plain values: rows go to tables and JSON."""
    if isinstance(value, Node):
        return {"labels": sorted(value.labels), **_properties(value)}
    if isinstance(value, Relationship):
        return {"type": value.type, **_ends(value), **_properties(value)}
    if isinstance(value, Path):
        pairs = zip(value.nodes, (*value.relationships, None), strict=True)
        return [_value(each) for pair in pairs for each in pair if each is not None]
    if isinstance(value, list):
        return [_value(each) for each in value]
    if isinstance(value, dict):
        return {key: _value(each) for key, each in value.items()}
    return plain(value)


def _ends(link: Relationship) -> dict[str, str]:
    """Ids of both ends, where the row (or an earlier one) holds the nodes: what a picture needs."""
    ends = {
        name: node.get("id")
        for name, node in (("from", link.start_node), ("to", link.end_node))
        if node is not None
    }
    return ends if all(ends.get(name) for name in ("from", "to")) else {}


def _properties(entity: Node | Relationship) -> dict[str, Any]:
    return {key: _value(entity[key]) for key in entity}


def _told(error: BaseException, timeout: float) -> StoreError:
    """The failure as the analyst is told of it."""
    if isinstance(error, StoreError):
        return error
    if isinstance(error, Neo4jError):
        text = error.message or str(error)
        if any(mark in f"{error.code} {text}" for mark in _LATE):
            return QueryTimeoutError(_too_long(timeout))
        if isinstance(error, Forbidden) or "AccessMode" in (error.code or ""):
            return QueryRefusedError(f"queries may only read the graph: {text}")
        if any(mark in f"{error.code} {text}" for mark in _TOO_MUCH):
            return QueryRefusedError(_too_much(text))
        if isinstance(error, ClientError) or "Unknown procedure" in text:
            return QueryRefusedError(f"the query is not understood: {text}")
        return StoreError(f"the query failed: {text}")
    if isinstance(error, DriverError | OSError) and "defunct connection" in str(error):
        return QueryRefusedError(_too_much("the server broke off"))  # ArcadeDB, where its heap is full
    if isinstance(error, DriverError | OSError):
        return UnavailableError(f"the graph does not answer: {error}")
    raise error


def _too_much(what: str) -> str:
    return (
        f"the query needs more memory than a query may have ({what}): "
        "narrow it, sum up earlier, or add a LIMIT before it sorts or collects"
    )


def _too_long(timeout: float) -> str:
    return f"the query took longer than {timeout:g} seconds: narrow it, add a LIMIT, or allow more time"
