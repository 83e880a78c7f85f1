"""Brings a graph that an older version of Casus wrote up to this one.

What articles say (tellings, claims, roles, ties) is kept as it was told; all else is
derived from it. So one migration serves all versions: derive every event anew.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial

from graph.store import writer
from graph.store.database import Database, Transaction
from graph.store.rows import instant

_PAGE = 500


def migrate(database: Database) -> None:
    """Derive all events anew, page by page. Done again, it changes nothing more."""
    at = instant(datetime.now(tz=UTC)) or ""
    after = ""
    while ids := _page(database, after):
        database.write(partial(_refold, events=ids, at=at))
        after = ids[-1]


def _refold(tx: Transaction, events: list[str], at: str) -> None:
    tx.rows("version.revise")
    writer.refold(tx, events, at)


def _page(database: Database, after: str) -> list[str]:
    rows = database.read(lambda tx: tx.rows("check.event_pages", after=after, limit=_PAGE))
    return [row["id"] for row in rows]
