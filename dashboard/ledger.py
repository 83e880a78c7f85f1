"""What the schedule and failures leave in the state folder: runs, and items that wait (docs/schedule.md).

The files are read as they stand: pages import nothing of ``ingest``.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

LONGEST = 2000  # runs that are looked at, from the last one back


class Run(BaseModel):
    """A run of a source. ``failed`` holds where and why, ``flags`` the expectations it broke."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    source: str
    started: datetime
    finished: datetime
    new: int = 0
    unchanged: int = 0
    duplicates: int = 0
    events: int = 0
    failed: tuple[tuple[str, str], ...] = ()
    flags: tuple[str, ...] = ()
    stopped: bool = False
    error: str | None = None

    @property
    def outcome(self) -> str:
        """What came of it, in words."""
        words = [self.error or ("cut short" if self.stopped else "done"), *self.flags]
        return "; ".join(words)


class Waiting(BaseModel):
    """An item that failed and waits to be tried again."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    where: str
    message: str
    at: datetime
    tries: int = 1


def runs(state: Path, source: str | None = None) -> list[Run]:
    """The last runs, the latest first; a line that a crash cut short is passed over."""
    path = state / "schedule" / "runs.jsonl"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", errors="replace") as lines:
        last = deque(lines, maxlen=LONGEST)
    found = [run for line in last if (run := _read(Run, line)) is not None]
    return [run for run in reversed(found) if source in {None, run.source}]


def waiting(state: Path) -> list[Waiting]:
    """Items that failed, the latest first; a file that cannot be understood is passed over."""
    found = [one for text in _texts(state / "failed") if (one := _read(Waiting, text)) is not None]
    return sorted(found, key=lambda one: (one.at, one.where), reverse=True)


def _texts(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("*.json")):
        try:
            yield path.read_text(encoding="utf-8", errors="replace")
        except FileNotFoundError:  # read and taken away meanwhile
            continue


def _read(kind: type[Any], text: str) -> Any:
    try:
        return kind.model_validate(json.loads(text))
    except (ValidationError, ValueError):
        return None
