"""Sends a graph that is derived in memory to an engine, as far as it has changed since it was last sent.

Nodes and relationships go ready made, many in a statement, and the engine is asked nothing. What was sent
and has changed again is set anew; what was deleted again is deleted there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from graph.store.model import Label
from graph.store.statement_rows import RELATIONSHIPS

if TYPE_CHECKING:
    from graph.store.database import Row
    from graph.store.draft import Draft, Key, Kind

PAGE = 2000
T = TypeVar("T")
Statement = tuple[str, "list[Row]"]  # the text and its rows
_PARTS = {(how.kind, how.first, how.last): how.part for how in RELATIONSHIPS.values()}


class Sending:
    """A draft and what of it an engine holds already."""

    def __init__(self, draft: Draft, *, wholly: bool = False) -> None:
        """Nothing of ``draft`` was sent yet. ``wholly``: articles are sent with their fingerprints."""
        self._draft = draft
        self._wholly = wholly
        self._nodes: dict[Label, set[str]] = defaultdict(set)
        self._links: dict[Kind, set[Key]] = defaultdict(set)

    def statements(self) -> list[Statement]:
        """What brings the engine to the draft's state; to be run in this order, each once.

        Where not all is sent in one transaction, articles go without their fingerprints: one that has it is
        there whole, and need not be written again (see :meth:`fingerprints`). Rows are copies: the draft may
        change while they are sent.
        """
        draft = self._draft
        found: list[Statement] = []
        for label, keys in draft.changed_nodes.items():
            found += self._of_nodes(label, list(keys))
            keys.clear()
        for kind, ends in draft.changed_links.items():
            found += self._of_links(kind, list(ends))
            ends.clear()
        # Last, since what hangs on them is told anew first.
        return sorted(found, key=lambda statement: "DETACH DELETE" in statement[0])

    def fingerprints(self) -> Iterator[Statement]:
        """What says that the articles are there whole."""
        text = "UNWIND $rows AS row MATCH (n:Article {id: row.id}) SET n.fingerprint = row.fingerprint"
        for some in batched(self._draft.nodes[Label.ARTICLE].values()):
            yield text, [{"id": each["id"], "fingerprint": each["fingerprint"]} for each in some]

    def _of_nodes(self, label: Label, keys: list[str]) -> Iterator[Statement]:
        nodes, sent = self._draft.nodes[label], self._nodes[label]
        there = [key for key in keys if key in nodes]
        fresh = [key for key in there if key not in sent]
        node = f"(n:{label} {{id: row.id}})"
        properties = dict if self._wholly else _without_print
        for text, some in (
            (f"UNWIND $rows AS row CREATE {node} SET n += row.properties", fresh),
            (f"UNWIND $rows AS row MATCH {node} SET n = row.properties", [k for k in there if k in sent]),
        ):
            for page in batched(some):
                yield text, [{"id": key, "properties": properties(nodes[key])} for key in page]
        gone = [key for key in keys if key not in nodes and key in sent]
        for page in batched(gone):
            yield f"UNWIND $rows AS row MATCH {node} DETACH DELETE n", [{"id": key} for key in page]
        sent.update(fresh)
        sent.difference_update(gone)

    def _of_links(self, kind: Kind, keys: list[Key]) -> Iterator[Statement]:
        links, sent = self._draft.links[kind], self._links[kind]
        there = [key for key in keys if key in links]
        fresh = [key for key in there if key not in sent]
        gone = [key for key in keys if key not in links and key in sent]
        name, first, last = kind
        ends = f"UNWIND $rows AS row MATCH (a:{first} {{id: row.first}}) MATCH (b:{last} {{id: row.last}})"
        part = f" {{{_PARTS[kind]}: row.part}}" if _PARTS[kind] else ""
        # From the side with few, which is never the actor (docs/engines.md); an engine that also looks up the
        # other end goes through all that an actor or a conflict has (1.5 ms a row on Neo4j, and not 0.1).
        found = f"(a:{first} {{id: row.first}})-[r:{name}{part}]->(b) WHERE b.id = row.last"
        if first is Label.ACTOR:
            found = f"(b:{last} {{id: row.last}})<-[r:{name}{part}]-(a) WHERE a.id = row.first"
        found = f"UNWIND $rows AS row MATCH {found}"
        for text, some in (
            (f"{ends} CREATE (a)-[r:{name}]->(b) SET r += row.properties", fresh),
            (f"{found} SET r = row.properties", [key for key in there if key in sent]),
        ):
            for page in batched(some):
                yield text, [_link_row(key, links[key]) for key in page]
        for page in batched(gone):
            yield f"{found} DELETE r", [_link_row(key, {}) for key in page]
        sent.update(fresh)
        sent.difference_update(gone)


def batched(items: Iterable[T]) -> Iterator[list[T]]:
    """These in order, a page at a time."""
    rest = iter(items)
    while some := list(islice(rest, PAGE)):
        yield some


def _without_print(properties: Mapping[str, object]) -> Row:
    return {name: value for name, value in properties.items() if name != "fingerprint"}


def _link_row(key: Key, properties: Row) -> Row:
    row: Row = {"first": key[0], "last": key[1], "properties": dict(properties)}
    return row | {"part": key[2]} if key[2] else row
