"""The schedule as the files tell it: what is read, how often, when it ran and when it is due.

The same rows as ``casus schedule list`` prints, without a process (whose imports take seconds):
pages import nothing of ``ingest``, so the files are read as they stand (docs/schedule.md).
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from dashboard.ledger import runs

_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


class ScheduleError(ValueError):
    """A file of a source is wrong; the message names it and what is wrong."""


class _Source(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    frequency: str = Field(pattern=r"^[1-9][0-9]{0,3}[mhdw]$")
    enabled: bool = False

    @property
    def every(self) -> timedelta:
        return timedelta(**{_UNITS[self.frequency[-1]]: int(self.frequency[:-1])})


class _State(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")

    started: datetime | None = None
    paused: bool = False


def schedule(data: Path, state: Path, now: datetime) -> list[dict[str, Any]]:
    """A row a source of ``data``/sources, by its id; ``state`` is the user's folder.

    Raises ScheduleError where a source's file cannot be understood.
    """
    last = {run.source: run for run in reversed(runs(state))}
    rows = []
    for source in map(_read, sorted((data / "sources").glob("*.yaml"))):
        kept, run = _state(state / "schedule" / f"{source.id}.state.json"), last.get(source.id)
        due = kept.started + source.every if kept.started else None
        status = "off" if not source.enabled else "paused" if kept.paused else "on"
        soon = "now" if due is None or due <= now else due.isoformat(timespec="seconds")
        rows.append(
            {
                "source": source.id,
                "status": status,
                "every": source.frequency,
                "last": run.finished.isoformat(timespec="seconds") if run else None,
                "new": run.new if run else None,
                "failed": len(run.failed) if run else None,
                "flags": [*run.flags, *([run.error] if run.error else [])] if run else [],
                "due": soon if status == "on" else None,
            }
        )
    return rows


def now() -> datetime:
    """This moment, as the schedule counts."""
    return datetime.now(tz=UTC)


def _read(path: Path) -> _Source:
    try:
        return _Source.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValidationError) as error:
        said = error.errors()[0]["msg"] if isinstance(error, ValidationError) else str(error)
        raise ScheduleError(f"{path.name}: {said}; see docs/schedule.md") from error


def _state(path: Path) -> _State:
    try:
        return _State.model_validate_json(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):  # never ran, or damaged: as the schedule itself takes it
        return _State()
