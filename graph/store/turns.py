"""One thread derives while another sends: the sender must not wait long for its turn at the interpreter."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_SECONDS = 0.0002
_lock = threading.Lock()
_before: list[float] = []  # what was set before, once for each who asked


@contextmanager
def short_turns() -> Iterator[None]:
    """Let a thread that has heard from the engine go on at once, not after the usual five milliseconds.

    Each statement waits for its turn at least twice. The setting is the whole process's; where several
    threads ask for it, the last to end takes it back.
    """
    with _lock:
        _before.append(_before[0] if _before else sys.getswitchinterval())
        sys.setswitchinterval(min(_SECONDS, _before[0]))
    try:
        yield
    finally:
        with _lock:
            usual = _before.pop()
            if not _before:
                sys.setswitchinterval(usual)
