"""Kinds, words and levels of roles from ``data/ontology/roles.yaml``: a strict loader."""

from __future__ import annotations

from functools import cached_property

from pydantic import BaseModel, ConfigDict, Field

from graph.strict_yaml import KnowledgeFile

FILE = "ontology/roles.yaml"


class RoleDataError(ValueError):
    """``roles.yaml`` is missing or wrong; the message names the entry and the mend."""


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class RoleKind(_Strict):
    """One kind of role and the words that tell of it."""

    definition: str = Field(min_length=10)
    nouns: tuple[str, ...]
    partisans: tuple[str, ...] = ()
    processes: tuple[str, ...]
    verbs: tuple[str, ...]
    adjectives: tuple[str, ...]
    objects: tuple[str, ...]
    duties: tuple[str, ...] = ()
    leading: tuple[str, ...] = ()
    led: tuple[str, ...] = ()
    selling: tuple[str, ...] = ()
    wares: tuple[str, ...] = ()

    @cached_property
    def participles(self) -> frozenset[str]:
        """The verbs' forms in -ing."""
        return frozenset(form for verb in self.verbs for form in (f"{verb}ing", f"{verb[:-1]}ing"))


class Level(_Strict):
    """One state that a role can be in."""

    words: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    holder_verbs: tuple[str, ...] = ()
    loser_verbs: tuple[str, ...] = ()
    loser_from: tuple[str, ...] = ()
    sent_verbs: tuple[str, ...] = ()
    lessening_verbs: tuple[str, ...] = ()
    lesser_nouns: tuple[str, ...] = ()
    object_verbs: tuple[str, ...] = ()


class RoleData(_Strict):
    """All of ``roles.yaml``."""

    kinds: dict[str, RoleKind]
    role_words: tuple[str, ...]
    playing: tuple[str, ...]
    efforts: tuple[str, ...]
    powers: tuple[str, ...]
    trying: tuple[str, ...]
    wishing: tuple[str, ...]
    musing: tuple[str, ...]
    failing: tuple[str, ...]
    able: tuple[str, ...]
    levels: dict[str, Level]
    causes: tuple[str, ...]


_FILE = KnowledgeFile(FILE, RoleData, RoleDataError)
read_roles, load_roles, lint = _FILE.read, _FILE.load, _FILE.lint
