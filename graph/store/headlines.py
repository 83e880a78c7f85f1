"""Puts what the graph shows of events: the values and parts that their tellings fold into."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from neo4j.exceptions import TransientError

from graph.store import cards
from graph.store.database import Row, Transaction
from graph.store.derivation import Headline, Supported
from graph.store.rows import figure_id
from graph.store.words import searchable

_TABLES = {"AT": "places_of_events", "CONCERNS": "conflicts_of_events", "HAS_FIGURE": "figures_of_events"}
_MANY = 20


@dataclass(slots=True)
class _Change:
    """Parts of events to create, to put anew and to drop."""

    new: dict[str, list[Row]] = field(default_factory=dict)
    put: dict[str, list[Row]] = field(default_factory=dict)
    drop: dict[str, list[Row]] = field(default_factory=dict)


def put(tx: Transaction, name: str, rows: Sequence[Row], **parameters: Any) -> None:
    """Run a statement that writes ``rows`` and says how many it wrote.

    Raises:
        TransientError: fewer than that: another process deleted a node meanwhile. The transaction is retried.
    """
    if not rows:
        return
    written = tx.rows(name, rows=list(rows), **parameters)[0]["written"]
    if written != len(rows):
        raise TransientError(f"{name}: {written} of {len(rows)} rows found their nodes")


def put_or_create(tx: Transaction, name: str, rows: Sequence[Row], is_new: Callable[[Row], bool]) -> None:
    """Run the statement ``write.put_<name>``; what is new is put by its twin ``new_<name>`` instead.

    Creating costs a third less than merging. A second statement costs as much as some twenty rows: where
    there are new ones and others and not that many, all are merged.
    """
    new = [row for row in rows if is_new(row)]
    if len(new) < min(_MANY, len(rows)):
        put(tx, f"write.put_{name}", rows)
        return
    put(tx, f"write.put_{name}", [row for row in rows if not is_new(row)])
    put(tx, f"write.new_{name}", new)


def put_headlines(
    tx: Transaction,
    headlines: Mapping[str, Headline],
    known: Collection[str],
    own: Mapping[str, Row],
    ready: Mapping[str, Row] | None = None,
) -> None:
    """Put the values and parts of events. ``known`` are those that were there; ``own`` adds properties.

    ``ready``: what :func:`shown` makes of headlines, where that has been done.
    """
    there, ready = frozenset(known), ready or {}
    properties = [
        {
            "id": key,
            "properties": (ready[key] if key in ready else shown(key, headlines[key]))
            | ({} if key in there else {"canonical": key})
            | own.get(key, {}),
        }
        for key in sorted(headlines)
    ]
    put_or_create(tx, "events", properties, lambda row: row["id"] not in there)
    change = _changes(headlines, tx.rows("withdraw.supports", ids=sorted(known)) if known else [])
    for name in sorted(change.new.keys() | change.put.keys()):
        _put_parts(tx, name, change.new.get(name, []), change.put.get(name, []))
    for name, parts in change.drop.items():
        if name == "figures_of_events":
            tx.rows("withdraw.drop_figures", ids=[part["other"] for part in parts])
        else:
            tx.rows(f"withdraw.drop_{name}", rows=parts)


def _put_parts(tx: Transaction, name: str, new: list[Row], kept: list[Row]) -> None:
    """Put parts of one kind: those that are not there and those that are, together where they are few."""
    if name == "figures_of_events" or (new and kept and len(new) + len(kept) < _MANY):
        put(tx, f"write.put_{name}", new + kept)
    else:
        put(tx, f"write.new_{name}", new)
        put(tx, f"write.set_{name}", kept)


def shown(key: str, headline: Headline) -> Row:
    """The properties that an event has by its headline."""
    found = dict(headline.properties)
    earliest, latest = found["earliest"], found["latest"]
    dated = bool(earliest or latest)
    return (
        found
        | {
            "day": earliest or latest,
            "span_from": earliest or (date.min if dated else None),
            "span_to": latest or (date.max if dated else None),
            "words": searchable([found["name"]]),
            "touched": None,
        }
        | cards.properties(key, headline)
    )


def _changes(headlines: Mapping[str, Headline], kept_rows: Sequence[Row]) -> _Change:
    """What to put and drop so that the parts of these events are those of their headlines."""
    kept = {(row["event"], row["kind"], row["other"], row["as"]): row for row in kept_rows}
    change = _Change()
    wanted: set[tuple[str, str, str, str | None]] = set()
    for event in sorted(headlines):
        for kind, other, how, part in _parts(event, headlines[event]):
            wanted.add((event, kind, other, how))
            support: Row = {"articles": sorted(part.articles)}
            if kind == "HAS_FIGURE":
                support |= {"sources": part.sources, "headline": part.headline}
            old = kept.get((event, kind, other, how))
            if old is not None and all(old[name] == value for name, value in support.items()):
                continue
            row: Row = {"event": event, "other": other, **support}
            if how is not None:
                row["as"] = how
            if kind == "HAS_FIGURE":
                row["properties"] = {} if old else {**part.record, "event": event}
            (change.new if old is None else change.put).setdefault(
                _TABLES.get(kind, "participants"), []
            ).append(row)
    for event, kind, other, how in sorted(kept.keys() - wanted, key=str):
        if event in headlines:
            gone = {"event": event, "other": other, "as": how}
            change.drop.setdefault(_TABLES.get(kind, "participants"), []).append(gone)
    return change


def _parts(event: str, headline: Headline) -> Iterator[tuple[str, str, str | None, Supported]]:
    for (actor, how), part in headline.participants.items():
        yield "ACTED_IN", actor, how, part
    for place, part in headline.places.items():
        yield "AT", place, None, part
    for conflict, part in headline.conflicts.items():
        yield "CONCERNS", conflict, None, part
    for part in headline.figures.values():
        yield "HAS_FIGURE", figure_id(event, part.record), None, part
