"""Sources as data: one YAML file a source in ``data/sources/``."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from typing import Literal, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from graph.paths import data_dir
from graph.strict_yaml import parse_yaml
from ingest.fetch import FetchError, check_address
from ingest.readers import Mapping

FOLDER = "sources"
Kind = Literal["feed", "page", "sitemap", "archive", "mail", "table", "folder", "coded", "mentions"]
_ADDRESSED = frozenset(["feed", "page", "sitemap", "coded", "mentions"])
_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


class SourceFileError(ValueError):
    """A file of a source is wrong; the message names the file, the entry and the mend."""


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Expectations(_Strict):
    """What a run of the source should give; a run that does not is flagged."""

    min_items_a_day: float = Field(default=0.0, ge=0)
    max_failed_share: float = Field(default=0.5, ge=0, le=1)


class Columns(_Strict):
    """Names of a table's columns, where they are not the usual ones."""

    text: str | None = None
    title: str | None = None
    published: str | None = None
    url: str | None = None
    outlet: str | None = None
    language: str | None = None
    retrieved_at: str | None = None


class Source(_Strict):
    """One source: where it is, what it is, how far it is to be trusted, how often it is read.

    ``reliability`` is the Admiralty code's letter for a source (A completely reliable … E unreliable, F not
    to be judged). ``frequency`` is a number and m, h, d or w. ``full_text``: the page behind a feed's item
    is read, not only the item.
    """

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9_-]{1,60}$")
    name: str = Field(min_length=3)
    kind: Kind
    address: str | None = None
    path: str | None = None
    outlet: str
    reliability: Literal["A", "B", "C", "D", "E", "F"]
    language: str = Field(pattern=r"^[a-z]{2}$")
    frequency: str = Field(pattern=r"^[1-9][0-9]{0,3}[mhdw]$")
    licence: str = Field(min_length=5)
    expectations: Expectations = Expectations()
    enabled: bool = False
    full_text: bool = True
    max_items: int = Field(default=200, ge=1, le=100_000)
    columns: Columns = Columns()
    note: str | None = None

    @model_validator(mode="after")
    def _one_place(self) -> Self:
        if (self.address is None) == (self.path is None):
            raise ValueError("give either an address or a path")
        if self.address is not None:
            if self.kind not in _ADDRESSED:
                raise ValueError(f"a source of the kind {self.kind} has a path, not an address")
            try:
                check_address(self.address)
            except FetchError as error:
                raise ValueError(str(error)) from error
        if self.every < timedelta(minutes=5):
            raise ValueError("a frequency under 5m is rude to the server")
        return self

    @property
    def every(self) -> timedelta:
        """Time between two runs."""
        return timedelta(**{_UNITS[self.frequency[-1]]: int(self.frequency[:-1])})

    @property
    def mapping(self) -> Mapping:
        """The columns as the readers want them."""
        return Mapping(**self.columns.model_dump())


def read_source_file(path: Path) -> Source:
    """The source of one file.

    Raises:
        SourceFileError: the file is not readable or an entry is wrong.
    """
    try:
        source = Source.model_validate(parse_yaml(path.read_text(encoding="utf-8")))
    except (OSError, yaml.YAMLError, UnicodeDecodeError) as error:
        raise SourceFileError(f"{path}: not readable as YAML ({error}); mend the line it names") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "top"
        raise SourceFileError(f"{path}: {where}: {first['msg']}; see docs/schedule.md") from error
    if path.stem != source.id:
        raise SourceFileError(
            f"{path}: id: {source.id} is not the file's name; name the file {source.id}.yaml"
        )
    return source


def load_sources(data: Path | None = None) -> dict[str, Source]:
    """All sources by id.

    Raises:
        SourceFileError: a file is wrong.
    """
    paths = sorted(((data or data_dir()) / FOLDER).glob("*.yaml"))
    return {source.id: source for source in map(read_source_file, paths)}


def find_source(name: str, data: Path | None = None) -> Source | None:
    """The source of an id; None when the word is no id of a file in the folder."""
    path = (data or data_dir()) / FOLDER / f"{name}.yaml"
    return read_source_file(path) if re.fullmatch(r"[a-z0-9][a-z0-9_-]*", name) and path.is_file() else None


def lint(data: Path) -> list[str]:
    """Problems of the sources' files as text, none when they are right."""
    problems = []
    for path in sorted((data / FOLDER).glob("*.yaml")):
        try:
            read_source_file(path)
        except SourceFileError as error:
            problems.append(str(error))
    return problems
