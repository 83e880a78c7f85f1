"""Pairs of events of which the judge is unsure, without reading all events for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.store import administration

if TYPE_CHECKING:
    from graph.store.database import Row
    from graph.store.session import Store

_TYPES = "SELECT name FROM schema:types WHERE name = 'SAME_AS'"
_PAIRS = (
    "SELECT @out.id AS first, @in.id AS second, score FROM SAME_AS WHERE verdict = 'unsure' "
    "AND @out.@type = 'Event' AND @out.canonical <> @in.canonical "
    "AND (parts LIKE '%\"date\"%' OR parts LIKE '%\"place\"%') "
    "ORDER BY score DESC, first, second LIMIT {limit:d}"
)


def doubts(store: Store, limit: int) -> list[Row]:
    """Pairs of which the judge is unsure and no analyst has spoken, the likeliest first.

    Both events must have a date, or both a place, to be told apart or joined by.

    ``first``, ``second`` and, as these are shown, ``one`` and ``other``; ``edge``: what is thought. Two
    that are shown as one event are left out. On ArcadeDB Cypher finds relationships from their nodes, which
    are all events; its SQL reads the few relationships alone.
    """
    folder = store.address.folder
    record = folder.read_record() if folder else None
    if folder is None or record is None:
        return store.rows("judgements.review", limit=limit)
    if not administration.run_sql(folder, record, _TYPES):
        return []  # nothing has been judged in this graph yet
    pairs = administration.run_sql(folder, record, _PAIRS.format(limit=limit))
    rows = [{"first": pair["first"], "second": pair["second"]} for pair in pairs]
    found = store.rows("judgements.thought", rows=rows) if rows else []
    return sorted(found, key=lambda row: (-row["edge"]["score"], row["first"], row["second"]))
