"""Deriving what is written makes many small objects that live until the write ends, none of them cyclic."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_lock = threading.Lock()
_before: list[bool] = []  # whether it was on before, once for each who asked


@contextmanager
def uncollected() -> Iterator[None]:
    """Without the cyclic garbage collector, which would go through all of them time and again.

    That took half of the time of deriving. Where several threads ask for it, the last to end turns it on.
    """
    with _lock:
        _before.append(_before[0] if _before else gc.isenabled())
        gc.disable()
    try:
        yield
    finally:
        with _lock:
            was_on = _before.pop()
            if not _before and was_on:
                gc.enable()
