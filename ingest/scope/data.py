"""Who is a party to politics, by nouns (``data/scope/parties.yaml``): a strict loader."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from graph.ontology import load_ontology
from graph.paths import data_dir
from graph.strict_yaml import read_model

FILE = "scope/parties.yaml"


class ScopeDataError(ValueError):
    """``parties.yaml`` is missing or wrong; the message names the entry and the mend."""


class PartyWords(BaseModel):
    """Nouns (lemmas) by the standing of whom they name; see the file's own words."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    public: frozenset[str]
    law: frozenset[str]
    people: frozenset[str]
    crowds: frozenset[str]
    private: frozenset[str]
    nature: frozenset[str]
    organs: frozenset[str]
    either: frozenset[str]
    public_names: frozenset[str]
    private_names: frozenset[str]
    stories: frozenset[str]
    political_types: frozenset[str]
    spoken_types: frozenset[str]
    states_act: frozenset[str]
    at_work: frozenset[str]
    in_need: frozenset[str]
    fiction: frozenset[str]


def read_parties(data: Path) -> PartyWords:
    """Read ``scope/parties.yaml`` below the data folder.

    Raises:
        ScopeDataError: the file is missing, no YAML, or has an entry of the wrong shape.
    """
    return read_model(data / FILE, PartyWords, ScopeDataError)


@lru_cache(maxsize=1)
def load_parties() -> PartyWords:
    """The nouns of the data folder, read once. Raises as :func:`read_parties`."""
    return read_parties(data_dir())


def lint(data: Path) -> list[str]:
    """Problems of ``parties.yaml`` as text: a wrong shape, a noun under two standings, no such type."""
    try:
        words = read_parties(data)
    except ScopeDataError as error:
        return [str(error)]
    names = ("public", "people", "law", "private")
    pairs = [(first, second) for at, first in enumerate(names) for second in names[at + 1 :]]
    known = load_ontology().types
    unknown = [
        f"{FILE}: {kind!r} is no event type of data/ontology; mend the name or take it out"
        for kind in sorted((words.political_types | words.in_need) - set(known))
    ]
    return unknown + [
        f"{FILE}: {word!r} is listed under {first} and {second}: keep one"
        for first, second in pairs
        for word in sorted(getattr(words, first) & getattr(words, second))
    ]
