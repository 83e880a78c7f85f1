"""The network of actors for graph tools: GraphML and GEXF, as networkx writes and opens them.

Nodes have ``label``, ``kind`` and ``iso3``; edges ``events``, ``cooperation``, ``conflict``,
``intensity`` (mean, -10..10; left out where unknown), ``first``, ``last``, ``directed`` and
``ties``. Neither format knows "no value" or lists: what is unknown is left out, lists are joined.
"""

from __future__ import annotations

import io
import re
from datetime import date
from typing import Any

import networkx as nx

from graph.export.dossier import Dossier
from graph.network import projection
from graph.tables import plain

_STAMP = re.compile(r' lastmodifieddate="[^"]*"')


def network(dossier: Dossier) -> nx.MultiDiGraph:
    """The projection of the dossier's relations, with values that XML can carry."""
    found = projection(dossier.relations)
    fit = nx.MultiDiGraph()
    for node in sorted(found):
        data = found.nodes[node]
        card = dossier.actors.get(node)
        fit.add_node(
            plain(node), **_fit({"label": data["name"], "kind": data["kind"], "iso3": card and card.iso3})
        )
    for source, target, data in sorted(
        found.edges(data=True), key=lambda edge: (edge[0], edge[1], str(edge[2]))
    ):
        fit.add_edge(plain(source), plain(target), **_fit(data))
    return fit


def to_graphml(dossier: Dossier) -> bytes:
    """GraphML in UTF-8."""
    out = io.BytesIO()
    nx.write_graphml(network(dossier), out, named_key_ids=True)
    return out.getvalue()


def to_gexf(dossier: Dossier) -> bytes:
    """GEXF 1.2 in UTF-8, without the day of writing: the same graph gives the same file."""
    text = "\n".join(nx.generate_gexf(network(dossier)))
    return (_STAMP.sub("", text, count=1) + "\n").encode()


def _fit(data: dict[str, Any]) -> dict[str, str | int | float | bool]:
    fit: dict[str, str | int | float | bool] = {}
    for name, value in data.items():
        if value is None:
            continue
        if isinstance(value, bool | int | float):
            fit[name] = value
        else:
            fit[name] = value.isoformat() if isinstance(value, date) else plain(value)
    return fit
