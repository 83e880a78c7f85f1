"""What became of each case, kept in a file so that a change shows which sentence moved."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

# What tells the rows of one suite apart.
_NAMING = ("id", "way", "page", "document", "name", "start", "tokens", "text")


@dataclass(frozen=True)
class Case:
    """One case of a suite: a text or sentence, and the outcome of each of its gold items."""

    suite: str
    id: str
    half: str
    text: str
    outcomes: dict[str, str] = field(default_factory=dict)


def case_of(suite: str, number: int, row: dict[str, Any]) -> Case:
    """A row of another shape as a case: its id, page or document names it, else its number."""
    names = [str(row[key]) for key in _NAMING if row.get(key) is not None]
    outcomes = {
        key: json.dumps(value, ensure_ascii=False) for key, value in row.items() if key not in _NAMING
    }
    return Case(suite, " ".join(names) or str(number), str(row.get("half", "")), "", outcomes)


@dataclass(frozen=True)
class Moved:
    """An item whose outcome differs between two runs; None where a run does not have it."""

    suite: str
    case: str
    item: str
    old: str | None
    new: str | None


def write_cases(path: Path, cases: Iterable[Case]) -> None:
    """One JSON object a line, in the order of the cases."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = (json.dumps(asdict(case), ensure_ascii=False) for case in cases)
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")


def read_cases(folder: Path) -> dict[tuple[str, str], dict[str, str]]:
    """The outcomes under ``folder`` by suite and case; rows of any shape (see :func:`case_of`).

    Raises:
        FileNotFoundError: the folder holds no case file.
    """
    found: dict[tuple[str, str], dict[str, str]] = {}
    for path in sorted(folder.glob("*.jsonl")):
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                row = json.loads(line)
                case = Case(**row) if "outcomes" in row else case_of(path.stem, number, row)
                found[case.suite, case.id] = case.outcomes
    if not found:
        raise FileNotFoundError(
            f"{folder}: no cases there; run `python -m evaluation --report {folder}` first"
        )
    return found


def moved(old: Path, new: Path) -> Iterator[Moved]:
    """Items whose outcome changed from the run in ``old`` to the run in ``new``."""
    before, after = read_cases(old), read_cases(new)
    for suite, case in sorted(before.keys() | after.keys()):
        was, now = before.get((suite, case), {}), after.get((suite, case), {})
        for item in sorted(was.keys() | now.keys()):
            if was.get(item) != now.get(item):
                yield Moved(suite, case, item, was.get(item), now.get(item))
