"""One connection to one database: transactions with bounded retries, native dates in rows."""

from __future__ import annotations

import os
import random
import re
import time
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

import neo4j
import neo4j.api
import neo4j.time
from neo4j.exceptions import (
    AuthError,
    ConstraintError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
)

from graph.store import changelog, embedded
from graph.store.address import Address
from graph.store.errors import StoreError, UnavailableError
from graph.store.statements import narrowed, statements

Row = dict[str, Any]
Work = Callable[["Transaction"], "T"]
T = TypeVar("T")

RETRY_SETTING = "CASUS_STORE_RETRY"
_RETRY_SECONDS = "60"
_FIRST_PAUSE = 0.05
_LONGEST_PAUSE = 2.0
_LOST = (ServiceUnavailable, SessionExpired)
# What finds nodes by their ids alone has one plan, however many there are. Planning it anew when a growing
# graph has other counts costs Neo4j some 15 ms a text. (What follows relationships may need another plan.)
_AS_PLANNED = "CYPHER replan=skip "
_BY_ID = re.compile(r"MATCH \(\w+:\w+ \{id: row\.\w+\}\)(?![-<])")


_NATIVE = frozenset({str, int, float, bool, type(None)})  # most values of most rows


class Engine(StrEnum):
    """Which server answers."""

    NEO4J = "neo4j"
    ARCADEDB = "arcadedb"


class Transaction:
    """An open transaction: runs statements by name or text, gives rows as dicts of native values."""

    engine: Engine | None = None  # who answers, where that is known and has a way of its own

    def __init__(
        self, inner: neo4j.Transaction | neo4j.ManagedTransaction, *, changing: Engine | None = None
    ) -> None:
        """Wrap the driver's. ``changing``: the engine that a change is made on, where that is known."""
        self._inner = inner
        self.engine = changing
        self.noted = changelog.Noted()

    def rows(self, name_or_text: str, /, **parameters: Any) -> list[Row]:
        """Run one statement and fetch all of its rows."""
        found = statements().get(name_or_text)
        text = name_or_text
        if found is not None:
            text = narrowed(found.text, frozenset(key for key, value in parameters.items() if value is None))
            text = self._planned(text)
        result = self._inner.run(text, parameters)
        rows = [native(record) for record in result]
        self.noted.note(name_or_text, parameters, rows)
        return rows

    def put(self, text: str, rows: list[Row]) -> None:
        """Run a text that the project puts together and runs many times over; it gives no rows."""
        self._inner.run(self._planned(text), rows=rows).consume()
        self.noted.whole = True

    def _planned(self, text: str) -> str:
        return _AS_PLANNED + text if self.engine is Engine.NEO4J and has_one_plan(text) else text


@cache
def has_one_plan(text: str) -> bool:
    """Whether a statement finds nodes by the ids of its rows alone, and follows no relationship from them."""
    return text.startswith("UNWIND $rows AS row") and "MATCH" not in _BY_ID.sub("", text)


