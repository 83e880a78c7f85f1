"""Words that decide how a sentence is built (``data/parsing/structure.yaml``); read by every stage."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from graph.strict_yaml import KnowledgeFile


class StructureDataError(ValueError):
    """``structure.yaml`` is missing or wrong; the message names the entry and the mend."""


class StructureWords(BaseModel):
    """Words in lower case, by what they do to a sentence; the file says what each list means."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    quantities: frozenset[str]
    uncounted: frozenset[str]
    crowding: frozenset[str]
    naming: frozenset[str]
    labelling: frozenset[str]
    regarding: frozenset[str]
    of_somebody: frozenset[str]
    of_nobody: frozenset[str]
    gerunds: frozenset[str]
    charging: frozenset[str]
    pasts: frozenset[str]
    participles: frozenset[str]
    never: frozenset[str]
    lemmas: dict[str, str]
    people: tuple[str, ...]


_FILE = KnowledgeFile("parsing/structure.yaml", StructureWords, StructureDataError)
load_structure_words, lint = _FILE.load, _FILE.lint
