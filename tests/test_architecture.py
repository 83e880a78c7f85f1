"""The architecture page names each room and each module beside the rooms."""

from __future__ import annotations

import re
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_every_room_and_module_is_on_the_page() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = re.findall(r"`(?:ingest/|graph/)?([\w*]+(?:\.py|/))`", page)
    found = [
        path.name + "/" * path.is_dir()
        for room in ("graph", "ingest")
        for path in sorted((ROOT / room).iterdir())
        if (path.suffix == ".py" and path.stem != "__init__") or (path / "__init__.py").is_file()
    ]
    assert len(found) > 60
    assert [name for name in found if not any(fnmatch(name, pattern) for pattern in named)] == []


def test_every_path_on_the_page_exists() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    paths = re.findall(r"`((?:ingest|graph|docs|data)/[\w/.]+)`", page)
    assert len(paths) > 40
    assert [path for path in paths if not (ROOT / path).exists()] == []
