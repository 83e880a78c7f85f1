"""What was fetched before is asked for with its validators, and kept within bounds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ingest.fetch import Cache
from tests.ingest.fetch.rude_server import (
    PAGE,
    RudeServer,
    answer,
    says,
    serving,
)
from tests.ingest.fetch.test_fetcher import fetcher_of


class _Conditional:
    """Answers 304 to whoever brings the right validators."""

    def __init__(self) -> None:
        self.version = 1

    def __call__(self, connection: object, server: RudeServer) -> None:
        tag = f'"v{self.version}"'
        request = server.requests["/feed"]
        body = PAGE * self.version
        same = f"If-None-Match: {tag}\r\n" in request
        data = answer("304 Not Modified") if same else answer("200 OK", body, f"ETag: {tag}")
        connection.sendall(data)  # type: ignore[attr-defined]


def test_conditional_get(tmp_path: Path) -> None:
    source = _Conditional()
    with serving({"/feed": source}) as server:
        fetcher = fetcher_of(server, tmp_path)
        first, second = fetcher.fetch(server.url("/feed")), fetcher.fetch(server.url("/feed"))
        source.version = 2
        third = fetcher.fetch(server.url("/feed"))
        assert [item.unchanged for item in (first, second, third)] == [False, True, False]
        assert [item.body for item in (first, second, third)] == [PAGE, PAGE, PAGE * 2]


def test_last_modified_is_sent_back(tmp_path: Path) -> None:
    stamp = "Mon, 23 Oct 2023 08:00:00 GMT"
    with serving({"/feed": says(answer("200 OK", PAGE, f"Last-Modified: {stamp}"))}) as server:
        fetcher = fetcher_of(server, tmp_path)
        fetcher.fetch(server.url("/feed"))
        again = fetcher.fetch(server.url("/feed"))
        assert f"If-Modified-Since: {stamp}\r\n" in server.requests["/feed"]
        assert again.unchanged  # the same bytes, though the server sent them again


@pytest.mark.parametrize("damage", ["body", "entry"])
def test_a_damaged_cache_is_not_believed(tmp_path: Path, damage: str) -> None:
    source = _Conditional()
    with serving({"/feed": source}) as server:
        fetcher = fetcher_of(server, tmp_path)
        fetcher.fetch(server.url("/feed"))
        pattern = "bodies/*/*" if damage == "body" else "entries/*/*.json"
        (found,) = tmp_path.glob(pattern)
        found.write_bytes(b"damaged")
        again = fetcher.fetch(server.url("/feed"))
    assert again.body == PAGE
    assert again.unchanged is (damage == "body")


def test_validators_cannot_smuggle_headers(tmp_path: Path) -> None:
    with serving({"/feed": says(answer("200 OK", PAGE, 'ETag: "a"'))}) as server:
        fetcher = fetcher_of(server, tmp_path)
        fetcher.fetch(server.url("/feed"))
        (entry,) = tmp_path.glob("entries/*/*.json")
        held = json.loads(entry.read_text())
        entry.write_text(json.dumps({**held, "etag": '"a"\r\nX-Evil: 1'}))
        fetcher.fetch(server.url("/feed"))
        assert "X-Evil" not in server.requests["/feed"]


def test_the_cache_is_pruned_to_a_size(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    behaviours = {f"/{number}": says(answer("200 OK", bytes([65 + number]) * 1000)) for number in range(5)}
    with serving(behaviours) as server:
        fetcher = fetcher_of(server, tmp_path)
        for number in range(5):
            fetcher.fetch(server.url(f"/{number}"))
    assert cache.prune(2500) == 3000
    assert sum(path.stat().st_size for path in tmp_path.glob("bodies/*/*")) == 2000
