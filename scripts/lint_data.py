"""Check every knowledge file in ``data/``: each room's loader is asked for its ``lint``.

Run by ``make check`` as ``python -m scripts.lint_data``; prints one line a problem
(file, entry, mend) and exits 1 when there is one.
"""

from __future__ import annotations

import importlib
import sys

from graph.paths import data_dir

# A room that reads a data folder has a function ``lint(data_dir) -> list[str]``.
LOADERS = (
    "graph.ontology",
    "graph.queries",
    "graph.outlines",
    "ingest.lexicon",
    "ingest.cleaning",
    "ingest.gazetteer",
    "ingest.coded",
    "ingest.sources",
    "ingest.arguments",
    "ingest.event_kinds",
    "ingest.repair_relatives",
    "ingest.structure_words",
    "ingest.predicates.retold",
    "ingest.saying",
    "ingest.scope",
    "ingest.reference",
    "ingest.roles",
    "ingest.relations",
    "ingest.ordering",
    "ingest.standing",
    "ingest.figures",
    "ingest.timex",
    "evaluation.codebook",
    "graph.resolution.rules",
    "graph.resolution.names",
    "evaluation.namesakes",
)


def main() -> int:
    """Lint all data files; the number of problems decides the exit code (0 or 1)."""
    problems = [line for name in LOADERS for line in importlib.import_module(name).lint(data_dir())]
    for line in problems:
        print(line)
    print(f"data: {len(problems)} problem(s) in {data_dir().name}/", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
