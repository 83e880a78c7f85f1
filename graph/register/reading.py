"""Reads a register from a graph: all of it, or what changes touched since it was last read."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from graph.register.columns import Columns, EventRow, Words, ordinal
from graph.register.contents import LABELS, ArticleRow, Name, Names, Register, Stamp
from graph.store.cards import pair, pairs_of
from graph.store.changelog import Kind
from graph.store.paging import pages
from graph.store.words import words

if TYPE_CHECKING:
    from graph.store import Store

_log = logging.getLogger(__name__)
_FEW = 5000  # events: read by one statement
_PAGE = 2000
_DIGITS = "0123456789abcdef"
_LAST = "\uffff"

Rows = Iterable[Mapping[str, Any]]


@dataclass(slots=True)
class Touched:
    """Ids that changes touched."""

    ids: dict[Kind, set[str]] = field(default_factory=lambda: {kind: set() for kind in Kind})


def stamp(store: Store) -> Stamp:
    """The state that a graph is in."""
    found = store.rows("version.read")
    return Stamp(int(found[0]["revision"]), found[0]["stamp"]) if found else Stamp(0, None)


def touched(store: Store, since: Stamp, until: Stamp) -> Touched | None:
    """What was touched since a state; None where that cannot be told, so that all must be read."""
    if since.change is None or since.revision > until.revision:
        return None
    rows = store.rows("version.changes", since=since.revision)
    numbers = [row["revision"] for row in rows]
    # One change after another from the one seen, with nothing missing between.
    if numbers[: until.revision - since.revision + 1] != list(range(since.revision, until.revision + 1)):
        return None
    if rows[0]["stamp"] != since.change or any(row["whole"] for row in rows[1:]):
        return None
    found = Touched()
    for row in rows[1:]:
        for kind in Kind:
            found.ids[kind].update(row[kind.value] or ())
    return found


def read(store: Store, at: Stamp) -> Register:
    """All of a graph."""
    events = store.rows("register.count")[0]["events"]
    vocabularies, merged = Words(), dict[str, str]()
    columns = Columns.of((), vocabularies)
    for low, high in _ranges(events):
        part, others = _events(store.rows("register.range", low=low, high=high), vocabularies)
        columns = columns.merged(part)
        merged |= others
    return Register(
        stamp=at,
        events=columns,
        merged=merged,
        names=_named({}, store.rows("register.all_names")),
        articles=_articles(store.rows("register.all_articles")),
    )


def reread(store: Store, held: Register, changed: Touched, at: Stamp) -> Register:
    """A register with what was touched read again."""
    events, articles, names = (changed.ids[kind] for kind in Kind)
    columns, merged = held.events, held.merged
    if events:
        columns = columns.without(events)
        merged = {key: head for key, head in merged.items() if key not in events}
        for page in pages(events, _PAGE):
            part, others = _events(store.rows("register.events", ids=page), columns.words)
            columns = columns.merged(part)
            merged |= others
    kept = held.articles
    if articles:
        found = {key: row for key, row in kept.items() if key not in articles}
        kept = found | _articles(store.rows("register.articles", ids=sorted(articles)))
    shown = held.names
    if names:
        left = {
            label: {key: each for key, each in shown[label].by_id.items() if key not in names}
            for label in LABELS
        }
        shown = _named(left, store.rows("register.names", ids=sorted(names)))
    return replace(held, stamp=at, events=columns, merged=merged, articles=kept, names=shown)


def row_of(key: str, card: Mapping[str, Any], first_known: date | None, last_known: date | None) -> EventRow:
    """An event from its card (``graph/store/cards.py``) and the days on which it was first and last told."""
    return EventRow(
        id=key,
        type=card["type"],
        status=card["status"],
        earliest=_day(card.get("earliest")),
        latest=_day(card.get("latest")),
        first_known=ordinal(first_known),
        last_known=ordinal(last_known),
        intensity=card.get("intensity"),
        actors=sorted({actor for actor, _ in card["participants"]}),
        places=card["places"],
        conflicts=card["conflicts"],
        pairs=[pair(each) for each in pairs_of(card["participants"])],
        name=list(dict.fromkeys(words(card["name"]))),
    )


def _ranges(events: int) -> list[tuple[str, str]]:
    """Ranges of ids that leave none out; for many events so many that each is answered soon."""
    marks = [f"evt-{digit}" for digit in _DIGITS[1:]] if events > _FEW else []
    if events > _FEW * len(_DIGITS):
        marks = [f"evt-{one}{two}" for one in _DIGITS for two in _DIGITS[::4]][1:]
    ends = ["", *marks, _LAST]
    return list(pairwise(ends))


def _events(rows: Rows, vocabularies: Words) -> tuple[Columns, dict[str, str]]:
    """Canonical events, and what the others are shown as."""
    kept: list[EventRow] = []
    merged: dict[str, str] = {}
    for row in rows:
        if row["card"] is None:
            continue
        head = row["canonical"] or row["id"]
        if head != row["id"]:
            merged[row["id"]] = head
        else:
            kept.append(row_of(head, json.loads(row["card"]), row["first_known"], row["last_known"]))
    return Columns.of(kept, vocabularies), merged


def _named(kept: Mapping[str, Mapping[str, Name]], rows: Rows) -> dict[str, Names]:
    found = {label: dict(kept.get(label, {})) for label in LABELS}
    for row in rows:
        key = row["id"]
        found[row["label"]][key] = Name(
            id=key,
            canonical=row["canonical"] or key,
            name=row["name"],
            kind=row["kind"],
            lat=row["lat"],
            lon=row["lon"],
            words=row["words"] or "",
        )
    return {label: Names(by_id) for label, by_id in found.items()}


def _articles(rows: Rows) -> dict[str, ArticleRow]:
    return {
        row["id"]: ArticleRow(
            row["source"], ordinal(row["known"]), ordinal(row["published"]), row["retracted_at"] is not None
        )
        for row in rows
    }


def _day(text: str | None) -> int:
    return date.fromisoformat(text).toordinal() if text else 0
