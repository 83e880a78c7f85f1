"""Events in order of time, now or as they were told by a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Unpack

from graph.store.cards import CARD_SCALARS, NEAR_DAYS
from graph.store.derivation import Headline, fold
from graph.store.rows import figure_id
from graph.store.tellings import from_row
from graph.views.cards import figure_order, rows_of
from graph.views.filters import Choice, Filters, Selection, listed
from graph.views.rows import FigureRow, Named, ParticipantRow, PlaceRow, TimelineRow

if TYPE_CHECKING:
    from graph.store import Store


def timeline(
    store: Store, *, limit: int = 500, offset: int = 0, **filters: Unpack[Filters]
) -> list[TimelineRow]:
    """Events in order of time (earliest day, then latest, then id), undated ones last.

    ``limit`` and ``offset`` count rows. See :class:`Filters`.

    Raises:
        ValueError: a range that ends before it starts, or a negative limit.
    """
    if limit < 0 or offset < 0:
        raise ValueError("limit and offset count rows: they cannot be negative")
    selection = Selection.of(store, **filters)
    wanted = limit + offset
    rows = settled(store, selection, wanted)
    if selection.as_of:
        rows = sorted([*rows, *reopened(store, selection)], key=_order)
    return rows[offset:wanted]


def dyad(
    store: Store, one: Choice, other: Choice, *, limit: int = 500, as_of: date | None = None
) -> list[TimelineRow]:
    """The common history of two actors (or of two sets of them): events in which both sides took part."""
    ones = Selection.of(store, actor=one).actors or []
    others = Selection.of(store, actor=other).actors or []
    if _busy(store, ones) > _busy(store, others):
        ones, others = others, ones
    kept = store.rows("timeline.dyad", ones=ones, others=others, limit=limit)
    if as_of:
        return _folded(store, [row["id"] for row in kept], as_of)
    return rows_of(store, kept)


def _busy(store: Store, actors: list[str]) -> int:
    found: int = store.rows("timeline.busy", ids=actors)[0]["events"]
    return found


def events(store: Store, ids: Sequence[str], *, as_of: date | None = None) -> list[TimelineRow]:
    """These canonical events, in order of time; with ``as_of``, those known by then, as told by then."""
    if not ids:
        return []
    if as_of:
        return _folded(store, ids, as_of)
    return sorted(rows_of(store, store.rows("timeline.events", ids=listed(ids))), key=_order)


def settled(store: Store, selection: Selection, limit: int) -> list[TimelineRow]:
    """Rows whose headline, as it is kept, holds for the selection's day of knowledge."""
    parameters = selection.parameters() | {"limit": limit}
    if selection.ranged:
        return rows_of(store, _in_range(store, selection, parameters)[:limit])
    start = _start(selection)
    kept = store.rows(f"timeline.dated_{start}", **parameters)
    if len(kept) < limit:
        parameters["limit"] = limit - len(kept)
        kept += store.rows(f"timeline.undated_{start}", **parameters)
    return rows_of(store, kept)


def _in_range(store: Store, selection: Selection, parameters: dict[str, Any]) -> list[dict[str, Any]]:
    """Exact and vague dates are found by an index each, and put in one order."""
    start, end = selection.start or date.min, selection.end or date.max
    near = start - timedelta(days=min(NEAR_DAYS, (start - date.min).days))
    parameters |= {"start": start, "end": end}
    kept = store.rows("timeline.near", near=near, **parameters) + store.rows("timeline.wide", **parameters)
    return sorted(kept, key=lambda row: (row["day"], row["until"], row["id"]))


def reopened(store: Store, selection: Selection) -> list[TimelineRow]:
    """Rows of events told of again after the day of knowledge: folded anew, then narrowed."""
    if selection.as_of is None:
        return []
    found = store.rows(f"timeline.open_{_start(selection)}", **selection.parameters())
    rows = _folded(store, [row["id"] for row in found], selection.as_of)
    return [row for row in rows if _selected(row, selection)]


def _folded(store: Store, ids: Sequence[str], as_of: date) -> list[TimelineRow]:
    tellings = defaultdict(list)
    members: dict[str, set[str]] = defaultdict(set)
    for row in store.rows("tellings.of_heads", ids=list(ids)):
        if row["known"] and row["known"] <= as_of:
            tellings[row["event"]].append(from_row(row))
            members[row["event"]].add(row["member"])
    rows = [_from_headline(key, fold(tellings[key]), members[key]) for key in sorted(tellings)]
    return sorted(rows, key=_order)


def _selected(row: TimelineRow, selection: Selection) -> bool:
    """Whether a row folded anew is what the selection asks for."""

    def any_of(wanted: Iterable[str] | None, has: Iterable[str]) -> bool:
        return wanted is None or not set(wanted).isdisjoint(has)

    dated = row.earliest or row.latest
    begins, ends = row.earliest or date.min, row.latest or date.max
    in_range = begins <= (selection.end or date.max) and ends >= (selection.start or date.min)
    return (
        (in_range if dated else not selection.ranged)
        and any_of(selection.types, [row.type])
        and any_of(selection.statuses, [row.status.value])
        and any_of(selection.conflicts, [each.id for each in row.conflicts])
        and any_of(selection.actors, [each.id for each in row.participants])
        and any_of(selection.places, [each.id for each in row.places])
    )


def _start(selection: Selection) -> str:
    """Where a statement starts: with what narrows most."""
    for name in ("actor", "place", "conflict"):
        if getattr(selection, f"{name}s") is not None:
            return name
    return "all"


def _order(row: TimelineRow) -> tuple[bool, date, date, str]:
    day = row.earliest or row.latest
    return day is None, day or date.max, row.latest or date.max, row.id


def _from_headline(key: str, headline: Headline, members: Iterable[str]) -> TimelineRow:
    """A row from tellings folded anew (names as these articles give them)."""
    figures = [
        {
            **part.record,
            "id": figure_id(key, part.record),
            "articles": sorted(part.articles),
            "sources": part.sources,
            "headline": part.headline,
        }
        for part in headline.figures.values()
    ]
    return TimelineRow(
        id=key,
        **{name: headline.properties[name] for name in CARD_SCALARS},
        participants=tuple(
            sorted(
                (ParticipantRow.model_validate(part.record) for part in headline.participants.values()),
                key=lambda part: (part.role.value, part.name, part.id),
            )
        ),
        places=tuple(
            PlaceRow.model_validate({name: part.record[name] for name in PlaceRow.model_fields})
            for part in sorted(headline.places.values(), key=lambda part: _by_name(part.record))
        ),
        conflicts=tuple(
            Named.model_validate(part.record)
            for part in sorted(headline.conflicts.values(), key=lambda part: _by_name(part.record))
        ),
        figures=tuple(FigureRow.model_validate(each) for each in sorted(figures, key=figure_order)),
        members=tuple(sorted(members)),
    )


def _by_name(part: dict[str, Any]) -> tuple[str, str]:
    return part["name"], part["id"]
