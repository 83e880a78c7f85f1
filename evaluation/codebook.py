"""The project's own sentences for every code of CAMEO: is the sentence's event of the right type?

``data/gold/codebook/*.yaml`` holds, per PLOVER 0.5 type and CAMEO code, sentences in the
wires' style, and sentences that tell no event (``NONE``). Every fifth, by a hash of its
text, is held out: the lexicon may be mended by what the others show, and the figures of
the fifth tell what that is worth on text not looked at. Groups marked ``tuned`` have been
mended by as a whole; none of their sentences is held out. Sentences under ``told`` say as
well who did it and to whom, as the text names them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from evaluation.plover import Reading, read_sentences
from evaluation.plover_actors import actors_f1, macro_f1, named_actors
from graph.strict_yaml import parse_yaml

LABELS = [
    "DEMAND",
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "COOPERATE",
    "AID",
    "CONCEDE",
    "RETREAT",
    "INVESTIGATE",
    "DISAPPROVE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "MOBILIZE",
    "SANCTION",
    "COERCE",
    "ASSAULT",
    "FIGHT",
    "NONE",
]
_HELD_OUT = 5


class CodebookError(ValueError):
    """A file of the codebook is wrong; the message names file, place and mend."""


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Told(_Strict):
    text: str
    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()


class _Code(_Strict):
    code: str = Field(pattern=r"^\d{2,4}$|^none$")
    texts: tuple[str, ...] = ()
    told: tuple[_Told, ...] = ()
    tuned: bool = False

    @model_validator(mode="after")
    def _filled(self) -> Self:
        if not self.texts and not self.told:
            raise ValueError(f"code {self.code} has no sentence; give it texts or told")
        return self


class _File(_Strict):
    type: str
    codes: tuple[_Code, ...]


@dataclass(frozen=True)
class Sentence:
    """One sentence with the label of PLOVER 0.5 that a coder would give it."""

    text: str
    label: str
    code: str
    tuned: bool = False
    parties: tuple[tuple[str, ...], tuple[str, ...]] | None = None  # sources and targets, where told

    @property
    def held_out(self) -> bool:
        """Whether it is in the fifth that nobody mends by."""
        return not self.tuned and hashlib.sha256(self.text.encode()).digest()[0] % _HELD_OUT == 0

    @property
    def id(self) -> str:
        """A short name that stays when files are reordered."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:10]


def read_codebook(data: Path) -> list[Sentence]:
    """All sentences below ``data/gold/codebook``.

    Raises:
        FileNotFoundError: there is none.
        CodebookError: a file cannot be read, has an unknown type, or a sentence stands twice.
    """
    paths = sorted((data / "gold" / "codebook").glob("*.yaml"))
    if not paths:
        raise FileNotFoundError(f"{data / 'gold' / 'codebook'}: no codebook sentences")
    found: dict[str, Sentence] = {}
    for path in paths:
        try:
            file = _File.model_validate(parse_yaml(path.read_text(encoding="utf-8")))
        except (yaml.YAMLError, ValidationError) as error:
            raise CodebookError(f"{path}: {error}; mend it, see evaluation/codebook.py") from error
        if file.type not in LABELS:
            raise CodebookError(f"{path}: type {file.type}: choose one of {', '.join(LABELS)}")
        for code in file.codes:
            told = {item.text: (item.sources, item.targets) for item in code.told}
            for text in (*code.texts, *(item.text for item in code.told)):
                if text in found:
                    raise CodebookError(f"{path}: {code.code}: {text!r} stands twice; remove one")
                found[text] = Sentence(text, file.type, code.code, code.tuned, told.get(text))
    return list(found.values())


def lint(data: Path) -> list[str]:
    """Problems of the codebook's files as text, none when they are right."""
    try:
        read_codebook(data)
    except (CodebookError, FileNotFoundError) as error:
        return [str(error)]
    return []


def _figures(pairs: Sequence[tuple[str, str | None]]) -> dict[str, float]:
    told = [(gold, found) for gold, found in pairs if gold != "NONE"]
    quiet = [found for gold, found in pairs if gold == "NONE"]
    result = {
        "sentences": float(len(told)),
        "type_accuracy": sum(gold == found for gold, found in told) / max(1, len(told)),
        "type_macro_f1": macro_f1(told),
        "without_event": sum(found is None for _, found in told) / max(1, len(told)),
    }
    if quiet:
        result["quiet_sentences"] = float(len(quiet))
        result["quiet_kept"] = sum(found is None for found in quiet) / len(quiet)
    return {name: round(value, 4) for name, value in result.items()}


def _party_figures(told: Sequence[tuple[Sentence, Reading]]) -> dict[str, float]:
    """F1 of the sources and targets of sentences that tell them, matched as those of PLOVER's records."""
    result = {}
    for side, name in enumerate(("source_f1", "target_f1")):
        gold = [named_actors(item.parties[side] if item.parties else ()) for item, _ in told]
        found = [(reading.sources, reading.targets)[side] for _, reading in told]
        result[name] = round(actors_f1(gold, found), 4)
    return result


def _rows(sentences: Sequence[Sentence], found: Sequence[str | None]) -> Iterator[dict[str, Any]]:
    for item, label in zip(sentences, found, strict=True):
        half = "held_out" if item.held_out else "open"
        yield {"id": item.id, "half": half, "code": item.code, "type": [item.label, label]}


def score(data: Path, report: Path | None = None) -> dict[str, dict[str, float]]:
    """Figures of the open sentences and of the fifth held out; outcomes as lines of JSON in ``report``.

    Raises:
        FileNotFoundError: no codebook below ``data``.
        CodebookError: one of its files is wrong.
    """
    sentences = read_codebook(data)
    readings = read_sentences([item.text for item in sentences])
    found = [reading.type for reading in readings]
    if report is not None:
        lines = (json.dumps(row) + "\n" for row in _rows(sentences, found))
        report.write_text("".join(lines), encoding="utf-8")
    halves = {}
    for name, held in (("open", False), ("held_out", True)):
        pairs = [
            (item.label, label) for item, label in zip(sentences, found, strict=True) if item.held_out == held
        ]
        halves[name] = _figures(pairs)
        half = [(s, r) for s, r in zip(sentences, readings, strict=True) if s.held_out == held and s.parties]
        if half:
            halves[name] |= _party_figures(half)
    return halves
