"""``python -m evaluation``: one table of figures, cases in files, exit 1 under a floor."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from evaluation import accuracy
from evaluation.cases import moved, write_cases
from evaluation.floors import Floors, falls, load_floors
from evaluation.gold import GoldError
from evaluation.suites import extractor, run, suite_names
from graph.paths import data_dir

_ROOT = Path(__file__).resolve().parent.parent
_CORPORA = _ROOT.parent / "shared" / "corpora"

app = typer.Typer(add_completion=False)
_out = Console()
_err = Console(stderr=True)


@app.command()
def main(
    suite: Annotated[list[str] | None, typer.Option(help="Run this suite alone; may be repeated.")] = None,
    extractor_name: Annotated[str, typer.Option("--extractor", help="Which extractor to measure.")] = "rules",
    report: Annotated[Path, typer.Option(help="Folder for the cases and the figures.")] = Path("build/eval"),
    corpora: Annotated[Path, typer.Option(help="Folder of the public corpora.")] = _CORPORA,
    docs: Annotated[
        Path | None, typer.Option(help="Write the figures into this file, between its marks.")
    ] = None,
    compare: Annotated[
        tuple[Path, Path] | None, typer.Option(help="List the items that moved between two report folders.")
    ] = None,
) -> None:
    """Measure extraction. Example: python -m evaluation --suite own --report build/eval"""
    try:
        if compare is not None:
            _compare(*compare)
            return
        chosen = tuple(suite or suite_names())
        if unknown := set(chosen) - set(suite_names()):
            raise typer.BadParameter(f"no suite {sorted(unknown)}: choose from {', '.join(suite_names())}")
        sys.exit(_measure(chosen, extractor_name, report, corpora, docs))
    except (GoldError, FileNotFoundError, ValueError) as error:
        _err.print(f"evaluation: {error}", style="red", highlight=False)
        sys.exit(1)


def _measure(
    chosen: tuple[str, ...], extractor_name: str, report: Path, corpora: Path, docs: Path | None
) -> int:
    data = data_dir()
    floors = load_floors(data)
    figures: dict[str, dict[str, float]] = {}
    skipped: list[str] = []
    started = time.perf_counter()
    report.mkdir(parents=True, exist_ok=True)
    for outcome in run(chosen, data, corpora, report, extractor(extractor_name)):
        _err.print(
            f"evaluation: {outcome.suite} done at {time.perf_counter() - started:.0f} s", highlight=False
        )
        if outcome.skipped is not None:
            skipped.append(f"{outcome.suite}: {outcome.skipped}")
            continue
        figures.update(outcome.sections)
        if outcome.cases:
            write_cases(report / f"{outcome.suite}.jsonl", outcome.cases)
    (report / "figures.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    _out.print(_table(figures, floors))
    if docs is not None:
        accuracy.write(docs, figures, floors)
    for line in skipped:
        _out.print(f"skipped {line}", highlight=False)
    fallen = list(falls(floors, figures))
    for fall in fallen:
        _out.print(f"UNDER THE FLOOR {fall}", style="red", highlight=False)
    _out.print(f"cases: {report}/*.jsonl", highlight=False)
    return 1 if fallen else 0


def _table(figures: dict[str, dict[str, float]], floors: Floors) -> Table:
    table = Table(title="Casus, measured", show_lines=False)
    for name in ("section", "figure"):
        table.add_column(name)
    for name in ("value", "floor"):
        table.add_column(name, justify="right")
    for section, metrics in figures.items():
        for number, (metric, value) in enumerate(metrics.items()):
            floor = floors.get(section, {}).get(metric)
            style = "red" if floor is not None and not floor.holds(value) else None
            table.add_row(
                section if number == 0 else "",
                metric,
                f"{value:.3f}",
                str(floor) if floor else "",
                style=style,
            )
        table.add_section()
    return table


def _compare(old: Path, new: Path) -> None:
    count = 0
    for item in moved(old, new):
        count += 1
        _out.print(
            f"{item.suite} {item.case} | {item.item}: {item.old} -> {item.new}", markup=False, highlight=False
        )
    _out.print(f"{count} items moved", highlight=False)


if __name__ == "__main__":
    app()
