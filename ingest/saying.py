"""Verbs of saying and what each of them does (``data/saying.yaml``); read by every stage."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from graph.strict_yaml import KnowledgeFile, read_yaml

FILE = "saying.yaml"
Use = Literal["quotes", "dates", "hangs", "ends", "seconds"]


class SayingDataError(ValueError):
    """``saying.yaml`` is missing or wrong; the message names the entry and the mend."""


class Saying(BaseModel):
    """Lemmas with their uses, and the pasts that no rule builds; the file says what each use means."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    verbs: dict[str, tuple[Use, ...]]
    irregular: dict[str, str]


_FILE = KnowledgeFile(FILE, Saying, SayingDataError)


@lru_cache(maxsize=8)
def sayings(use: Use) -> frozenset[str]:
    """Lemmas of the verbs that have a use.

    Raises:
        SayingDataError: the file is missing or wrong.
    """
    return frozenset(verb for verb, uses in _FILE.load().verbs.items() if use in uses)


@lru_cache(maxsize=8)
def saying_forms(use: Use) -> frozenset[str]:
    """Their third persons and pasts as they are written, for where no lemma is known yet; raises the same."""
    irregular = _FILE.load().irregular
    return frozenset(form for verb in sayings(use) for form in _forms(verb, irregular))


def _forms(verb: str, irregular: dict[str, str]) -> Iterator[str]:
    cut = verb[:-1] + "i" if verb.endswith("y") and verb[-2] not in "aeiou" else verb
    yield f"{cut}s" if cut == verb else f"{cut}es"
    yield irregular.get(verb) or f"{cut.removesuffix('e')}ed"


def lint(data: Path) -> list[str]:
    """Problems of ``saying.yaml`` as text: a wrong shape, a verb that standing or the forms do not know."""
    if problems := _FILE.lint(data):
        return problems
    saying = _FILE.read(data)
    problems = [
        f"{FILE}: irregular: {verb!r} is no verb of this file; add it there or take it out"
        for verb in saying.irregular
        if verb not in saying.verbs
    ]
    path = data / "standing" / "operators.yaml"
    known = {
        verb
        for operator in read_yaml(path, SayingDataError)["operators"].values()
        for verb in operator.get("verbs", {})
    }
    return problems + [
        f"{FILE}: verbs: {verb!r} quotes, but no operator of standing/operators.yaml has it; add it to one"
        for verb, uses in saying.verbs.items()
        if "quotes" in uses and verb not in known
    ]
