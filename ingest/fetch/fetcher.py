"""Fetching one address: checked, polite, conditional, bounded, tried again where that may help."""

from __future__ import annotations

import hashlib
import re
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin

import httpcore
from tenacity import RetryCallState, Retrying, retry_if_exception, stop_after_attempt

from ingest.fetch import network
from ingest.fetch.addresses import Target, check_address
from ingest.fetch.bodies import ACCEPTED, unpack
from ingest.fetch.cache import Cache, Entry
from ingest.fetch.failures import FetchError, shown
from ingest.fetch.politeness import AGENT, Manners, Rules, parse_rules

_MOVED = frozenset([301, 302, 303, 307, 308])
_BUSY = frozenset([408, 425, 429, 500, 502, 503, 504])
_OVERHEAD = 256 * 1024  # bytes of headers and TLS beside a body


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of a fetch. Sizes in bytes (unpacked), times in seconds."""

    largest: int = 32 * 1024 * 1024
    total: float = 60.0  # one request, from the first byte out to the last byte in
    silence: float = 20.0  # connecting, or waiting for the next byte
    redirects: int = 5
    tries: int = 3
    pause: float = 1.0  # between two requests to one host
    longest_wait: float = 30.0  # between two tries, whatever Retry-After asks for


@dataclass(frozen=True, slots=True)
class Fetched:
    """A document as it came. ``unchanged``: the same bytes as the last time this address was fetched."""

    url: str
    final_url: str
    body: bytes
    media_type: str
    charset: str | None
    sha256: str
    fetched_at: datetime
    unchanged: bool


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: dict[str, str]
    body: bytes


class Fetcher:
    """Fetches addresses. One fetcher may be used from several threads; hosts take turns within it."""

    def __init__(
        self,
        cache: Cache | None = None,
        *,
        allowed: frozenset[str] = frozenset(),
        limits: Limits | None = None,
        robots: bool = True,
        resolve: network.Resolve = network.resolve,
        connect: network.Connect = network.connect,
        sleep: Callable[[float], None] = time.sleep,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._cache = cache
        self._allowed = frozenset(name.casefold() for name in allowed)
        self._limits = limits or Limits()
        self._robots = robots
        self._resolve = resolve
        self._connect = connect
        self._sleep = sleep
        self._tls = tls
        self._manners = Manners(self._limits.pause, sleep=sleep)

    def fetch(self, address: str) -> Fetched:
        """The document at an address.

        Raises:
            FetchError: the address is refused, or gives no document within the limits.
        """
        target = check_address(address, self._allowed)
        entry = self._cache.entry(target.url) if self._cache else None
        body = self._cache.body(entry.sha256) if self._cache and entry else None
        asked = _conditions(entry) if entry and body is not None else {}
        final, answer = self._follow(target, asked)
        now = datetime.now(tz=UTC)
        if answer.status == 304:
            if entry is None or body is None or not asked:
                raise FetchError(
                    shown(target.url), "'not modified', though nothing was kept", "report this server"
                )
            return Fetched(
                target.url, entry.final_url, body, entry.media_type, entry.charset, entry.sha256, now, True
            )
        media_type, charset = _media(answer.headers.get("content-type", ""))
        sha256 = hashlib.sha256(answer.body).hexdigest()
        if self._cache:
            self._cache.keep(
                Entry(
                    target.url,
                    final.url,
                    sha256,
                    media_type,
                    charset,
                    answer.headers.get("etag"),
                    answer.headers.get("last-modified"),
                    now.isoformat(),
                ),
                answer.body,
            )
        same = entry is not None and entry.sha256 == sha256
        return Fetched(target.url, final.url, answer.body, media_type, charset, sha256, now, same)

    def _follow(self, target: Target, asked: dict[str, str]) -> tuple[Target, _Answer]:
        seen = {target.url}
        start = target
        while True:
            pause = self._permission(target)
            answer = self._tried(target, asked, pause)
            if answer.status not in _MOVED:
                _check_status(answer, target)
                return target, answer
            onward = answer.headers.get("location", "").encode("latin-1").decode("utf-8", "replace")
            if not onward.isprintable():  # joining would drop it and hide what was meant
                raise FetchError(
                    shown(target.url), "moved to an address with a control character", "report this server"
                )
            if not onward:
                raise FetchError(
                    shown(target.url), f"moved ({answer.status}), but not where to", "find its address"
                )
            try:
                joined = urljoin(target.url, onward)
            except ValueError as error:
                raise FetchError(
                    shown(target.url), f"moved to no address ({error})", "find its address"
                ) from error
            following = check_address(joined, self._allowed)
            if following.url in seen:
                raise FetchError(shown(start.url), "moved in a circle", "find its address")
            if len(seen) > self._limits.redirects:
                raise FetchError(
                    shown(start.url),
                    f"moved more than {self._limits.redirects} times",
                    "give the last address",
                )
            if target.scheme == "https" and following.scheme == "http":
                raise FetchError(
                    shown(target.url),
                    f"moved from https to {shown(following.url)}",
                    "give that address if it is meant",
                )
            seen.add(following.url)
            target = following

    def _permission(self, target: Target) -> float:
        """Seconds to keep between requests to this host, once its robots.txt allows this one."""
        if not self._robots:
            return 0.0
        rules = self._manners.rules(target.origin, lambda: self._read_rules(target))
        if not rules.allows(target.url):
            why = rules.reason or "robots.txt forbids it"
            raise FetchError(
                shown(target.url),
                f"not fetched: {why}",
                "ask the owner, or take the source out",
                temporary=bool(rules.reason),
            )
        return rules.pause

    def _read_rules(self, target: Target) -> Rules:
        place = f"{target.origin}/robots.txt"
        try:
            for _ in range(self._limits.redirects):
                robots = check_address(place, self._allowed)
                answer = self._tried(robots, {}, 0.0)
                if answer.status not in _MOVED:
                    return parse_rules(answer.status, answer.body)
                place = urljoin(robots.url, answer.headers.get("location", ""))
        except FetchError as error:
            return Rules(None, f"its robots.txt cannot be read ({error.problem})")
        return Rules(None)

    def _tried(self, target: Target, headers: dict[str, str], pause: float) -> _Answer:
        """One request, again after a growing wait where the failure is temporary."""

        def wait(state: RetryCallState) -> float:
            error = state.outcome.exception() if state.outcome else None
            asked = error.wait if isinstance(error, FetchError) and error.wait is not None else 0.0
            return min(max(asked, 2.0 ** (state.attempt_number - 1)), self._limits.longest_wait)

        def once() -> _Answer:
            with self._manners.turn(target.host, pause):
                answer = self._request(target, headers)
            if answer.status in _BUSY:
                raise FetchError(
                    shown(target.url),
                    f"the server answers {answer.status}",
                    "try again later",
                    temporary=True,
                    wait=_retry_after(answer.headers.get("retry-after", "")),
                )
            return answer

        return Retrying(
            stop=stop_after_attempt(self._limits.tries),
            wait=wait,
            retry=retry_if_exception(lambda error: isinstance(error, FetchError) and error.temporary),
            sleep=self._sleep,
            reraise=True,
        )(once)

    def _request(self, target: Target, extra: dict[str, str]) -> _Answer:
        limits, where = self._limits, shown(target.url)
        backend = network.CheckedBackend(
            target,
            self._allowed,
            time.monotonic() + limits.total,
            limits.largest + _OVERHEAD,
            resolve=self._resolve,
            connect=self._connect,
        )
        headers: dict[bytes | str, bytes | str] = {
            "Host": target.url.split("/", 3)[2],
            "User-Agent": AGENT,
            "Accept": "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.5",
            "Accept-Encoding": ACCEPTED,
            "Accept-Language": "en",
            "Connection": "close",
        }
        headers |= dict(extra.items())
        url = httpcore.URL(scheme=target.scheme, host=target.host, port=target.port, target=target.path)
        seconds = dict.fromkeys(("connect", "read", "write", "pool"), limits.silence)
        try:
            with (
                httpcore.ConnectionPool(ssl_context=self._tls, network_backend=backend) as pool,
                pool.stream("GET", url, headers=headers, extensions={"timeout": seconds}) as response,
            ):
                found = _headers(response.headers, where)
                if response.status in _MOVED or response.status == 304 or response.status >= 400:
                    return _Answer(response.status, found, b"")
                body = unpack(
                    response.iter_stream(), found.get("content-encoding", ""), limits.largest, where
                )
                return _Answer(response.status, found, body)
        except (httpcore.TimeoutException, TimeoutError) as error:
            raise FetchError(
                where, f"no answer within {limits.silence:g} s", "try again later", temporary=True
            ) from error
        except httpcore.ProtocolError as error:
            raise FetchError(
                where, f"not an answer that HTTP knows ({error})", "try again later", temporary=True
            ) from error
        except (httpcore.NetworkError, OSError) as error:
            raise FetchError(
                where, f"the connection fails ({error})", "check the address and the network", temporary=True
            ) from error


def _headers(raw: list[tuple[bytes, bytes]], where: str) -> dict[str, str]:
    """Headers by name in lower case; those that must not come twice with two values are refused."""
    found: dict[str, str] = {}
    for name, value in raw:
        key, text = name.decode("latin-1").casefold(), value.decode("latin-1").strip()
        if key in found and key in {"location", "content-encoding", "content-type"} and found[key] != text:
            raise FetchError(where, f"two different {key} headers", "report this server")
        found.setdefault(key, text)
    return found


def _check_status(answer: _Answer, target: Target) -> None:
    if answer.status in {200, 203, 304}:
        return
    reasons = {
        401: "asks for a sign-in",
        403: "is forbidden",
        404: "is not there",
        410: "is gone",
        451: "is withheld by law",
    }
    what = reasons.get(answer.status, "gives no document")
    raise FetchError(shown(target.url), f"{what} (HTTP {answer.status})", "check the address")


def _conditions(entry: Entry) -> dict[str, str]:
    asked = {"If-None-Match": entry.etag, "If-Modified-Since": entry.last_modified}
    return {name: value for name, value in asked.items() if value and value.isascii() and value.isprintable()}


def _media(value: str) -> tuple[str, str | None]:
    """The media type in lower case, and the character set if one is named."""
    kind = value.split(";", 1)[0].strip().casefold()
    charset = re.search(r"""charset\s*=\s*["']?([\w.:-]{1,40})""", value, re.IGNORECASE)
    return kind, charset[1].casefold() if charset else None


def _retry_after(value: str) -> float | None:
    """Seconds of a Retry-After header: a number, or a date."""
    if re.fullmatch(r"\d{1,9}", value):
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except (TypeError, ValueError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(tz=UTC)).total_seconds())
