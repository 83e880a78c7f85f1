"""Brings a graph that an older version of Casus wrote up to this one.

What articles say (tellings, claims, roles, ties) is kept as it was told; all else is
derived from it. So one migration serves all versions: derive every event anew.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial

from graph.store import writer
from graph.store.database import Database, Transaction
from graph.store.paging import pages
from graph.store.revision import revise
from graph.store.rows import instant


def migrate(database: Database) -> None:
    """Derive all events anew, page by page. Done again, it changes nothing more."""
    at = instant(datetime.now(tz=UTC)) or ""
    rows = database.read(lambda tx: tx.rows("check.events"))
    for page in pages(row["id"] for row in rows):
        database.write(partial(_refold, events=page, at=at))


def _refold(tx: Transaction, events: list[str], at: str) -> None:
    revise(tx)
    writer.refold(tx, events, at)
