"""Events in columns: numbers in arrays, text as codes; immutable, so that readers need no lock.

Days are proleptic ordinals (``date.toordinal()``), 0 where there is none. Rows stand in order of
time as a timeline shows them: earliest day (else latest), then latest, then id; undated ones last.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]
_UNDATED = np.iinfo(np.int64).max
_DAYS = date.max.toordinal() + 1
_ACTOR_BITS = 31


class EventRow(NamedTuple):
    """One event as it enters the columns; days as ordinals, 0 where there is none."""

    id: str
    type: str
    status: str
    earliest: int
    latest: int
    first_known: int
    last_known: int
    intensity: float | None
    actors: Sequence[str]
    places: Sequence[str]
    conflicts: Sequence[str]
    pairs: Sequence[tuple[str, str, bool]]
    name: Sequence[str] = ()

    @property
    def order(self) -> int:
        """Place in time as one number."""
        day = self.earliest or self.latest
        return day * _DAYS + (self.latest or _DAYS - 1) if day else _UNDATED


class Vocabulary:
    """Text and its codes. It only grows, so columns of different times can share one."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        """Codes are given in the order of ``texts``."""
        self.texts: list[str] = list(texts)
        self._codes = {text: code for code, text in enumerate(self.texts)}
        self._growing = threading.Lock()

    def __len__(self) -> int:
        """How many codes there are."""
        return len(self.texts)

    def code(self, text: str) -> int:
        """The code of a text, new if need be."""
        found = self._codes.get(text)
        if found is not None:
            return found
        with self._growing:
            if text not in self._codes:
                self.texts.append(text)
                self._codes[text] = len(self.texts) - 1
            return self._codes[text]

    def known(self, texts: Iterable[str]) -> list[int]:
        """Codes of those of these texts that have one."""
        return [self._codes[text] for text in texts if text in self._codes]

    def among(self, texts: Iterable[str]) -> Mask:
        """By code: whether it stands for one of these texts."""
        found = np.zeros(len(self.texts), dtype=np.bool_)
        found[self.known(texts)] = True
        return found


@dataclass(frozen=True)
class Lists:
    """A list of codes a row: all of them one after another, and how many each row has."""

    flat: NDArray[Any]
    sizes: NDArray[np.int32]

    @classmethod
    def of(cls, lists: Iterable[Sequence[str]], vocabulary: Vocabulary) -> Self:
        """From lists of texts."""
        kept = list(lists)
        flat = [vocabulary.code(text) for texts in kept for text in texts]
        return cls(np.array(flat, dtype=np.int32), np.array([len(texts) for texts in kept], dtype=np.int32))

    @cached_property
    def owner(self) -> Ints:
        """By place in ``flat``: the row that it belongs to."""
        return np.repeat(np.arange(len(self.sizes)), self.sizes)

    def any_of(self, wanted: Mask) -> Mask:
        """By row: whether it has one of the wanted codes."""
        found = np.zeros(len(self.sizes), dtype=np.bool_)
        found[self.owner[wanted[self.flat]]] = True
        return found

    def take(self, rows: Ints) -> Lists:
        """The lists of these rows, in this order."""
        starts = np.cumsum(self.sizes) - self.sizes
        sizes = self.sizes[rows]
        within = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        return Lists(self.flat[np.repeat(starts[rows], sizes) + within], sizes)

    def __add__(self, other: Lists) -> Lists:
        """These lists, then the others."""
        return Lists(np.concatenate([self.flat, other.flat]), np.concatenate([self.sizes, other.sizes]))


@dataclass(frozen=True)
class Words:
    """The vocabularies that columns share."""

    id: Vocabulary = field(default_factory=Vocabulary)
    type: Vocabulary = field(default_factory=Vocabulary)
    status: Vocabulary = field(default_factory=Vocabulary)
    actors: Vocabulary = field(default_factory=Vocabulary)
    places: Vocabulary = field(default_factory=Vocabulary)
    conflicts: Vocabulary = field(default_factory=Vocabulary)
    name: Vocabulary = field(default_factory=Vocabulary)


_CODED = ("id", "type", "status")
_LISTS = ("actors", "places", "conflicts", "name")
_DAY_COLUMNS = ("earliest", "latest", "first_known", "last_known")


@dataclass(frozen=True)
class Columns:
    """Events in order of time. ``intensity`` is not a number where an event has none.

    ``pairs`` are who did it to whom, each as one number (see :func:`ends_of`); ``name`` the folded words of
    an event's name.
    """

    words: Words
    order: Ints
    id: NDArray[np.int32]
    type: NDArray[np.int32]
    status: NDArray[np.int32]
    earliest: NDArray[np.int32]
    latest: NDArray[np.int32]
    first_known: NDArray[np.int32]
    last_known: NDArray[np.int32]
    intensity: NDArray[np.float64]
    actors: Lists
    places: Lists
    conflicts: Lists
    pairs: Lists
    name: Lists

    @classmethod
    def of(cls, rows: Iterable[EventRow], words: Words) -> Columns:
        """Columns of these events, whatever their order."""
        kept = sorted(rows, key=lambda row: (row.order, row.id))
        coded: dict[str, Any] = {
            name: np.array([getattr(words, name).code(getattr(row, name)) for row in kept], dtype=np.int32)
            for name in _CODED
        }
        days: dict[str, Any] = {
            name: np.array([getattr(row, name) for row in kept], dtype=np.int32) for name in _DAY_COLUMNS
        }
        lists: dict[str, Any] = {
            name: Lists.of((getattr(row, name) for row in kept), getattr(words, name)) for name in _LISTS
        }
        intensity = [np.nan if row.intensity is None else row.intensity for row in kept]
        return cls(
            words=words,
            order=np.array([row.order for row in kept], dtype=np.int64),
            intensity=np.array(intensity, dtype=np.float64),
            pairs=_pairs(kept, words.actors),
            **coded,
            **days,
            **lists,
        )

    def __len__(self) -> int:
        """How many events."""
        return len(self.order)

    @cached_property
    def dated(self) -> Mask:
        """Those with a day."""
        found: Mask = self.order != _UNDATED
        return found

    @cached_property
    def begins(self) -> NDArray[np.int32]:
        """First day on which each may have happened (0 where that is open)."""
        return self.earliest

    @cached_property
    def ends(self) -> NDArray[np.int32]:
        """Last day on which each may have happened."""
        return np.where(self.latest == 0, _DAYS, self.latest).astype(np.int32)

    @cached_property
    def day(self) -> NDArray[np.int32]:
        """Earliest day, else latest, else 0."""
        return np.where(self.earliest == 0, self.latest, self.earliest)

    @cached_property
    def last(self) -> NDArray[np.int32]:
        """Latest day, else earliest, else 0."""
        return np.where(self.latest == 0, self.earliest, self.latest)

    def outermost(self, rows: Ints) -> tuple[int, int] | None:
        """Of these rows the first to begin and the last to end; None where none is dated.

        Of those that begin (or end) on one day, the most exact.
        """
        dated = rows[self.dated[rows]]
        if not len(dated):
            return None
        half_open = (self.earliest[dated] == 0) | (self.latest[dated] == 0)
        width = np.where(half_open, _DAYS, self.last[dated] - self.day[dated])
        first = np.lexsort((width, self.day[dated]))[0]
        last = np.lexsort((width, -self.last[dated]))[0]
        return int(dated[first]), int(dated[last])

    def ids(self, rows: Iterable[int] | Ints) -> list[str]:
        """Ids of these rows."""
        texts = self.words.id.texts
        return [texts[code] for code in self.id[np.asarray(rows, dtype=np.int64)].tolist()]

    def take(self, rows: Ints) -> Columns:
        """These rows, in this order (which must be that of time)."""
        return replace(
            self,
            **{
                each.name: _taken(getattr(self, each.name), rows)
                for each in fields(self)
                if each.name != "words"
            },
        )

    def where(self, mask: Mask) -> Columns:
        """The rows for which ``mask`` is set."""
        return self if mask.all() else self.take(np.flatnonzero(mask))

    def merged(self, fresh: Columns) -> Columns:
        """These events and others (none of which is among these), in order of time."""
        if not len(fresh):
            return self
        both = {name: _joined(getattr(self, name), getattr(fresh, name)) for name in _names()}
        joined = replace(self, **both)
        rows = np.argsort(joined.order, kind="stable")
        ordered = joined.order[rows]
        if len(self):
            # Events of one place in time stand by id; only where new ones came may they not.
            for value in np.unique(fresh.order):
                first, last = np.searchsorted(ordered, value), np.searchsorted(ordered, value, side="right")
                tied = rows[first:last].tolist()
                rows[first:last] = sorted(tied, key=lambda row: joined.words.id.texts[joined.id[row]])
        return joined.take(rows)

    def without(self, ids: Iterable[str]) -> Columns:
        """These events but for some."""
        return self.where(~self.words.id.among(ids)[self.id])


def ends_of(pairs: Ints) -> tuple[Ints, Ints, Mask]:
    """Codes of the sources and targets of pairs, and whether each has a direction."""
    return pairs >> (_ACTOR_BITS + 1), (pairs >> 1) & ((1 << _ACTOR_BITS) - 1), (pairs & 1).astype(np.bool_)


def pair_codes(source: Ints, target: Ints, directed: Mask) -> Ints:
    """The other way round."""
    return (source << (_ACTOR_BITS + 1)) | (target << 1) | directed.astype(np.int64)


def _pairs(rows: Sequence[EventRow], actors: Vocabulary) -> Lists:
    code = actors.code
    flat = [
        (code(source) << (_ACTOR_BITS + 1)) | (code(target) << 1) | directed
        for row in rows
        for source, target, directed in row.pairs
    ]
    sizes = [len(row.pairs) for row in rows]
    return Lists(np.array(flat, dtype=np.int64), np.array(sizes, dtype=np.int32))


def _names() -> list[str]:
    return [each.name for each in fields(Columns) if each.name != "words"]


def _taken(column: Any, rows: Ints) -> Any:
    return column.take(rows) if isinstance(column, Lists) else column[rows]


def _joined(first: Any, second: Any) -> Any:
    return first + second if isinstance(first, Lists) else np.concatenate([first, second])


def ordinal(day: date | None) -> int:
    """A day as a number, 0 for none."""
    return day.toordinal() if day else 0


def day_of(number: int) -> date | None:
    """The day that a number stands for."""
    return date.fromordinal(number) if number else None
