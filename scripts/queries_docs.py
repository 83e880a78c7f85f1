"""Writes ``docs/queries.md`` from ``data/queries/``.

``python -m scripts.queries_docs`` rewrites the page; a test fails when it is stale.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from graph.queries import Parameter, Query, pack

PAGE = Path(__file__).resolve().parent.parent / "docs" / "queries.md"
_HEAD = """# Query pack

Generated from `data/queries/` by `python -m scripts.queries_docs`: do not edit.

`casus query NAME --param name=value` runs a query, `casus query --list` lists them, and the dashboard's
Query page offers them. Actors, places and conflicts are named by name, alias or id; days are written
2023-09-19. An event that is merged into another counts once, under the one it is shown as. To add a
query, put a file in `data/queries/`; `graph/queries.py` describes its header and `make check` checks it.
"""


def page(found: Sequence[Query]) -> str:
    """The whole page as Markdown."""
    return "\n".join([_HEAD, *(line for query in found for line in _query(query))]).rstrip() + "\n"


def _query(query: Query) -> list[str]:
    lines = [f"## {query.name}", "", query.question]
    if query.about:
        lines[-1] += f" {query.about}"
    lines.append("")
    if query.parameters:
        lines += ["| parameter | type | default | meaning |", "|---|---|---|---|"]
        lines += [
            f"| `{name}` | {each.type} | {_default(each)} | {each.about} |"
            for name, each in query.parameters.items()
        ]
        lines.append("")
    columns = "; ".join(f"`{name}` {about}" for name, about in query.columns.items())
    return [*lines, f"Columns: {columns}.", ""]


def _default(parameter: Parameter) -> str:
    if parameter.required:
        return "must be given"
    return "any" if parameter.default is None else str(parameter.default)


def main() -> None:
    """Rewrite the page."""
    PAGE.write_text(page(pack()), encoding="utf-8")


if __name__ == "__main__":
    main()
