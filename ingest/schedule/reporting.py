"""How runs are told: lines for a person, JSON lines for a log, metrics for Prometheus."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from ingest.schedule.ledger import Ledger, RunEntry


def told(entry: RunEntry) -> str:
    """A run in one line."""
    seconds = (entry.finished - entry.started).total_seconds()
    parts = [
        f"{entry.source}: {entry.fetched} read, {entry.new} new, {entry.unchanged} unchanged",
        f"{entry.duplicates} duplicates, {len(entry.failed)} failed",
        f"{entry.events} events in {seconds:.0f} s",
    ]
    flags = [*entry.flags, *([entry.error] if entry.error else []), *(["stopped"] if entry.stopped else [])]
    return ", ".join(parts) + (f" [{'; '.join(flags)}]" if flags else "")


def log_json(event: str, **fields: object) -> None:
    """A line of the log on standard error."""
    record = {"at": datetime.now(tz=UTC).isoformat(timespec="milliseconds"), "event": event, **fields}
    sys.stderr.write(json.dumps(record, ensure_ascii=False, default=str) + "\n")
    sys.stderr.flush()


class Metrics:
    """Counters over the ledger, for Prometheus: by an endpoint on loopback or a text file."""

    def __init__(self, ledger: Ledger) -> None:
        from prometheus_client import CollectorRegistry, Counter, Gauge

        self._registry = CollectorRegistry()
        self._items = Counter(
            "casus_items", "Items of a source by outcome.", ("source", "outcome"), registry=self._registry
        )
        self._runs = Counter("casus_runs", "Runs of a source.", ("source",), registry=self._registry)
        self._seconds = Counter(
            "casus_stage_seconds", "Time spent by stage.", ("source", "stage"), registry=self._registry
        )
        self._flags = Gauge(
            "casus_broken_expectations",
            "Expectations broken by the last run.",
            ("source",),
            registry=self._registry,
        )
        self._last = Gauge(
            "casus_last_run_timestamp_seconds",
            "When the last run ended.",
            ("source",),
            registry=self._registry,
        )
        for entry in ledger.runs():
            self.count(entry)

    def count(self, entry: RunEntry) -> None:
        """Add a run."""
        name = entry.source
        counts = {
            "new": entry.new,
            "unchanged": entry.unchanged,
            "duplicate": entry.duplicates,
            "failed": len(entry.failed),
            "event": entry.events,
        }
        for outcome, number in counts.items():
            self._items.labels(name, outcome).inc(number)
        for stage, spent in entry.seconds.items():
            self._seconds.labels(name, stage).inc(max(0.0, spent))
        self._runs.labels(name).inc()
        self._flags.labels(name).set(len(entry.flags) + bool(entry.error))
        self._last.labels(name).set(entry.finished.timestamp())

    def serve(self, port: int) -> None:
        """Answer on loopback."""
        from prometheus_client import start_http_server

        start_http_server(port, addr="127.0.0.1", registry=self._registry)

    def write(self, path: Path) -> None:
        """Write the text file that node_exporter's textfile collector reads."""
        from prometheus_client import write_to_textfile

        write_to_textfile(str(path), self._registry)
