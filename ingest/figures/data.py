"""Numbers, qualifiers and counted nouns from ``data/figures/``: a strict loader."""

from __future__ import annotations

from functools import cached_property, lru_cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, model_validator

from graph.paths import data_dir
from graph.strict_yaml import read_model
from ingest.figures.patterns import Patterns, patterns_of

FOLDER = "figures"
# near: a ceiling, and close to it ("almost 400").
Kind = Literal["floor", "ceiling", "near", "about", "exact"]


class FigureDataError(ValueError):
    """A file of ``data/figures/`` is missing or wrong; the message names file, entry and mend."""


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Numbers(_Strict):
    """Number words, qualifiers, vague quantities (lowest and highest value), shares in percent."""

    words: dict[str, int]
    scales: dict[str, int]
    qualifiers: dict[Kind, tuple[str, ...]]
    after: dict[Kind, tuple[str, ...]]
    vague: dict[str, tuple[float, float]]
    shares: dict[str, tuple[float, float]]
    percent: tuple[str, ...]
    currencies: dict[str, str]

    @cached_property
    def patterns(self) -> Patterns:
        """What quantities in these words look like."""
        return patterns_of(self)

    @model_validator(mode="after")
    def _ordered(self) -> Numbers:
        for phrase, (low, high) in (*self.vague.items(), *self.shares.items()):
            if low > high:
                raise ValueError(f"{phrase!r}: the lower value {low} is above the higher {high}: swap them")
        return self


class Outcome(_Strict):
    """What befell people: the verbs, words and nouns that say so."""

    objects: tuple[str, ...]
    subjects: tuple[str, ...]
    words: tuple[str, ...]
    nouns: tuple[str, ...]
    tolls: tuple[str, ...]
    victims: frozenset[str] = frozenset()


class Counted(_Strict):
    """What can be counted."""

    nouns: dict[str, tuple[str, ...]]
    measures: dict[str, tuple[str, str, float]]
    outcomes: dict[str, Outcome]
    subcounts: tuple[str, ...]
    human: tuple[str, ...]
    groups: frozenset[str]
    includers: frozenset[str]
    retellers: frozenset[str]
    inhabited: frozenset[str]
    of_war: frozenset[str]
    of_unlisted: frozenset[str]
    of_unlisted_names: frozenset[str]

    @model_validator(mode="after")
    def _once(self) -> Counted:
        seen: dict[str, str] = {}
        for kind, nouns in self.nouns.items():
            for noun in nouns:
                if noun in seen:
                    raise ValueError(f"noun {noun!r} is under both {seen[noun]!r} and {kind!r}: keep one")
                seen[noun] = kind
        for kind in self.human:
            if kind not in self.nouns:
                raise ValueError(f"human: {kind!r} is no kind of nouns: name one of {', '.join(self.nouns)}")
        for name in ("of_war", "of_unlisted", "of_unlisted_names"):
            for kind in sorted(getattr(self, name) - self.outcomes.keys()):
                raise ValueError(f"{name}: {kind!r} is no outcome: name one of {', '.join(self.outcomes)}")
        return self


class FigureData(_Strict):
    """Both files, with the noun index."""

    numbers: Numbers
    counted: Counted

    @cached_property
    def kind_by_noun(self) -> dict[str, str]:
        """The kind of each counted noun."""
        return {noun: kind for kind, nouns in self.counted.nouns.items() for noun in nouns}

    def kind_of(self, lemma: str) -> str | None:
        """The kind of a counted noun, or None."""
        return self.kind_by_noun.get(lemma)


def read_data(folder: Path) -> FigureData:
    """Read ``data/figures/`` at ``folder``.

    Raises:
        FigureDataError: a file is missing, is no YAML or has an entry of the wrong shape.
    """
    return FigureData(
        numbers=read_model(folder / "numbers.yaml", Numbers, FigureDataError),
        counted=read_model(folder / "counted.yaml", Counted, FigureDataError),
    )


@lru_cache(maxsize=1)
def load_data() -> FigureData:
    """The figures' data of the data folder, read once. Raises as :func:`read_data`."""
    return read_data(data_dir() / FOLDER)


def lint(folder: Path) -> list[str]:
    """Problems of ``data/figures/`` below the data folder ``folder``, as text; empty where none."""
    try:
        read_data(folder / FOLDER)
    except FigureDataError as error:
        return [str(error)]
    return []
