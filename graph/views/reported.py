"""When events were reported, beside when they happened: the other time of a bitemporal graph."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from graph.views.rows import Row

if TYPE_CHECKING:
    from graph.store import Store


class ReportedRow(Row):
    """When the articles that tell of an event came out.

    ``first``/``last`` are days of publication, None where no article has one. ``undated`` of the
    ``articles`` have none: the event may have been reported before ``first``.
    """

    id: str
    first: date | None = None
    last: date | None = None
    articles: int = 0
    undated: int = 0


def reported(store: Store, ids: Sequence[str], *, as_of: date | None = None) -> dict[str, ReportedRow]:
    """When the live articles of these canonical events came out, by event.

    Only days of publication count: the day on which an article was fetched says nothing of when
    it was written. With ``as_of``, only articles known by then. An event of which no live article
    tells is left out.
    """
    if not ids:
        return {}
    rows = store.rows("tellings.reported", ids=sorted(set(ids)), as_of=as_of)
    return {row["id"]: ReportedRow(**row) for row in rows}
