"""Constraints, indexes and the version of what the graph holds."""

from __future__ import annotations

from functools import partial

from graph.store import fulltext
from graph.store.database import Database, Row, Transaction
from graph.store.errors import SchemaError
from graph.store.statements import statements

VERSION = 2
_ID = "schema"


def current(database: Database) -> bool:
    """Whether the graph has this version's schema."""
    found = database.read(lambda tx: tx.rows("version.read"))
    return bool(found) and found[0]["version"] == VERSION


def ensure(database: Database) -> None:
    """Make an empty graph ready, or check that this version of Casus can read it.

    Raises:
        SchemaError: a later version of Casus wrote it.
    """
    found = database.read(lambda tx: tx.rows("version.read"))
    version = found[0]["version"] if found else None
    if version == VERSION:
        return
    if version is not None and version > VERSION:
        raise SchemaError(
            f"this graph has schema version {version}, and this Casus knows {VERSION}: install a newer Casus"
        )
    for name, each in statements().items():
        if name.startswith("schema.") and each.engine in (None, database.engine.value):
            database.write(partial(_run, name=name))
    fulltext.ensure(database)
    database.write(lambda tx: tx.rows("version.write", id=_ID, version=VERSION))


def _run(tx: Transaction, name: str) -> list[Row]:
    return tx.rows(name)
