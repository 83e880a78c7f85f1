"""Keeps one register an open store up to date: read once, then only what changed."""

from __future__ import annotations

import logging
import threading
import time
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from graph.register import file, reading
from graph.register.contents import Register
from graph.store.changelog import Kind

if TYPE_CHECKING:
    from graph.store import Store

_log = logging.getLogger(__name__)
_ROUNDS = 3  # a graph that is being written to all the time is shown as it was a moment ago
MANY = 2000  # events read since the register was last saved
_MOST = 0.3  # of a graph's events touched: to read all is then quicker


class _Keeper:
    """The register of one store, and the lock under which it is brought up to date."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.held: Register | None = None
        self.unsaved = 0


_keepers: WeakKeyDictionary[Store, _Keeper] = WeakKeyDictionary()
_guard = threading.Lock()


def register(store: Store) -> Register:
    """The register of a graph as it is now. What it holds does not change: ask again for a later state.

    The first call reads the whole graph (or the file that another process left), later ones what was
    touched since. Threads that ask meanwhile wait.
    """
    with _guard:
        keeper = _keepers.setdefault(store, _Keeper())
    with keeper.lock:
        _bring_up(store, keeper)
        if keeper.held is None:
            raise AssertionError("a register is held after it was read")
        return keeper.held


def _bring_up(store: Store, keeper: _Keeper) -> None:
    for _ in range(_ROUNDS):
        now = reading.stamp(store)
        if keeper.held is not None and keeper.held.stamp == now:
            break
        if keeper.held is None:
            keeper.held = file.load(store)
            if keeper.held is not None and keeper.held.stamp == now:
                break
        held = keeper.held
        changed = reading.touched(store, held.stamp, now) if held else None
        touched = len(changed.ids[Kind.EVENTS]) if changed else 0
        if held is None or changed is None or touched > max(MANY, _MOST * len(held)):
            start = time.monotonic()
            keeper.held = reading.read(store, now)
            keeper.unsaved += len(keeper.held)
            _log.info("read a register of %d events in %.1f s", len(keeper.held), time.monotonic() - start)
        else:
            keeper.held = reading.reread(store, held, changed, now)
            keeper.unsaved += touched
    if keeper.held is not None and keeper.unsaved >= MANY:
        file.save(store, keeper.held)
        keeper.unsaved = 0 if keeper.held.stamp.change else keeper.unsaved


def forget(store: Store) -> None:
    """Let go of what is held: the next call reads the whole graph."""
    with _guard:
        _keepers.pop(store, None)
