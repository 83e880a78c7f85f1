"""``python -m bench [NAME...]``: run the benchmarks, all by default.

A benchmark is a module of this package with a function ``run() -> list[tuple[str, str]]``
(what was measured, and the figure in words).
"""

from __future__ import annotations

import importlib
import pkgutil
import sys

from rich.console import Console
from rich.table import Table

import bench


def names() -> list[str]:
    """Modules of this package that can be run."""
    return [
        found.name
        for found in pkgutil.iter_modules(bench.__path__)
        if not found.name.startswith("_") and hasattr(importlib.import_module(f"bench.{found.name}"), "run")
    ]


def main(wanted: list[str]) -> int:
    """Run the benchmarks by name; 2 when a name is unknown."""
    known = names()
    unknown = [name for name in wanted if name not in known]
    if unknown:
        print(f"no benchmark {', '.join(unknown)}: there are {', '.join(known)}", file=sys.stderr)
        return 2
    table = Table("benchmark", "measured", "figure", show_edge=False)
    for name in wanted or known:
        print(f"bench: {name}", file=sys.stderr)
        for measured, figure in importlib.import_module(f"bench.{name}").run():
            table.add_row(name, measured, figure)
    Console(width=None if sys.stdout.isatty() else 140).print(table)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
