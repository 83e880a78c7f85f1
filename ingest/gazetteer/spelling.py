"""How names and nouns are spelt: plurals, marks of romanisation (``data/gazetteer/spelling.yaml``)."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from graph.strict_yaml import KnowledgeFile
from ingest.gazetteer.schema import FOLDER, GazetteerError, fold


class Spelling(BaseModel):
    """``spelling.yaml``; the file says what each entry means."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    plurals: dict[str, str]
    romanised: str
    long_vowels: frozenset[str]
    particles: frozenset[str]


_FILE = KnowledgeFile(f"{FOLDER}/spelling.yaml", Spelling, GazetteerError)
load_spelling, lint = _FILE.load, _FILE.lint


def plural(noun: str) -> str:
    """The plural of an English noun or of the last word of a phrase.

    Raises:
        GazetteerError: ``spelling.yaml`` is missing or wrong.
    """
    before, _, last = noun.rpartition(" ")
    irregular = load_spelling().plurals
    if last in irregular:
        many = irregular[last]
    elif last.endswith("man"):
        many = f"{last[:-3]}men"
    elif last.endswith(("s", "x", "ch", "sh")):
        many = f"{last}es"
    elif last.endswith("y") and last[-2:-1] not in "aeiou":
        many = f"{last[:-1]}ies"
    else:
        many = f"{last}s"
    return f"{before} {many}".strip()


def as_in_news(name: str, iso3: str) -> str:
    """A town's name without the marks of romanisation; those of Latin scripts ("Kraków") stay.

    Raises:
        GazetteerError: ``spelling.yaml`` is missing or wrong.
    """
    spelling = load_spelling()
    if iso3 in spelling.long_vowels or set(name).isdisjoint(spelling.romanised):
        return name
    return fold(name.translate({ord(mark): "'" for mark in "ʿʾ"})).lstrip("'")
