"""Manners: one request a host at a time with a pause between, and robots.txt (RFC 9309)."""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from protego import Protego

AGENT = "Casus/0.1 (conflict-event research; obeys robots.txt)"
NAME_IN_ROBOTS = "Casus"  # what robots.txt calls us by
_LONGEST_PAUSE = 60.0  # seconds; a robots.txt may ask for more, the fetch then waits this long
_KEPT = 24 * 3600.0  # seconds that a robots.txt is believed (RFC 9309, 2.4)


@dataclass(slots=True)
class Rules:
    """What one origin's robots.txt says; ``reason`` where it says nothing and all is forbidden."""

    parsed: Protego | None
    reason: str = ""
    read_at: float = 0.0

    def allows(self, url: str) -> bool:
        """Whether the address may be fetched."""
        return not self.reason and (self.parsed is None or self.parsed.can_fetch(url, NAME_IN_ROBOTS))

    @property
    def pause(self) -> float:
        """Seconds between requests that the origin asks for, 0 where it asks for none."""
        delay = self.parsed.crawl_delay(NAME_IN_ROBOTS) if self.parsed is not None else None
        return min(float(delay or 0.0), _LONGEST_PAUSE)


def parse_rules(status: int, body: bytes) -> Rules:
    """The rules of a robots.txt. None at all (4xx): all is allowed; a server in trouble (5xx): nothing is."""
    if 200 <= status < 300:
        return Rules(Protego.parse(body[: 500 * 1024].decode("utf-8", "replace")))
    if 400 <= status < 500 and status != 429:
        return Rules(None)
    return Rules(None, f"its robots.txt answers {status}")


@dataclass(slots=True)
class _Host:
    lock: threading.Lock = field(default_factory=threading.Lock)
    free_at: float = 0.0


class Manners:
    """Turns of hosts and their robots.txt; shared by all threads of a fetcher."""

    def __init__(
        self,
        pause: float,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._pause = pause
        self._clock = clock
        self._sleep = sleep
        self._guard = threading.Lock()
        self._hosts: dict[str, _Host] = defaultdict(_Host)
        self._rules: dict[str, Rules] = {}

    @contextmanager
    def turn(self, host: str, pause: float = 0.0) -> Iterator[None]:
        """Wait for the host's turn; the next one comes ``pause`` seconds (or the usual pause) later."""
        with self._guard:
            state = self._hosts[host]
        with state.lock:
            wait = state.free_at - self._clock()
            if wait > 0:
                self._sleep(wait)
            try:
                yield
            finally:
                state.free_at = self._clock() + max(pause, self._pause)

    def rules(self, origin: str, read: Callable[[], Rules]) -> Rules:
        """The origin's rules, read by ``read`` when they are not known or a day old."""
        with self._guard:
            held = self._rules.get(origin)
        if held is not None and self._clock() - held.read_at < _KEPT:
            return held
        found = read()
        found.read_at = self._clock()
        with self._guard:
            self._rules[origin] = found
        return found
