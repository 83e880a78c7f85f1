"""What could not be written is named, whatever the reason, and nothing of it is in the graph."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from graph.store import Store, WriteError, check, open_store, writer
from graph.store.errors import StoreError, UnavailableError
from tests.graph.store.test_contract import three_articles
from tests.stores import RUN, picture


@pytest.mark.parametrize("reason", [StoreError("a lasting error"), UnavailableError("gone")])
def test_unwritten_articles_are_named_and_can_be_resumed(
    embedded_store: Store, monkeypatch: pytest.MonkeyPatch, reason: StoreError
) -> None:
    articles = three_articles()
    real = writer.write

    def fail(*given: object) -> None:
        real(*given)  # type: ignore[arg-type]
        raise reason

    with monkeypatch.context() as patch:
        patch.setattr(writer, "write", fail)
        with pytest.raises(WriteError, match=str(reason)) as caught:
            embedded_store.write_many(articles, RUN)
    assert caught.value.unwritten == ("art-a", "art-b", "art-c")
    assert picture(embedded_store) == ({}, {})
    assert embedded_store.write_many(articles, RUN).written == ("art-a", "art-b", "art-c")


def test_a_server_that_stays_away_is_told_of_and_the_run_can_be_gone_on_with(
    embedded_store: Store, tmp_path: Path
) -> None:
    """Through the command line, over a line to the server that is cut in the first large write."""
    for number in range(3):
        text = f"Russian missiles hit Kharkiv on Tuesday, killing {number + 4} people, officials said. "
        (tmp_path / f"{number}.txt").write_text(f"KYIV, March 2, 2022 - {text * 20}", encoding="utf-8")
    with line_to(embedded_store, cut_after=20_000) as uri:
        lost = ingest(tmp_path, embedded_store, uri)
    assert lost.returncode == 1
    assert "Traceback" not in lost.stderr
    named = re.findall(r"^  (art-[0-9a-f]+)", lost.stderr, re.MULTILINE)
    assert len(named) == 3
    assert "run the same again" in lost.stderr
    assert picture(embedded_store) == ({}, {})
    with line_to(embedded_store, cut_after=20_000, back_after=3.0) as uri:
        again = ingest(tmp_path, embedded_store, uri, patience="60")
    assert again.returncode == 0, again.stderr
    written = {key for key in picture(embedded_store)[0] if key.startswith("art-")}
    assert written == set(named)
    assert check(embedded_store) == []


def test_a_patience_that_is_no_number_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASUS_STORE_RETRY", "soon")
    with pytest.raises(StoreError, match="CASUS_STORE_RETRY='soon' is no number"):
        open_store("bolt://127.0.0.1:1", user="neo4j", password="x")


def ingest(folder: Path, store: Store, uri: str, patience: str = "2") -> subprocess.CompletedProcess[str]:
    """``casus ingest`` of a folder into the graph behind ``uri``."""
    env = {key: value for key, value in os.environ.items() if not key.startswith(("NEO4J_", "CASUS_"))}
    env |= {"NEO4J_URI": uri, "NEO4J_USER": store.address.user, "NEO4J_PASSWORD": store.address.password}
    env |= {"NEO4J_DATABASE": store.address.database, "CASUS_STORE_RETRY": patience}
    return subprocess.run(
        [sys.executable, "-m", "casus", "ingest", str(folder)],
        capture_output=True, text=True, cwd=Path(__file__).parents[3], env=env, timeout=300, check=False,
    )  # fmt: skip


@contextmanager
def line_to(store: Store, *, cut_after: int, back_after: float | None = None) -> Iterator[str]:
    """An address that leads to the server until a connection has sent ``cut_after`` bytes.

    Then all connections are cut and new ones refused: for ``back_after`` seconds, or for ever.
    """
    target = ("127.0.0.1", int(store.address.uri.rpartition(":")[2]))
    cut_at: list[float] = []
    ends: list[socket.socket] = []

    def away() -> bool:
        return bool(cut_at) and (back_after is None or time.monotonic() < cut_at[0] + back_after)

    def carry(source: socket.socket, sink: socket.socket, limit: int | None) -> None:
        sent = 0
        with suppress(OSError):
            while data := source.recv(65536):
                sent += len(data)
                if limit is not None and sent > limit and not cut_at:
                    cut_at.append(time.monotonic())
                if away():
                    break
                sink.sendall(data)
        for each in (source, sink):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)

    def serve() -> None:
        with suppress(OSError):
            while True:
                near, _ = listener.accept()
                if away():
                    near.close()
                    continue
                far = socket.create_connection(target)
                ends.extend((near, far))
                for source, sink, limit in ((near, far, cut_after), (far, near, None)):
                    threading.Thread(target=carry, args=(source, sink, limit), daemon=True).start()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=serve, daemon=True).start()
        try:
            yield f"bolt://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            for each in ends:
                each.close()
