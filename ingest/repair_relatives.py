"""Relative clauses that the parser hung on a place: "the bombing of an embassy in Beirut, which killed 63".

A place, a building or a vehicle kills nobody: what did is the noun that it stands behind. Runs with the other
mends of the tree, before any lemma or name is known, so it goes by forms.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from graph.strict_yaml import KnowledgeFile

if TYPE_CHECKING:
    from spacy.tokens import Token

FILE = "parsing/scenes.yaml"


class ScenesDataError(ValueError):
    """``scenes.yaml`` is missing or wrong; the message names the entry and the mend."""


class Scenes(BaseModel):
    """Verbs that tell what a deed did, and nouns of what is struck; written forms."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    harmed: frozenset[str]
    scenes: frozenset[str]


_FILE = KnowledgeFile(FILE, Scenes, ScenesDataError)
load_scenes, lint = _FILE.load, _FILE.lint


def mend_relative(token: Token) -> None:
    """Hang a clause of what "which" or "that" killed on the deed, where it hangs on the deed's scene."""
    if token.dep_ != "relcl" or token.lower_ not in load_scenes().harmed:
        return
    if not any(child.dep_ == "nsubj" and child.lower_ in ("which", "that") for child in token.children):
        return
    noun = token.head
    while noun.dep_ == "pobj" and _is_scene(noun) and noun.head.dep_ == "prep":
        above = noun.head.head
        if above.pos_ not in ("NOUN", "PROPN") or above.i > noun.i:
            return
        noun = above
    if noun.i != token.head.i and noun.pos_ == "NOUN":
        token.head = noun


def _is_scene(noun: Token) -> bool:
    return noun.lower_ in load_scenes().scenes or (noun.pos_ == "PROPN" and noun.tag_ == "NNP")
