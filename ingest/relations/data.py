"""The words of standing ties: ``data/ontology/relations.yaml``."""

from __future__ import annotations

from functools import cached_property
from typing import Literal

from pydantic import BaseModel, ConfigDict

from graph.records import RelationKind
from graph.strict_yaml import KnowledgeFile

FILE = "ontology/relations.yaml"


class RelationDataError(ValueError):
    """``relations.yaml`` is missing or wrong; the message names the entry and the mend."""


class Tie(BaseModel):
    """The words of one kind of tie."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    mutual: bool
    bearer: Literal["source", "target"]
    nouns: tuple[str, ...]
    adjectives: tuple[str, ...]
    verbs: dict[str, str]
    clauses: tuple[str, ...] = ()
    bonds: tuple[str, ...] = ()

    @property
    def turned(self) -> bool:
        """Whether who stands with the participle is the source: "led by Chad", not "linked to it"."""
        return not self.mutual and "by" in self.verbs.values()


class RelationData(BaseModel):
    """All of ``relations.yaml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    ties: dict[RelationKind, Tie]
    plurals: tuple[str, ...]
    prepositions: tuple[str, ...]
    past: frozenset[str]
    lasting: frozenset[str]
    commanding: frozenset[str]
    governing: frozenset[str]

    @cached_property
    def heads(self) -> frozenset[str]:
        """Words, in lower case, one of which a noun, adjective or participle of a tie is or ends in."""
        words = {
            word
            for tie in self.ties.values()
            for word in (*tie.nouns, *tie.adjectives, *tie.verbs, *tie.bonds)
        }
        return frozenset(
            words | {part for word in words for part in (word.split(" ")[-1], word.split("-")[-1])}
        )

    @cached_property
    def told_by(self) -> dict[str, dict[RelationKind, list[list[str]]]]:
        """By the lemma of a clause's verb: the ties that it can tell, each with its phrases, word by word."""
        told: dict[str, dict[RelationKind, list[list[str]]]] = {}
        for kind, tie in self.ties.items():
            phrases = [phrase.split() for phrase in tie.clauses]
            for lemma in (*tie.verbs, *(words[0] for words in phrases)):
                told.setdefault(lemma, {})[kind] = [words for words in phrases if words[0] == lemma]
        return told


_FILE = KnowledgeFile(FILE, RelationData, RelationDataError)
read_relations, load_relations, lint = _FILE.read, _FILE.load, _FILE.lint
