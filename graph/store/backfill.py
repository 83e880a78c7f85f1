"""Fills an empty graph with many articles at once: the graph that writing them one by one would make.

The writer itself derives it, in memory (``graph/store/drafting.py``); the engine is sent nodes and
relationships ready made, in pages, and is asked nothing. A filling is many transactions: while it
is under way the graph says so, and nobody else can write to it. One that was broken off is taken out and made
again by the next filling.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, TypeVar
from uuid import uuid4

from graph.records import Extraction
from graph.store import writer
from graph.store.draft import Draft
from graph.store.drafting import Drafting
from graph.store.errors import StoreError
from graph.store.model import Label
from graph.store.writer import RunInfo, WriteResult

if TYPE_CHECKING:
    from graph.store.database import Database, Row, Transaction

PAGE = 2000
T = TypeVar("T")


def fill(database: Database, extractions: Sequence[Extraction], run: RunInfo) -> WriteResult:
    """Derive the graph of these articles and put it into the engine, which must hold nothing.

    Raises:
        StoreError: the graph holds something already, or another process began to fill it meanwhile.
    """
    draft = Draft()
    result = writer.write(Drafting(draft), extractions, run, datetime.now(tz=UTC))
    filling = f"fill-{uuid4().hex}"
    if database.write(partial(_begin, filling=filling)):
        while database.write(partial(_empty, filling=filling)):
            continue
    for number, (text, rows) in enumerate(statements_of(draft), start=1):
        database.write(partial(_put, filling=filling, number=number, text=text, rows=rows))
    database.write(partial(_end, filling=filling))
    return result


def statements_of(draft: Draft) -> Iterator[tuple[str, list[Row]]]:
    """The graph as statements with up to ``PAGE`` rows: nodes, then what stands between them.

    Articles get their fingerprints last: one that has it is there whole, and need not be written again.
    """
    for label, nodes in draft.nodes.items():
        text = f"UNWIND $rows AS row CREATE (n:{label} {{id: row.id}}) SET n += row.properties"
        for some in batched(nodes.items()):
            yield text, [{"id": key, "properties": _without_print(properties)} for key, properties in some]
    for (kind, first, last), links in draft.links.items():
        text = (
            f"UNWIND $rows AS row MATCH (a:{first} {{id: row.first}}) MATCH (b:{last} {{id: row.last}}) "
            f"CREATE (a)-[r:{kind}]->(b) SET r += row.properties"
        )
        for each in batched(links.items()):
            yield text, [{"first": key[0], "last": key[1], "properties": link} for key, link in each]
    text = "UNWIND $rows AS row MATCH (a:Article {id: row.id}) SET a.fingerprint = row.fingerprint"
    for articles in batched(draft.nodes[Label.ARTICLE].values()):
        yield text, [{"id": each["id"], "fingerprint": each["fingerprint"]} for each in articles]


def _without_print(properties: Row) -> Row:
    return {name: value for name, value in properties.items() if name != "fingerprint"}


def batched(items: Iterable[T]) -> Iterator[list[T]]:
    """These in order, a page at a time."""
    rest = iter(items)
    while some := list(islice(rest, PAGE)):
        yield some


def _begin(tx: Transaction, filling: str) -> bool:
    """Whether an earlier filling was broken off, whose part has to go first."""
    kept = tx.rows("version.filling")[0]
    if kept["filling"] is None and tx.rows("transfer.count")[0]["nodes"]:
        raise StoreError("the graph is not empty: only a first filling is made at once; write to this one")
    tx.rows("version.fill", filling=filling, filled=0)
    return kept["filling"] is not None


def _ours(tx: Transaction, filling: str) -> int:
    """How many statements this filling has put."""
    kept = tx.rows("version.filling")[0]
    if kept["filling"] != filling:
        raise StoreError("another process began to fill this graph meanwhile: this one gave way")
    return int(kept["filled"])


def _empty(tx: Transaction, filling: str) -> int:
    _ours(tx, filling)
    return int(tx.rows("version.empty", limit=PAGE)[0]["gone"])


def _put(tx: Transaction, filling: str, number: int, text: str, rows: list[Row]) -> None:
    if _ours(tx, filling) >= number:
        return  # it was committed, and the connection was lost before that could be said
    tx.rows("version.fill", filling=filling, filled=number)
    tx.rows(text, rows=rows)


def _end(tx: Transaction, filling: str) -> None:
    if tx.rows("version.filling")[0]["filling"] == filling:
        tx.rows("version.fill", filling=None, filled=None)
