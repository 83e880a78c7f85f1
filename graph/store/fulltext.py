"""Full-text indexes over ``words``, one a label. Both engines answer Lucene's fuzzy terms (``word~1``)."""

from __future__ import annotations

from graph.store import administration
from graph.store.database import Database, Engine
from graph.store.errors import UnavailableError

LABELS = ("Actor", "Place", "Conflict", "Event", "Article", "Claim")


def index_name(engine: Engine, label: str) -> str:
    """What the index over this label's words is called there."""
    return f"{label}[words]" if engine is Engine.ARCADEDB else f"{label.lower()}_words"


def ensure(database: Database) -> None:
    """Make the indexes on ArcadeDB, where Cypher cannot (on Neo4j, ``schema.cypher`` does)."""
    if database.engine is not Engine.ARCADEDB:
        return
    folder = database.address.folder
    record = folder.read_record() if folder else None
    if folder is None or record is None:
        raise UnavailableError("an ArcadeDB that Casus did not start has no full-text index: unset NEO4J_URI")
    for label in LABELS:
        for statement in (
            f"CREATE VERTEX TYPE {label} IF NOT EXISTS",
            f"CREATE PROPERTY {label}.words IF NOT EXISTS STRING",
            f"CREATE INDEX IF NOT EXISTS ON {label} (words) FULL_TEXT",
        ):
            administration.run_sql(folder, record, statement)


def lucene(terms: list[str], *, every: bool) -> str:
    """A query for these folded words, each with one typo allowed; ``every`` word or any.

    Words of up to three letters are taken as they are: one typo makes them another word.
    """
    mark = "+" if every else ""
    return " ".join(f"{mark}{term}~1" if len(term) > 3 else f"{mark}{term}" for term in terms)
