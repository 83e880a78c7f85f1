"""Cypher and the query pack."""

from __future__ import annotations

import json
import sys
from typing import Annotated, Any

import typer

from graph.tables import Format, write_rows
from verbs.options import (
    FormatOption,
    LimitOption,
    opened,
    say,
    tell_found,
)

app = typer.Typer()


@app.command(epilog="Example: casus query who-mediated --param actor=Turkey   (casus query --list)")
def query(
    cypher: Annotated[
        str | None, typer.Argument(metavar="NAME|CYPHER", help="A query of the pack, or Cypher that reads.")
    ] = None,
    param: Annotated[
        list[str] | None, typer.Option("--param", "-p", help="name=value; the value as JSON or text.")
    ] = None,
    listed: Annotated[bool, typer.Option("--list", help="List the query pack and stop.")] = False,
    limit: LimitOption = 1000,
    timeout: Annotated[float, typer.Option(help="Seconds that the query may take.")] = 30.0,
    form: FormatOption = Format.TABLE,
) -> None:
    """Ask a question of the query pack, or run read-only Cypher against the graph."""
    from graph import queries

    if listed:
        rows = [
            {"name": each.name, "parameters": list(each.parameters), "question": each.question}
            for each in queries.pack()
        ]
        write_rows(rows, ("name", "question", "parameters"), form, sys.stdout)
        return
    if not cypher:
        raise typer.BadParameter("name a query (casus query --list), or give Cypher")
    named = queries.find(cypher)
    if named is None and len(cypher.split()) == 1:
        raise typer.BadParameter(f"no query is called {cypher!r}; 'casus query --list' lists what there is")
    with opened() as store:
        if named is not None:
            result = queries.run(store, named, _texts(param or []), limit=limit, timeout=timeout)
        else:
            result = store.query(cypher, _params(param or []), limit=limit, timeout=timeout)
        tell_found(store, len(result.rows), None, "row")
    write_rows(result.rows, result.columns, form, sys.stdout, title=named.question if named else None)
    if result.truncated:
        say(f"only the first {limit} rows are shown; --limit gives more")


def _texts(pairs: list[str]) -> dict[str, str]:
    """Parameters of a query of the pack, whose types its header knows."""
    _params(pairs)
    return {name: value for name, _, value in (pair.partition("=") for pair in pairs)}


def _params(pairs: list[str]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for pair in pairs:
        name, sign, value = pair.partition("=")
        if not sign or not name.isidentifier():
            raise typer.BadParameter(f"--param {pair!r}: write name=value")
        try:
            values[name] = json.loads(value)
        except json.JSONDecodeError:
            values[name] = value
    return values
