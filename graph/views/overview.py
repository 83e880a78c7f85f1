"""What a graph holds: facets to filter by, and its size."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
from pydantic import TypeAdapter

from graph.register import Columns, Register, day_of, ordinal, register
from graph.store.model import Label, Link
from graph.store.sizes import sizes
from graph.views.filters import Selection
from graph.views.memory import remembered
from graph.views.overview_rows import FacetRow, Facets, Statistics
from graph.views.selecting import selected

if TYPE_CHECKING:
    from graph.store import Store

_ROWS = TypeAdapter(tuple[FacetRow, ...])
_NEVER = np.iinfo(np.int64).max
_NAMED = ("conflicts", "actors", "places")


def facets(store: Store, *, as_of: date | None = None) -> Facets:
    """What can be filtered by, the most frequent first."""
    known = register(store)
    return remembered(
        store, ("facets", as_of), lambda: _facets(store, known, as_of), revision=known.stamp.revision
    )


def _facets(store: Store, known: Register, as_of: date | None) -> Facets:
    events = selected(store, known, Selection.of(known, as_of=as_of)).columns
    found = {name: _of_names(known, events, name) for name in _NAMED}
    for name in ("type", "status"):
        texts = getattr(events.words, name).texts
        sums = np.bincount(getattr(events, name), minlength=len(texts)).tolist()
        plural = "types" if name == "type" else "statuses"
        found[plural] = _ordered({text: (text, None, n) for text, n in zip(texts, sums, strict=True) if n})
    day = ordinal(as_of) if as_of else None
    told = Counter(
        row.source
        for row in known.articles.values()
        if row.source and not row.retracted and (day is None or 0 < row.known <= day)
    )
    outlets = known.names["outlets"].by_id
    found["outlets"] = _ordered(
        {key: (outlets[key].name, None, n) for key, n in told.items() if key in outlets}
    )
    first, last = events.earliest[events.earliest > 0], events.latest
    return Facets(
        **found,
        first=day_of(int(first.min())) if len(first) else None,
        last=day_of(int(last.max())) if len(last) else None,
    )


def _of_names(known: Register, events: Columns, label: str) -> tuple[FacetRow, ...]:
    """Events by actor, place or conflict: those judged the same count under the one that is shown.

    ``first`` and ``last`` bound those that are dated on both sides.
    """
    heads = known.heads(label)
    lists = getattr(events, label)
    codes = heads[lists.flat]
    sums = np.bincount(codes, minlength=len(heads))
    starts, ends = events.earliest[lists.owner], events.latest[lists.owner]
    dated = (starts > 0) & (ends > 0)
    first, last = np.full(len(heads), _NEVER), np.zeros(len(heads), dtype=np.int64)
    np.minimum.at(first, codes[dated], starts[dated])
    np.maximum.at(last, codes[dated], ends[dated])
    texts = getattr(events.words, label).texts
    rows, spans = {}, {}
    for code in np.flatnonzero(sums).tolist():
        name = known.names[label].by_id.get(texts[code])
        rows[texts[code]] = (name.name if name else texts[code], name.kind if name else None, int(sums[code]))
        if last[code]:
            spans[texts[code]] = {"first": day_of(int(first[code])), "last": day_of(int(last[code]))}
    return tuple(row.model_copy(update=spans.get(row.id, {})) for row in _ordered(rows))


def _ordered(rows: Mapping[str, tuple[str, str | None, int]]) -> tuple[FacetRow, ...]:
    ordered = sorted(rows.items(), key=lambda row: (-row[1][2], row[1][0], row[0]))
    return _ROWS.validate_python(
        [{"id": key, "name": name, "kind": kind, "count": number} for key, (name, kind, number) in ordered]
    )


def statistics(store: Store) -> Statistics:
    """Size of the graph."""
    known = register(store)
    return remembered(store, "statistics", lambda: _statistics(store, known), revision=known.stamp.revision)


def _statistics(store: Store, known: Register) -> Statistics:
    counted = sizes(store)
    nodes = {name: many for name, many in counted.items() if name in set(Label)}
    links = {name: many for name, many in counted.items() if name in set(Link)}
    live = [row for row in known.articles.values() if not row.retracted]
    gone = [key for key, row in known.articles.items() if row.retracted]
    withdrawn = store.rows("overview.claims_of", ids=gone)[0]["claims"] if gone else 0
    published = [row.published for row in live if row.published]
    return Statistics(
        nodes=nodes,
        relationships=links,
        articles=len(live),
        retracted=len(gone),
        events=len(known.events),
        claims=nodes.get(Label.CLAIM, 0) - withdrawn,
        actors=nodes.get(Label.ACTOR, 0),
        undated=int((~known.events.dated).sum()),
        earliest_published=day_of(min(published, default=0)),
        latest_published=day_of(max(published, default=0)),
        schema_version=store.rows("version.read")[0]["version"],
    )
