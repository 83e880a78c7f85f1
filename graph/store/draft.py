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


# What the writer looks nodes up by, beside their ids.
_FOUND_BY: Mapping[Label, tuple[str, ...]] = {
    Label.ARTICLE: ("published",),
    Label.EVENT: ("starts", "begins", "canonical", "disputed"),
    Label.ACTOR: ("block", "acronym"),
    Label.PLACE: ("block",),
}


class Draft:
    """What an engine would hold. Null properties are not there, as in an engine.

    ``changed_nodes``, ``changed_links``: what was put, changed or deleted, for whoever sends it on and then
    clears them (``graph/store/sending.py``).
    """

    def __init__(self) -> None:
        """An empty graph."""
        self.nodes: dict[Label, dict[str, Row]] = {label: {} for label in Label}
        self.links: dict[Kind, dict[Key, Row]] = defaultdict(dict)
        self.changed_nodes: dict[Label, dict[str, None]] = {label: {} for label in Label}
        self.changed_links: dict[Kind, dict[Key, None]] = defaultdict(dict)
        self._from: _Index = defaultdict(lambda: defaultdict(dict))
        self._to: _Index = defaultdict(lambda: defaultdict(dict))
        self._with: dict[tuple[Label, str], dict[Any, dict[str, None]]] = {
            (label, name): defaultdict(dict) for label, names in _FOUND_BY.items() for name in names
        }

    def merge(self, label: Label, key: str, properties: Mapping[str, Any]) -> Row:
        """``MERGE`` a node and ``SET +=``: a null takes a property away."""
        node = self.nodes[label].setdefault(key, {"id": key})
        for name in _FOUND_BY.get(label, ()):
            if name in properties and properties[name] != node.get(name):
                self._find_by(label, name, node, properties[name])
        _set(node, properties)
        self.changed_nodes[label][key] = None
        return node

    def _find_by(self, label: Label, name: str, node: Row, value: Any) -> None:
        found, key = self._with[label, name], node["id"]
        if node.get(name) is not None:
            del found[node[name]][key]
        if value is not None:
            found[value][key] = None

    def relate(self, how: Relationship, row: Row, properties: Mapping[str, Any]) -> Row:
        """``MERGE`` a relationship between two nodes that are there, and ``SET +=``."""
        kind, key = (how.kind, how.first, how.last), key_of(how, row)
        link = self.links[kind].get(key)
        if link is None:
            self.nodes[how.first][key[0]], self.nodes[how.last][key[1]]
            link = self.links[kind][key] = {how.part: row[how.part]} if how.part else {}
            self._from[kind][key[0]][key] = self._to[kind][key[1]][key] = None
        _set(link, properties)
        self.changed_links[kind][key] = None
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
        """Nodes of a label whose property (one that the writer looks by) is one of these values."""
        nodes, found = self.nodes[label], self._with[label, name]
        return (nodes[key] for value in set(values) if value in found for key in found[value])

    def unrelate(self, how: Relationship, row: Row) -> None:
        """Delete a relationship, where it is there."""
        self._forget((how.kind, how.first, how.last), key_of(how, row))

    def delete(self, label: Label, key: str) -> None:
        """``DETACH DELETE`` a node."""
        node = self.nodes[label].pop(key, None)
        if node is None:
            return
        self.changed_nodes[label][key] = None
        for name in _FOUND_BY.get(label, ()):
            self._find_by(label, name, node, None)
        for kind in list(self.links):
            gone = [*self._from[kind].get(key, ())] if kind[1] is label else []
            gone += [*self._to[kind].get(key, ())] if kind[2] is label else []
            for each in gone:
                self._forget(kind, each)

    def _forget(self, kind: Kind, key: Key) -> None:
        if self.links[kind].pop(key, None) is not None:
            self._from[kind][key[0]].pop(key)
            self._to[kind][key[1]].pop(key)
            self.changed_links[kind][key] = None


def key_of(how: Relationship, row: Row) -> Key:
    """Which relationship a statement's row means."""
    return row[how.names[0]], row[how.names[1]], row[how.part] if how.part else ""


def _set(kept: Row, properties: Mapping[str, Any]) -> None:
    for name, value in properties.items():
        if value is None:
            kept.pop(name, None)
        else:
            kept[name] = value
