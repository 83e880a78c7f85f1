"""Answers kept as files, by article, prompt version and model: the same question is paid for once."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from graph.identifiers import digest


class AnswerCache:
    """A folder of answers. ``None`` for a folder keeps nothing."""

    def __init__(self, folder: Path | None) -> None:
        """Make the folder when there is something to keep."""
        self._folder = folder

    def get(self, article: str, prompt: str, model: str) -> str | None:
        """The kept answer, None where there is none."""
        path = self._path(article, prompt, model)
        return path.read_text(encoding="utf-8") if path and path.exists() else None

    def put(self, article: str, prompt: str, model: str, answer: str) -> None:
        """Keep an answer, whole or not at all."""
        path = self._path(article, prompt, model)
        if path is None:
            return
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            out.write(answer)
        Path(name).replace(path)

    def _path(self, article: str, prompt: str, model: str) -> Path | None:
        return self._folder / f"{digest('ans', [article, prompt, model])}.json" if self._folder else None
