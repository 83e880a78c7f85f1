"""A whole graph as JSON Lines, out of one engine and into another (or the same).

The first line is ``{"casus": <schema version>}``; then one line a node
(``{"label", "id", "properties"}``) and one a relationship (``{"type", "from": [label, id],
"to": [label, id], "properties"}``). Days are written as ``{"date": "2023-09-19"}``.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import IO, TYPE_CHECKING, Any

from graph.store.errors import StoreError
from graph.store.model import Label, Link
from graph.store.paging import pages
from graph.store.schema import DERIVED, VERSION

if TYPE_CHECKING:
    from graph.store.database import Row
    from graph.store.session import Store

_PAGE = 1000
_DAY = "date"


def export(store: Store, out: IO[str]) -> tuple[int, int]:
    """Write the graph to ``out``; how many nodes and relationships."""
    nodes = links = 0
    _line(out, {"casus": VERSION})
    for label in Label:
        for row in _nodes(store, label):
            _line(out, {"label": label.value, **row})
            nodes += 1
    for label in Label:
        for row in _links(store, label):
            _line(out, row)
            links += 1
    return nodes, links


def import_(store: Store, lines: Iterable[str], name: str = "the file") -> tuple[int, int]:
    """Read a graph into an empty store; how many nodes and relationships.

    A graph of an older version is brought up to this one, as opening it would.

    Raises:
        StoreError: the store holds something already, or a line is not what :func:`export` writes.
    """
    if store.rows("transfer.count")[0]["nodes"]:
        raise StoreError(
            "the graph is not empty: import into a new one (set CASUS_HOME, or clear the database)"
        )
    nodes = links = 0
    older = False
    batch: list[Row] = []
    group: tuple[str, ...] = ()
    for number, line in enumerate(lines, start=1):
        row = _parsed(line, number, name)
        if number == 1:
            older = row["casus"] < DERIVED
            continue
        key = (row["label"],) if "label" in row else (row["type"], row["from"][0], row["to"][0])
        if key != group or len(batch) == _PAGE:
            _put(store, group, batch)
            batch, group = [], key
        batch.append(row)
        nodes, links = (nodes + 1, links) if "label" in row else (nodes, links + 1)
    _put(store, group, batch)
    if older:
        store.migrate()
    return nodes, links


def _nodes(store: Store, label: Label) -> Iterator[Row]:
    text = (
        f"UNWIND $ids AS id MATCH (n:{label.value} {{id: id}}) RETURN n.id AS id, properties(n) AS properties"
    )
    for page in pages(_ids(store, label), _PAGE):
        yield from sorted(store.rows(text, ids=page), key=lambda row: row["id"])


def _ids(store: Store, label: Label) -> list[str]:
    return [row["id"] for row in store.rows(f"MATCH (n:{label.value}) RETURN n.id AS id")]


def _links(store: Store, label: Label) -> Iterator[Row]:
    """Relationships that start at nodes of a label, by type and end: importing goes in large batches."""
    text = (
        f"UNWIND $ids AS id MATCH (a:{label.value} {{id: id}})-[r]->(b) "
        "RETURN a.id AS first, type(r) AS type, labels(b)[0] AS label, b.id AS last, "
        "properties(r) AS properties"
    )
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for page in pages(_ids(store, label), _PAGE):
        for row in store.rows(text, ids=page):
            found[row["type"], row["label"]].append(
                {
                    "type": row["type"],
                    "from": [label.value, row["first"]],
                    "to": [row["label"], row["last"]],
                    "properties": row["properties"],
                }
            )
    for key in sorted(found):
        yield from sorted(
            found[key], key=lambda row: (row["from"], row["to"], sorted(row["properties"].items()))
        )


def _put(store: Store, group: tuple[str, ...], batch: list[Row]) -> None:
    """Write rows of one kind. Labels and types come from the model's enumerations alone."""
    if not batch:
        return
    if len(group) == 1:
        text = f"UNWIND $rows AS row CREATE (n:{group[0]} {{id: row.id}}) SET n += row.properties"
        rows = [{"id": row["id"], "properties": row["properties"]} for row in batch]
    else:
        kind, first, last = group
        text = (
            f"UNWIND $rows AS row MATCH (a:{first} {{id: row.first}}) MATCH (b:{last} {{id: row.last}}) "
            f"CREATE (a)-[r:{kind}]->(b) SET r += row.properties"
        )
        rows = [
            {"first": row["from"][1], "last": row["to"][1], "properties": row["properties"]} for row in batch
        ]
    store.change(lambda tx: tx.rows(text, rows=rows))


def _line(out: IO[str], row: Row) -> None:
    out.write(json.dumps(row, ensure_ascii=False, sort_keys=True, default=_day) + "\n")


def _day(value: Any) -> dict[str, str]:
    if isinstance(value, date):
        return {_DAY: value.isoformat()}
    raise TypeError(f"{type(value).__name__} has no place in an export")


def _undo_day(found: dict[str, Any]) -> Any:
    return date.fromisoformat(found[_DAY]) if set(found) == {_DAY} else found


def _parsed(line: str, number: int, name: str) -> Row:
    where = f"{name}, line {number}"
    try:
        row: Row = json.loads(line, object_hook=_undo_day)
        if number == 1:
            if int(row["casus"]) > VERSION:
                raise StoreError(f"{where}: schema version {row['casus']}, this Casus reads up to {VERSION}")
        elif "label" in row:
            Label(row["label"])
            row["id"], row["properties"]
        else:
            Link(row["type"]), Label(row["from"][0]), Label(row["to"][0])
            row["properties"]
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise StoreError(f"{where}: not a line that `casus store export` writes ({error})") from error
    return row
