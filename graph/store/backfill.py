"""Fills an empty graph with many articles at once: the graph that writing them one by one would make.

The writer itself derives it, in memory (``graph/store/drafting.py``), some articles at a time; what that
changes is sent to the engine (``graph/store/sending.py``) while the next are derived. Judgements come last,
over all, so that each pair is judged once. A filling is many transactions: while it is under way the graph
says so, and nobody else can write to it. One that was broken off is taken out and made again by the next
filling.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING
from uuid import uuid4

from graph.records import Extraction
from graph.resolution import Profile
from graph.store import writer
from graph.store.collecting import uncollected
from graph.store.draft import Draft
from graph.store.drafting import Drafting
from graph.store.errors import StoreError
from graph.store.judgements import Touched
from graph.store.rows import gather
from graph.store.sending import PAGE, Sending, Statement
from graph.store.turns import short_turns
from graph.store.writer import RunInfo, Unsettled, WriteResult

if TYPE_CHECKING:
    from graph.store.database import Database, Transaction

_ARTICLES = 100  # derived at a time
_ROWS = 4 * PAGE  # in a transaction, about
_WAITING = 8  # transactions that are derived and not yet sent, at most


def fill(database: Database, extractions: Sequence[Extraction], run: RunInfo) -> WriteResult:
    """Derive the graph of these articles and put it into the engine, which must hold nothing.

    Raises:
        StoreError: the graph holds something already, or another process began to fill it meanwhile.
    """
    filling = f"fill-{uuid4().hex}"
    if database.write(partial(_begin, filling=filling)):
        _take_out(database, filling)
    latest = {extraction.article.id: extraction for extraction in extractions}
    filled = Filled(latest.values(), run)
    try:
        with uncollected(), short_turns():
            _send(database, filling, transactions(filled.statements()))
            filled.draft = Draft()  # let go before the collector is back, which would go through all of it
    except StoreError:
        raise  # broken off: nobody writes here until it is made again
    except Exception:
        _take_out(database, filling)  # what could not be derived is no reason to keep others from writing
        database.write(partial(_end, filling=filling))
        raise
    database.write(partial(_end, filling=filling))
    return WriteResult(written=tuple(sorted(latest)), events=filled.events, claims=filled.claims)


class Filled:
    """The graph of articles, as statements that bring an empty engine to it step by step."""

    def __init__(self, extractions: Iterable[Extraction], run: RunInfo) -> None:
        """Nothing is derived yet. ``extractions``: each article once.

        Their order is kept, though the graph is the same in any: those that come together often tell of the
        same, and what two pages tell of is derived and sent twice.
        """
        self.draft = Draft()
        self.events = self.claims = 0
        self._articles = extractions
        self._run = run

    def statements(self) -> Iterator[Statement]:
        """All of it, in order; what is derived meanwhile is counted in ``events`` and ``claims``."""
        now = datetime.now(tz=UTC)
        tx, sending, whole = Drafting(self.draft), Sending(self.draft), Unsettled()
        told: dict[str, Profile] = {}
        rest = iter(self._articles)
        while some := list(islice(rest, _ARTICLES)):
            rows = gather(some, self._run.extractor)
            left = writer.put_rows(tx, rows, self._run, now, fresh={each.article.id for each in some})
            told |= left.touched.profiles
            whole.linked |= left.linked
            whole.names |= left.names
            self.claims += len(rows.claims)
            yield from sending.statements()
        self.events = len(told)
        # Nothing was there before: what several of these pages told of was judged by none of them.
        whole.touched = Touched(told, alone=True)
        writer.settle(tx, whole, now)
        yield from sending.statements()
        yield from sending.fingerprints()


def transactions(statements: Iterable[Statement]) -> Iterator[list[Statement]]:
    """These in order, so many together as a transaction is to hold."""
    some: list[Statement] = []
    for statement in statements:
        some.append(statement)
        if sum(len(rows) for _, rows in some) >= _ROWS:
            yield some
            some = []
    if some:
        yield some


def _send(database: Database, filling: str, parts: Iterable[list[Statement]]) -> None:
    """Send each part in a transaction of its own, in order, while the next are made."""
    under_way: deque[Future[None]] = deque()
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="casus-fill") as thread:
        try:
            for number, part in enumerate(parts, start=1):
                if len(under_way) == _WAITING:
                    under_way.popleft().result()
                work = partial(_put, filling=filling, number=number, statements=part)
                under_way.append(thread.submit(database.write, work))
            while under_way:
                under_way.popleft().result()
        except BaseException:
            thread.shutdown(cancel_futures=True)
            raise


def _begin(tx: Transaction, filling: str) -> bool:
    """Whether an earlier filling was broken off, whose part has to go first."""
    kept = tx.rows("version.filling")[0]
    if kept["filling"] is None and tx.rows("transfer.count")[0]["nodes"]:
        raise StoreError("the graph is not empty: only a first filling is made at once; write to this one")
    tx.rows("version.fill", filling=filling, filled=0)
    return kept["filling"] is not None


def _ours(tx: Transaction, filling: str) -> int:
    """How many parts this filling has put."""
    kept = tx.rows("version.filling")[0]
    if kept["filling"] != filling:
        raise StoreError("another process began to fill this graph meanwhile: this one gave way")
    return int(kept["filled"])


def _take_out(database: Database, filling: str) -> None:
    while database.write(partial(_empty, filling=filling)):
        continue


def _empty(tx: Transaction, filling: str) -> int:
    _ours(tx, filling)
    return int(tx.rows("version.empty", limit=PAGE)[0]["gone"])


def _put(tx: Transaction, filling: str, number: int, statements: Sequence[Statement]) -> None:
    if _ours(tx, filling) >= number:
        return  # it was committed, and the connection was lost before that could be said
    tx.rows("version.fill", filling=filling, filled=number)
    for text, rows in statements:
        tx.put(text, rows)


def _end(tx: Transaction, filling: str) -> None:
    if tx.rows("version.filling")[0]["filling"] == filling:
        tx.rows("version.fill", filling=None, filled=None)
