"""Compiled knowledge: plain values in a file of the user's cache, which load in a fraction of YAML's time."""

from __future__ import annotations

import gc
import marshal
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


def load(path: Path) -> Any | None:
    """What :func:`save` wrote there; None where nothing is or it is damaged."""
    try:
        content = path.read_bytes()
        with uncollected():
            return marshal.loads(content)  # noqa: S302 - written by this program for this user
    except (FileNotFoundError, EOFError, ValueError, TypeError):
        return None


def save(path: Path, value: Any) -> None:
    """Write a value of plain ones, whole or not at all, whichever process comes first.

    Raises:
        ValueError: something in it is no plain value.
    """
    content = marshal.dumps(value)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)
    Path(temporary).replace(path)


@contextmanager
def uncollected() -> Iterator[None]:
    """No search for garbage inside: hundreds of thousands of objects come to be, and none of them is any."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
