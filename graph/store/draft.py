"""A graph in memory: nodes by label and id, relationships by type, labels and ends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from graph.store.database import Row
from graph.store.model import Label, Link
from graph.store.statement_rows import Relationship

Key = tuple[str, str, str]  # the ids at both ends of a relationship, and the part that tells two apart
Kind = tuple[Link, Label, Label]
_Index = dict[Kind, dict[str, dict[Key, None]]]


class Draft:
    """What an engine would hold. Null properties are not there, as in an engine."""

    def __init__(self) -> None:
        """An empty graph."""
        self.nodes: dict[Label, dict[str, Row]] = {label: {} for label in Label}
        self.links: dict[Kind, dict[Key, Row]] = defaultdict(dict)
        self._from: _Index = defaultdict(lambda: defaultdict(dict))
        self._to: _Index = defaultdict(lambda: defaultdict(dict))

    def merge(self, label: Label, key: str, properties: Mapping[str, Any]) -> Row:
        """``MERGE`` a node and ``SET +=``: a null takes a property away."""
        node = self.nodes[label].setdefault(key, {"id": key})
        _set(node, properties)
        return node

    def relate(self, how: Relationship, row: Row, properties: Mapping[str, Any]) -> Row:
        """``MERGE`` a relationship between two nodes that are there, and ``SET +=``."""
        kind, key = (how.kind, how.first, how.last), key_of(how, row)
        link = self.links[kind].get(key)
        if link is None:
            self.nodes[how.first][key[0]], self.nodes[how.last][key[1]]
            link = self.links[kind][key] = {how.part: row[how.part]} if how.part else {}
            self._from[kind][key[0]][key] = self._to[kind][key[1]][key] = None
        _set(link, properties)
        return link

    def out(self, kind: Kind, ids: Iterable[str]) -> Iterator[tuple[Key, Row]]:
        """Relationships that start at these."""
        links, index = self.links[kind], self._from[kind]
        for each in ids:
            yield from ((key, links[key]) for key in index.get(each, ()))

    def into(self, kind: Kind, ids: Iterable[str]) -> Iterator[tuple[Key, Row]]:
        """Relationships that end at these."""
        links, index = self.links[kind], self._to[kind]
        for each in ids:
            yield from ((key, links[key]) for key in index.get(each, ()))

    def some(self, label: Label, ids: Iterable[str]) -> Iterator[Row]:
        """Those of these nodes that are there."""
        nodes = self.nodes[label]
        return (nodes[key] for key in ids if key in nodes)

    def where(self, label: Label, name: str, values: Collection[Any]) -> Iterator[Row]:
        """Nodes of a label whose property is one of these values."""
        wanted = set(values)
        return (node for node in self.nodes[label].values() if node.get(name) in wanted)

    def unrelate(self, how: Relationship, row: Row) -> None:
        """Delete a relationship, where it is there."""
        self._forget((how.kind, how.first, how.last), key_of(how, row))

    def delete(self, label: Label, key: str) -> None:
        """``DETACH DELETE`` a node."""
        self.nodes[label].pop(key, None)
        for kind in list(self.links):
            gone = [*self._from[kind].get(key, ())] if kind[1] is label else []
            gone += [*self._to[kind].get(key, ())] if kind[2] is label else []
            for each in gone:
                self._forget(kind, each)

    def _forget(self, kind: Kind, key: Key) -> None:
        if self.links[kind].pop(key, None) is not None:
            self._from[kind][key[0]].pop(key)
            self._to[kind][key[1]].pop(key)


def key_of(how: Relationship, row: Row) -> Key:
    """Which relationship a statement's row means."""
    return row[how.names[0]], row[how.names[1]], row[how.part] if how.part else ""


def _set(kept: Row, properties: Mapping[str, Any]) -> None:
    for name, value in properties.items():
        if value is None:
            kept.pop(name, None)
        else:
            kept[name] = value
