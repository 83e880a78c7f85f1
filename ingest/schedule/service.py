"""The schedule as a service: APScheduler runs each enabled source when it is due, until told to stop."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from types import FrameType

from ingest.schedule.ledger import RunEntry
from ingest.schedule.running import Runner
from ingest.sources import Source, load_sources

_LOOK = 10.0  # seconds between two looks at the sources and their states
_GRACE = 8.0  # seconds that a run has to come to an end after SIGTERM

OnRun = Callable[[RunEntry], None]


def due_sources(runner: Runner, sources: dict[str, Source], now: datetime) -> list[Source]:
    """The enabled sources whose time has come, the longest due first."""
    due = [(runner.state.due(source), source) for source in sources.values() if source.enabled]
    ready = [(when, source.id, source) for when, source in due if when is not None and when <= now]
    return [source for _, _, source in sorted(ready, key=lambda item: item[:2])]


def serve(
    runner: Runner,
    stop: threading.Event,
    on_run: OnRun,
    *,
    load: Callable[[], dict[str, Source]] = load_sources,
    on_problem: Callable[[str], None] = lambda problem: None,
    look: float = _LOOK,
) -> bool:
    """Run sources when due until ``stop`` is set; whether the last run came to its end in time.

    The files of sources and their states are looked at again every ``look`` seconds, so that a source that
    is enabled, paused or resumed by another process is noticed. Sources run one after the other.
    """
    from apscheduler.schedulers.background import BackgroundScheduler

    idle = threading.Event()
    idle.set()

    def turn() -> None:
        idle.clear()
        try:
            for source in due_sources(runner, load(), datetime.now(tz=UTC)):
                if stop.is_set():
                    return
                entry = runner.run(source)
                if entry is not None:
                    on_run(entry)
        except Exception as error:  # noqa: BLE001 - a broken file of a source must not end the service
            on_problem(f"{type(error).__name__}: {error}")
        finally:
            idle.set()

    scheduler = BackgroundScheduler(timezone=UTC, daemon=True)
    scheduler.add_job(
        turn,
        "interval",
        seconds=look,
        max_instances=1,
        coalesce=True,
        misfire_grace_time=None,
        next_run_time=datetime.now(tz=UTC),
    )
    scheduler.start()
    while not stop.wait(1.0):
        pass
    ended = idle.wait(_GRACE)
    scheduler.shutdown(wait=ended)
    return ended


def stop_on_signals(stop: threading.Event) -> None:
    """SIGTERM and SIGINT set ``stop``; a second one ends the process at once."""

    def handle(number: int, frame: FrameType | None) -> None:
        if stop.is_set():
            os._exit(1)
        stop.set()

    signal.signal(signal.SIGTERM, handle)
    signal.signal(signal.SIGINT, handle)
