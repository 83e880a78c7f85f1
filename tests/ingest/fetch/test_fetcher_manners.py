"""Manners of the fetcher: what robots.txt forbids, pauses, and how often it tries again."""

from __future__ import annotations

import pytest

from ingest.fetch import FetchError, Limits
from tests.ingest.fetch.rude_server import (
    PAGE,
    RudeServer,
    answer,
    moves_to,
    says,
    serving,
)
from tests.ingest.fetch.test_fetcher import fetcher_of


class _Recovering:
    """Fails ``failures`` times, then answers."""

    def __init__(self, failures: int, failure: bytes) -> None:
        self.left = failures
        self.failure = failure

    def __call__(self, connection: object, server: RudeServer) -> None:
        self.left -= 1
        connection.sendall(self.failure if self.left >= 0 else answer("200 OK", PAGE))  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("failure", "waits"),
    [
        (answer("503 Busy"), [1.0, 2.0]),
        (answer("429 Too Many", b"", "Retry-After: 7"), [7.0, 7.0]),
        (answer("429 Too Many", b"", "Retry-After: 9999"), [30.0, 30.0]),
        (answer("502 Bad", b"", "Retry-After: Mon, 23 Oct 2023 08:00:00 GMT"), [1.0, 2.0]),
        (b"", [1.0, 2.0]),
    ],
)
def test_tried_again_with_growing_waits(failure: bytes, waits: list[float]) -> None:
    slept: list[float] = []
    limits = Limits(tries=3, pause=0.0, silence=1.0, total=2.0)
    with serving({"/page": _Recovering(2, failure)}) as server:
        fetched = fetcher_of(server, limits=limits, sleep=slept.append).fetch(server.url("/page"))
        assert server.asked["/page"] == 3
    assert fetched.body == PAGE
    assert slept == waits


def test_what_cannot_pass_is_not_tried_again() -> None:
    with serving({"/page": says(answer("404 Not Found"))}) as server:
        with pytest.raises(FetchError, match="is not there") as caught:
            fetcher_of(server).fetch(server.url("/page"))
        assert server.asked["/page"] == 1
    assert not caught.value.temporary


@pytest.mark.parametrize(
    ("robots", "allowed"),
    [
        (answer("200 OK", b"User-agent: *\nDisallow: /private\n"), True),
        (answer("200 OK", b"User-agent: *\nDisallow: /\n"), False),
        (answer("200 OK", b"User-agent: Casus\nDisallow: /p*ge\n\nUser-agent: *\nAllow: /\n"), False),
        (answer("200 OK", b"User-agent: *\nDisallow: /\n\nUser-agent: casus\nAllow: /\n"), True),
        (answer("200 OK", b"\x00\xff\xfe broken"), True),
        (answer("404 Not Found"), True),
        (answer("403 Forbidden"), True),
        (answer("500 Internal Server Error"), False),
        (answer("429 Too Many"), False),
        (b"", False),
        (answer("302 Found", b"", "Location: http://10.0.0.1/robots.txt"), False),
    ],
)
def test_robots(robots: bytes, allowed: bool) -> None:
    behaviours = {"/robots.txt": says(robots), "/page": says(answer("200 OK", PAGE))}
    with serving(behaviours) as server:
        fetcher = fetcher_of(server, robots=True)
        if allowed:
            assert fetcher.fetch(server.url("/page")).body == PAGE
            fetcher.fetch(server.url("/page"))
            assert server.asked["/robots.txt"] == 1
        else:
            with pytest.raises(FetchError, match=r"robots\.txt"):
                fetcher.fetch(server.url("/page"))
            assert server.asked["/page"] == 0


def test_a_redirect_into_what_robots_forbids() -> None:
    behaviours = {
        "/robots.txt": says(answer("200 OK", b"User-agent: *\nDisallow: /private\n")),
        "/page": moves_to("/private/page"),
    }
    with serving(behaviours) as server:
        with pytest.raises(FetchError, match=r"robots\.txt forbids it"):
            fetcher_of(server, robots=True).fetch(server.url("/page"))
        assert server.asked["/private/page"] == 0


def test_pauses_between_requests_to_one_host() -> None:
    slept: list[float] = []
    robots = says(answer("200 OK", b"User-agent: *\nCrawl-delay: 5\nAllow: /\n"))
    with serving({"/robots.txt": robots, "/page": says(answer("200 OK", PAGE))}) as server:
        fetcher = fetcher_of(server, limits=Limits(pause=2.0), robots=True, sleep=slept.append)
        fetcher.fetch(server.url("/page"))
        fetcher.fetch(server.url("/page"))
    assert [round(pause) for pause in slept] == [2, 5]
