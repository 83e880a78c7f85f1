"""The nouns of ``data/gazetteer/reference.yaml``, checked and expanded to plural forms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from graph.paths import data_dir
from graph.records import ActorKind
from graph.strict_yaml import parse_yaml
from ingest.gazetteer import FOLDER, GazetteerError, plural

Tie = Literal["none", "ally", "foe", "border"]


class PluralRow(BaseModel):
    """Nouns for several actors at once."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    nouns: tuple[str, ...]
    kinds: tuple[ActorKind, ...]
    tie: Tie
    opposed: bool = False
    counted: bool = False


class SingularRow(BaseModel):
    """Nouns for one actor."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    nouns: tuple[str, ...]
    kinds: tuple[ActorKind, ...]


class PlaceRow(BaseModel):
    """Nouns for one place."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    nouns: tuple[str, ...]
    kinds: tuple[str, ...]


class ReferenceFile(BaseModel):
    """``reference.yaml`` as it is written."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    plural: tuple[PluralRow, ...]
    singular: tuple[SingularRow, ...]
    organs: tuple[str, ...]
    local: tuple[str, ...]
    bare: tuple[str, ...]
    flown: tuple[str, ...]
    suffering: tuple[str, ...]
    rulers: tuple[str, ...]
    titles: tuple[str, ...]
    naming: tuple[str, ...]
    movements: tuple[str, ...]
    realms: dict[str, tuple[str, ...]]
    places: tuple[PlaceRow, ...]
    hostile: tuple[str, ...]
    envoys: tuple[str, ...]
    go_between: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReferenceWords:
    """Lookup tables; keys are lower-case words. ``organs`` maps plural forms too, to the singular."""

    plural: dict[str, PluralRow]
    singular: dict[str, frozenset[ActorKind]]
    organs: dict[str, str]
    local: frozenset[str]
    bare: frozenset[str]
    flown: frozenset[str]
    suffering: frozenset[str]
    rulers: frozenset[str]
    titles: frozenset[str]
    naming: frozenset[str]
    movements: frozenset[str]
    realms: dict[str, frozenset[str]]
    places: dict[str, frozenset[str]]
    hostile: frozenset[str]
    envoys: frozenset[str]
    go_between: frozenset[str]


@lru_cache(maxsize=2)
def load_reference_words(folder: Path | None = None) -> ReferenceWords:
    """The reference words of ``folder`` (default ``data/gazetteer``).

    Raises:
        GazetteerError: the file is absent or malformed; file, entry and mend are named.
    """
    path = (folder or data_dir() / FOLDER) / "reference.yaml"
    try:
        file = ReferenceFile.model_validate(parse_yaml(path.read_text("utf-8")))
    except (OSError, yaml.YAMLError) as error:
        raise GazetteerError(f"{path}: {error}: mend the file") from error
    except ValidationError as error:
        faults = "; ".join(f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors())
        raise GazetteerError(f"{path}: {faults}: correct or remove it") from error
    return ReferenceWords(
        plural={plural(noun): row for row in file.plural for noun in row.nouns},
        singular={
            form: frozenset(row.kinds)
            for row in file.singular
            for noun in row.nouns
            for form in (noun, plural(noun))
        },
        organs={form: noun for noun in file.organs for form in (noun, plural(noun))},
        local=frozenset(file.local),
        bare=frozenset(form for noun in file.bare for form in (noun, plural(noun))),
        flown=frozenset(form for noun in file.flown for form in (noun, plural(noun))),
        rulers=frozenset(file.rulers),
        suffering=frozenset(file.suffering),
        titles=frozenset(file.titles),
        naming=frozenset(file.naming),
        movements=frozenset(file.movements),
        realms={noun: frozenset(states) for noun, states in file.realms.items()},
        places={noun: frozenset(row.kinds) for row in file.places for noun in row.nouns},
        hostile=frozenset(file.hostile),
        envoys=frozenset(form for noun in file.envoys for form in (noun, plural(noun))),
        go_between=frozenset(file.go_between),
    )


def lint(data_dir: Path) -> list[str]:
    """Problems of ``reference.yaml`` as text: a malformed entry, a noun listed twice."""
    try:
        load_reference_words(data_dir / FOLDER)
    except GazetteerError as error:
        return [str(error)]
    file = ReferenceFile.model_validate(parse_yaml((data_dir / FOLDER / "reference.yaml").read_text("utf-8")))
    tables: dict[str, Sequence[PluralRow | SingularRow | PlaceRow]] = {
        "plural": file.plural,
        "singular": file.singular,
        "places": file.places,
    }
    problems = []
    for name, rows in tables.items():
        seen: set[str] = set()
        for noun in (noun for row in rows for noun in row.nouns):
            if noun in seen:
                problems.append(f"reference.yaml: {name}: {noun!r} is listed twice: keep one")
            seen.add(noun)
    return problems
