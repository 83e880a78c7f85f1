"""Names of one actor or place across articles: the project's own pairs and sets as a suite.

Every pair is a world of its own, with its settings; every set is one world. A pair counts as found where
the judge gives both names one canonical id, so that what rests on more than two (a surname alone with
two bearers) is measured too. ``forbidden_merges`` counts what is coded different or left to an analyst.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from evaluation.cases import Case
from evaluation.gold import GoldError, read_yaml
from graph.resolution.named import Named
from graph.resolution.namesakes import canonical_names, judge_names, name_candidates

_FILE = Path("gold") / "names" / "pairs.yaml"
_Sort = Literal["person", "group", "place"]
_HERE, _THERE = frozenset({"conflict a", "AAA"}), frozenset({"conflict b", "BBB"})
_SETTINGS = {"shared": (_HERE, _HERE), "other": (_HERE, _THERE)}


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class NamePair(_Strict):
    """Two names and whether they are one (``same``), never (``different``) or not to be said (``ask``)."""

    same: tuple[str, str] | None = None
    different: tuple[str, str] | None = None
    ask: tuple[str, str] | None = None
    sort: _Sort
    setting: Literal["shared", "other", "unknown"] = "shared"
    known: Literal[1, 2] | None = None

    @model_validator(mode="after")
    def _one_answer(self) -> Self:
        if sum(each is not None for each in (self.same, self.different, self.ask)) != 1:
            raise ValueError("give one of same, different and ask")
        return self

    @property
    def names(self) -> tuple[str, str]:
        """The two names."""
        return self.same or self.different or self.ask or ("", "")


class NameSet(_Strict):
    """Names heard of in one conflict, grouped as they are one."""

    about: str
    sort: _Sort
    one: tuple[tuple[str, ...], ...] = Field(min_length=1)


class _File(_Strict):
    pairs: tuple[NamePair, ...] = Field(min_length=1)
    sets: tuple[NameSet, ...] = ()


def load(data_dir: Path) -> _File:
    """The gold pairs and sets.

    Raises:
        GoldError: the file is not as it should be.
    """
    raw = read_yaml(data_dir / _FILE)
    try:
        return _File.model_validate(raw)
    except ValidationError as error:
        faults = "; ".join(f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in error.errors())
        raise GoldError(f"{_FILE}: {faults}") from error


def lint(data_dir: Path) -> list[str]:
    """What is wrong with the gold, as lines for ``make check``."""
    try:
        load(data_dir)
    except GoldError as error:
        return [str(error)]
    return []


def score(data_dir: Path) -> tuple[dict[str, dict[str, float]], list[Case]]:
    """Precision, recall and F1 of pairs judged to be one, by half.

    Raises:
        GoldError: the gold cannot be read.
    """
    counts: dict[str, dict[str, int]] = {}
    cases: list[Case] = []
    for title, first, second, wanted, found in _pairs(load(data_dir)):
        half = _half(title)
        mine = counts.setdefault(half, dict.fromkeys(("pairs", "right", "missed", "false"), 0))
        outcome = "right" if wanted and found else "missed" if wanted else "false" if found else "ok"
        mine["pairs"] += 1
        if outcome != "ok":
            mine[outcome] += 1
        cases.append(Case("names", title, half, f"{first} | {second}", {"pair": outcome}))
    return {f"names/{half}": _figures(mine) for half, mine in sorted(counts.items())}, cases


def _half(title: str) -> str:
    """``tune`` or ``report``, by a hash of the names."""
    return "tune" if hashlib.sha256(title.encode()).digest()[0] % 2 == 0 else "report"


def _figures(counts: dict[str, int]) -> dict[str, float]:
    right, missed, false = counts["right"], counts["missed"], counts["false"]
    precision = right / (right + false) if right + false else 1.0
    recall = right / (right + missed) if right + missed else 1.0
    return {
        "pairs": float(counts["pairs"]),
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / (precision + recall) if precision + recall else 0.0,
        "forbidden_merges": float(false),
    }


def _pairs(gold: _File) -> Iterator[tuple[str, str, str, bool, bool]]:
    for pair in gold.pairs:
        first, second = pair.names
        settings = _SETTINGS.get(pair.setting, (_HERE, frozenset[str]()))
        world = [
            Named(
                id=str(at),
                name=name,
                sort=pair.sort,
                known=pair.known == at,
                iso3="AAA" if pair.known == at else None,
                settings=setting if pair.known != at else frozenset(),
            )
            for at, (name, setting) in enumerate(zip(pair.names, settings, strict=True), start=1)
        ]
        heads = _canonical(world)
        yield (
            f"{first} | {second}, {pair.setting}",
            first,
            second,
            pair.same is not None,
            heads["1"] == heads["2"],
        )
    for group in gold.sets:
        names = [(name, at) for at, names in enumerate(group.one) for name in names]
        heads = _canonical([Named(id=name, name=name, sort=group.sort, settings=_HERE) for name, _ in names])
        for (one, mine), (other, theirs) in combinations(names, 2):
            yield f"{group.about}: {one}, {other}", one, other, mine == theirs, heads[one] == heads[other]


def _canonical(world: list[Named]) -> dict[str, str]:
    judged = [judge_names(*pair) for pair in name_candidates(world)]
    return canonical_names({each.id: each for each in world}, judged)
