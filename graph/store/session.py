"""The open store: what the command line, the pipeline and the views talk to."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Self, TypeVar

from filelock import FileLock, Timeout

from graph.records import Extraction
from graph.resolution import Verdict
from graph.store import (
    analyst,
    backfill,
    embedded,
    judgements,
    migration,
    mirror,
    schema,
    testimony,
    withdrawal,
    writer,
)
from graph.store.address import Address, configured
from graph.store.ahead import Ahead, titles
from graph.store.analyst import QueryResult
from graph.store.collecting import uncollected
from graph.store.database import Database, Engine, Row, Transaction
from graph.store.errors import NotFoundError, StoreError, UnavailableError, WriteError
from graph.store.folder import ServerFolder
from graph.store.mirror import OutdatedError, Step
from graph.store.paging import pages
from graph.store.revision import revise
from graph.store.rows import instant
from graph.store.writer import Prepared, RunInfo, WriteResult

T = TypeVar("T")
_WRITE_LOCK_SECONDS = 300.0


class Store:
    """A graph, open for reading and writing. Use it with ``with``; safe to share between threads."""

    def __init__(self, database: Database) -> None:
        """Wrap a connection whose schema is ready."""
        self.database = database
        self.memory: dict[Hashable, tuple[int, object]] = {}

    def __enter__(self) -> Self:
        """Enter a ``with`` block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the connections; an embedded server goes on running."""
        self.close()

    @property
    def engine(self) -> Engine:
        """Which server answers."""
        return self.database.engine

    @property
    def address(self) -> Address:
        """Where it answers."""
        return self.database.address

    def prepare(self) -> None:
        """Make an empty graph ready; check the version of any other (see :func:`schema.ensure`)."""
        if not schema.current(self.database):
            with self._writing():
                schema.ensure(self.database)

    def rows(self, name_or_text: str, /, **parameters: Any) -> list[Row]:
        """Run one reading statement of the project (by name) and fetch its rows, temporal values native."""
        return self.database.read(lambda tx: tx.rows(name_or_text, **parameters))

    def write(self, extraction: Extraction, run: RunInfo) -> WriteResult:
        """Write one article: all of it or nothing; again, in any order, from any process: the same graph.

        Raises:
            WriteError: it could not be written; ``unwritten`` names it.
        """
        return self.write_many([extraction], run)

    def write_many(self, extractions: Sequence[Extraction], run: RunInfo) -> WriteResult:
        """Write a batch of articles in one transaction. Some 50 to 200 at a time are quickest.

        Raises:
            WriteError: it could not be written; ``unwritten`` names its articles.
        """
        return self._write(writer.prepare(extractions, run, wholly=False), run)

    @contextmanager
    def ahead(self) -> Iterator[Ahead]:
        """Write batches one after another, each made ready while the one before it is being written.

        See :class:`Ahead`; who leaves it waits for what is under way.
        """
        with Ahead(self._write, mirror.mirror(self.database), self._send) as ahead:
            yield ahead

    def _send(self, batch: Prepared, step: Step) -> WriteResult:
        try:
            with self._writing(), uncollected():
                return step.mirror.send(self.database, step)
        except OutdatedError:
            raise
        except StoreError as error:
            raise WriteError(error, titles(batch.latest.values())) from error

    def _write(self, batch: Prepared, run: RunInfo) -> WriteResult:
        now = datetime.now(tz=UTC)
        try:
            with self._writing(), uncollected():
                return self.database.write(lambda tx: writer.write(tx, batch, run, now))
        except StoreError as error:  # whatever the reason: a transaction is all or nothing
            raise WriteError(error, titles(batch.latest.values())) from error

    def fill(self, extractions: Sequence[Extraction], run: RunInfo) -> WriteResult:
        """Fill an empty graph with many articles: the graph that writing them would make, in less time.

        Not one transaction: while it is under way readers see a part of it and nobody else can write, and
        where it was broken off, filling again takes the part out and begins anew.

        Raises:
            WriteError: it could not be filled, or holds something already.
        """
        try:
            with self._writing():
                return backfill.fill(self.database, extractions, run)
        except StoreError as error:
            raise WriteError(f"the graph was not filled: {error}", titles(extractions)) from error

    def retract(self, article: str, why: str = "") -> None:
        """Withdraw what only this article supports; the article and its claims stay as the record, marked.

        Ingesting it again restores it.

        Raises:
            NotFoundError: no article has this id.
        """
        at = instant(datetime.now(tz=UTC)) or ""

        def work(tx: Transaction) -> None:
            if not tx.rows("write.articles_before", ids=[article]):
                raise NotFoundError(f"no article {article} in the graph: `casus search` finds its id")
            withdrawn = withdrawal.retract(tx, article, at, why)
            copied = testimony.events_of(tx, testimony.settle(tx, {}, gone=[article]))
            writer.refold(tx, {*withdrawn.events, *copied}, at)
            writer.settle_names(tx, withdrawn.hubs, at)
            withdrawal.drop_orphans(tx, withdrawn.hubs)

        self.change(work)

    def resolve(self) -> None:
        """Fold and judge every event anew, page by page: for graphs that an earlier judge has seen.

        Writing does this for what it writes; running it again, or after a stop, changes nothing more.
        """
        at = instant(datetime.now(tz=UTC)) or ""
        for page in pages(row["id"] for row in self.rows("check.events")):
            self.change(lambda tx, page=page: writer.refold(tx, page, at))  # type: ignore[misc]

    def migrate(self) -> None:
        """Bring what an older version of Casus wrote up to this one (opening an older graph does it)."""
        with self._writing():
            migration.migrate(self.database)

    def say(self, first: str, second: str, verdict: Verdict, *, by: str, why: str = "") -> None:
        """An analyst's word that two events, actors or places are the same, or different.

        It outranks the judge's for ever.

        Raises:
            NotFoundError: there is no such event, actor or place.
            ValueError: the two are one id or of two kinds, or the verdict is neither same nor different.
        """
        at = datetime.now(tz=UTC).isoformat()

        def work(tx: Transaction) -> None:
            judgements.say(tx, judgements.Word(first, second, verdict, by, at, why))
            writer.settle_names(tx, (first, second), at)

        self.change(work)

    def unsay(self, first: str, second: str, *, by: str) -> None:
        """Take back the last word on two events, actors or places: what was thought before holds again.

        Raises:
            NotFoundError: nobody has said anything of these two.
        """
        at = datetime.now(tz=UTC).isoformat()

        def work(tx: Transaction) -> None:
            judgements.unsay(tx, first, second, by, at)
            writer.settle_names(tx, (first, second), at)

        self.change(work)

    def query(
        self,
        text: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        limit: int = 1000,
        timeout: float = 30.0,
        cancel: threading.Event | None = None,
    ) -> QueryResult:
        """Run an analyst's reading statement; set ``cancel`` from another thread to end it early.

        Raises:
            QueryRefusedError: it would write, reach out, or is not one statement that the engine understands.
            QueryTimeoutError: it took longer than ``timeout`` seconds, or was cancelled.
        """
        return analyst.query(
            self.address, self.engine, text, parameters or {}, limit=limit, timeout=timeout, cancel=cancel
        )

    def change(self, work: Callable[[Transaction], T]) -> T:
        """Run ``work`` in one writing transaction (see :meth:`Database.write`), as a new revision."""

        def revising(tx: Transaction) -> T:
            revise(tx)
            return work(tx)

        with self._writing():
            return self.database.write(revising)

    def revision(self) -> int:
        """How often this graph was written to: what was read at one revision holds until the next."""
        found = self.rows("version.read")
        return int(found[0]["revision"]) if found else 0

    def close(self) -> None:
        """Let the connections go."""
        self.database.close()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """On the embedded engine writers queue; a Neo4j server sorts them out by its locks."""
        folder = self.database.address.folder
        if folder is None:
            yield
            return
        try:
            with FileLock(folder.write_lock, timeout=_WRITE_LOCK_SECONDS, mode=0o600):
                yield
        except Timeout as error:
            raise UnavailableError(
                f"another process has been writing to the graph at {folder.path} for "
                f"{_WRITE_LOCK_SECONDS:.0f} seconds: wait for it and run this again"
            ) from error


def open_store(
    uri: str | None = None,
    *,
    user: str | None = None,
    password: str | None = None,
    database: str | None = None,
    folder: ServerFolder | None = None,
) -> Store:
    """Open the graph: the server named here or by ``NEO4J_URI``, else the user's embedded one.

    Raises:
        UnavailableError: it does not answer, or its folder or port cannot be had.
        SchemaError: it was written by a later version of Casus.
    """
    address = None if folder else configured(uri, user, password, database)
    connection = Database(address or embedded.ensure_running(folder))
    try:
        connection.greet()
        store = Store(connection)
        store.prepare()
    except BaseException:
        connection.close()
        raise
    return store
