"""Files of the lexicon to senses: classes spelled out, frames and modes looked up, clashes found."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from graph.ontology import Ontology
from ingest.lexicon.files import read_yaml
from ingest.lexicon.schema import Domain, EntryFile, Operator
from ingest.lexicon.senses import Lexicon, Sense


class Compiler:
    """Turns files into senses, naming file and entry in every complaint."""

    def __init__(self, folder: Path, ontology: Ontology) -> None:
        self.folder, self.ontology = folder, ontology
        self.problems: list[str] = []
        self._spelled: dict[tuple[str, ...], frozenset[str]] = {}
        self._named: Counter[str] = Counter()
        self.lexicon = Lexicon()
        raw = read_yaml(folder / "classes.yaml")
        self.lexicon.classes = {name: frozenset(map(str, words)) for name, words in raw.items()}
        self.frames = self.lexicon.frames = {
            name: {role: tuple(slots) for role, slots in frame.items()}
            for name, frame in read_yaml(folder / "frames.yaml").items()
        }
        self.lexicon.operators = {
            name: Operator.model_validate(body) for name, body in read_yaml(folder / "operators.yaml").items()
        }
        self.lexicon.instruments = {
            str(word): mode
            for mode, words in read_yaml(folder / "instruments.yaml").items()
            for word in words
        }
        self.lexicon.domains = {
            name: Domain.model_validate(body) for name, body in read_yaml(folder / "domains.yaml").items()
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
        """Spell out classes in a list of words; the same list gives the same object."""
        if items in self._spelled:
            return self._spelled[items]
        found: set[str] = set()
        for item in items:
            if item.startswith("@"):
                if item[1:] not in self.lexicon.classes:
                    self.problems.append(f"{where}: no class {item} in classes.yaml; add it or mend the name")
                found |= self.lexicon.words_of(item[1:])
            else:
                found.add(item)
        return self._spelled.setdefault(items, frozenset(found))

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
                self._named[base] += 1
                count = self._named[base]
                yield Sense(
                    id=base if count == 1 else f"{base}#{count}",
                    pos=pos,
                    words=_words(pos, text),
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
                    governs=self.words(where, entry.governs),
                    not_governs=self.words(where, entry.not_governs),
                    given=self.words(where, entry.given),
                    folds=entry.folds,
                    ambiguous=entry.ambiguous,
                    where=where,
                    rank=file.rank,
                )


def _words(pos: str, text: str) -> tuple[str, ...]:
    """A trigger's words. The tokenizer cuts at hyphens; verbs are joined again when they are looked up."""
    return tuple((text if pos == "verb" else text.replace("-", " - ")).split())


def _conditions(sense: Sense) -> tuple[object, ...]:
    words = (sense.subject, sense.object, sense.modifier, sense.modal, sense.governs, sense.given)
    return (
        *words,
        sense.prep,
        sense.not_subject,
        sense.not_object,
        sense.not_modifier,
        sense.not_governs,
        sense.carries,
    )


def _same_conditions(one: Sense, other: Sense) -> bool:
    """Whether both can be met by the same words, so that neither would surely win."""
    if one.weight != other.weight or one.needs != other.needs:
        return False
    if one.rank or other.rank:
        # Of overlapping entries the rank and the order in the file decide.
        return _conditions(one) == _conditions(other)
    if (one.type, one.mode) == (other.type, other.mode) != ("*", None):
        # Whichever wins, the event is the same: only the very same conditions are a duplicate.
        return _conditions(one) == _conditions(other)
    pairs = (
        (one.subject - one.not_subject, other.subject - other.not_subject),
        (one.object - one.not_object, other.object - other.not_object),
        (one.governs, other.governs),
        (one.given, other.given),
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


def clashes(lexicon: Lexicon) -> list[str]:
    """Senses that another of the same words repeats or hides, each as a message with place and mend."""
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
