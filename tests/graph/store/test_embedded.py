"""The embedded server's life: on demand, found again, private, stopped cleanly."""

from __future__ import annotations

import base64
import http.client
import json
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from graph.store import ServerFolder, UnavailableError, open_store, server_status, stop_server
from tests.stores import RUN, Story, embedded

OPEN = (
    "import sys; from pathlib import Path; from graph.store import *; "
    "s = open_store(folder=ServerFolder(Path(sys.argv[1]))); "
)


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[ServerFolder]:
    """A folder without a server; whatever is started there is stopped."""
    with embedded(tmp_path / "store") as server:
        yield server


def in_another_process(folder: ServerFolder, code: str, **setting: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", OPEN + code, str(folder.path)],
        stdout=subprocess.PIPE, text=True, env=os.environ | setting,
    )  # fmt: skip


def test_it_is_private_and_on_loopback_alone(folder: ServerFolder) -> None:
    with open_store(folder=folder) as store:
        status = server_status(folder)
        assert (status.running, status.address) == (True, store.address.uri)
        listening = {
            each.laddr.ip
            for each in psutil.Process(status.pid).net_connections("tcp")
            if each.status == "LISTEN"
        }
        assert {ip.removeprefix("::ffff:") for ip in listening} == {"127.0.0.1"}
    assert stat.S_IMODE(folder.path.stat().st_mode) == 0o700
    for path in folder.path.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path
    assert len({folder.password("root"), folder.password("analyst")}) == 2
    command = psutil.Process(status.pid).cmdline()
    assert not any(folder.password("root") in word for word in command)


def test_processes_share_it_and_it_survives_its_starter(folder: ServerFolder) -> None:
    starters = [in_another_process(folder, "print(s.address.uri)") for _ in range(3)]
    addresses = {starter.communicate(timeout=120)[0].strip() for starter in starters}
    assert len(addresses) == 1
    with open_store(folder=folder) as store:
        assert {store.address.uri} == addresses


