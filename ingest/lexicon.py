"""The lexicon of event words, read from ``data/lexicon/`` and checked.

A *sense* says of one verb, noun or adjective, under conditions on the words around it,
which event type it names and which of its grammatical slots hold whom. Conditions are
lists of lemmas or of word classes (``@forces``, from ``classes.yaml``). Where several
senses of a word fit, the one with the most conditions wins.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from graph.ontology import Ontology, OntologyError, read_ontology
from graph.paths import data_dir
from graph.records import Status
from ingest.lexicon_schema import Domain, EntryFile, LexiconError, Operator, parse_file

_PLAIN = ("classes.yaml", "frames.yaml", "operators.yaml", "instruments.yaml", "domains.yaml")


@dataclass(frozen=True, slots=True)
class Sense:
    """One compiled entry. Words in conditions are lemmas, classes already spelled out."""

    id: str
    pos: str  # verb, noun, adjective
    words: tuple[str, ...]
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    status: Status | None
    frame: dict[str, tuple[str, ...]]
    subject: frozenset[str] = frozenset()
    not_subject: frozenset[str] = frozenset()
    object: frozenset[str] = frozenset()
    not_object: frozenset[str] = frozenset()
    prep: tuple[tuple[str, frozenset[str]], ...] = ()
    modifier: frozenset[str] = frozenset()
    not_modifier: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()
    carries: tuple[str, ...] = ()
    operator: str | None = None
    complement: tuple[str, ...] = ()
    modal: frozenset[str] = frozenset()
    folds: tuple[str, ...] = ()
    ambiguous: bool = False
    where: str = ""

    @property
    def weight(self) -> int:
        """How many conditions the sense sets: the more, the sooner it is tried."""
        conditions = (self.subject, self.object, self.prep, self.modifier, self.carries, self.modal)
        return 2 * len(self.words) + 2 * sum(bool(item) for item in conditions) + len(self.needs)


@dataclass(slots=True)
class Lexicon:
    """All senses by the first word of their trigger, with the lists that conditions use."""

    senses: list[Sense] = field(default_factory=list)
    verbs: dict[str, list[Sense]] = field(default_factory=lambda: defaultdict(list))
    nouns: dict[str, list[Sense]] = field(default_factory=lambda: defaultdict(list))
    adjectives: dict[str, list[Sense]] = field(default_factory=lambda: defaultdict(list))
    classes: dict[str, frozenset[str]] = field(default_factory=dict)
    frames: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    operators: dict[str, Operator] = field(default_factory=dict)
    instruments: dict[str, str] = field(default_factory=dict)
    domains: dict[str, Domain] = field(default_factory=dict)
    by_id: dict[str, Sense] = field(default_factory=dict)

    def add(self, sense: Sense) -> None:
        """Index one sense."""
        self.senses.append(sense)
        self.by_id[sense.id] = sense
        index = {"verb": self.verbs, "noun": self.nouns, "adjective": self.adjectives}[sense.pos]
        index[sense.words[0]].append(sense)

    def words_of(self, name: str) -> frozenset[str]:
        """The words of a class, empty where there is no such class."""
        return self.classes.get(name, frozenset())


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML in which "on", "off", "yes" and "no" are words: prepositions are not truth values."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in rules if tag != "tag:yaml.org,2002:bool"]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


def _yaml(path: Path) -> Any:
    try:
        return yaml.load(path.read_text(encoding="utf-8"), _Loader)  # noqa: S506 - a SafeLoader
    except FileNotFoundError as error:
        raise LexiconError(f"{path}: missing; restore it from the repository") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path}: not readable as YAML ({error}); mend the line it names") from error


class _Compiler:
    """Turns files into senses, naming file and entry in every complaint."""

    def __init__(self, folder: Path, ontology: Ontology) -> None:
        self.folder, self.ontology = folder, ontology
        self.problems: list[str] = []
        self.lexicon = Lexicon()
        raw = _yaml(folder / "classes.yaml")
        self.lexicon.classes = {name: frozenset(map(str, words)) for name, words in raw.items()}
        self.frames = self.lexicon.frames = {
            name: {role: tuple(slots) for role, slots in frame.items()}
            for name, frame in _yaml(folder / "frames.yaml").items()
        }
        self.lexicon.operators = {
            name: Operator.model_validate(body) for name, body in _yaml(folder / "operators.yaml").items()
        }
        self.lexicon.instruments = {
            str(word): mode for mode, words in _yaml(folder / "instruments.yaml").items() for word in words
        }
        self.lexicon.domains = {
            name: Domain.model_validate(body) for name, body in _yaml(folder / "domains.yaml").items()
        }
        self._check_operators()

    def _known(self, where: str, name: str) -> None:
        if name == "*":
            return
        kind, _, mode = name.partition(".")
        if kind not in self.ontology.types or (mode and mode not in self.ontology.types[kind].modes):
            self.problems.append(f"{where}: {name} is not in data/ontology; mend the name or add the mode")

    def _check_operators(self) -> None:
        path = self.folder / "operators.yaml"
        for name, operator in self.lexicon.operators.items():
            for rule in operator.rules:
                for item in (
                    *rule.when,
                    *([rule.give] if rule.give not in ("keep", "drop", "both", "adopt") else []),
                ):
                    self._known(f"{path}: {name}", item)
        for mode in self.lexicon.instruments.values():
            self._known(f"{self.folder / 'instruments.yaml'}", f"ASSAULT.{mode}")

    def words(self, where: str, items: tuple[str, ...]) -> frozenset[str]:
        """Spell out classes in a list of words."""
        found: set[str] = set()
        for item in items:
            if item.startswith("@"):
                if item[1:] not in self.lexicon.classes:
                    self.problems.append(f"{where}: no class {item} in classes.yaml; add it or mend the name")
                found |= self.lexicon.words_of(item[1:])
            else:
                found.add(item)
        return frozenset(found)

    def compile(self, path: Path, file: EntryFile) -> Iterator[Sense]:
        """The senses of one file."""
        for entry in file.entries:
            type_ = entry.type or file.type
            for pos, text in entry.triggers():
                where = f"{path}: {text} ({pos})"
                if type_ is None:
                    self.problems.append(f"{where}: no type; give it here or at the top of the file")
                    continue
                self._known(where, f"{type_}.{entry.mode}" if entry.mode else type_)
                if entry.operator is not None and entry.operator not in self.lexicon.operators:
                    self.problems.append(f"{where}: no operator {entry.operator} in operators.yaml; mend it")
                frame = entry.frame or file.frames.get(pos) or f"default_{pos}"
                if isinstance(frame, str) and frame not in self.frames:
                    self.problems.append(f"{where}: no frame {frame} in frames.yaml; add it or mend the name")
                    continue
                for item in entry.carries:
                    self._known(where, item)
                name = f"{type_}.{entry.mode}" if entry.mode else type_
                base = f"{name}/{text.replace(' ', '_')}.{pos[0]}"
                count = 1 + sum(1 for known in self.lexicon.by_id if known.split("#")[0] == base)
                yield Sense(
                    id=base if count == 1 else f"{base}#{count}",
                    pos=pos,
                    words=tuple(text.split()),
                    type=type_,
                    mode=entry.mode,
                    contexts=entry.contexts,
                    status=entry.status,
                    frame=self.frames[frame] if isinstance(frame, str) else dict(frame),
                    subject=self.words(where, entry.subject),
                    not_subject=self.words(where, entry.not_subject),
                    object=self.words(where, entry.object),
                    not_object=self.words(where, entry.not_object),
                    prep=tuple((name, self.words(where, items)) for name, items in entry.prep.items()),
                    modifier=self.words(where, entry.modifier),
                    not_modifier=self.words(where, entry.not_modifier),
                    needs=frozenset(entry.needs),
                    carries=entry.carries,
                    operator=entry.operator,
                    complement=entry.complement,
                    modal=frozenset(entry.modal),
                    folds=entry.folds,
                    ambiguous=entry.ambiguous,
                    where=where,
                )


def _same_conditions(one: Sense, other: Sense) -> bool:
    """Whether both can be met by the same words, so that neither would surely win."""
    if one.weight != other.weight or one.needs != other.needs:
        return False
    pairs = (
        (one.subject - one.not_subject, other.subject - other.not_subject),
        (one.object - one.not_object, other.object - other.not_object),
        (one.modifier - one.not_modifier, other.modifier - other.not_modifier),
    )
    for left, right in pairs:
        if bool(left) != bool(right) or (left and right and not left & right):
            return False
    left_prep, right_prep = dict(one.prep), dict(other.prep)
    if bool(left_prep) != bool(right_prep):
        return False
    if left_prep and not any(
        "*" in left_prep[name] | right_prep[name] or left_prep[name] & right_prep[name]
        for name in left_prep.keys() & right_prep.keys()
    ):
        return False
    if bool(one.carries) != bool(other.carries):
        return False
    if one.type == other.type == "*":
        # Both leave the type to the noun: only the very same list is a duplicate.
        return set(one.carries) == set(other.carries)
    return not one.carries or bool(set(one.carries) & set(other.carries))


def _clashes(lexicon: Lexicon) -> list[str]:
    groups: dict[tuple[str, tuple[str, ...]], list[Sense]] = defaultdict(list)
    for sense in lexicon.senses:
        groups[sense.pos, sense.words].append(sense)
    return [
        f"{other.where}: duplicates or shadows {one.id} ({one.where}); merge them or add a condition to one"
        for group in groups.values()
        for index, one in enumerate(group)
        for other in group[index + 1 :]
        if _same_conditions(one, other)
    ]


def read_lexicon(data: Path) -> tuple[Lexicon, list[str]]:
    """The lexicon below ``data`` and everything that is wrong with it.

    Raises:
        LexiconError: a file cannot be read at all.
        graph.ontology.OntologyError: the ontology that it refers to is wrong.
    """
    folder = data / "lexicon"
    compiler = _Compiler(folder, read_ontology(data))
    for path in sorted(folder.glob("*.yaml")):
        if path.name not in _PLAIN:
            for sense in compiler.compile(path, parse_file(path, _yaml(path))):
                compiler.lexicon.add(sense)
    for index in (compiler.lexicon.verbs, compiler.lexicon.nouns, compiler.lexicon.adjectives):
        for senses in index.values():
            senses.sort(key=lambda sense: -sense.weight)
    return compiler.lexicon, [*compiler.problems, *_clashes(compiler.lexicon)]


@lru_cache(maxsize=4)
def _load(data: Path) -> Lexicon:
    lexicon, problems = read_lexicon(data)
    if problems:
        raise LexiconError("\n".join(problems))
    return lexicon


def load_lexicon() -> Lexicon:
    """The lexicon of the data folder, read once.

    Raises:
        LexiconError: something is wrong with it; the message lists each file, entry and mend.
    """
    return _load(data_dir())


def lint(data: Path) -> list[str]:
    """Problems of the lexicon's files as text, none when it is right."""
    try:
        return read_lexicon(data)[1]
    except (LexiconError, OntologyError) as error:
        return [str(error)]
