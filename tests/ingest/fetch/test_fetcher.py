"""A fetcher against a server that misbehaves: nothing hostile is let through, nothing hangs."""

from __future__ import annotations

import ipaddress
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpcore
import pytest

from ingest.fetch import Cache, Fetcher, FetchError, Limits
from ingest.fetch.network import connect
from tests.ingest.fetch.rude_server import (
    PAGE,
    Behaviour,
    RudeServer,
    answer,
    deflated,
    drips,
    gzip_bomb,
    moves_to,
    pours,
    says,
    serving,
    zipped,
)

LIMITS = Limits(largest=1 << 20, total=1.5, silence=0.6, redirects=3, tries=2, pause=0.0, longest_wait=0.0)
OK = "HTTP/1.1 200 OK\r\n"
CHUNKED = (OK + "Transfer-Encoding: chunked\r\n\r\n").encode()

HOSTILE: dict[str, tuple[Behaviour, str]] = {
    "redirect to a file": (moves_to("file:///etc/passwd"), "are not fetched"),
    "redirect to ftp": (moves_to("ftp://news.example.org/"), "are not fetched"),
    "redirect to data": (moves_to("data:text/html,x"), "are not fetched"),
    "redirect to gopher": (moves_to("gopher://127.0.0.1:6379/_FLUSHALL"), "are not fetched"),
    "redirect to another local port": (moves_to("http://127.0.0.1:1234/"), "not a public address"),
    "redirect to loopback by name": (moves_to("http://localhost/"), "local name"),
    "redirect to cloud metadata": (moves_to("http://169.254.169.254/latest/"), "not a public address"),
    "redirect to a private net": (moves_to("//10.0.0.1/admin"), "not a public address"),
    "redirect to mapped loopback": (moves_to("http://[::ffff:127.0.0.1]/"), "not a public address"),
    "redirect to a disguised number": (moves_to("http://0x7f000001/"), "number in disguise"),
    "redirect with credentials": (moves_to("http://a:b@127.0.0.1:{port}/x"), "credentials"),
    "redirect to itself": (moves_to("/redirect-to-itself"), "circle"),
    "redirect to another service's port": (moves_to("http://127.0.0.1:25/"), "port 25"),
    "redirect without end": (moves_to("/hop1"), "more than 3 times"),
    "redirect nowhere": (says(answer("302 Found")), "not where to"),
    "redirect to a broken address": (moves_to("http://[::1"), "moved to no address"),
    "redirect with a control character": (moves_to("/a\tb"), "control"),
    "two redirects at once": (
        says(answer("302 Found", b"", "Location: /page", "Location: http://10.0.0.1/")),
        "two different location",
    ),
    "gzip bomb": (says(answer("200 OK", gzip_bomb(64 << 20), "Content-Encoding: gzip")), "once unpacked"),
    "deflate bomb": (
        says(answer("200 OK", deflated(bytes(8 << 20)), "Content-Encoding: deflate")),
        "once unpacked",
    ),
    "bare deflate bomb": (
        says(answer("200 OK", deflated(bytes(8 << 20), bare=True), "Content-Encoding: deflate")),
        "once unpacked",
    ),
    "bomb of many gzip members": (
        says(answer("200 OK", zipped(bytes(300_000)) * 20, "Content-Encoding: gzip")),
        "once unpacked",
    ),
    "brotli unasked": (says(answer("200 OK", b"\x8b\x02", "Content-Encoding: br")), "not asked for"),
    "zstd unasked": (says(answer("200 OK", b"\x28\xb5", "Content-Encoding: zstd")), "not asked for"),
    "gzip in gzip": (
        says(answer("200 OK", zipped(zipped(PAGE)), "Content-Encoding: gzip, gzip")),
        "packed 2 times",
    ),
    "gzip cut short": (says(answer("200 OK", zipped(PAGE * 50)[:40], "Content-Encoding: gzip")), "cut short"),
    "gzip that is none": (says(answer("200 OK", PAGE, "Content-Encoding: gzip")), "damaged"),
    "gzip with a wrong sum": (
        says(answer("200 OK", zipped(PAGE)[:-8] + bytes(8), "Content-Encoding: gzip")),
        "damaged",
    ),
    "endless body": (pours((OK + "\r\n").encode(), b"x" * 65536, 64), "more than"),
    "endless chunks": (pours(CHUNKED, b"10000\r\n" + b"x" * 65536 + b"\r\n", 64), "more than"),
    "one huge chunk announced": (says(CHUNKED + b"FFFFFFFFFFFFFFFFF\r\nxx"), "not an answer|in time"),
    "length that never comes": (says((OK + "Content-Length: 5000\r\n\r\nshort").encode()), "not an answer"),
    "negative length": (says((OK + "Content-Length: -1\r\n\r\nx").encode()), "not an answer"),
    "two lengths": (
        says((OK + "Content-Length: 3\r\nContent-Length: 30\r\n\r\nabc").encode()),
        "not an answer",
    ),
    "broken chunks": (says(CHUNKED + b"zz\r\nabc\r\n"), "not an answer"),
    "slow body": (drips((OK + "Content-Length: 9999\r\n\r\n").encode(), b"x"), "in time|no answer"),
    "slow headers": (drips(OK.encode(), b"X-A: b\r\n"), "in time|no answer"),
    "slow status line": (drips(b"", b"H"), "in time|no answer|not an answer"),
    "endless interim answers": (drips(b"", b"HTTP/1.1 102 Processing\r\n\r\n"), "in time|no answer"),
    "silence": (drips(b"", b""), "no answer within"),
    "hangs up": (says(b""), "not an answer|connection fails"),
    "headers without end": (
        pours(OK.encode(), b"X-Filler: " + b"y" * 1000 + b"\r\n", 400),
        "not an answer|more",
    ),
    "one endless header": (pours(OK.encode() + b"X-Filler: ", b"y" * 65536, 20), "not an answer|more"),
    "no HTTP at all": (says(b"SSH-2.0-OpenSSH_9.6\r\n"), "not an answer"),
    "HTTP/0.9": (says(PAGE), "not an answer"),
    "a NUL in a header": (says((OK + "X-A: b\x00c\r\n\r\n").encode()), "not an answer"),
    "header without a colon": (says((OK + "nonsense\r\n\r\n").encode()), "not an answer"),
    "not modified, unasked": (says(answer("304 Not Modified")), "nothing was kept"),
    "switching protocols": (says(answer("101 Switching Protocols")), "not an answer|no document|in time"),
    "forbidden": (says(answer("403 Forbidden", PAGE)), "is forbidden"),
    "gone": (says(answer("410 Gone", PAGE)), "is gone"),
    "no content": (says(answer("204 No Content")), "no document"),
    "a part only": (
        says(answer("206 Partial Content", b"abc", "Content-Range: bytes 0-2/90")),
        "no document",
    ),
    "sign-in": (says(answer("401 Unauthorized", b"", "WWW-Authenticate: Basic")), "sign-in"),
    "server in trouble": (says(answer("500 Internal Server Error")), "answers 500"),
    "busy for a year": (says(answer("503 Busy", b"", "Retry-After: 31536000")), "answers 503"),
}