class Database:
    """A driver and a database name. Safe to share between threads."""

    def __init__(self, address: Address) -> None:
        """Connect lazily; :meth:`engine` makes the first round trip.

        ``CASUS_STORE_RETRY``: for how many seconds what passes is tried again (60).

        Raises:
            StoreError: the setting is no number.
        """
        self.address = address
        self._retry_seconds = _retry_seconds()
        self._driver = _driver(address)
        self._bookmarks = _bookmarks(address)
        self._engine: Engine | None = None

    @property
    def engine(self) -> Engine:
        """Which server answers, as its own greeting says."""
        if self._engine is None:
            self.read(lambda tx: tx.rows("RETURN 1 AS one"))
            agent = self._driver.get_server_info().agent.lower()
            arcade = self.address.embedded or "arcade" in agent
            self._engine = Engine.ARCADEDB if arcade else Engine.NEO4J
        return self._engine

    def greet(self, patience: float = 10.0) -> None:
        """Make sure that a server answers: a wrong address is told of sooner than a restart is waited for.

        Raises:
            UnavailableError: nobody answers within ``patience`` seconds, or the password is wrong.
        """
        kept, self._retry_seconds = self._retry_seconds, patience
        try:
            self._engine = self.engine  # the first round trip: who answers decides how statements are sent
        finally:
            self._retry_seconds = kept

    def read(self, work: Work[T]) -> T:
        """Run ``work`` in a transaction that is not meant to write."""
        return self._run(work, neo4j.READ_ACCESS)

    def write(self, work: Work[T]) -> T:
        """Run ``work`` in one transaction: all of it or nothing.

        Transient errors, collisions and a restarting server are retried for
        ``retry_seconds``; ``work`` must therefore be repeatable.

        Raises:
            UnavailableError: the server stayed away.
            StoreError: the statement failed for a lasting reason.
        """
        return self._run(work, neo4j.WRITE_ACCESS, changing=self._engine)

    def close(self) -> None:
        """Let the connections go."""
        self._driver.close()

    def _run(self, work: Work[T], access: str, *, changing: Engine | None = None) -> T:
        deadline = time.monotonic() + self._retry_seconds
        pause = _FIRST_PAUSE
        while True:
            try:
                return self._once(work, access, changing=changing)
            except _LOST as error:
                if time.monotonic() > deadline:
                    mend = (
                        "`casus store start` starts it"
                        if self.address.embedded
                        else "start that server, or unset NEO4J_URI for the graph on this machine"
                    )
                    raise UnavailableError(
                        f"the graph at {self.address.uri} does not answer; {mend} "
                        f"({' '.join(str(error).split())})"
                    ) from error
                self._reconnect()
            except (TransientError, ConstraintError) as error:
                # Two MERGEs of one key can collide on ArcadeDB: that is a ConstraintError, and passes.
                if time.monotonic() > deadline:
                    raise StoreError(
                        f"gave up after {self._retry_seconds:.0f} seconds: {error.message}"
                    ) from error
            except AuthError as error:
                raise UnavailableError(
                    f"the graph at {self.address.uri} refused user {self.address.user!r}: {error.message}"
                ) from error
            except (Neo4jError, DriverError) as error:
                raise StoreError(str(error)) from error
            time.sleep(pause * random.uniform(0.5, 1.5))  # noqa: S311 — spreads retries, guards nothing
            pause = min(pause * 2, _LONGEST_PAUSE)

    def _once(self, work: Work[T], access: str, *, changing: Engine | None) -> T:
        with (
            self._driver.session(
                database=self.address.database,
                default_access_mode=access,
                bookmark_manager=self._bookmarks,
            ) as session,
            session.begin_transaction() as inner,
        ):
            transaction = Transaction(inner, changing=changing)
            result = work(transaction)
            changelog.put(transaction)
            inner.commit()
            return result

    def _reconnect(self) -> None:
        """After a lost connection: the embedded server may have to be started, on another port."""
        if self.address.folder is None:
            return
        address = embedded.ensure_running(self.address.folder)
        if address.uri != self.address.uri:
            self._driver.close()
            self.address, self._driver = address, _driver(address)


def _retry_seconds() -> float:
    text = os.environ.get(RETRY_SETTING, _RETRY_SECONDS)
    try:
        return float(text)
    except ValueError:
        raise StoreError(f"{RETRY_SETTING}={text!r} is no number of seconds: correct or unset it") from None


def native(record: neo4j.Record) -> Row:
    """A record as a dict, temporal values as Python's own."""
    return {
        key: value if type(value) in _NATIVE else plain(value)
        for key, value in zip(record.keys(), record, strict=True)  # a record iterates over its values
    }


def plain(value: Any) -> Any:
    """A value with the driver's temporal types as Python's own."""
    if isinstance(value, neo4j.time.Date | neo4j.time.DateTime | neo4j.time.Time):
        return value.to_native()
    if isinstance(value, list):
        return [plain(each) for each in value]
    if isinstance(value, Mapping):
        return {key: plain(each) for key, each in value.items()}
    return value


def _bookmarks(address: Address) -> neo4j.api.BookmarkManager | None:
    """In a cluster each transaction waits for those before it, so that a follower is never read too soon."""
    routed = address.uri.partition(":")[0].startswith("neo4j")
    return neo4j.GraphDatabase.bookmark_manager() if routed else None


def _driver(address: Address) -> neo4j.Driver:
    return neo4j.GraphDatabase.driver(
        address.uri,
        auth=(address.user, address.password),
        connection_acquisition_timeout=30.0,
        connection_timeout=10.0,
        notifications_min_severity="OFF" if not address.embedded else None,
        user_agent="casus",
        max_transaction_retry_time=0.0,
    )
