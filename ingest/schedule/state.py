"""What the schedule remembers of each source between processes: files in the state folder."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock
from pydantic import BaseModel, ConfigDict

from ingest.sources import Source


class SourceState(BaseModel):
    """When a source was last begun and ended, and whether it rests."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    started: datetime | None = None
    finished: datetime | None = None
    paused: bool = False


class ScheduleState:
    """The states of all sources, each in a file of its own that is put in place whole."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def of(self, source: str) -> SourceState:
        """A source's state; a fresh one where none is kept or the file is damaged."""
        try:
            return SourceState.model_validate(json.loads(self._path(source).read_text(encoding="utf-8")))
        except (FileNotFoundError, ValueError):
            return SourceState()

    def change(self, source: str, **fields: object) -> SourceState:
        """Change some of a source's state, whichever other process changes the rest."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with FileLock(str(self.folder / f"{source}.state.lock")):
            state = self.of(source).model_copy(update=fields)
            fresh = self._path(source).with_suffix(".new")
            fresh.write_text(state.model_dump_json(), encoding="utf-8")
            fresh.replace(self._path(source))
        return state

    def due(self, source: Source) -> datetime | None:
        """When the source is next due; the beginning of time if it never ran, None while it rests.

        However many turns were missed, the source is due once.
        """
        state = self.of(source.id)
        if state.paused:
            return None
        return state.started + source.every if state.started else datetime.min.replace(tzinfo=UTC)

    def turn(self, source: str) -> FileLock:
        """The lock that one run of a source holds, across processes."""
        self.folder.mkdir(parents=True, exist_ok=True)
        return FileLock(str(self.folder / f"{source}.run.lock"))

    def _path(self, source: str) -> Path:
        return self.folder / f"{source}.state.json"


class DoneAddresses:
    """Addresses of a source that were read to the end, by their hash."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known = set(path.read_text().split()) if path.exists() else set()

    def __call__(self, address: str) -> bool:
        """Whether an address was read to the end."""
        return self._hash(address) in self._known

    def add(self, addresses: list[str]) -> None:
        """Remember addresses, once what they hold is stored."""
        fresh = [mark for mark in map(self._hash, addresses) if mark not in self._known]
        self._known.update(fresh)
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.open("a", encoding="ascii") as stream:
            stream.writelines(f"{mark}\n" for mark in fresh)

    @staticmethod
    def _hash(address: str) -> str:
        return hashlib.sha256(address.encode("utf-8", "replace")).hexdigest()[:24]
