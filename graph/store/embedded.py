"""The embedded server's life: started on demand under a lock, found again by others, stopped cleanly."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime

import psutil
from filelock import FileLock, Timeout
from neo4j import GraphDatabase
from neo4j.exceptions import AuthError, DriverError, Neo4jError

from graph.store import administration, keeper, launcher
from graph.store.address import Address
from graph.store.errors import UnavailableError
from graph.store.folder import ServerFolder, ServerRecord

_LOCK_SECONDS = 90.0
_START_SECONDS = 60.0
_PORT_ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class ServerStatus:
    """What is known of the embedded server. ``memory`` in bytes, ``disk`` in bytes of the data folder."""

    running: bool
    folder: str
    pid: int | None = None
    address: str | None = None
    started: datetime | None = None
    memory: int | None = None
    disk: int = 0
    connections: int = 0


def ensure_running(folder: ServerFolder | None = None) -> Address:
    """The address of the user's server, which is started if it does not run.

    Raises:
        UnavailableError: folder, port or package cannot be had, or the server does not come up.
    """
    folder = folder or ServerFolder.default()
    folder.prepare()
    record = folder.read_record()
    if record and launcher.running(record) and _answers(folder, record):
        return _address(folder, record)
    with _locked(folder):
        record = folder.read_record()
        process = launcher.running(record)
        if record and process and _wait_until_it_answers(folder, record, process):
            return _address(folder, record)
        if process := process or launcher.orphan(folder):
            # It runs and does not answer, or nobody knows its port: the data are safe in its log.
            launcher.end(process)
        folder.forget_record()
        return _start(folder)


def stop(folder: ServerFolder | None = None) -> bool:
    """Stop the user's server; whether one ran."""
    folder = folder or ServerFolder.default()
    if not folder.path.is_dir():
        return False
    with _locked(folder):
        process = launcher.running(folder.read_record()) or launcher.orphan(folder)
        if process:
            launcher.end(process)
        folder.forget_record()
        return process is not None


def status(folder: ServerFolder | None = None) -> ServerStatus:
    """Whether the user's server runs, and where. Starts nothing."""
    folder = folder or ServerFolder.default()
    disk = sum(path.stat().st_size for path in folder.data.rglob("*") if path.is_file())
    record = folder.read_record() if folder.path.is_dir() else None
    process = launcher.running(record)
    if record is None or process is None:
        return ServerStatus(running=False, folder=str(folder.path), disk=disk)
    return ServerStatus(
        running=True,
        folder=str(folder.path),
        pid=record.pid,
        address=f"bolt://127.0.0.1:{record.bolt_port}",
        started=datetime.fromtimestamp(record.created, tz=UTC),
        memory=process.memory_info().rss,
        disk=disk,
        connections=keeper.connections(record.pid, record.bolt_port),
    )


def _start(folder: ServerFolder) -> Address:
    for _ in range(_PORT_ATTEMPTS):
        record = launcher.launch(folder)
        process = launcher.running(record)
        if process and _wait_until_it_answers(folder, record, process):
            if not administration.has_analyst(folder):
                administration.create_analyst(folder, record)
            keeper.watch(folder, record)
            return _address(folder, record)
        if process:
            launcher.end(process)
        folder.forget_record()
    raise UnavailableError(
        f"the embedded graph at {folder.path} did not start: {launcher.why_it_ended(folder)} "
        f"(all of it: {folder.log})"
    )


def _wait_until_it_answers(folder: ServerFolder, record: ServerRecord, process: psutil.Process) -> bool:
    deadline = time.monotonic() + _START_SECONDS
    if not launcher.wait_for_port(record.bolt_port, process, _START_SECONDS):
        return False
    while time.monotonic() < deadline and process.is_running():
        if _answers(folder, record):
            return True
        time.sleep(0.1)
    return False


def _answers(folder: ServerFolder, record: ServerRecord) -> bool:
    """Whether our server, which knows our password, answers there."""
    address = _address(folder, record)
    try:
        with GraphDatabase.driver(
            address.uri, auth=(address.user, address.password), connection_timeout=5.0
        ) as driver:
            driver.execute_query("RETURN 1 AS one", database_=address.database)
    except AuthError:
        return False
    except (DriverError, Neo4jError):
        return False
    return True


def _address(folder: ServerFolder, record: ServerRecord) -> Address:
    uri = f"bolt://127.0.0.1:{record.bolt_port}"
    return Address(
        uri=uri,
        user=launcher.OWNER,
        password=folder.password(launcher.OWNER),
        database=launcher.DATABASE,
        folder=folder,
        reader=(launcher.ANALYST, folder.password(launcher.ANALYST)),
    )


def _locked(folder: ServerFolder) -> FileLock:
    """The folder's lock, taken: use it with ``with``."""
    lock = FileLock(folder.lock, timeout=_LOCK_SECONDS, mode=0o600)
    try:
        lock.acquire()
    except Timeout as error:
        raise UnavailableError(
            f"another process has been starting or stopping the graph at {folder.path} for "
            f"{_LOCK_SECONDS:.0f} seconds: wait, or end it and try again"
        ) from error
    except OSError as error:
        raise UnavailableError(f"{folder.lock} cannot be locked ({error.strerror})") from error
    return lock
