"""The words that change an event's standing, from ``data/standing/``: a strict loader."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from graph.paths import data_dir
from graph.records import Modality, Status
from graph.strict_yaml import read_model, read_yaml

FOLDER = "standing"


class StandingDataError(ValueError):
    """A file of ``data/standing/`` is missing or wrong; the message names file, entry and mend."""


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Operator(_Strict):
    """A kind of governing word (see the head of ``operators.yaml`` for what each field means)."""

    status: Status | None = None
    negated: Status | None = None
    negated_aspect: Status | None = None
    modality: Modality | None = None
    confidence: float = Field(default=1.0, ge=0.0, le=1.0)
    speaker: bool = False
    presumes: bool = False
    accuses: bool = False
    supposes: bool = False
    except_lemmas: tuple[str, ...] = ()
    except_types: tuple[str, ...] = ()
    verbs: dict[str, str] = {}
    nouns: tuple[str, ...] = ()
    predicatives: dict[str, str] = {}
    modifiers: tuple[str, ...] = ()


class Ongoing(_Strict):
    """Words that say that an event goes on."""

    modifiers: tuple[str, ...]
    predicatives: tuple[str, ...]
    adverbs: tuple[str, ...]


class Carriers(_Strict):
    """Light and implicative words: what is said of them is said of the event beside them."""

    verbs: dict[str, str]
    aspect: tuple[str, ...]
    starting: tuple[str, ...]
    staging: tuple[str, ...]
    happening: tuple[str, ...]
    lasting: tuple[str, ...]
    stative: tuple[str, ...]
    nouns: tuple[str, ...]
    predicatives: dict[str, str]
    meeting: tuple[str, ...]
    travelling: tuple[str, ...]
    ongoing: Ongoing


class Adverbs(_Strict):
    """Adverbs by what they do to a claim."""

    claimed: tuple[str, ...]
    assessed: tuple[str, ...]
    possible: tuple[str, ...]
    soon: tuple[str, ...]
    near_miss: tuple[str, ...]


class Confidence(_Strict):
    """Confidence of claims that no operator grades."""

    plain: float
    attributed: float
    hedged: float
    possible: float
    near_miss: float


class GivenUpBefore(_Strict):
    """What a plan told before is called (with the types that it can be), and verbs that give it up."""

    nouns: dict[str, tuple[str, ...]]
    verbs: tuple[str, ...]


class DeniedBefore(_Strict):
    """What denials of an earlier sentence's deed name it by; ``never`` are event types that are no deeds."""

    objects: tuple[str, ...]
    pronouns: tuple[str, ...]
    words: tuple[str, ...]
    never: tuple[str, ...]


class Wording(_Strict):
    """Words and phrases beside the event."""

    adverbs: Adverbs
    unmet: tuple[str, ...]
    future_times: tuple[str, ...]
    prepositions: dict[str, tuple[str, ...]]
    conditionals: tuple[str, ...]
    conditions: tuple[str, ...]
    concessives: tuple[str, ...]
    negative_words: tuple[str, ...]
    modals: dict[str, tuple[str, ...]]
    assessors: tuple[str, ...]
    generic_speakers: tuple[str, ...]
    documents: tuple[str, ...]
    never_speakers: tuple[str, ...]
    denied_before: DeniedBefore
    given_up_before: GivenUpBefore
    confidence: Confidence


class Lexicon:
    """All of ``data/standing/``, indexed by word and by where the event stands below it."""

    def __init__(self, operators: dict[str, Operator], carriers: Carriers, wording: Wording) -> None:
        self.operators = operators
        self.carriers = carriers
        self.wording = wording
        self.problems: list[str] = []
        self.verbs: dict[str, list[tuple[tuple[str, ...], dict[str, str]]]] = {}
        self.predicatives: dict[str, dict[str, str]] = {}
        self.nouns: dict[str, str] = {}
        self.modifiers: dict[str, str] = {}
        self._index()

    def _index(self) -> None:
        verbs: dict[str, dict[str, str]] = {}
        for name, operator in self.operators.items():
            for phrase, frames in operator.verbs.items():
                self._put(verbs.setdefault(phrase, {}), frames, name, f"verb {phrase!r}")
            for word, frames in operator.predicatives.items():
                self._put(self.predicatives.setdefault(word, {}), frames, name, f"predicative {word!r}")
            for noun in operator.nouns:
                self._put_word(self.nouns, noun, name, "noun")
            for modifier in operator.modifiers:
                self._put_word(self.modifiers, modifier, name, "modifier")
        for phrase, places in verbs.items():
            words = tuple(phrase.split())
            self.verbs.setdefault(words[0], []).append((words[1:], places))
        for entries in self.verbs.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def _put(self, into: dict[str, str], frames: str, name: str, what: str) -> None:
        for frame in frames.split():
            if frame in into:
                self.problems.append(
                    f"operators.yaml: {what} has {frame!r} under both {into[frame]!r} and {name!r}: keep one"
                )
            into[frame] = name

    def _put_word(self, into: dict[str, str], word: str, name: str, what: str) -> None:
        if word in into:
            self.problems.append(
                f"operators.yaml: {what} {word!r} is under both {into[word]!r} and {name!r}: keep one"
            )
        into[word] = name


def _explain(path: Path, error: ValidationError) -> StandingDataError:
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"])
    return StandingDataError(f"{path}: at {place}: {first['msg']}; see the comments at the head of the file")


def read_lexicon(folder: Path) -> Lexicon:
    """Read ``data/standing/`` at ``folder``.

    Raises:
        StandingDataError: a file is missing, is no YAML or has an entry of the wrong shape.
    """
    path = folder / "operators.yaml"
    try:
        raw = read_yaml(path, StandingDataError)
        operators = {name: Operator.model_validate(entry) for name, entry in raw["operators"].items()}
    except ValidationError as error:
        raise _explain(path, error) from error
    except (KeyError, TypeError, AttributeError) as error:
        raise StandingDataError(
            f"{path}: has no mapping 'operators' of mappings; see the comments in it"
        ) from error
    carriers = read_model(folder / "carriers.yaml", Carriers, StandingDataError)
    wording = read_model(folder / "wording.yaml", Wording, StandingDataError)
    return Lexicon(operators, carriers, wording)


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """The lexicon of the data folder, read once.

    Raises:
        StandingDataError: see :func:`read_lexicon`; also where a word is listed twice.
    """
    lexicon = read_lexicon(data_dir() / FOLDER)
    if lexicon.problems:
        raise StandingDataError("; ".join(lexicon.problems))
    return lexicon


def lint(folder: Path) -> list[str]:
    """Problems of ``data/standing/`` below the data folder ``folder``, as text; empty where none."""
    try:
        return read_lexicon(folder / FOLDER).problems
    except StandingDataError as error:
        return [str(error)]
