"""The one way to the graph database: Neo4j 5, or the embedded ArcadeDB, over one driver and one Cypher."""

from __future__ import annotations

from graph.store.ahead import Ahead
from graph.store.analyst import QueryResult
from graph.store.check import Problem, check
from graph.store.database import Engine, Row, Transaction
from graph.store.embedded import ServerStatus
from graph.store.embedded import status as server_status
from graph.store.embedded import stop as stop_server
from graph.store.errors import (
    NotFoundError,
    QueryRefusedError,
    QueryTimeoutError,
    SchemaError,
    StoreError,
    UnavailableError,
    WriteError,
)
from graph.store.folder import ServerFolder
from graph.store.session import Store, open_store
from graph.store.transfer import export, import_
from graph.store.writer import RunInfo, WriteResult

__all__ = [
    "Ahead",
    "Engine",
    "NotFoundError",
    "Problem",
    "QueryRefusedError",
    "QueryResult",
    "QueryTimeoutError",
    "Row",
    "RunInfo",
    "SchemaError",
    "ServerFolder",
    "ServerStatus",
    "Store",
    "StoreError",
    "Transaction",
    "UnavailableError",
    "WriteError",
    "WriteResult",
    "check",
    "export",
    "import_",
    "open_store",
    "server_status",
    "stop_server",
]
