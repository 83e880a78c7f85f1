"""What a register holds at one revision of a graph: events in columns, names, articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

import numpy as np

from graph.register.columns import Columns, Ints, Vocabulary, Words

LABELS = ("actors", "places", "conflicts", "outlets")


class Stamp(NamedTuple):
    """A state of a graph: how many changes it has seen, and the last one's random name."""

    revision: int
    change: str | None


class Name(NamedTuple):
    """An actor, place, conflict or outlet; ``canonical`` is the id of the one it is shown as.

    ``words`` are those of its name and aliases, folded.
    """

    id: str
    canonical: str
    name: str
    kind: str | None = None
    lat: float | None = None
    lon: float | None = None
    words: str = ""


class ArticleRow(NamedTuple):
    """An article: its outlet's id, when it made its news known and was published (ordinals, 0: unknown)."""

    source: str | None
    known: int
    published: int
    retracted: bool


@dataclass(frozen=True)
class Names:
    """Names of one label, by id."""

    by_id: Mapping[str, Name] = field(default_factory=dict)

    @cached_property
    def _by_head(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for each in self.by_id.values():
            found[each.canonical].append(each.id)
        return found

    @cached_property
    def words_of(self) -> dict[str, list[str]]:
        """By id of each that is shown: the folded words by which it and those judged the same are called."""
        return {
            head: sorted({word for key in ids for word in self.by_id[key].words.split()})
            for head, ids in self._by_head.items()
            if head in self.by_id
        }

    @cached_property
    def called(self) -> dict[str, set[str]]:
        """By folded word: the ids of those that are shown and called so."""
        found: dict[str, set[str]] = defaultdict(set)
        for head, words in self.words_of.items():
            for word in words:
                found[word].add(head)
        return found

    def head(self, key: str) -> Name | None:
        """The one under whose name and id this one is shown, None where there is no such id."""
        found = self.by_id.get(key)
        return self.by_id.get(found.canonical, found) if found else None

    def same(self, ids: Iterable[str]) -> list[str]:
        """These ids and those of all that are judged the same, in order."""
        found = set(ids)
        for key in list(found):
            if key in self.by_id:
                found.update(self._by_head[self.by_id[key].canonical])
        return sorted(found)


@dataclass(frozen=True)
class Register:
    """A graph's events (canonical ones) in columns, and what is needed to show and count them.

    ``merged``: by id of an event that is shown under another one, that one's id. ``names``: by label.
    """

    stamp: Stamp
    events: Columns
    merged: Mapping[str, str]
    names: Mapping[str, Names]
    articles: Mapping[str, ArticleRow]

    @classmethod
    def empty(cls, stamp: Stamp) -> Register:
        """Of a graph without events."""
        return cls(stamp, Columns.of((), Words()), {}, {label: Names() for label in LABELS}, {})

    def heads(self, label: str) -> Ints:
        """By code of an actor, place or conflict: the code of the one it is shown as."""
        if label not in self._heads or len(self._heads[label]) < len(self._vocabulary(label)):
            words = self._vocabulary(label)
            shown = self.names[label]
            found = [
                code if (head := shown.head(key)) is None or head.id == key else words.code(head.id)
                for code, key in enumerate(list(words.texts))
            ]
            # Heads that had no code before stand for themselves.
            found += range(len(found), len(words))
            self._heads[label] = np.array(found, dtype=np.int64)
        return self._heads[label]

    def _vocabulary(self, label: str) -> Vocabulary:
        found: Vocabulary = getattr(self.events.words, label)
        return found

    @cached_property
    def _heads(self) -> dict[str, Ints]:
        return {}

    @cached_property
    def _members(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for key, head in self.merged.items():
            found[head].append(key)
        return found

    def head_of(self, key: str) -> str | None:
        """The id that an event is shown under, None where there is no such event."""
        if key in self.merged:
            return self.merged[key]
        codes = self.events.words.id.known([key])
        return key if codes and bool((self.events.id == codes[0]).any()) else None

    def members(self, key: str) -> list[str]:
        """The ids of the events shown as this one, its own too, in order."""
        return sorted([key, *self._members.get(key, ())])

    def __len__(self) -> int:
        """How many events of the graph this knows, merged ones too."""
        return len(self.events) + len(self.merged)
