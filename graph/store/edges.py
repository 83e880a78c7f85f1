"""What is thought of pairs of events (SAME_AS), as one transaction sees it: each event's are read once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph.store import verdicts
from graph.store.database import Row, Transaction
from graph.store.headlines import put
from graph.store.verdicts import Pair


class Edges:
    """Judgements on pairs, by the events at their ends. What is changed here is changed in the graph."""

    def __init__(self, tx: Transaction, fresh: Iterable[str] = ()) -> None:
        """``fresh``: events that were not in the graph before, and so have none."""
        self._tx = tx
        self._of: dict[str, dict[Pair, Row]] = {key: {} for key in fresh}

    def of(self, ids: Iterable[str]) -> dict[Pair, Row]:
        """All judgements on these events, by pair of ids in order."""
        wanted = sorted(set(ids))
        if unread := [key for key in wanted if key not in self._of]:
            self._of |= {key: {} for key in unread}
            self._keep(verdicts.by_pair(self._tx.rows("judgements.edges", ids=unread)))
        return {pair: edge for key in wanted for pair, edge in self._of[key].items()}

    def rows_of(self, ids: Iterable[str]) -> list[Row]:
        """The same as rows: first, second, edge."""
        return [
            {"first": first, "second": second, "edge": edge} for (first, second), edge in self.of(ids).items()
        ]

    def change(self, fresh: Sequence[Row], gone: Sequence[Row]) -> None:
        """Put judgements and drop others (see :func:`verdicts.changes`)."""
        put(self._tx, "judgements.put_edges", fresh)
        if gone:
            self._tx.rows("judgements.drop_edges", rows=list(gone))
        self._keep(verdicts.by_pair(fresh))
        for row in gone:
            for end in (row["first"], row["second"]):
                self._of.get(end, {}).pop((row["first"], row["second"]), None)

    def _keep(self, edges: dict[Pair, Row]) -> None:
        for pair, edge in edges.items():
            for end in pair:
                if end in self._of:
                    self._of[end][pair] = edge
