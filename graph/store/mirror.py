"""The graph in memory, while batches are written into one that was empty: what they wrote need not be read.

The writer derives a batch here (``graph/store/drafting.py``), and what that changes is sent to the engine in
one transaction, ready made, while the next batch is being derived. That holds as long as nobody else writes:
each transaction counts the graph's revision, and where the count is not the expected one it does nothing.
Then, and where a batch asks what is not understood here (an article told anew), the mirror is given up and
the batches are written as they are into a graph that holds something.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from graph.store import writer
from graph.store.changelog import Kind
from graph.store.database import Database, Transaction
from graph.store.draft import Draft
from graph.store.drafting import Drafting
from graph.store.errors import StoreError
from graph.store.model import Label
from graph.store.revision import revise
from graph.store.sending import Sending, Statement
from graph.store.writer import Prepared, RunInfo, WriteResult

MOST = 50_000  # nodes that are kept in memory: some 3,500 articles, 270 MB
_NOTED = {
    Label.EVENT: Kind.EVENTS,
    Label.ARTICLE: Kind.ARTICLES,
    Label.SOURCE: Kind.NAMES,
    Label.ACTOR: Kind.NAMES,
    Label.PLACE: Kind.NAMES,
    Label.CONFLICT: Kind.NAMES,
}


class OutdatedError(StoreError):
    """Somebody else wrote to the graph, so that what was derived may be wrong; nothing was written."""


@dataclass(frozen=True, slots=True)
class Step:
    """A batch as it is derived: what it comes to, what to send, and what readers are to read again."""

    mirror: Mirror
    result: WriteResult
    statements: Sequence[Statement]
    noted: Mapping[Kind, Sequence[str]]


class Mirror:
    """What the graph holds once all that was derived is sent. One thread derives and another sends."""

    def __init__(self, revision: int) -> None:
        """``revision``: of the graph, which is empty."""
        self._revision = revision
        self._draft = Draft()
        self._sending = Sending(self._draft, wholly=True)

    @property
    def is_full(self) -> bool:
        """Whether it holds as much as is to be kept in memory."""
        return sum(map(len, self._draft.nodes.values())) > MOST

    def derive(self, batch: Prepared, run: RunInfo) -> Step:
        """Write a batch to the mirror.

        Raises:
            KeyError: it asks what is not understood here; the mirror is of no use any more.
        """
        result = writer.write(Drafting(self._draft), batch, run, datetime.now(tz=UTC))
        noted: dict[Kind, list[str]] = {}
        for label, kind in _NOTED.items():
            noted.setdefault(kind, []).extend(self._draft.changed_nodes[label])
        return Step(self, result, self._sending.statements(), noted)

    def send(self, database: Database, step: Step) -> WriteResult:
        """Write to the graph what was derived, in one transaction.

        Raises:
            OutdatedError: somebody else wrote to the graph since.
            StoreError: the graph is not to be had.
        """
        if step.statements:
            database.write(lambda tx: self._put(tx, step))
            self._revision += 1
        return step.result

    def _put(self, tx: Transaction, step: Step) -> None:
        if revise(tx) != self._revision + 1:
            raise OutdatedError("somebody else wrote to the graph")
        for text, rows in step.statements:
            tx.put(text, rows)
        tx.noted.tell(step.noted)


def mirror(database: Database) -> Mirror | None:
    """A mirror of the graph, where that holds nothing yet."""

    def work(tx: Transaction) -> Mirror | None:
        kept = tx.rows("version.read")[
            0
        ]  # the revision first: what is written after it makes the mirror outdated
        return None if tx.rows("version.anything") else Mirror(int(kept["revision"]))

    return database.read(work)
