"""The verbs of ``casus schedule``."""

from __future__ import annotations

import sys
import threading
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.tables import Format, write_rows

if TYPE_CHECKING:
    from ingest.sources import Source

schedule_app = typer.Typer(
    help="Read sources when they are due: run, list, run-now, pause, resume.", no_args_is_help=True
)
_Name = Annotated[str, typer.Argument(metavar="SOURCE", help="Id of a file in data/sources.")]


class LogForm(StrEnum):
    """How the service tells what it does."""

    TEXT = "text"
    JSON = "json"


def _say(message: str) -> None:
    typer.echo(message, err=True)


@schedule_app.command("run", epilog="Example: casus schedule run --log json --metrics-port 9464")
def run(
    log: Annotated[LogForm | None, typer.Option(help="text, or json where no terminal is.")] = None,
    metrics_port: Annotated[int | None, typer.Option(help="Serve Prometheus metrics on loopback.")] = None,
    metrics_file: Annotated[Path | None, typer.Option(help="Write Prometheus metrics to this file.")] = None,
    once: Annotated[bool, typer.Option("--once", help="Run what is due and end, for cron.")] = False,
) -> None:
    """Run each enabled source when it is due, until stopped."""
    from graph.store import open_store
    from ingest.schedule.ledger import RunEntry
    from ingest.schedule.reporting import Metrics, log_json, told
    from ingest.schedule.running import Runner
    from ingest.schedule.service import due_sources, serve, stop_on_signals
    from ingest.sources import load_sources

    as_json = (log or (LogForm.TEXT if sys.stderr.isatty() else LogForm.JSON)) is LogForm.JSON
    stop = threading.Event()
    runner = Runner(open_store, stop=stop)
    metrics = Metrics(runner.ledger) if metrics_port or metrics_file else None
    if metrics and metrics_port:
        metrics.serve(metrics_port)

    def tell(entry: RunEntry) -> None:
        if as_json:
            log_json("run", **entry.model_dump(mode="json"))
        else:
            _say(told(entry))
        if metrics:
            metrics.count(entry)
            if metrics_file:
                metrics.write(metrics_file)

    def problem(message: str) -> None:
        if as_json:
            log_json("problem", message=message)
        else:
            _say(f"casus: {message}")

    stop_on_signals(stop)
    if once:
        for source in due_sources(runner, load_sources(), datetime.now(tz=UTC)):
            entry = None if stop.is_set() else runner.run(source)
            if entry is not None:
                tell(entry)
        return
    if as_json:
        log_json("started", sources=[source.id for source in load_sources().values() if source.enabled])
    ended = serve(runner, stop, tell, on_problem=problem)
    if as_json:
        log_json("stopped", in_time=ended)
    if not ended:
        import os

        os._exit(0)  # what was not stored is read again: its source is due at once


@schedule_app.command("list", epilog="Example: casus schedule list --format json")
def list_(
    form: Annotated[Format, typer.Option("--format", "-f", help="How rows are printed.")] = Format.TABLE,
) -> None:
    """The sources, when they ran and when they are due."""
    from graph.paths import state_dir
    from ingest.schedule.ledger import Ledger
    from ingest.schedule.state import ScheduleState
    from ingest.sources import load_sources

    state, ledger = ScheduleState(state_dir() / "schedule"), Ledger(state_dir() / "schedule")
    last = {entry.source: entry for entry in ledger.runs()}
    rows = []
    for source in load_sources().values():
        due, entry = state.due(source), last.get(source.id)
        status = "off" if not source.enabled else "paused" if due is None else "on"
        soon = due is not None and due <= datetime.now(tz=UTC)
        when = "now" if soon else due.isoformat(timespec="seconds") if due else None
        rows.append(
            {
                "source": source.id,
                "status": status,
                "every": source.frequency,
                "last": entry.finished.isoformat(timespec="seconds") if entry else None,
                "new": entry.new if entry else None,
                "failed": len(entry.failed) if entry else None,
                "flags": list(entry.flags) + ([entry.error] if entry.error else []) if entry else [],
                "due": when if status == "on" else None,
            }
        )
    columns = ("source", "status", "every", "last", "new", "failed", "flags", "due")
    write_rows(rows, columns, form, sys.stdout, title="Sources")


@schedule_app.command("run-now", epilog="Example: casus schedule run-now reliefweb-conflict")
def run_now(name: _Name) -> None:
    """Run one source now, due or not, enabled or not."""
    from graph.store import open_store
    from ingest.schedule.reporting import told
    from ingest.schedule.running import Runner

    entry = Runner(open_store).run(_source(name))
    if entry is None:
        _say(f"{name} is being run by another process")
        raise typer.Exit(1)
    _say(told(entry))
    for _, message in entry.failed:
        _say(message)
    if entry.error or entry.failed:
        raise typer.Exit(1)


@schedule_app.command("pause", epilog="Example: casus schedule pause reliefweb-conflict")
def pause(name: _Name) -> None:
    """Let a source rest until it is resumed."""
    _rest(name, paused=True)


@schedule_app.command("resume", epilog="Example: casus schedule resume reliefweb-conflict")
def resume(name: _Name) -> None:
    """Run a paused source again; what it missed is caught up with once."""
    _rest(name, paused=False)


def _source(name: str) -> Source:
    from ingest.sources import find_source, load_sources

    source = find_source(name)
    if source is None:
        raise typer.BadParameter(f"no source {name!r}: one of {', '.join(load_sources())}")
    return source


def _rest(name: str, *, paused: bool) -> None:
    from graph.paths import state_dir
    from ingest.schedule.state import ScheduleState

    ScheduleState(state_dir() / "schedule").change(_source(name).id, paused=paused)
    _say(f"{name} is {'paused' if paused else 'resumed'}")
