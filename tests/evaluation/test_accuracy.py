"""The figures are written between the marks, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.accuracy import BEGIN, END, write
from evaluation.floors import Floor

FIGURES = {"own/report": {"event_f1": 0.81234, "never_found": 2.0}}
FLOORS = {"own/report": {"event_f1": Floor(least=0.8)}}


def test_write(tmp_path: Path) -> None:
    path = tmp_path / "accuracy.md"
    path.write_text(f"before\n{BEGIN}\nstale\n{END}\nafter\n", encoding="utf-8")
    for _ in range(2):
        write(path, FIGURES, FLOORS)
        assert path.read_text(encoding="utf-8") == (
            f"before\n{BEGIN}\n"
            "| section | figure | value | floor |\n|---|---|---:|---:|\n"
            "| own/report | event_f1 | 0.812 | >= 0.8 |\n| own/report | never_found | 2.000 |  |\n"
            f"{END}\nafter\n"
        )


@pytest.mark.parametrize("text", ["", f"{BEGIN}\n", f"{END}\n{BEGIN}\n"])
def test_marks_are_needed(tmp_path: Path, text: str) -> None:
    path = tmp_path / "accuracy.md"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match="wanted the marks"):
        write(path, FIGURES, FLOORS)
    assert path.read_text(encoding="utf-8") == text
