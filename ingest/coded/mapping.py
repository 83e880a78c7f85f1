"""How a table of coded events is read, as data: ``data/sources/mappings/*.yaml``."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from graph.ontology import Ontology, load_ontology, read_ontology
from graph.paths import data_dir
from graph.records import Status
from graph.strict_yaml import parse_yaml

FOLDER = Path("sources") / "mappings"

Treatment = Literal["day", "span", "around", "month", "year", "added"]


class MappingError(ValueError):
    """A mapping is wrong; the message names the file, the entry and the mend."""


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Dates(_Strict):
    """The columns of an event's date, and what each precision code makes of them.

    Treatments: ``day`` that day; ``span`` some time from ``start`` to ``end``; ``around`` up to ``reach``
    days before or after; ``month`` and ``year`` that month or year; ``added`` no later than the day that
    the row was added when the two are the same (nothing then says that it is not that day by default),
    else about that day.
    """

    start: str
    end: str | None = None
    added: str | None = None
    precision: str | None = None
    codes: dict[str, Treatment] = {}
    default: Treatment = "day"
    reach: int = Field(default=3, ge=0, le=31)


class Level(_Strict):
    """What a precision code of place is worth: the column of its name, and if its point is the event's."""

    name: str
    kind: str
    point: bool = False


class Places(_Strict):
    """The columns of an event's place; a code that ``levels`` lacks gives no place."""

    precision: str | None = None
    levels: dict[str, Level] = {}
    default: Level | None = None
    country: str | None = None
    latitude: str | None = None
    longitude: str | None = None
    generic: tuple[str, ...] = ()  # words that a name may end with ("village", "district")


class Side(_Strict):
    """A column that names an actor; ``country`` and ``sort`` hold its country's and its kind's code."""

    name: str
    country: str | None = None
    sort: str | None = None


class Actors(_Strict):
    """The two sides, names that stand for a state's own forces, and names of nobody in particular."""

    first: Side
    second: Side
    states: tuple[str, ...] = ()  # patterns whose group ``name`` is the state
    state_sorts: tuple[str, ...] = ()  # codes in ``sort`` of a state's own bodies ("GOV")
    nobody: tuple[str, ...] = ()  # patterns of whole names
    separator: str | None = None  # between several names in one cell
    known: dict[str, str] = {}  # the table's name to the gazetteer's, where they differ

    @field_validator("states", "nobody")
    @classmethod
    def _compile(cls, patterns: tuple[str, ...]) -> tuple[str, ...]:
        for pattern in patterns:
            try:
                re.compile(pattern)
            except re.error as error:
                raise ValueError(f"{pattern!r} is no pattern ({error})") from error
        return patterns


class Coding(_Strict):
    """What a code means in the ontology. ``together``: neither side is said to have begun."""

    type: str
    mode: str | None = None
    status: Status = Status.OCCURRED
    together: bool = False


class Types(_Strict):
    """The column of the event's code; ``prefix`` codes are found by their longest beginning (CAMEO)."""

    column: str
    match: Literal["exact", "prefix"] = "exact"
    codes: dict[str, Coding]


class Count(_Strict):
    """Columns that count something. A missing ``min`` or ``max`` leaves that side open."""

    of: str
    min: str | None = None
    max: str | None = None
    approximate: bool = False


class TableMapping(_Strict):
    """One kind of table. Without a line of names, ``layouts`` give the columns by their number."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    name: str
    outlet: str
    licence: str
    recognise: tuple[str, ...] = Field(min_length=2)  # columns that tell the table from others
    layouts: tuple[tuple[str, ...], ...] = ()
    key: str
    text: tuple[str, ...] = ()  # columns of prose, quoted first
    shown: tuple[str, ...]  # columns that the coded line of the article shows, and the claim quotes
    agency: str | None = None
    url: str | None = None
    dates: Dates
    places: Places
    actors: Actors
    types: Types
    figures: tuple[Count, ...] = ()
    clarity: str | None = None  # column whose code says how sure the coders are
    confidence: dict[str, float] = {}
    default_confidence: float = Field(ge=0.0, le=1.0)


def _check(mapping: TableMapping, ontology: Ontology, path: Path) -> list[str]:
    problems = []
    for code, coding in mapping.types.codes.items():
        if coding.type not in ontology.types:
            problems.append(
                f"{path}: types.codes.{code}: no event type {coding.type}; see data/ontology/events"
            )
        elif coding.mode is not None and coding.mode not in ontology.types[coding.type].modes:
            problems.append(
                f"{path}: types.codes.{code}: {coding.type} has no mode {coding.mode!r}; add or mend it"
            )
    if path.stem != mapping.id:
        problems.append(f"{path}: id: {mapping.id} is not the file's name; name the file {mapping.id}.yaml")
    for index, layout in enumerate(mapping.layouts):
        problems.extend(
            f"{path}: layouts.{index}: no column {name!r}; add it"
            for name in mapping.recognise
            if name not in layout
        )
    return problems


def _read(path: Path) -> TableMapping:
    try:
        return TableMapping.model_validate(parse_yaml(path.read_text(encoding="utf-8")))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise MappingError(f"{path}: not readable as YAML ({error}); mend the line it names") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "top"
        raise MappingError(
            f"{path}: {where}: {first['msg']}; see ingest.coded.mapping.TableMapping"
        ) from error


@lru_cache(maxsize=4)
def _load(data: Path) -> tuple[TableMapping, ...]:
    paths = sorted((data / FOLDER).glob("*.yaml"))
    mappings = [_read(path) for path in paths]
    for mapping, path in zip(mappings, paths, strict=True):
        problems = _check(mapping, load_ontology(), path)
        if problems:
            raise MappingError(problems[0])
    return tuple(mappings)


def load_mappings() -> tuple[TableMapping, ...]:
    """All mappings of the data folder, read once.

    Raises:
        MappingError: a file is wrong.
    """
    return _load(data_dir())


def lint(data: Path) -> list[str]:
    """Problems of the mappings as text, none when they are right."""
    problems = []
    ontology = read_ontology(data)
    for path in sorted((data / FOLDER).glob("*.yaml")):
        try:
            problems.extend(_check(_read(path), ontology, path))
        except MappingError as error:
            problems.append(str(error))
    return problems
