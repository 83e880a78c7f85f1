"""Declares on ArcadeDB which properties are days.

Its indexes are typed. An index that Cypher makes over a property which no one has
declared holds text: a range of days then reads every node (some nine times slower than
by an index of dates, see docs/performance.md). Neo4j's indexes hold any type.
"""

from __future__ import annotations

import re
from typing import Any

from graph.store import administration
from graph.store.database import Database, Engine

DAYS = {
    "Event": (
        "day", "earliest", "latest", "span_from", "span_to", "wide_to", "starts", "ends", "begins",
        "first_known", "last_known",
    ),
    "Article": ("published", "known"),
    "RoleState": ("earliest", "latest"),
}  # fmt: skip


def declare(database: Database) -> None:
    """Declare them, and drop indexes that hold them as text: the schema makes these anew."""
    folder = database.address.folder
    record = folder.read_record() if folder else None
    if database.engine is not Engine.ARCADEDB or folder is None or record is None:
        return

    def sql(statement: str) -> list[dict[str, Any]]:
        return administration.run_sql(folder, record, statement)

    for label, names in DAYS.items():
        sql(f"CREATE VERTEX TYPE {label} IF NOT EXISTS")
        for index in sql("SELECT name, typeName, properties, keyTypes FROM schema:indexes"):
            over = [name for group in index["properties"] for name in group]
            part = re.fullmatch(rf"{label}_\d+_\d+", index["name"])  # goes with the index that it is part of
            if index["typeName"] != label or part or len(over) != 1 or over[0] not in names:
                continue
            if index["keyTypes"] != ["DATE"]:
                sql(f"DROP INDEX `{index['name']}` IF EXISTS")
        for name in names:
            sql(f"CREATE PROPERTY {label}.{name} IF NOT EXISTS DATE")
