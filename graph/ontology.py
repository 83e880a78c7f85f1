"""The ontology of events: PLOVER's types with modes and contexts, read from ``data/ontology/``.

The types are those of PLOVER 2 (Halterman et al. 2023, "PLOVER and POLECAT: A New
Political Event Ontology and Dataset"), each with the modes that analysts of wars ask
for; types whose name starts with ``CASUS_`` are this project's own. Every type and mode
also names its CAMEO code (Gerner et al. 2002) and its ACLED sub-event, and an intensity
on Goldstein's scale from -10 (war) to 10 (union).
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from graph.paths import data_dir
from graph.strict_yaml import read_yaml

QuadClass = Literal[
    "verbal cooperation", "material cooperation", "verbal conflict", "material conflict", "consequence"
]


class OntologyError(ValueError):
    """A file of the ontology is wrong; the message names the file, the entry and the mend."""


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Coded(_Strict):
    acled: str | None = None
    contexts: tuple[str, ...] = ()


class Mode(_Coded):
    """A way in which an event of a type happens. Fields left out are the type's."""

    definition: str = Field(min_length=5)
    intensity: float | None = Field(default=None, ge=-10, le=10)
    cameo: str | None = Field(default=None, pattern=r"^\d{2,4}$")


class Alias(_Strict):
    """An older name of a type, or of one mode of it."""

    name: str
    mode: str | None = None


class EventType(_Coded):
    """One event type. ``acled`` is an ACLED sub-event, ``cameo`` a CAMEO code."""

    type: str = Field(pattern=r"^[A-Z][A-Z_]+$")
    quad: QuadClass = Field(alias="class")
    definition: str = Field(min_length=20)
    aliases: tuple[Alias, ...] = ()
    intensity: float = Field(ge=-10, le=10)
    cameo: str | None = Field(pattern=r"^\d{2,4}$")
    modes: dict[str, Mode] = {}


class Ontology(_Strict):
    """All event types, the contexts, and ACLED's own hierarchy (sub-event to event)."""

    types: dict[str, EventType]
    contexts: dict[str, str]
    acled_events: dict[str, str]

    def resolve(self, name: str) -> tuple[str, str | None]:
        """The type (and the mode, if the name stands for one) that a current or older name means.

        Raises:
            KeyError: no type has this name.
        """
        if name in self.types:
            return name, None
        for kind in self.types.values():
            for alias in kind.aliases:
                if alias.name == name:
                    return kind.type, alias.mode
        raise KeyError(f"no event type {name!r}: one of {', '.join(sorted(self.types))}")

    def mode(self, type_: str, mode: str | None) -> Mode | None:
        """The mode of a type, None where ``mode`` is None.

        Raises:
            KeyError: the type or mode is not in the ontology.
        """
        return self.types[type_].modes[mode] if mode is not None else None

    def intensity(self, type_: str, mode: str | None = None) -> float:
        """PLOVER/Goldstein intensity, -10 to 10."""
        found = self.mode(type_, mode)
        return self.types[type_].intensity if found is None or found.intensity is None else found.intensity

    def cameo(self, type_: str, mode: str | None = None) -> str | None:
        """CAMEO code (two to four digits), None for types that CAMEO lacks."""
        found = self.mode(type_, mode)
        return self.types[type_].cameo if found is None or found.cameo is None else found.cameo

    def acled(self, type_: str, mode: str | None = None) -> str | None:
        """ACLED sub-event, None for what ACLED does not record."""
        found = self.mode(type_, mode)
        return self.types[type_].acled if found is None or found.acled is None else found.acled

    def contexts_of(self, type_: str, mode: str | None = None) -> tuple[str, ...]:
        """The contexts that come with a mode, else with its type."""
        found = self.mode(type_, mode)
        return found.contexts if found is not None and found.contexts else self.types[type_].contexts


def _read(path: Path) -> Any:
    return read_yaml(path, OntologyError)


def _event_type(path: Path) -> EventType:
    raw = _read(path)
    if isinstance(raw, dict):
        raw["aliases"] = [{"name": a} if isinstance(a, str) else a for a in raw.get("aliases", ())]
    try:
        found = EventType.model_validate(raw)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "top"
        raise OntologyError(
            f"{path}: {where}: {first['msg']}; give a value as graph.ontology.EventType says"
        ) from error
    if path.stem != found.type.lower():
        raise OntologyError(f"{path}: type {found.type}: name the file {found.type.lower()}.yaml")
    return found


def read_ontology(data: Path) -> Ontology:
    """Read and check the ontology below ``data``.

    Raises:
        OntologyError: a file is missing or wrong.
    """
    folder = data / "ontology"
    files = sorted((folder / "events").glob("*.yaml"))
    if not files:
        raise OntologyError(f"{folder / 'events'}: no event types; restore the folder from the repository")
    acled = {sub: event for event, subs in _read(folder / "acled.yaml").items() for sub in subs}
    ontology = Ontology(
        types={found.type: found for found in map(_event_type, files)},
        contexts=_read(folder / "contexts.yaml"),
        acled_events=acled,
    )
    problems = _cross_check(ontology, folder / "events")
    if problems:
        raise OntologyError(problems[0])
    return ontology


def _cross_check(ontology: Ontology, folder: Path) -> list[str]:
    problems = []
    names: dict[str, str] = {}
    for kind in ontology.types.values():
        path = folder / f"{kind.type.lower()}.yaml"
        for alias in (kind.type, *(a.name for a in kind.aliases)):
            if alias in names:
                problems.append(f"{path}: name {alias} is also {names[alias]}'s; drop one")
            names[alias] = kind.type
        problems.extend(
            f"{path}: alias {a.name}: no mode {a.mode}; add the mode or drop it"
            for a in kind.aliases
            if a.mode is not None and a.mode not in kind.modes
        )
        parts: list[tuple[str, _Coded]] = [("top", kind), *kind.modes.items()]
        for where, part in parts:
            problems.extend(
                f"{path}: {where}: context {c!r} is not in contexts.yaml; add or mend it"
                for c in part.contexts
                if c not in ontology.contexts
            )
            if part.acled is not None and part.acled not in ontology.acled_events:
                problems.append(f"{path}: {where}: no ACLED sub-event {part.acled!r} in acled.yaml; mend it")
    return problems


@lru_cache(maxsize=4)
def _load(data: Path) -> Ontology:
    return read_ontology(data)


def load_ontology() -> Ontology:
    """The ontology of the data folder, read once.

    Raises:
        OntologyError: a file is missing or wrong.
    """
    return _load(data_dir())


def lint(data: Path) -> list[str]:
    """Problems of the ontology's files as text, none when it is right."""
    try:
        read_ontology(data)
    except OntologyError as error:
        return [str(error)]
    return []
