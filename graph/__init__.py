"""Records, ontology, dates, store and views: the graph and everything that reads it.

The Python interface: ``from graph import open_store, views, queries, export, measures, report``.
Names are loaded when they are first used, so that importing ``graph`` stays quick.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graph import export, measures, queries, report, views
    from graph.records import Extraction
    from graph.store import Store, open_store

__all__ = ["Extraction", "Store", "export", "measures", "open_store", "queries", "report", "views"]
_HOMES = {"Extraction": "graph.records", "Store": "graph.store", "open_store": "graph.store"}


def __getattr__(name: str) -> Any:
    """Load one of the names of the interface (PEP 562)."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    if name in __all__:
        return import_module(f"graph.{name}")
    raise AttributeError(f"module 'graph' has no attribute {name!r}")
