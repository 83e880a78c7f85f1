"""What cleaning knows of pages and papers: ``data/cleaning/*.yaml``, read strictly."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, model_validator

from graph.paths import data_dir
from graph.strict_yaml import parse_yaml
from ingest.cleaning.phrases import AnyOf, Rule, bare, compile_all

FOLDER = "cleaning"


class KnowledgeError(ValueError):
    """A file of ``data/cleaning/`` is wrong; the message names file, entry and mend."""


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Boilerplate(_Strict):
    """One kind of line that pages add (see the head of ``boilerplate.yaml`` for the fields)."""

    reason: str = Field(min_length=3)
    whole: list[str] = []
    start: list[str] = []
    within: list[str] = []
    pattern: list[str] = []
    words: int = Field(default=25, gt=0)
    opens: Literal["list", "end", "offer"] | None = None
    case: bool = False  # patterns heed case
    last: bool = False  # applies to the last two blocks of the body only
    prose: bool = False  # applies to full sentences too
    weak: bool = False  # applies only where other furniture stands

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if not (self.whole or self.start or self.within or self.pattern):
            raise ValueError("gives none of whole, start, within, pattern: add one")
        compile_all(self.pattern, self.case)
        for phrase in (*self.start, *self.within):
            if phrase != phrase.casefold():
                raise ValueError(f"{phrase!r} has capitals: write phrases in lower case")
        return self


class Kind(_Strict):
    """Signs that a text is of a kind that is not an article."""

    kind: str = Field(min_length=3)
    block: list[str] = []
    text: list[str] = []
    share: float | None = Field(default=None, gt=0, le=1)
    count: int | None = Field(default=None, gt=0)

    @model_validator(mode="after")
    def _sound(self) -> Self:
        compile_all([*self.block, *self.text], case=False)
        if bool(self.block) != (self.share is not None) or bool(self.text) != (self.count is not None):
            raise ValueError("block goes with share, text goes with count: give both or neither")
        return self


class Zone(_Strict):
    """Names that makers of pages give to a part of a page that is no article."""

    reason: str = Field(min_length=3)
    words: list[str] = Field(min_length=1)
    below: bool = False  # below an article such a part is none of it, however long

    @model_validator(mode="after")
    def _sound(self) -> Self:
        for word in self.words:
            if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", word):
                raise ValueError(f"{word!r}: write names in lower case, joined by hyphens")
        return self


class Labels(_Strict):
    """Words that label sections and the fields of a header."""

    sections: list[str]
    date_labels: list[str]
    update_labels: list[str]
    title_labels: list[str]
    place_labels: list[str]
    outlet_labels: list[str]
    author_labels: list[str]
    url_labels: list[str]
    body_labels: list[str]
    counter_words: list[str]
    desk_words: list[str]
    ago: list[str]
    commented_by: list[str]
    offer_signs: list[str]
    offer_words: list[str]
    offer_readers: list[str]
    rewrite_words: list[str]
    place_abbreviations: list[str]
    wire_labels: list[str]
    points_labels: list[str]
    old_versions: list[str]
    old_versions_go_on: list[str]
    old_version_hints: list[str]


class ChainWeights(_Strict):
    """Weights of the features of ``ingest.cleaning.lines``: of body, of its start and of its end."""

    body: dict[str, float]
    start: dict[str, float]
    end: dict[str, float]


class LineWeights(_Strict):
    """What ``ingest.cleaning.states`` asks of a line to be body."""

    threshold: float  # log-odds at which a line counts as body
    first: ChainWeights  # before it is guessed where the article is
    second: ChainWeights


class Signs:
    """A :class:`Kind`, compiled; ``of_text`` asks for any of ``text``."""

    def __init__(self, kind: Kind) -> None:
        self.kind, self.share, self.count = kind.kind, kind.share, kind.count
        self.block, self.text = compile_all(kind.block, case=False), compile_all(kind.text, case=False)
        self.of_text = AnyOf(self.text)


class Knowledge:
    """All of ``data/cleaning/``, ready for use."""

    def __init__(self, folder: Path) -> None:
        self.rules = [Rule(entry) for entry in _read(folder, "boilerplate.yaml", list[Boilerplate])]
        labels = _read(folder, "sections.yaml", Labels)
        self.labels: Labels = labels
        self.ago = re.compile("|".join(labels.ago), re.IGNORECASE)
        begun = "|".join(re.escape(words) for words in labels.commented_by)
        self.commented_by = re.compile(rf"#?\d*\s?(?:{begun})\b", re.IGNORECASE)
        self.offer_signs = re.compile("|".join(labels.offer_signs), re.IGNORECASE)
        self.offer_words = re.compile("|".join(labels.offer_words), re.IGNORECASE)
        self.offer_readers = frozenset(labels.offer_readers)
        self.sections = frozenset(name.casefold() for name in labels.sections)
        agencies = _read(folder, "agencies.yaml", list[list[str]])
        self.agencies = {name.casefold(): names[0] for names in agencies for name in names}
        self.agency_names = sorted({name for names in agencies for name in names}, key=len, reverse=True)
        months = _read(folder, "months.yaml", dict[int, list[str]])
        self.months = {name.casefold(): number for number, names in months.items() for name in names}
        self.line_weights: LineWeights = _read(folder, "line_weights.yaml", LineWeights)
        closed = _read(folder, "closed_class.yaml", dict[str, list[str]])
        self.closed_class = {language: frozenset(words) for language, words in closed.items()}
        zones = _read(folder, "zones.yaml", list[Zone])
        self.zone_reasons: dict[str, str] = {word: zone.reason for zone in zones for word in zone.words}
        self.zones_below = frozenset(word for zone in zones if zone.below for word in zone.words)
        longest_first = "|".join(sorted(self.zone_reasons, key=len, reverse=True))
        self.zone_names = re.compile(rf"(?<![a-z0-9])({longest_first})(?![a-z0-9])")
        self.kinds = [Signs(kind) for kind in _read(folder, "kinds.yaml", list[Kind])]


@lru_cache(maxsize=4)
def knowledge(folder: Path | None = None) -> Knowledge:
    """The knowledge in ``folder`` (default: ``data/cleaning``).

    Raises:
        KnowledgeError: a file is missing, is not YAML or breaks the rules.
    """
    return Knowledge(folder or data_dir() / FOLDER)


def lint(data: Path) -> list[str]:
    """Problems of ``data/cleaning``: what the loader refuses, and phrases given twice."""
    folder = data / FOLDER
    try:
        Knowledge(folder)
    except KnowledgeError as error:
        return [str(error)]
    problems = []
    seen: dict[str, str] = {}
    for number, entry in enumerate(_read(folder, "boilerplate.yaml", list[Boilerplate])):
        for phrase in {"=" + bare(phrase) for phrase in entry.whole} | {
            "^" + phrase for phrase in entry.start
        }:
            here = f"entry {number} ({entry.reason})"
            if phrase in seen:
                problems.append(
                    f"{folder / 'boilerplate.yaml'}: {here}: {phrase[1:]!r} is already in {seen[phrase]}: "
                    "remove one"
                )
            seen[phrase] = here
    zones: dict[str, str] = {}
    for zone in _read(folder, "zones.yaml", list[Zone]):
        for word in zone.words:
            if word in zones:
                problems.append(
                    f"{folder / 'zones.yaml'}: {word!r} means {zones[word]} and {zone.reason}: remove one"
                )
            zones[word] = zone.reason
    names: dict[str, str] = {}
    for agency in _read(folder, "agencies.yaml", list[list[str]]):
        for name in {name.casefold() for name in agency}:
            if name in names:
                problems.append(
                    f"{folder / 'agencies.yaml'}: {name!r} names {names[name]} and {agency[0]}: remove one"
                )
            names[name] = agency[0]
    return problems


def _read(folder: Path, name: str, shape: Any) -> Any:
    path = folder / name
    try:
        content = parse_yaml(path.read_text(encoding="utf-8"))
        return TypeAdapter(shape).validate_python(content)
    except FileNotFoundError as error:
        raise KnowledgeError(f"{path}: missing: restore it from the project") from error
    except yaml.YAMLError as error:
        raise KnowledgeError(f"{path}: not YAML: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = " > ".join(str(part) for part in first["loc"])
        raise KnowledgeError(
            f"{path}: entry {place}: {first['msg']} (found {str(first['input'])[:60]!r})"
        ) from error
