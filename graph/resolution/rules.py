"""Resolution rules as data: ``data/resolution/rules.yaml``."""

from __future__ import annotations

from functools import cached_property, lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from graph.ontology import load_ontology
from graph.paths import data_dir
from graph.records import ParticipantRole, Precision
from graph.strict_yaml import read_model

_FILE = Path("resolution") / "rules.yaml"


class NamePattern(BaseModel):
    """Pieces of an event's display name; the file says what each is for.

    A piece that a mode leaves out is taken from its type, then from ``default``.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    pair: str | None = None
    source: str | None = None
    target: str | None = None
    place: str | None = None
    mediated: str | None = None
    hosted: str | None = None
    conflict: str | None = None
    mutual: bool | None = None
    alone: str | None = None
    level: bool | None = None
    given: str | None = None
    origin: str | None = None
    destination: str | None = None
    sufferers: tuple[ParticipantRole, ...] | None = None


class Spoken(BaseModel):
    """How names of actors and places stand in a sentence; the file says what each list is for."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    heads: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    at: frozenset[str] = frozenset()
    along: frozenset[str] = frozenset()


class Weights(BaseModel):
    """How much each part of likeness counts."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    actors: float
    date: float
    type: float
    place: float
    figures: float
    wording: float


class JudgementRules(BaseModel):
    """Weights and limits for judging two events of different articles; distances in kilometres."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    weights: Weights
    same: float
    unsure: float
    close_wording: float
    related_types: list[list[str]]
    near_km: float
    far_km: float


class Rules(BaseModel):
    """The file as it stands."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    same_happening: dict[str, list[list[str]]]
    general_modes: dict[str, list[str]]
    wide_modes: dict[str, dict[str, list[str]]] = {}
    singular: dict[str, Precision]
    lasting: frozenset[str] = frozenset()
    fighting: frozenset[str] = frozenset()
    one_deed: tuple[tuple[str, str], ...] = ()
    spoken: Spoken = Spoken()
    done_to_armed: dict[str, str] = {}
    done_by_armed: dict[str, dict[str, str]] = {}
    results: dict[str, tuple[str, ...]] = {}
    result_words: frozenset[str] = frozenset()
    suffered: frozenset[str] = frozenset()
    landing: frozenset[str] = frozenset()
    blows: frozenset[str] = frozenset()
    no_blows: frozenset[str] = frozenset()
    harm: dict[str, frozenset[str]] = {}
    by_somebody: frozenset[str] = frozenset()
    anybody: frozenset[str] = frozenset()
    mere: frozenset[str] = frozenset()
    natural: frozenset[str] = frozenset()
    distinguishing: frozenset[str]
    besides: frozenset[str] = frozenset()
    labels: dict[str, str]
    name_patterns: dict[str, NamePattern]
    judgement: JudgementRules

    def label(self, kind: str, mode: str | None) -> str:
        """What an event of a type and mode is called, in lower case."""
        if mode is None:
            return self.labels.get(kind, kind.lower())
        return self.labels.get(f"{kind}/{mode}", mode.replace("_", " "))

    def types_related(self, first: str, second: str) -> bool:
        """Whether two outlets may file one happening under these two types."""
        return any(first in group and second in group for group in self.judgement.related_types)

    def absorbs(self, event: tuple[str, str], word: tuple[str, str]) -> bool:
        """Whether a word of a sentence only adds to an event there; both as (type, type/mode)."""
        return word[1] != event[1] and any((adds, into) in self.added for adds in word for into in event)

    @cached_property
    def added(self) -> frozenset[tuple[str, str]]:
        """``one_deed``: what only adds, to what."""
        return frozenset(self.one_deed)

    def name_pattern(self, kind: str, mode: str | None) -> NamePattern:
        """The pieces of the name of an event of a type and mode."""
        if (kind, mode) not in self.patterns_of_kinds:
            found: dict[str, object] = {}
            for key in ("default", kind, f"{kind}/{mode}"):
                pattern = self.name_patterns.get(key, NamePattern())
                found |= pattern.model_dump(exclude_none=True)
            self.patterns_of_kinds[kind, mode] = NamePattern.model_validate(found)
        return self.patterns_of_kinds[kind, mode]

    @cached_property
    def patterns_of_kinds(self) -> dict[tuple[str, str | None], NamePattern]:
        """What :meth:`name_pattern` said of types and modes so far."""
        return {}

    def is_result(self, kind: str, mode: str | None, lemma: str) -> bool:
        """Whether a word can tell what a deed left behind."""
        return kind in self.results or f"{kind}/{mode}" in self.results or lemma in self.result_words

    def is_blow(self, kind: str, mode: str | None) -> bool:
        """Whether a deed is one blow, of which people die at once."""
        return kind in self.blows and f"{kind}/{mode}" not in self.no_blows

    def results_from(self, cause: str, kind: str, mode: str | None) -> bool:
        """Whether a deed of type ``cause`` leaves a result of this type and mode behind."""
        causes = {*self.results.get(kind, ()), *self.results.get(f"{kind}/{mode}", ())}
        return cause in causes or (not causes and cause == kind)

    def modes_meet(self, kind: str, first: str | None, second: str | None) -> bool:
        """Whether two mentions of one type may be one happening, by their modes."""
        if first == second or first is None or second is None:
            return True
        wide = self.wide_modes.get(kind, {})
        if second in wide.get(first, ()) or first in wide.get(second, ()):
            return False
        general = self.general_modes.get(kind, [])
        if first in general or second in general:
            return True
        return any(first in group and second in group for group in self.same_happening.get(kind, []))


def read_rules(data: Path) -> Rules:
    """Read and check the rules.

    Raises:
        ValueError: the file does not fit; the message names file, entry and mend.
    """
    path = data / _FILE
    return read_model(path, Rules, ValueError)


@lru_cache(maxsize=1)
def load_rules() -> Rules:
    """The project's rules, read once."""
    return read_rules(data_dir())


