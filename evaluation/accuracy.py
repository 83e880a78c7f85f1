"""Writes the measured figures into ``docs/accuracy.md``, between two marks, and leaves the rest alone."""

from __future__ import annotations

from pathlib import Path

from evaluation.floors import Floors

BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"


def table(figures: dict[str, dict[str, float]], floors: Floors) -> str:
    """The figures as a Markdown table: section, figure, value, floor."""
    rows = ["| section | figure | value | floor |", "|---|---|---:|---:|"]
    for section, metrics in figures.items():
        for metric, value in metrics.items():
            floor = floors.get(section, {}).get(metric)
            rows.append(f"| {section} | {metric} | {value:.3f} | {floor or ''} |")
    return "\n".join(rows)


def write(path: Path, figures: dict[str, dict[str, float]], floors: Floors) -> None:
    """Replaces what stands between the marks in ``path``.

    Raises:
        ValueError: the file does not hold the two marks in order.
    """
    text = path.read_text(encoding="utf-8")
    head, begin, rest = text.partition(BEGIN)
    _, end, tail = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{path}: wanted the marks {BEGIN} and {END}, in this order: put them back")
    path.write_text(f"{head}{BEGIN}\n{table(figures, floors)}\n{END}{tail}", encoding="utf-8")
