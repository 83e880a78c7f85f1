"""Full-text indexes over ``words``, one a label. Both engines answer Lucene's fuzzy terms (``word~1``)."""

from __future__ import annotations

import string
from collections.abc import Collection, Iterable, Sequence

from graph.store import administration
from graph.store.database import Database, Engine
from graph.store.errors import UnavailableError

_SHORT = 3
_LETTERS = string.ascii_lowercase + string.digits
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


def fuzzy(terms: Iterable[str], engine: Engine) -> list[str]:
    """Queries for any of these folded words, each with one typo; all of them together are the answer.

    Words of up to three letters are taken as they are: one typo makes them another word. ArcadeDB reads
    its whole index for a fuzzy term: there the spellings of a word in ASCII letters are written out.
    """
    asked: list[str] = []
    queries: list[str] = []
    for term in terms:
        if len(term) <= _SHORT:
            asked.append(term)
        elif engine is Engine.ARCADEDB and term.isascii():
            queries.append(" ".join(sorted(one_typo(term))))
        else:
            asked.append(f"{term}~1")
    return [*queries, *([" ".join(asked)] if asked else [])]


def one_typo(word: str) -> set[str]:
    """The word and what it is with one letter more, less, other, or two neighbours exchanged."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    less = {head + tail[1:] for head, tail in cuts if tail}
    swapped = {head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1}
    other = {head + letter + tail[1:] for head, tail in cuts if tail for letter in _LETTERS}
    more = {head + letter + tail for head, tail in cuts for letter in _LETTERS}
    return {word} | less | swapped | other | more
