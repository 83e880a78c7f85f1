"""Nodes and relationships among a query's rows as the data of the network component. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pyvis.network import Network

from dashboard.network_picture import node_label
from dashboard.placing import layout
from dashboard.server import VIS_NETWORK_ROUTE
from dashboard.wording import count

MOST = 400  # nodes drawn
_NAMES = ("name", "title", "kind", "level", "of", "quote", "id")
_LINES = ("edtf", "status", "type", "modality", "kind", "published", "speaker")


def is_node(value: object) -> bool:
    """Whether a value is a node of the graph as :meth:`graph.store.Store.query` gives it."""
    return isinstance(value, Mapping) and isinstance(value.get("labels"), list) and "id" in value


def is_link(value: object) -> bool:
    """Whether a value is a relationship both ends of which are known."""
    return isinstance(value, Mapping) and {"type", "from", "to"} <= set(value) and "labels" not in value


def found(rows: Iterable[Mapping[str, Any]]) -> tuple[dict[str, Mapping[str, Any]], list[Mapping[str, Any]]]:
    """Nodes by id, and the relationships among them, each once, wherever in the rows they are."""
    nodes: dict[str, Mapping[str, Any]] = {}
    links: dict[tuple[str, str, str, str], Mapping[str, Any]] = {}
    waiting: list[Any] = [value for row in rows for value in row.values()]
    for value in waiting:  # grows while it is read: lists and paths are opened
        if is_node(value):
            nodes.setdefault(str(value["id"]), value)
        elif is_link(value):
            part = str(value.get("as") or value.get("kind") or "")
            links.setdefault((str(value["from"]), str(value["type"]), part, str(value["to"])), value)
        elif isinstance(value, list):
            waiting.extend(value)
    return nodes, [link for link in links.values() if link["from"] in nodes and link["to"] in nodes]


def build(rows: Iterable[Mapping[str, Any]]) -> dict[str, Any] | None:
    """The network of a result, None where it holds no node. More than ``MOST`` nodes: the first of them."""
    nodes, links = found(rows)
    if not nodes:
        return None
    kept = dict(list(nodes.items())[:MOST])
    links = [link for link in links if link["from"] in kept and link["to"] in kept]
    pairs = {(min(one["from"], one["to"]), max(one["from"], one["to"])): 1.0 for one in links}
    places = layout(list(kept), {pair: weight for pair, weight in pairs.items() if pair[0] != pair[1]})
    network = Network(directed=True)
    for key, node in kept.items():
        x, y = places[key]
        label = str(node["labels"][0]) if node["labels"] else "node"
        name = next((str(node[field]) for field in _NAMES if node.get(field)), key)
        network.add_node(
            key,
            label=node_label(name),
            name=name,
            x=x,
            y=y,
            kind=_shape(label, node),
            size=12,
            broker=False,
            physics=False,
            lines=[label.lower(), *(str(node[field]) for field in _LINES if node.get(field)), key],
        )
    for number, link in enumerate(links):
        part = link.get("as") or link.get("kind")
        network.add_edge(
            link["from"],
            link["to"],
            id=f"link-{number}",
            name=str(link["type"]).replace("_", " ").lower() + (f": {part}" if part else ""),
            points=True,
            weight=1,
            events=1,
            tone="neutral",
            standing=False,
            lines=[],
            months=[],
            counts=[],
            tones=[],
        )
    drawn, edges, *_ = network.get_network_data()
    more = f" (the first {MOST} of {len(nodes):,})" if len(nodes) > MOST else ""
    return {
        "script": VIS_NETWORK_ROUTE.lstrip("/"),
        "nodes": drawn,
        "edges": edges,
        "months": [],
        "plain": True,
        "words": f"{count(len(drawn), 'node')}{more}, {count(len(edges), 'link')}",
    }


def _shape(label: str, node: Mapping[str, Any]) -> str:
    if label == "Actor":
        return str(node.get("kind") or "country")
    return {"Event": "military", "Place": "people", "Conflict": "bloc", "Article": "organisation"}.get(
        label, "country"
    )
