"""Kinds, words and levels of roles from ``data/ontology/roles.yaml``: a strict loader."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from graph.paths import data_dir
from graph.strict_yaml import read_model

FILE = "ontology/roles.yaml"


class RoleDataError(ValueError):
    """``roles.yaml`` is missing or wrong; the message names the entry and the mend."""


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class RoleKind(_Strict):
    """One kind of role and the words that tell of it."""

    definition: str = Field(min_length=10)
    nouns: tuple[str, ...]
    processes: tuple[str, ...]
    verbs: tuple[str, ...]
    adjectives: tuple[str, ...]
    objects: tuple[str, ...]
    duties: tuple[str, ...] = ()


class Level(_Strict):
    """One state that a role can be in."""

    words: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    holder_verbs: tuple[str, ...] = ()
    loser_verbs: tuple[str, ...] = ()


class RoleData(_Strict):
    """All of ``roles.yaml``."""

    kinds: dict[str, RoleKind]
    role_words: tuple[str, ...]
    playing: tuple[str, ...]
    efforts: tuple[str, ...]
    failing: tuple[str, ...]
    able: tuple[str, ...]
    levels: dict[str, Level]
    causes: tuple[str, ...]


def read_roles(data: Path) -> RoleData:
    """Read ``ontology/roles.yaml`` below the data folder.

    Raises:
        RoleDataError: the file is missing, no YAML, or has an entry of the wrong shape.
    """
    return read_model(data / FILE, RoleData, RoleDataError)


@lru_cache(maxsize=1)
def load_roles() -> RoleData:
    """The roles of the data folder, read once. Raises as :func:`read_roles`."""
    return read_roles(data_dir())


def lint(folder: Path) -> list[str]:
    """Problems of ``roles.yaml`` below the data folder ``folder``, as text; empty where none."""
    try:
        read_roles(folder)
    except RoleDataError as error:
        return [str(error)]
    return []
