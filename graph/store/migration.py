"""Brings a graph that an older version of Casus wrote up to this one.

What articles say (tellings, claims, roles, ties) is kept as it was told; all else is
derived from it. So one migration serves all versions: derive every event anew, and before it what
articles keep to be found by.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial

from graph.store import writer
from graph.store.database import Database, Transaction
from graph.store.paging import pages
from graph.store.profiles import exact
from graph.store.revision import revise
from graph.store.rows import instant
from graph.store.tellings import from_row


def migrate(database: Database) -> None:
    """Derive all events anew, page by page. Done again, it changes nothing more."""
    at = instant(datetime.now(tz=UTC)) or ""
    for page in pages(row["id"] for row in database.read(lambda tx: tx.rows("tellings.articles"))):
        database.write(partial(_note_loose, articles=page))
    rows = database.read(lambda tx: tx.rows("check.events"))
    for page in pages(row["id"] for row in rows):
        database.write(partial(_refold, events=page, at=at))


def _note_loose(tx: Transaction, articles: list[str]) -> None:
    """Keep on articles which events they do not date exactly (since schema version 6)."""
    revise(tx)
    loose: dict[str, list[str]] = {key: [] for key in articles}
    for row in tx.rows("tellings.by_articles", ids=articles):
        if not exact(from_row(row)):
            loose[row["article"]].append(row["event"])
    tx.rows("tellings.put_loose", rows=[{"id": key, "loose": sorted(found)} for key, found in loose.items()])


def _refold(tx: Transaction, events: list[str], at: str) -> None:
    revise(tx)
    writer.refold(tx, events, at)
