"""Constraints, indexes and the version of what the graph holds."""

from __future__ import annotations

import logging
from functools import partial

from graph.store import days, fulltext, migration
from graph.store.database import Database, Row, Transaction
from graph.store.errors import SchemaError
from graph.store.statements import statements

VERSION = 6
DERIVED = 6  # the last version that derives otherwise than the one before it
_ID = "schema"
_log = logging.getLogger(__name__)


def current(database: Database) -> bool:
    """Whether the graph has this version's schema."""
    found = database.read(lambda tx: tx.rows("version.read"))
    return bool(found) and found[0]["version"] == VERSION


def ensure(database: Database) -> None:
    """Make an empty graph ready; bring one of an older version up to this one.

    A migration may be broken off and is then done again by the next opening: the version
    is written last.

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
    days.declare(database)
    for name, each in statements().items():
        if name.startswith("schema.") and each.engine in (None, database.engine.value):
            database.write(partial(_run, name=name))
    fulltext.ensure(database)
    if version is not None and version < DERIVED:
        _log.warning("the graph has schema version %s: deriving its events anew for %s", version, VERSION)
        migration.migrate(database)
    database.write(_stamped)


def _stamped(tx: Transaction) -> None:
    """The version, and a first note that readers can follow from."""
    tx.rows("version.write", id=_ID, version=VERSION)
    tx.rows("version.revise")


def _run(tx: Transaction, name: str) -> list[Row]:
    return tx.rows(name)