def test_it_outlives_a_starter_that_is_killed_with_all_its_children(folder: ServerFolder) -> None:
    starter = subprocess.Popen(
        [sys.executable, "-c", OPEN + "print(s.address.uri, flush=True); input()", str(folder.path)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    assert starter.stdout is not None
    address, pid = starter.stdout.readline().strip(), server_status(folder).pid
    os.killpg(starter.pid, signal.SIGKILL)
    starter.wait()
    with open_store(folder=folder) as store:
        assert store.rows("RETURN 1 AS one") == [{"one": 1}]
        assert (store.address.uri, server_status(folder).pid) == (address, pid)


def test_another_than_its_starter_stops_it_while_that_lives(folder: ServerFolder) -> None:
    starter = subprocess.Popen(
        [sys.executable, "-c", OPEN + "print(s.address.uri, flush=True); input()", str(folder.path)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert starter.stdout is not None
    starter.stdout.readline()
    started = time.monotonic()
    assert stop_server(folder)
    assert time.monotonic() - started < 15  # not until the starter has asked for its end
    assert not server_status(folder).running
    starter.communicate("\n", timeout=60)


def test_two_users_of_one_machine_do_not_meet(
    folder: ServerFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(folder=folder) as mine, embedded(tmp_path / "other" / "store") as theirs:
        mine.write(Story("one").event("raid").done(), RUN)
        with open_store(folder=theirs) as other:
            assert other.rows("MATCH (e:Event) RETURN e.id AS id") == []
            assert server_status(theirs).pid != server_status(folder).pid
        assert theirs.password("root") != folder.password("root")
        for user in ("root", "analyst"):  # who finds the port of another has no password for it
            with pytest.raises(UnavailableError, match="refused user"):
                open_store(mine.address.uri, user=user, password=theirs.password(user))
        record = folder.read_record()
        assert record is not None
        for word in (None, (b"root", theirs.password("root").encode())):
            assert _status_of_http(record.http_port, word) in (401, 403)
        monkeypatch.setattr(os, "getuid", lambda: folder.path.stat().st_uid + 1)
        with pytest.raises(UnavailableError, match="belongs to another user"):
            open_store(folder=folder)


def _status_of_http(port: int, word: tuple[bytes, bytes] | None) -> int:
    """What the server's other door answers to a query: the status."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    headers = {"Authorization": f"Basic {base64.b64encode(b':'.join(word)).decode()}"} if word else {}
    body = json.dumps({"language": "cypher", "command": "MATCH (n) RETURN n"})
    try:
        connection.request("POST", "/api/v1/command/neo4j", body, headers)
        return connection.getresponse().status
    finally:
        connection.close()


def test_what_was_written_is_there_after_a_stop(folder: ServerFolder) -> None:
    with open_store(folder=folder) as store:
        store.write(Story("one").event("raid").done(), RUN)
    assert stop_server(folder)
    assert not server_status(folder).running
    assert not stop_server(folder)
    with open_store(folder=folder) as store:
        assert store.rows("MATCH (e:Event) RETURN e.id AS id") == [{"id": "evt-raid"}]


def test_a_killed_server_is_replaced_under_an_open_store(folder: ServerFolder) -> None:
    with open_store(folder=folder) as store:
        store.write(Story("one").event("raid").done(), RUN)
        pid = server_status(folder).pid
        assert pid is not None
        os.kill(pid, signal.SIGKILL)
        assert store.rows("MATCH (e:Event) RETURN e.id AS id") == [{"id": "evt-raid"}]
        store.write(Story("two").event("siege").done(), RUN)
        assert server_status(folder).pid != pid


def test_a_stale_record_and_a_torn_one_are_seen_through(folder: ServerFolder) -> None:
    folder.prepare()
    record = folder.path / "server.json"
    stale = {"pid": os.getpid(), "created": 1.0, "bolt_port": 1, "http_port": 2}
    record.write_text(json.dumps(stale))
    assert not server_status(folder).running
    with open_store(folder=folder) as store:
        first = store.address.uri
    record.write_text("{torn")
    with open_store(folder=folder) as store:
        assert store.rows("RETURN 1 AS one") == [{"one": 1}]
        assert store.address.uri != first  # the one without a record was ended, and another started


def test_it_ends_when_nobody_used_it_for_a_while(folder: ServerFolder) -> None:
    starter = in_another_process(folder, "s.close()", CASUS_STORE_IDLE="2")
    starter.communicate(timeout=120)
    deadline = time.monotonic() + 60
    while (folder.path / "server.json").exists() and time.monotonic() < deadline:
        time.sleep(0.25)
    assert not server_status(folder).running
    assert not (folder.path / "server.json").exists()


def test_a_folder_that_cannot_be_had_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UnavailableError, match="CASUS_HOME"):
        open_store(folder=ServerFolder(tmp_path / "file" / "store"))


@pytest.mark.parametrize("port", ["no-port", "1"])
def test_a_port_that_cannot_be_had_says_so(
    folder: ServerFolder, monkeypatch: pytest.MonkeyPatch, port: str
) -> None:
    if port == "1" and os.geteuid() == 0:
        port = str(_taken())
    monkeypatch.setenv("CASUS_STORE_PORT", port)
    with pytest.raises(UnavailableError, match="CASUS_STORE_PORT"):
        open_store(folder=folder)


_held: list[object] = []


def _taken() -> int:
    """A port that something listens on until the tests end."""
    import socket

    listener = socket.create_server(("127.0.0.1", 0))
    _held.append(listener)
    port: int = listener.getsockname()[1]
    return port


def test_a_server_that_is_not_there_says_so() -> None:
    started = time.monotonic()
    with pytest.raises(UnavailableError, match="does not answer; start that server, or unset NEO4J_URI"):
        open_store("bolt://127.0.0.1:9", user="neo4j", password="none")
    assert time.monotonic() - started < 30


def test_an_address_without_a_password_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEO4J_PASSWORD", raising=False)
    with pytest.raises(UnavailableError, match="NEO4J_PASSWORD"):
        open_store("bolt://127.0.0.1:9")
