"""Outlines of countries, and how exactly a kind of place says where: ``data/map/``."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from graph.paths import data_dir
from graph.strict_yaml import parse_yaml

Exactness = Literal["point", "country", "area"]
OUTLINES = Path("map") / "outlines.json"
_MEND = "; mend it there, or build it with scripts/build_outlines.py"
_EXACTNESS = Path("map") / "exactness.yaml"


class MapDataError(ValueError):
    """A file of the map is wrong; the message names it, the place and the mend."""


class Outline(BaseModel):
    """A country's outline: rings of [longitude, latitude] in degrees, de facto, at 1:110m."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    iso3: str | None = Field(pattern=r"^[A-Z]{3}$")
    name: str = Field(min_length=2)
    rings: list[list[tuple[float, float]]] = Field(min_length=1)


class _Kinds(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    point: frozenset[str]
    country: frozenset[str]
    area: frozenset[str]
    wide: frozenset[str] = frozenset()


def outlines_file() -> Path:
    """Where the outlines lie: a JSON list, served to the browser as it is."""
    return data_dir() / OUTLINES


def outlined() -> frozenset[str]:
    """Names of the countries that have an outline."""
    return _names(data_dir())


def exactness(kind: str | None) -> Exactness:
    """How a place of this kind is drawn. A kind that nobody has named is an area, never a point."""
    kinds = _kinds(data_dir())
    if kind in kinds.point:
        return "point"
    return "country" if kind in kinds.country else "area"


def too_wide(name: str) -> bool:
    """Whether a place is so wide that a ring around its middle would point at somewhere else."""
    return name in _kinds(data_dir()).wide


def read_outlines(data: Path) -> list[Outline]:
    """The outlines below ``data``.

    Raises:
        MapDataError: the file is missing or wrong.
    """
    found: list[Outline] = _checked(data / OUTLINES, TypeAdapter(list[Outline]), json.loads)
    for one in found:
        for lon, lat in (point for ring in one.rings for point in ring):
            if not (-180 <= lon <= 180 and -90 <= lat <= 90):
                raise MapDataError(f"{data / OUTLINES}: {one.name}: {lon}, {lat} is no place on earth")
    names = [one.name for one in found]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise MapDataError(f"{data / OUTLINES}: {', '.join(twice)} is there twice: take one out")
    return found


def read_kinds(data: Path) -> _Kinds:
    """The kinds of places below ``data``.

    Raises:
        MapDataError: the file is missing or wrong, or has a kind twice.
    """
    path = data / _EXACTNESS
    kinds: _Kinds = _checked(path, TypeAdapter(_Kinds), parse_yaml)
    twice = (kinds.point & kinds.country) | (kinds.point & kinds.area) | (kinds.country & kinds.area)
    if twice:
        raise MapDataError(f"{path}: {', '.join(sorted(twice))} stands under two headings: keep one")
    return kinds


def lint(data: Path) -> list[str]:
    """Problems of the map's files as text, none when they are right."""
    problems = []
    for read in (read_outlines, read_kinds):
        try:
            read(data)
        except MapDataError as error:
            problems.append(str(error))
    return problems


@lru_cache(maxsize=4)
def _names(data: Path) -> frozenset[str]:
    return frozenset(one.name for one in read_outlines(data))


@lru_cache(maxsize=4)
def _kinds(data: Path) -> _Kinds:
    return read_kinds(data)


def _checked(path: Path, adapter: TypeAdapter[Any], parse: Any) -> Any:
    try:
        return adapter.validate_python(parse(path.read_text(encoding="utf-8")))
    except ValidationError as error:
        detail = error.errors()[0]
        where = ".".join(map(str, detail["loc"]))
        raise MapDataError(f"{path}: {where}: {detail['msg']}{_MEND}") from error
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise MapDataError(f"{path}: cannot be read ({error}){_MEND}") from error
