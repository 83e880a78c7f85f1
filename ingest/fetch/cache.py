"""What was fetched before: raw bodies by their hash, and the validators of each address's last answer."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Entry:
    """The last good answer of an address. ``sha256`` names its body; times are ISO 8601 in UTC."""

    url: str
    final_url: str
    sha256: str
    media_type: str
    charset: str | None
    etag: str | None
    last_modified: str | None
    fetched_at: str


class Cache:
    """A folder of bodies and entries; safe for several processes, since each file is put in place whole."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def entry(self, url: str) -> Entry | None:
        """What is known of an address; None when nothing is, or when the entry is damaged."""
        try:
            held = json.loads(self._entry_path(url).read_text(encoding="utf-8"))
            entry = Entry(**held)
        except (FileNotFoundError, ValueError, TypeError):
            return None
        return entry if entry.url == url else None

    def body(self, sha256: str) -> bytes | None:
        """A body by its hash; None when it is missing or no longer has that hash."""
        try:
            data = self._body_path(sha256).read_bytes()
        except FileNotFoundError:
            return None
        return data if hashlib.sha256(data).hexdigest() == sha256 else None

    def keep(self, entry: Entry, body: bytes) -> None:
        """Store a body, then the entry that names it."""
        path = self._body_path(entry.sha256)
        if self.body(entry.sha256) is None:
            _put(path, body)
        _put(self._entry_path(entry.url), json.dumps(asdict(entry), ensure_ascii=False).encode())

    def prune(self, most: int, before: float | None = None) -> int:
        """Drop bodies kept before a time (seconds since 1970), then the oldest until ``most`` bytes are left.

        What was dropped is fetched anew when it is wanted. Returns the bytes dropped.
        """
        files = []
        for path in self._folder.glob("bodies/*/*"):
            try:
                held = path.stat()
            except FileNotFoundError:  # another process prunes as well
                continue
            files.append((held.st_mtime, held.st_size, path))
        over = sum(size for _, size, _ in files) - most
        dropped = 0
        for kept, size, path in sorted(files, key=lambda item: (item[0], item[2])):
            if dropped >= over and (before is None or kept >= before):
                break
            path.unlink(missing_ok=True)
            dropped += size
        return dropped

    def _body_path(self, sha256: str) -> Path:
        return self._folder / "bodies" / sha256[:2] / sha256

    def _entry_path(self, url: str) -> Path:
        name = hashlib.sha256(url.encode()).hexdigest()
        return self._folder / "entries" / name[:2] / f"{name}.json"


def _put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
