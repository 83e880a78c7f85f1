"""Files packed with gzip: unpacked beside, within bounds, and read as what they hold."""

from __future__ import annotations

import gzip
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ingest.readers.failures import SourceError

GZIP = ".gz"
LARGEST = 4 * 1024**3  # bytes of what a file holds: a year of a newsroom's articles, not a gzip bomb
_PIECE = 1024 * 1024


def inner(path: Path) -> Path | None:
    """The name of what a packed file holds (``a.jsonl`` for ``a.jsonl.gz``); None if it is not packed."""
    return Path(path.stem) if path.suffix.lower() == GZIP and Path(path.stem).suffix else None


@contextmanager
def unpacked(path: Path, *, largest: int = LARGEST) -> Iterator[Path]:
    """The file that a packed one holds, in a folder that goes when the reading ends.

    Raises:
        SourceError: the file is damaged or breaks off, or holds more than ``largest`` bytes.
    """
    with tempfile.TemporaryDirectory(prefix="casus-unpacked-") as folder:
        target = Path(folder) / path.stem
        try:
            with gzip.open(path) as packed, target.open("wb") as plain:
                while piece := packed.read(_PIECE):
                    if plain.tell() + len(piece) > largest:
                        raise SourceError(
                            str(path),
                            f"it holds more than {largest >> 20} MB",
                            "unpack it, and give it in parts",
                        )
                    plain.write(piece)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise SourceError(str(path), f"a damaged gzip file ({error})", "get it again") from error
        yield target