@pytest.fixture(scope="module")
def server() -> Iterator[RudeServer]:
    """All rude paths, two good ones and a chain of redirects."""
    paths = {_path(name): behave for name, (behave, _) in HOSTILE.items()}
    hops = {f"/hop{number}": moves_to(f"/hop{number + 1}") for number in range(1, 9)}
    with serving({"/page": says(answer("200 OK", PAGE, "Content-Type: text/html")), **paths, **hops}) as rude:
        yield rude


def _path(name: str) -> str:
    return "/" + name.replace(" ", "-").replace(",", "")


def fetcher_of(
    server: RudeServer, cache: Path | None = None, limits: Limits = LIMITS, **more: object
) -> Fetcher:
    settings = {"robots": False, "sleep": lambda seconds: None, **more}
    return Fetcher(
        Cache(cache) if cache else None,
        allowed=frozenset([f"127.0.0.1:{server.port}"]),
        limits=limits,
        **settings,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_hostile_is_let_through(server: RudeServer, name: str) -> None:
    started = time.monotonic()
    with pytest.raises(FetchError, match=HOSTILE[name][1]) as caught:
        fetcher_of(server).fetch(server.url(_path(name)))
    assert time.monotonic() - started < 2 * LIMITS.total + 1
    assert "\n" not in str(caught.value)


def test_there_are_at_least_forty() -> None:
    assert len(HOSTILE) >= 40


def test_a_good_page(server: RudeServer) -> None:
    fetched = fetcher_of(server).fetch(server.url("/page"))
    assert (fetched.body, fetched.media_type, fetched.charset) == (PAGE, "text/html", None)
    assert not fetched.unchanged
    request = server.requests["/page"]
    assert request.startswith("GET /page HTTP/1.1\r\n")
    assert f"Host: 127.0.0.1:{server.port}\r\n" in request
    assert "User-Agent: Casus/" in request
    assert "Cookie" not in request
    assert "Authorization" not in request


@pytest.mark.parametrize(
    ("body", "coding"),
    [
        (zipped(PAGE), "gzip"),
        (zipped(PAGE), "x-gzip"),
        (zipped(PAGE[:30]) + zipped(PAGE[30:]), "gzip"),
        (zipped(PAGE) + bytes(64), "gzip"),
        (deflated(PAGE), "deflate"),
        (deflated(PAGE, bare=True), "deflate"),
        (PAGE, "identity"),
    ],
)
def test_packed_bodies(body: bytes, coding: str) -> None:
    headers = (f"Content-Encoding: {coding}", "Content-Type: text/html; charset=UTF-8")
    with serving({"/packed": says(answer("200 OK", body, *headers))}) as server:
        fetched = fetcher_of(server).fetch(server.url("/packed"))
    assert (fetched.body, fetched.charset) == (PAGE, "utf-8")


def test_redirects_are_followed_and_told() -> None:
    with serving(
        {
            "/old": moves_to("/older", "301 Moved"),
            "/older": moves_to("http://127.0.0.1:{port}/new", "307 Moved"),
            "/new": says(answer("200 OK", PAGE)),
        }
    ) as server:
        fetched = fetcher_of(server).fetch(server.url("/old"))
        assert (fetched.url, fetched.final_url) == (server.url("/old"), server.url("/new"))
        assert fetched.body == PAGE


@dataclass
class _Names:
    """A name server that gives these answers one after the other."""

    answers: list[list[str]]
    asked: list[str] = field(default_factory=list)

    def __call__(self, host: str, port: int) -> list[str]:
        self.asked.append(host)
        return self.answers[min(len(self.asked), len(self.answers)) - 1]


@dataclass
class _Line:
    """Connects to a server on loopback, whatever public address was asked for, and keeps what was."""

    port: int
    dialled: list[tuple[str, int]] = field(default_factory=list)

    def __call__(self, ip: str, port: int, timeout: float) -> httpcore.NetworkStream:
        self.dialled.append((ip, port))
        return connect("127.0.0.1", self.port, timeout)


@pytest.mark.parametrize(
    "answers",
    [
        ["127.0.0.1"],
        ["10.0.0.7"],
        ["169.254.169.254"],
        ["::1"],
        ["fe80::1%eth0"],
        ["::ffff:192.168.0.1"],
        [str(ipaddress.IPv4Address(0))],
        ["224.0.0.251"],
        ["93.184.216.34", "192.168.0.1"],
        ["64:ff9b::7f00:1"],
    ],
)
def test_a_public_name_with_a_private_address(server: RudeServer, answers: list[str]) -> None:
    line = _Line(server.port)
    fetcher = fetcher_of(server, resolve=_Names([answers]), connect=line)
    with pytest.raises(FetchError, match="not a public address"):
        fetcher.fetch("http://news.example.org/page")
    assert line.dialled == []


def test_the_checked_address_is_the_one_connected_to(server: RudeServer) -> None:
    """A name that is public when checked and private a moment later (DNS rebinding) gains nothing."""
    names, line = _Names([["93.184.216.34"], ["127.0.0.1"]]), _Line(server.port)
    fetcher = fetcher_of(server, resolve=names, connect=line)
    assert fetcher.fetch("http://news.example.org/page").body == PAGE
    assert (names.asked, line.dialled) == (["news.example.org"], [("93.184.216.34", 80)])
    with pytest.raises(FetchError, match=r"leads to 127\.0\.0\.1"):
        fetcher.fetch("http://news.example.org/page")
    assert line.dialled == [("93.184.216.34", 80)]


def test_a_redirect_to_a_name_with_a_private_address() -> None:
    names = _Names([["93.184.216.34"], ["10.9.8.7"]])
    with serving({"/go": moves_to("http://inner.example.org/admin")}) as server:
        line = _Line(server.port)
        with pytest.raises(FetchError, match=r"inner\.example\.org leads to 10\.9\.8\.7"):
            fetcher_of(server, resolve=names, connect=line).fetch("http://news.example.org/go")
    assert line.dialled == [("93.184.216.34", 80)]


def test_the_next_address_is_tried(server: RudeServer) -> None:
    dialled = []

    def half_dead(ip: str, port: int, timeout: float) -> httpcore.NetworkStream:
        dialled.append(ip)
        if len(dialled) == 1:
            raise httpcore.ConnectError("refused")
        return connect("127.0.0.1", server.port, timeout)

    names = _Names([["93.184.216.34", "93.184.216.35"]])
    fetcher = fetcher_of(server, resolve=names, connect=half_dead)
    assert fetcher.fetch("http://news.example.org/page").body == PAGE
    assert dialled == ["93.184.216.34", "93.184.216.35"]


def test_an_unknown_name(server: RudeServer) -> None:
    def nothing(host: str, port: int) -> list[str]:
        raise OSError("Name or service not known")

    with pytest.raises(FetchError, match="cannot be found") as caught:
        fetcher_of(server, resolve=nothing).fetch("http://news.example.org/")
    assert caught.value.temporary


def test_proxies_of_the_environment_are_not_used(server: RudeServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    assert fetcher_of(server).fetch(server.url("/page")).body == PAGE
