"""Names of actors, places and conflicts, and the nouns that make phrases of them: tables and lookup."""

from pathlib import Path

from ingest.gazetteer import phrases
from ingest.gazetteer.build import build
from ingest.gazetteer.lookup import Gazetteer, Hit, Sense, load_gazetteer
from ingest.gazetteer.phrases import Category, Phrasebook, load_phrases, plural
from ingest.gazetteer.schema import FOLDER, GazetteerError, fold, slug
from ingest.gazetteer.tables import WORD, Tables, key_of


def lint(data_dir: Path) -> list[str]:
    """Problems of the gazetteer's files and of ``phrases.yaml`` as text: file, entry and mend."""
    try:
        tables = build(data_dir)
    except GazetteerError as error:
        return [str(error), *phrases.lint(data_dir)]
    return [*tables.problems, *phrases.lint(data_dir, tables.actors)]


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
