"""Fetches the server's jars once, starts it on a loopback port with a random password, and stops it.

It needs Java 17 and, the first time, Maven. The jars stay in the user's cache folder;
``CASUS_NEO4J_JARS`` names another one. Neo4j Community is GPL-3 software: it is run
as a program of its own by the tests, and nothing of it is part of Casus.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
import socket
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import neo4j
import platformdirs
from neo4j.exceptions import DriverError, Neo4jError

JARS_SETTING = "CASUS_NEO4J_JARS"
_POM = Path(__file__).with_name("pom.xml")
_ENTRY_POINT = "org.neo4j.server.CommunityEntryPoint"
_START_SECONDS = 180.0
_FETCH_SECONDS = 900.0
_OPENED = ("java.nio", "java.io", "sun.nio.ch", "java.lang", "java.util.concurrent")
_SETTINGS = """\
server.default_listen_address=127.0.0.1
server.bolt.enabled=true
server.bolt.listen_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
server.memory.pagecache.size=192m
dbms.security.auth_enabled=true
dbms.usage_report.enabled=false
db.tx_log.rotation.retention_policy=keep_none
"""


class MissingError(RuntimeError):
    """The server cannot be had here; the message says what lacks."""


@dataclass(frozen=True, slots=True)
class TestServer:
    """A running server."""

    process: subprocess.Popen[bytes]
    uri: str
    password: str

    def stop(self) -> None:
        """End it."""
        self.process.terminate()
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(30)


def start(folder: Path) -> TestServer:
    """Start a server with its files in ``folder`` (empty, or one that it had before).

    Raises:
        MissingError: Java or the jars are not to be had, or it did not come up.
    """
    java = shutil.which("java")
    if java is None:
        raise MissingError("no java on the path: install a Java 17 runtime, or set NEO4J_TEST_URI")
    jars = fetch_jars()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    conf = folder / "conf"
    conf.mkdir(parents=True, exist_ok=True)
    (conf / "neo4j.conf").write_text(_SETTINGS.format(port=port), encoding="utf-8")
    command = [
        java,
        "-Xms256m",
        "-Xmx768m",
        *(f"--add-opens=java.base/{name}=ALL-UNNAMED" for name in _OPENED),
        "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
        "-cp",
        str(jars / "*"),
        _ENTRY_POINT,
        f"--home-dir={folder}",
        f"--config-dir={conf}",
    ]
    with (folder / "output.log").open("wb") as log:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
    server = TestServer(process, f"bolt://127.0.0.1:{port}", secrets.token_urlsafe(16))
    try:
        _set_password(server, folder)
    except BaseException:
        server.stop()
        raise
    return server


def fetch_jars() -> Path:
    """The folder of the server's jars, fetched with Maven if it is not there yet.

    Raises:
        MissingError: Maven is not there or could not fetch them.
    """
    version = hashlib.sha256(_POM.read_bytes()).hexdigest()[:12]
    setting = os.environ.get(JARS_SETTING)
    cache = platformdirs.user_cache_path("casus", appauthor=False)
    jars = Path(setting) if setting else cache / f"neo4j-for-tests-{version}"
    if any(jars.glob("neo4j-server-*.jar")):
        return jars
    maven = shutil.which("mvn")
    if maven is None:
        raise MissingError("no mvn on the path to fetch Neo4j's jars: install Maven, or set NEO4J_TEST_URI")
    partial = jars.with_name(f"{jars.name}.{os.getpid()}")
    partial.mkdir(parents=True)
    command = [
        maven,
        "-B",
        "-q",
        "-f",
        str(_POM),
        "dependency:copy-dependencies",
        f"-DoutputDirectory={partial}",
    ]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_FETCH_SECONDS, check=False)
        if done.returncode != 0:
            raise MissingError(f"Maven could not fetch Neo4j's jars: {(done.stdout + done.stderr)[-500:]}")
        if not jars.exists():
            partial.replace(jars)
    except subprocess.TimeoutExpired as error:
        raise MissingError(f"Maven did not fetch Neo4j's jars in {_FETCH_SECONDS:.0f} seconds") from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    return jars


def _set_password(server: TestServer, folder: Path) -> None:
    """Wait until it answers, and replace the password that a new server has."""
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline:
        if server.process.poll() is not None:
            break
        try:
            with neo4j.GraphDatabase.driver(
                server.uri, auth=("neo4j", "neo4j"), connection_timeout=5.0, max_transaction_retry_time=0.0
            ) as driver:
                driver.execute_query(
                    "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $new",
                    new=server.password,
                    database_="system",
                )
        except (DriverError, Neo4jError):
            time.sleep(0.5)
        else:
            return
    log = (folder / "output.log").read_text(encoding="utf-8", errors="replace")
    raise MissingError(f"Neo4j did not come up: {log[-500:]}")
