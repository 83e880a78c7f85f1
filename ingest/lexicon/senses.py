"""The lexicon of event words, read from ``data/lexicon/`` and checked.

A *sense* says of one verb, noun or adjective, under conditions on the words around it,
which event type it names and which of its grammatical slots hold whom. Conditions are
lists of lemmas or of word classes (``@forces``, from ``classes.yaml``). Where several
senses of a word fit, the one with the most conditions wins.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from graph.records import Status
from ingest.lexicon.schema import Domain, Operator

# Needs that only rule a sense out where something speaks against it: they make it no more exact.
_VETOES = frozenset({"ahead", "placed", "personal"})
# Files of this rank hold defaults: what a word means where none of its other entries fits.
DEFAULTS = 9


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
    governs: frozenset[str] = frozenset()
    not_governs: frozenset[str] = frozenset()
    given: frozenset[str] = frozenset()  # objects of what is governed: "refused to hand over the funds"
    folds: tuple[str, ...] = ()
    ambiguous: bool = False
    where: str = ""
    rank: int = 0

    @property
    def weight(self) -> int:
        """How many conditions the sense sets: the more, the sooner it is tried."""
        # What is done tells more than who does it: subjects are mostly "any party".
        words = (self.object, self.modifier, self.modal, self.governs, self.given)
        conditions = sum(map(bool, words)) + bool(self.prep) + 2 * bool(self.carries)
        return 4 * len(self.words) + 4 * conditions + 3 * bool(self.subject) + 2 * len(self.needs - _VETOES)


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
    cues: dict[str, tuple[str, ...]] = field(default_factory=dict)
    hints: dict[str, tuple[str, ...]] = field(default_factory=dict)
    by_id: dict[str, Sense] = field(default_factory=dict)

    def add(self, sense: Sense) -> None:
        """Index one sense."""
        self.senses.append(sense)
        self.by_id[sense.id] = sense
        index = {"verb": self.verbs, "noun": self.nouns, "adjective": self.adjectives}[sense.pos]
        index[sense.words[0]].append(sense)

    def sort(self) -> None:
        """Defaults last; phrases ("kick out") before words, then the most conditions, then the lower rank."""
        senses = sorted(
            self.senses,
            key=lambda sense: (sense.rank >= DEFAULTS, len(sense.words) == 1, -sense.weight, sense.rank),
        )
        for index in (self.verbs, self.nouns, self.adjectives):
            index.clear()
        self.senses.clear()
        for sense in senses:
            self.add(sense)

    def words_of(self, name: str) -> frozenset[str]:
        """The words of a class, empty where there is no such class."""
        return self.classes.get(name, frozenset())
