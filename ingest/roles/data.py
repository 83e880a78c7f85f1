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
    beside: tuple[str, ...] = ()
    rescuing: tuple[str, ...] = ()
    fighting: tuple[str, ...] = ()
    sakes: tuple[str, ...] = ()
    keepers: tuple[str, ...] = ()
    forces: tuple[str, ...] = ()
    lent: tuple[str, ...] = ()
    selling: tuple[str, ...] = ()
    wares: tuple[str, ...] = ()
    thirds: tuple[str, ...] = ()
    drafting: tuple[str, ...] = ()
    parleying: tuple[str, ...] = ()
    drafts: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    planned: bool = False
    places: bool = False

    @cached_property
    def participles(self) -> frozenset[str]:
        """The verbs' forms in -ing."""
        return frozenset(form for verb in self.verbs for form in (f"{verb}ing", f"{verb[:-1]}ing"))


class Level(_Strict):
    """One state that a role can be in."""

    words: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    holder_verbs: tuple[str, ...] = ()
    heir_verbs: tuple[str, ...] = ()
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
    gatherings: tuple[str, ...]
    parties: tuple[str, ...]
    sides: tuple[str, ...]
    offices: tuple[str, ...]
    sending: tuple[str, ...]
    comprising: tuple[str, ...]
    commanding: tuple[str, ...]
    commands: tuple[str, ...]
    acting: tuple[str, ...]
    trying: tuple[str, ...]
    undertaking: tuple[str, ...]
    peace: tuple[str, ...]
    wishing: tuple[str, ...]
    plain: tuple[str, ...]
    supports: tuple[str, ...]
    getting: tuple[str, ...]
    handing: tuple[str, ...]
    moving: tuple[str, ...]
    honours: tuple[str, ...]
    musing: tuple[str, ...]
    failing: tuple[str, ...]
    able: tuple[str, ...]
    levels: dict[str, Level]
    causes: tuple[str, ...]

    @cached_property
    def kind_words(self) -> frozenset[str]:
        """Nouns that name a kind of role, what its holders do, and the forms in -ing of their verbs."""
        return frozenset(
            word for kind in self.kinds.values() for word in (*kind.nouns, *kind.processes, *kind.participles)
        )

    @cached_property
    def third_verbs(self) -> frozenset[str]:
        """Lemmas of verbs by which one leads others' talks, stands between them or drafts their peace."""
        return frozenset(
            phrase.split()[0]
            for kind in self.kinds.values()
            for phrase in (*kind.leading, *kind.thirds, *kind.drafting)
        )

    @cached_property
    def deal_verbs(self) -> frozenset[str]:
        """Lemmas of verbs by which one deals in arms or takes a side."""
        return frozenset(
            phrase.split()[0]
            for kind in self.kinds.values()
            for phrase in (*kind.selling, *kind.lent, *kind.beside, *kind.fighting)
        ) | {phrase.split()[0] for kind in self.kinds.values() for phrase in kind.rescuing}

    @cached_property
    def forces(self) -> frozenset[str]:
        """Nouns of soldiers who, where certain organisations send them, hold a role."""
        return frozenset(noun for kind in self.kinds.values() for noun in kind.forces)

    @cached_property
    def group_nouns(self) -> frozenset[str]:
        """The last words of nouns of groups whose members hold a role."""
        return frozenset(phrase.split()[-1] for kind in self.kinds.values() for phrase in kind.groups)

    @cached_property
    def by_verb(self) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
        """By the lemma of a verb: the kinds that it tells of, with the words that must stand after it."""
        found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for name, kind in self.kinds.items():
            for phrase in kind.verbs:
                first, *rest = phrase.split()
                found.setdefault(first, []).append((name, tuple(rest)))
        return found


_FILE = KnowledgeFile(FILE, RoleData, RoleDataError)
read_roles, load_roles, lint = _FILE.read, _FILE.load, _FILE.lint
