"""Events in order of time, now or as they were told by a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Unpack

from graph.store.derivation import Headline, fold
from graph.store.rows import figure_id
from graph.store.tellings import from_row
from graph.views.filters import Choice, Filters, Selection, listed
from graph.views.rows import FigureRow, Named, ParticipantRow, PlaceRow, TimelineRow

if TYPE_CHECKING:
    from graph.store import Store

_SCALARS = (
    "name", "type", "mode", "acled", "cameo", "contexts", "status", "contested", "edtf", "earliest", "latest",
    "precision", "basis", "intensity", "sources", "claims", "confidence",
)  # fmt: skip
_UNLIMITED = 10**9


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
        rows = sorted([*rows, *_reopened(store, selection)], key=_order)
    return rows[offset:wanted]


def dyad(
    store: Store, one: Choice, other: Choice, *, limit: int = 500, as_of: date | None = None
) -> list[TimelineRow]:
    """The common history of two actors (or of two sets of them): events in which both sides took part."""
    ones = Selection.of(store, actor=one).actors or []
    others = Selection.of(store, actor=other).actors or []
    ids = [row["id"] for row in store.rows("timeline.dyad", ones=ones, others=others, limit=limit)]
    return sorted(events(store, ids, as_of=as_of), key=_order)


def events(store: Store, ids: Sequence[str], *, as_of: date | None = None) -> list[TimelineRow]:
    """These canonical events, in order of time; with ``as_of``, those known by then, as told by then."""
    if not ids:
        return []
    if as_of:
        return _folded(store, ids, as_of)
    kept = [row["event"] for row in store.rows("timeline.events", ids=listed(ids))]
    return sorted(_with_parts(store, kept), key=_order)


def settled(store: Store, selection: Selection, limit: int) -> list[TimelineRow]:
    """Rows whose headline, as it is kept, holds for the selection's day of knowledge."""
    start = _start(selection)
    parameters = selection.parameters() | {"limit": limit}
    if selection.as_of is None:
        parameters["as_of"] = date.max
    kept = [row["event"] for row in store.rows(f"timeline.dated_{start}", **parameters)]
    if len(kept) < limit and not selection.ranged:
        parameters["limit"] = limit - len(kept)
        kept += [row["event"] for row in store.rows(f"timeline.undated_{start}", **parameters)]
    return _with_parts(store, kept)


def _reopened(store: Store, selection: Selection) -> list[TimelineRow]:
    """Rows of events told of again after the day of knowledge: folded anew, then narrowed."""
    found = store.rows(f"timeline.open_{_start(selection)}", **selection.parameters())
    rows = _folded(store, [row["id"] for row in found], selection.as_of or date.max)
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
    in_range = (row.earliest or date.min) <= selection.end and (row.latest or date.max) >= selection.start
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


def _with_parts(store: Store, kept: Sequence[dict[str, Any]]) -> list[TimelineRow]:
    """Rows from events' properties, with their parts, in the order given."""
    ids = [event["id"] for event in kept]
    if not ids:
        return []
    participants = _by_event(store, "participants", ids)
    places = _by_event(store, "places", ids)
    conflicts = _by_event(store, "conflicts", ids)
    figures = _by_event(store, "figures", ids)
    names = _canonical_names(store, [*participants.values(), *places.values(), *conflicts.values()])
    members: dict[str, list[str]] = defaultdict(list)
    for row in store.rows("tellings.members", ids=ids):
        members[row["head"]].append(row["id"])
    return [
        TimelineRow(
            id=event["id"],
            **{name: event[name] for name in _SCALARS if event.get(name) is not None},
            participants=tuple(
                sorted(
                    {
                        ParticipantRow.model_validate(_canonical(part, names, ("kind", "as")))
                        for part in participants[event["id"]]
                    },
                    key=lambda part: (part.role.value, part.name, part.id),
                )
            ),
            places=tuple(
                PlaceRow.model_validate(_canonical(part, names, ("kind", "lat", "lon")))
                for part in sorted(places[event["id"]], key=_by_name)
            ),
            conflicts=tuple(
                Named.model_validate(_canonical(part, names, ()))
                for part in sorted(conflicts[event["id"]], key=_by_name)
            ),
            figures=tuple(
                FigureRow.model_validate({k: v for k, v in part.items() if k != "event" and v is not None})
                for part in sorted(figures[event["id"]], key=_figure_order)
            ),
            members=tuple(sorted(members[event["id"]])),
        )
        for event in kept
    ]


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
        **{name: headline.properties[name] for name in _SCALARS},
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
        figures=tuple(FigureRow.model_validate(each) for each in sorted(figures, key=_figure_order)),
        members=tuple(sorted(members)),
    )


def _by_event(store: Store, name: str, ids: Sequence[str]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in store.rows(f"timeline.{name}", ids=list(ids)):
        found[row["event"]].append(row)
    return found


def _canonical_names(store: Store, parts: Iterable[Sequence[dict[str, Any]]]) -> dict[str, str]:
    """Names of the nodes that merged ones are shown as."""
    ids = {part["canonical"] for group in parts for part in group if part["canonical"] != part["id"]}
    if not ids:
        return {}
    return {row["id"]: row["name"] for row in store.rows("timeline.names", ids=sorted(ids))}


def _canonical(part: dict[str, Any], names: dict[str, str], fields: Sequence[str]) -> dict[str, Any]:
    key = part["canonical"] if part["canonical"] in names else part["id"]
    return {"id": key, "name": names.get(key, part["name"]), **{name: part[name] for name in fields}}


def _by_name(part: dict[str, Any]) -> tuple[str, str]:
    return part["name"], part["id"]


def _figure_order(figure: dict[str, Any]) -> tuple[str, bool, int, str]:
    return figure["of"], not figure["headline"], -figure["sources"], str(figure["id"])
