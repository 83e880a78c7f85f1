"""The events that a selection asks for, as columns of the register."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from graph.register import Columns, EventRow, Mask, Register, ordinal
from graph.store.cards import pair, pairs_of
from graph.store.derivation import fold
from graph.store.paging import pages
from graph.store.tellings import from_row
from graph.views.cards import row_from_headline
from graph.views.filters import Selection
from graph.views.memory import remembered
from graph.views.rows import TimelineRow

if TYPE_CHECKING:
    from graph.store import Store


@dataclass(frozen=True, slots=True)
class Selected:
    """Events in order of time; ``again`` are rows of those that a day of knowledge shows otherwise."""

    columns: Columns
    again: Mapping[str, TimelineRow] = field(default_factory=dict)


def selected(store: Store, register: Register, selection: Selection) -> Selected:
    """The events that a selection asks for, as they were told by its day of knowledge, if it has one.

    An event of which nothing new was told since stands as it is kept. One that was told of again is
    folded anew from what was known by then; one that was not known yet, or of which nobody knows
    since when, is left out.
    """
    events = register.events
    if selection.as_of is None:
        return Selected(events.where(mask_of(events, selection)))
    day = ordinal(selection.as_of)
    settled = events.where((events.last_known <= day) & mask_of(events, selection))
    # More tellings add actors, places and conflicts, and take none away: by these it can be narrowed.
    wide = replace(selection, types=None, statuses=None, start=None, end=None, ranged=False)
    later = (events.first_known <= day) & (events.last_known > day) & mask_of(events, wide)
    ids = events.ids(np.flatnonzero(later))
    if not ids:
        return Selected(settled)
    again = {row.id: row for row in folded(store, ids, selection.as_of)}
    fresh = Columns.of((_event_row(row) for row in again.values()), events.words)
    fresh = fresh.where(mask_of(fresh, selection))
    return Selected(settled.merged(fresh), again)


def mask_of(events: Columns, selection: Selection) -> Mask:
    """Which of these events a selection asks for, whatever its day of knowledge."""
    words = events.words
    mask: Mask = np.ones(len(events), dtype=np.bool_)
    if selection.types is not None:
        mask &= words.type.among(selection.types)[events.type]
    if selection.statuses is not None:
        mask &= words.status.among(selection.statuses)[events.status]
    for name in ("conflicts", "actors", "places"):
        wanted = getattr(selection, name)
        if wanted is not None:
            mask &= getattr(events, name).any_of(getattr(words, name).among(wanted))
    if selection.ranged:
        start, end = selection.start or date.min, selection.end or date.max
        first, last = (events.begins, events.ends) if selection.within else (events.ends, events.begins)
        mask &= events.dated & (first >= start.toordinal()) & (last <= end.toordinal())
    return mask


def folded(store: Store, ids: Sequence[str], as_of: date) -> list[TimelineRow]:
    """These canonical events as what was known by a day tells them, those of which something was known."""

    def fold_all() -> list[TimelineRow]:
        tellings = defaultdict(list)
        members: dict[str, set[str]] = defaultdict(set)
        for page in pages(ids):
            for row in store.rows("tellings.of_heads", ids=page):
                if row["known"] and row["known"] <= as_of:
                    tellings[row["event"]].append(from_row(row))
                    members[row["event"]].add(row["member"])
        return [row_from_headline(key, fold(tellings[key]), members[key]) for key in sorted(tellings)]

    return remembered(store, ("folded", as_of, frozenset(ids)), fold_all)


def _event_row(row: TimelineRow) -> EventRow:
    return EventRow(
        id=row.id,
        type=row.type,
        status=row.status.value,
        earliest=ordinal(row.earliest),
        latest=ordinal(row.latest),
        first_known=0,
        last_known=0,
        intensity=row.intensity,
        actors=sorted({part.id for part in row.participants}),
        places=[part.id for part in row.places],
        conflicts=[part.id for part in row.conflicts],
        pairs=[pair(each) for each in pairs_of((part.id, part.role.value) for part in row.participants)],
    )


def order_of(rows: Iterable[TimelineRow]) -> list[TimelineRow]:
    """Rows in order of time: earliest day, then latest, then id; undated ones last."""

    def place(row: TimelineRow) -> tuple[bool, date, date, str]:
        day = row.earliest or row.latest
        return day is None, day or date.max, row.latest or date.max, row.id

    return sorted(rows, key=place)