def lint(data: Path) -> list[str]:
    """Problems of the rules file as text: unknown types and modes, a default pattern with a missing piece."""
    try:
        rules = read_rules(data)
    except (ValueError, OSError) as error:
        return [str(error)]
    known = {name: set(entry.modes) for name, entry in load_ontology().types.items()}
    problems = []
    for section, table in (("same_happening", rules.same_happening), ("general_modes", rules.general_modes)):
        for kind, groups in table.items():
            names = {mode for group in groups for mode in ([group] if isinstance(group, str) else group)}
            if kind not in known:
                problems.append(f"{_FILE}: {section}: no event type {kind!r} in data/ontology")
            else:
                problems += [
                    f"{_FILE}: {section}.{kind}: no mode {mode!r} in data/ontology; add it there or drop it"
                    for mode in sorted(names - known[kind])
                ]
    problems += [
        f"{_FILE}: judgement.related_types: no event type {kind!r} in data/ontology"
        for group in rules.judgement.related_types
        for kind in group
        if kind not in known
    ]
    problems += [
        f"{_FILE}: results.{result}: no event type {kind!r} in data/ontology"
        for result, causes in rules.results.items()
        for kind in causes
        if kind not in known
    ]
    problems += [
        f"{_FILE}: harm.{figure}: no event type {kind!r} in data/ontology"
        for figure, kinds in rules.harm.items()
        for kind in sorted(kinds)
        if kind not in known
    ]
    for section, keys in (
        ("singular", rules.singular),
        ("lasting", rules.lasting),
        ("labels", rules.labels),
        ("results", rules.results),
        ("done_to_armed", rules.done_to_armed),
        ("done_to_armed", rules.done_to_armed.values()),
        ("blows", rules.blows),
        ("no_blows", rules.no_blows),
        ("name_patterns", rules.name_patterns.keys() - {"default"}),
    ):
        for key in keys:
            kind, _, mode = key.partition("/")
            if kind not in known or (mode and mode not in known[kind]):
                problems.append(
                    f"{_FILE}: {section}: no {key!r} in data/ontology; mend the name or take it out"
                )
    default = rules.name_patterns.get("default")
    pieces = ("pair", "source", "target", "place", "mediated", "hosted")
    if default is None or not all(getattr(default, piece) for piece in pieces):
        problems.append(f"{_FILE}: name_patterns.default needs {', '.join(pieces)}")
    return problems
