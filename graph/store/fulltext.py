"""Full-text indexes over ``words``, one a label. Both engines answer Lucene's fuzzy terms (``word~1``)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

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


def lucene(terms: Sequence[Collection[str]], *, every: bool) -> str:
    """A query for folded words, each given with the words that it may stand for; ``every`` one or any."""
    mark = "+" if every else ""
    parts = (f"({' '.join(sorted(each))})" if len(each) > 1 else next(iter(each)) for each in terms)
    return " ".join(f"{mark}{part}" for part in parts)


def fuzzy(terms: Iterable[str]) -> str:
    """A query for any of these folded words, each with one typo: on ArcadeDB it reads the whole index.

    Words of up to three letters are taken as they are: one typo makes them another word.
    """
    return " ".join(f"{term}~1" if len(term) > 3 else term for term in terms)
