"""Who is a party to politics, by nouns (``data/scope/parties.yaml``): a strict loader."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from graph.ontology import load_ontology
from graph.paths import data_dir
from graph.strict_yaml import read_model
from ingest.lexicon import LexiconError
from ingest.lexicon.files import read_yaml

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
    befalling: frozenset[str]
    relief: frozenset[str]
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
    """Problems of ``parties.yaml`` as text: a wrong shape, a noun under two standings, unknown types."""
    try:
        words = read_parties(data)
        domains = read_yaml(data_dir() / "lexicon" / "domains.yaml")
    except (ScopeDataError, LexiconError) as error:
        return [str(error)]
    names = ("public", "people", "law", "private")
    pairs = [(first, second) for at, first in enumerate(names) for second in names[at + 1 :]]
    types = words.political_types | words.spoken_types | words.befalling | words.relief | words.in_need
    subjects = words.states_act | words.at_work | words.fiction
    unknown = [
        f"{FILE}: {name!r} is no {what}; mend the name or take it out"
        for names, known, what in (
            (types, load_ontology().types, "event type of data/ontology"),
            (subjects, domains, "subject of data/lexicon/domains.yaml"),
        )
        for name in sorted(names - set(known))
    ]
    return unknown + [
        f"{FILE}: {word!r} is listed under {first} and {second}: keep one"
        for first, second in pairs
        for word in sorted(getattr(words, first) & getattr(words, second))
    ]
