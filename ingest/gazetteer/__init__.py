"""Names of actors, places and conflicts, and the nouns that make phrases of them: tables and lookup."""

from pathlib import Path

from ingest.gazetteer import phrases, spelling
from ingest.gazetteer.build import build
from ingest.gazetteer.lookup import Gazetteer, Hit, Sense, load_gazetteer
from ingest.gazetteer.phrases import Category, Phrasebook, load_phrases
from ingest.gazetteer.schema import FOLDER, GazetteerError, fold, slug
from ingest.gazetteer.spelling import plural
from ingest.gazetteer.tables import WORD, Tables, key_of


def lint(data_dir: Path) -> list[str]:
    """Problems of all the gazetteer's files as text: file, entry and mend."""
    try:
        tables = build(data_dir)
    except GazetteerError as error:
        return [str(error), *phrases.lint(data_dir), *spelling.lint(data_dir)]
    return [*tables.problems, *phrases.lint(data_dir, tables.actors), *spelling.lint(data_dir)]


__all__ = [
    "FOLDER",
    "WORD",
    "Category",
    "Gazetteer",
    "GazetteerError",
    "Hit",
    "Phrasebook",
    "Sense",
    "Tables",
    "fold",
    "key_of",
    "lint",
    "load_gazetteer",
    "load_phrases",
    "plural",
    "slug",
]
