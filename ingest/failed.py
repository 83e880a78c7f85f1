"""Failed items: each waits in a file of its own until it is read, or taken out by hand."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from ingest.annotations import RawDocument


@dataclass(frozen=True, slots=True)
class Failure:
    """What failed. ``document`` is there where it had been read; else ``origin`` is read again."""

    where: str
    message: str
    origin: str
    at: str
    tries: int
    document: RawDocument | None


class FailedItems:
    """A folder with a file for each failed item, named by the hash of where it was."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(
        self, where: str, message: str, *, origin: str = "", document: RawDocument | None = None
    ) -> None:
        """Note a failure; one that is known counts another try."""
        path = self._path(where)
        before = self._read(path)
        record = {
            "where": where,
            "message": message,
            "origin": origin or where,
            "at": datetime.now(tz=UTC).isoformat(timespec="seconds"),
            "tries": (before.tries if before else 0) + 1,
            "document": asdict(document) if document is not None else None,
        }
        self._folder.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(".new")
        fresh.write_text(json.dumps(record, ensure_ascii=False, default=str, indent=1), encoding="utf-8")
        fresh.replace(path)

    def waiting(self) -> Iterator[Failure]:
        """All that failed, in the order of file names."""
        for path in sorted(self._folder.glob("*.json")):
            found = self._read(path)
            if found is not None:
                yield found

    def drop(self, where: str) -> None:
        """Forget a failure, because the item was read."""
        self._path(where).unlink(missing_ok=True)

    def _path(self, where: str) -> Path:
        return self._folder / f"{hashlib.sha256(where.encode('utf-8', 'replace')).hexdigest()[:24]}.json"

    def _read(self, path: Path) -> Failure | None:
        try:
            record: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        except ValueError as error:
            raise ValueError(f"{path}: not a failed item ({error}). Take the file away.") from error
        document = record["document"]
        if document is not None:
            published, retrieved = document["published"], document["retrieved_at"]
            document = RawDocument(
                **{
                    **document,
                    "published": date.fromisoformat(published) if published else None,
                    "retrieved_at": datetime.fromisoformat(retrieved) if retrieved else None,
                }
            )
        return Failure(**{**record, "document": document})
