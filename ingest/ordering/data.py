"""The wording that orders events, as data: ``data/ordering/order.yaml``."""

from __future__ import annotations

from functools import cached_property

from pydantic import BaseModel, ConfigDict

from graph.strict_yaml import KnowledgeFile

FILE = "ordering/order.yaml"


class OrderDataError(ValueError):
    """``order.yaml`` is missing or wrong; the message names the entry and the mend."""


class OrderData(BaseModel):
    """All of ``order.yaml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    after: tuple[str, ...]
    before: tuple[str, ...]
    causal: tuple[str, ...]
    grounds: dict[str, tuple[str, ...]]
    leads: tuple[str, ...]
    follows: tuple[str, ...]
    precedes: tuple[str, ...]
    met: tuple[str, ...]
    answers: tuple[str, ...]
    reactions: dict[str, tuple[str, ...]]
    drives: tuple[str, ...]
    outbreaks: dict[str, tuple[str, ...]]
    pointers: tuple[str, ...]
    comes_after: frozenset[str]
    links: tuple[str, ...]
    replies: tuple[str, ...]
    next: tuple[str, ...]
    earlier: tuple[str, ...]
    next_spans: tuple[str, ...]
    earlier_spans: tuple[str, ...]

    @cached_property
    def joining(self) -> list[tuple[list[str], bool]]:
        """Phrases that join two events, longest first, and whether what they govern came first."""
        later = (*self.after, *self.grounds, *self.outbreaks)
        listed = [(phrase.split(), True) for phrase in later]
        listed += [(phrase.split(), False) for phrase in self.before]
        return sorted(listed, key=lambda item: -len(item[0]))

    @cached_property
    def answers_by_verb(self) -> dict[str, list[tuple[str, list[str]]]]:
        """By the lemma of a verb: the phrases of ``answers`` that it begins, and the words behind it."""
        found: dict[str, list[tuple[str, list[str]]]] = {}
        for phrase in self.answers:
            first, *rest = phrase.split()
            found.setdefault(first, []).append((phrase, rest))
        return found


_FILE = KnowledgeFile(FILE, OrderData, OrderDataError)
read_order, load_order, lint = _FILE.read, _FILE.load, _FILE.lint
