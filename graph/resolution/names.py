"""What is known of names as data: ``data/resolution/names.yaml``."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from graph.paths import data_dir
from graph.strict_yaml import read_model

_FILE = Path("resolution") / "names.yaml"


class NameLimits(BaseModel):
    """Limits of likeness (0 to 1) for judging two names."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    alike: float = Field(gt=0, le=1)
    same: float = Field(gt=0, le=1)
    unsure: float = Field(gt=0, le=1)
    shortest: int = Field(ge=1)


class NameRules(BaseModel):
    """The file as it stands."""

    model_config = ConfigDict(extra="forbid", frozen=True, ignored_types=(cached_property,))

    titles: frozenset[str]
    particles: frozenset[str]
    generations: frozenset[str]
    feminine: tuple[str, ...]
    family_first: frozenset[str]
    given_names: tuple[tuple[str, ...], ...]
    weak_kinds: frozenset[str]
    strong_kinds: frozenset[str]
    distinguishing: frozenset[str]
    weak_features: frozenset[str]
    strong_features: frozenset[str]
    sounds: tuple[tuple[str, str], ...]
    classes: dict[str, str]
    judgement: NameLimits

    @cached_property
    def patterns(self) -> tuple[tuple[re.Pattern[str], str], ...]:
        """``sounds``, compiled."""
        return tuple((re.compile(pattern), spelled) for pattern, spelled in self.sounds)

    @cached_property
    def feminine_ending(self) -> re.Pattern[str]:
        """``feminine`` as one pattern."""
        return re.compile("|".join(self.feminine))

    @cached_property
    def forms(self) -> dict[str, frozenset[int]]:
        """Each given name with the numbers of the groups that it stands in."""
        found: dict[str, set[int]] = {}
        for number, group in enumerate(self.given_names):
            for name in group:
                found.setdefault(name, set()).add(number)
        return {name: frozenset(numbers) for name, numbers in found.items()}


def read_names(data: Path) -> NameRules:
    """Read and check the names.

    Raises:
        ValueError: the file does not fit; the message names file, entry and mend.
    """
    path = data / _FILE
    rules = read_model(path, NameRules, ValueError)
    for section, patterns in (("sounds", [each for each, _ in rules.sounds]), ("feminine", rules.feminine)):
        for pattern in patterns:
            try:
                re.compile(pattern)
            except re.error as error:
                raise ValueError(f"{path}: {section}: {pattern!r} is no pattern: {error}; mend it") from error
    return rules


@lru_cache(maxsize=1)
def load_names() -> NameRules:
    """The project's names, read once."""
    return read_names(data_dir())


def lint(data: Path) -> list[str]:
    """Problems of the names file as text: what does not load, capitals, limits out of order."""
    try:
        rules = read_names(data)
    except (ValueError, OSError) as error:
        return [str(error)]
    problems = []
    for section in ("titles", "particles", "weak_kinds", "strong_kinds", "distinguishing", "weak_features"):
        problems += [
            f"{_FILE}: {section}: {word!r} is not lower case: names are folded before they are compared"
            for word in sorted(getattr(rules, section))
            if word != word.casefold()
        ]
    if both := rules.weak_kinds & rules.strong_kinds | rules.weak_features & rules.strong_features:
        problems.append(f"{_FILE}: {sorted(both)} are both weak and strong: choose one")
    if not rules.judgement.unsure <= rules.judgement.same:
        problems.append(f"{_FILE}: judgement: unsure must not be above same")
    return problems
