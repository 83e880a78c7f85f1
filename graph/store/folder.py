"""The embedded server's folder: its record, passwords, lock and data, readable by their owner alone."""

from __future__ import annotations

import json
import os
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

from graph.paths import state_dir
from graph.store.errors import UnavailableError


@dataclass(frozen=True, slots=True)
class ServerRecord:
    """A server as its starter wrote it down. ``created`` is the process's start, seconds since 1970."""

    pid: int
    created: float
    bolt_port: int
    http_port: int


@dataclass(frozen=True, slots=True)
class ServerFolder:
    """Where one user's embedded server lives. Two folders are two graphs."""

    path: Path

    @classmethod
    def default(cls) -> ServerFolder:
        """The user's own: ``store`` under ``graph.paths.state_dir()``."""
        return cls(state_dir().absolute() / "store")

    @property
    def lock(self) -> Path:
        """Held while a server is started or stopped."""
        return self.path / "server.lock"

    @property
    def write_lock(self) -> Path:
        """Held while articles are written: the embedded engine resolves no contention by itself."""
        return self.path / "write.lock"

    @property
    def data(self) -> Path:
        """The server's root: databases, config, backups, log."""
        return self.path / "data"

    @property
    def log(self) -> Path:
        """What the server printed since it was last started."""
        return self.path / "server.log"

    @property
    def _record(self) -> Path:
        return self.path / "server.json"

    def prepare(self) -> None:
        """Make the folder, for its owner alone.

        Raises:
            UnavailableError: it cannot be made or belongs to someone else.
        """
        try:
            self.path.mkdir(parents=True, exist_ok=True, mode=0o700)
            if hasattr(os, "getuid") and self.path.stat().st_uid != os.getuid():
                raise UnavailableError(
                    f"{self.path} belongs to another user: set CASUS_HOME to a folder of yours"
                )
            self.path.chmod(0o700)
            self.data.mkdir(exist_ok=True, mode=0o700)
        except OSError as error:
            raise UnavailableError(
                f"the graph's folder {self.path} cannot be had ({error.strerror}): "
                "set CASUS_HOME to a folder that you can write"
            ) from error

    def password(self, user: str) -> str:
        """The random password of ``user``, made on first use, in a file that only the owner can read."""
        path = self.password_file(user)
        if not path.exists():
            self._write_private(path, secrets.token_urlsafe(24))
        return path.read_text(encoding="ascii")

    def password_file(self, user: str) -> Path:
        """Where that password lies."""
        return self.path / f"{user}.password"

    def read_record(self) -> ServerRecord | None:
        """The record of the last server started, running or not; None where there is none or it is torn."""
        try:
            return ServerRecord(**json.loads(self._record.read_text(encoding="utf-8")))
        except FileNotFoundError:
            return None
        except (ValueError, TypeError):
            # Written by another version, or by hand: the caller looks for the process instead.
            return None

    def write_record(self, record: ServerRecord) -> None:
        """Replace the record in one step."""
        self._write_private(self._record, json.dumps(asdict(record)))

    def forget_record(self) -> None:
        """Take the record away: no server runs."""
        self._record.unlink(missing_ok=True)

    @staticmethod
    def _write_private(path: Path, text: str) -> None:
        temporary = path.with_name(f"{path.name}.{os.getpid()}")
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
        temporary.replace(path)
