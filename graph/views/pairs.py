"""Events summed by pair of actors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.edtf import written
from graph.records import Status
from graph.register import Columns, Ints, Mask, Register, day_of, ends_of, pair_codes

_FACTS = (Status.OCCURRED.value, Status.ONGOING.value)
_SAMPLE = 50
Levels = NDArray[np.float64]


@dataclass(frozen=True)
class PairSums:
    """Sums by pair. One entry a pair of an event: ``owner`` is the event, ``pair`` the pair's number."""

    events: Columns
    codes: Ints
    owner: Ints
    pair: Ints

    def __contains__(self, ends: tuple[str, str, bool]) -> bool:
        """Whether something passed between these: source, target, and whether it has a direction."""
        source, target, directed = ends
        codes = self.events.words.actors.known((source, target))
        if len(codes) < 2 or not len(self.codes):
            return False
        one, other = codes if directed else sorted(codes)
        wanted = pair_codes(np.array([one]), np.array([other]), np.array([directed]))[0]
        number = int(np.searchsorted(self.codes, wanted))
        return number < len(self.codes) and bool(self.codes[number] == wanted)

    @cached_property
    def _sizes(self) -> Ints:
        return np.bincount(self.pair, minlength=len(self.codes))

    @cached_property
    def _starts(self) -> Ints:
        return np.cumsum(self._sizes) - self._sizes

    def busiest(self, limit: int) -> list[tuple[tuple[str, str, bool], int]]:
        """Pairs and their numbers, those with most events first, then by id."""
        order = np.argsort(-self._sizes, kind="stable")
        if 0 < limit < len(order):
            # All that have as many events as the last one: which of them stay is decided by id.
            least = self._sizes[order[limit - 1]]
            order = order[: np.searchsorted(-self._sizes[order], -least, side="right")]
        texts = self.events.words.actors.texts
        sizes = self._sizes.tolist()
        ends = {}
        sources, targets, directed = (each.tolist() for each in ends_of(self.codes[order]))
        for number, source, target, way in zip(order.tolist(), sources, targets, directed, strict=True):
            one, other = texts[source], texts[target]
            ends[number] = (one, other, True) if way else (min(one, other), max(one, other), False)
        ranked = sorted(ends, key=lambda number: (-sizes[number], ends[number]))
        return [(ends[number], number) for number in ranked[: max(0, limit)]]

    @cached_property
    def _levels(self) -> Levels:
        """Intensity by event, not a number where it has none or is no fact."""
        facts = self.events.words.status.among(_FACTS)[self.events.status]
        return np.where(facts, self.events.intensity, np.nan)

    def summary(self, number: int) -> dict[str, Any]:
        """What is shown of one pair (see ``RelationRow``)."""
        start = int(self._starts[number])
        rows = self.owner[start : start + int(self._sizes[number])]
        events = self.events
        types, statuses = events.words.type.texts, events.words.status.texts
        level = self._levels[rows]
        level = level[~np.isnan(level)]
        return {
            "events": len(rows),
            "cooperation": int((level > 0).sum()),
            "conflict": int((level < 0).sum()),
            "mean_intensity": round(float(level.sum() / len(level)), 3) if len(level) else None,
            "types": _tally(events.type[rows], types),
            "statuses": _tally(events.status[rows], statuses),
            **bounds(events, rows),
            "event_ids": tuple(sorted(events.ids(_latest(rows, events.day[rows])))),
        }


def pair_sums(known: Register, events: Columns, actors: Sequence[str] | None) -> PairSums:
    """Sum these events by pair; actors judged the same are one. ``actors``: pairs with any of these alone."""
    heads = known.heads("actors")
    source, target, directed = ends_of(events.pairs.flat)
    owner = events.pairs.owner
    kept: Mask = heads[source] != heads[target]
    if actors is not None:
        wanted = events.words.actors.among(actors)
        kept &= wanted[source] | wanted[target]
    one, other, directed = heads[source[kept]], heads[target[kept]], directed[kept]
    low = np.where(directed, one, np.minimum(one, other))
    high = np.where(directed, other, np.maximum(one, other))
    codes, pair = np.unique(pair_codes(low, high, directed), return_inverse=True)
    pair, owner = pair.reshape(-1), owner[kept]
    # Two spellings of one actor in one event are one pair of it.
    entries = np.unique(pair.astype(np.int64) * (len(events) + 1) + owner)
    pair, owner = np.divmod(entries, len(events) + 1)
    return PairSums(events, codes, owner, pair)


def bounds(events: Columns, rows: Ints) -> dict[str, Any]:
    """The days between which dated events lie, and how exactly the outermost two are dated (EDTF)."""
    outermost = events.outermost(rows)
    if outermost is None:
        return {}
    first, last = ((day_of(int(events.earliest[row])), day_of(int(events.latest[row]))) for row in outermost)
    return {
        "first": first[0] or first[1],
        "last": last[1] or last[0],
        "first_edtf": written(*first),
        "last_edtf": written(*last),
    }


def _latest(rows: Ints, days: Any) -> Ints:
    """Up to 50 of these rows: the latest dated ones first (rows stand in order of time, undated last)."""
    dated = rows[days > 0][-_SAMPLE:]
    return np.concatenate([dated, rows[days == 0][: _SAMPLE - len(dated)]])


def _tally(codes: Any, texts: Sequence[str]) -> dict[str, int]:
    sums = np.bincount(codes)
    return dict(sorted((texts[code], int(sums[code])) for code in np.flatnonzero(sums).tolist()))
