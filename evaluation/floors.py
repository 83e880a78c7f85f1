"""The floors that the figures may not fall under (``data/gold/floors.json``).

``{"own/report": {"event_f1": 0.85, "never_found": {"max": 0}}}``: a number is a minimum.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evaluation.gold import GoldError


@dataclass(frozen=True)
class Floor:
    """A bound of one figure: ``least`` or ``most``."""

    least: float | None = None
    most: float | None = None

    def holds(self, value: float) -> bool:
        """Whether the figure is within the bound, at the table's three decimals."""
        shown = round(value, 3)
        return (self.least is None or shown >= self.least) and (self.most is None or shown <= self.most)

    def __str__(self) -> str:
        return f">= {self.least:g}" if self.least is not None else f"<= {self.most:g}"


Floors = dict[str, dict[str, Floor]]


def load_floors(data_dir: Path) -> Floors:
    """The floors by section and figure.

    Raises:
        GoldError: the file is missing, not JSON or not of the shape above.
    """
    path = data_dir / "gold" / "floors.json"
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, json.JSONDecodeError) as error:
        raise GoldError(f"{path.name}: cannot be read as JSON: {error}") from error
    return {
        section: {metric: _floor(path, section, metric, value) for metric, value in metrics.items()}
        for section, metrics in raw.items()
    }


def _floor(path: Path, section: str, metric: str, value: object) -> Floor:
    if isinstance(value, int | float):
        return Floor(least=float(value))
    if isinstance(value, dict) and set(value) == {"max"}:
        return Floor(most=float(value["max"]))
    raise GoldError(f"{path.name}: {section}, {metric}: wanted a number or {{'max': number}}, not {value!r}")


@dataclass(frozen=True)
class Fall:
    """A figure outside its bound; ``value`` None where a suite ran and did not give the figure."""

    section: str
    metric: str
    value: float | None
    floor: Floor

    def __str__(self) -> str:
        value = "not measured" if self.value is None else f"{self.value:.3f}"
        return f"{self.section} {self.metric}: {value}, wanted {self.floor}"


def falls(floors: Floors, figures: dict[str, dict[str, float]]) -> Iterator[Fall]:
    """The figures that fell. Sections that were not measured are passed over."""
    for section, metrics in floors.items():
        if section not in figures:
            continue
        for metric, floor in metrics.items():
            value = figures[section].get(metric)
            if value is None or not floor.holds(value):
                yield Fall(section, metric, value, floor)


def lint(data_dir: Path) -> list[str]:
    """What is wrong with the floors, as lines for ``make check``."""
    try:
        load_floors(data_dir)
    except GoldError as error:
        return [str(error)]
    return []
