"""The project's Cypher, by name: ``timeline.page`` is the statement ``page`` of ``cypher/timeline.cypher``.

A file starts with a header comment; each statement starts with a line
``// :name what it does`` and may have more comment lines. All of them run on Neo4j 5 and
on ArcadeDB alike; a marker ``[neo4j]`` or ``[arcadedb]`` after the name says otherwise.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "cypher"
_MARK = re.compile(r"^// :(?P<name>[a-z_]+)(?: \[(?P<engine>neo4j|arcadedb)\])? +(?P<purpose>.+)$")

_OPTIONAL = re.compile(r"^  AND \(\$(?P<name>[a-z_]+) IS NULL OR .*\)$")


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of a file. ``engine`` is None where it runs on both."""

    name: str
    purpose: str
    text: str
    engine: str | None = None


@cache
def statements() -> dict[str, Statement]:
    """All statements by ``file.name``."""
    found: dict[str, Statement] = {}
    for path in sorted(_FOLDER.glob("*.cypher")):
        found |= _read(path)
    return found


def statement(name: str) -> str:
    """The text of one statement.

    Raises:
        KeyError: there is none of this name.
    """
    return statements()[name].text


def _read(path: Path) -> dict[str, Statement]:
    found: dict[str, Statement] = {}
    head: re.Match[str] | None = None
    lines: list[str] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), "// :end of file"]:
        mark = _MARK.match(line)
        if mark is None:
            if head is not None and not line.startswith("//"):
                lines.append(line)
            continue
        if head is not None:
            name = f"{path.stem}.{head['name']}"
            if name in found:
                raise ValueError(f"{path.name}: the statement {head['name']} is there twice: rename one")
            found[name] = Statement(name, head["purpose"], "\n".join(lines).strip(), head["engine"])
        head, lines = mark, []
    return found


@cache
def narrowed(text: str, absent: frozenset[str]) -> str:
    """The statement without the conditions of filters that are not set.

    A line ``AND ($x IS NULL OR ...)`` goes when ``x`` is among ``absent`` (null); of other
    such lines the first half goes. Either way both engines plan for what is asked.
    """
    kept = []
    for line in text.splitlines():
        found = _OPTIONAL.match(line)
        if found and found["name"] in absent:
            continue
        kept.append(line.replace(f"(${found['name']} IS NULL OR ", "(", 1) if found else line)
    return "\n".join(kept)
