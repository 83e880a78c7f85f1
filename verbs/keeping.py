"""The store's own verbs: start, stop, status, check, export, import."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from graph.tables import Format, write_rows
from verbs.options import (
    FormatOption,
    opened,
    say,
)

app = typer.Typer(
    help="The graph store: start, stop, status, check, export, import.",
    no_args_is_help=True,
)


@app.command("start", epilog="Example: casus store start")
def store_start() -> None:
    """Start the embedded server (any verb does so when it needs it)."""
    with opened() as store:
        say(f"the store answers at {store.address.uri}")


@app.command("stop", epilog="Example: casus store stop")
def store_stop() -> None:
    """Stop the embedded server."""
    from graph.store import stop_server

    say("stopped" if stop_server() else "no embedded server is running")


@app.command("status", epilog="Example: casus store status --format json")
def store_status(form: FormatOption = Format.TABLE) -> None:
    """Where the store is and whether it runs; of the embedded one also what it takes of this machine."""
    from graph.store import UnavailableError, server_status
    from graph.store.address import configured

    if server := configured(None, None, None, None):
        status = {"running": True, "address": server.uri, "database": server.database, "user": server.user}
        try:
            opened().close()
        except UnavailableError as error:
            status["running"] = False
            say(f"casus: {error}")
    else:
        found = server_status()
        status = asdict(found)
        if form is Format.TABLE:
            sizes = {"memory": found.memory, "disk": found.disk}
            if found.started is not None:
                status["started"] = f"{found.started:%Y-%m-%d %H:%M} UTC"
            status |= {name: f"{size / 2**20:,.0f} MiB" for name, size in sizes.items() if size is not None}
    write_rows([status], tuple(status), form, sys.stdout)


@app.command("check", epilog="Example: casus store check --repair")
def store_check(
    repair: Annotated[
        bool, typer.Option(help="Derive anew what can be derived, delete what nothing uses.")
    ] = False,
    form: FormatOption = Format.TABLE,
) -> None:
    """Look for what breaks the graph's rules. Exit code 0: nothing left to mend, 1: something is."""
    from graph.store import check

    with opened() as store:
        found = check(store, repair=repair)
    write_rows([asdict(each) for each in found], ("rule", "id", "repaired"), form, sys.stdout)
    left = sum(not each.repaired for each in found)
    say(f"{len(found)} problem(s), {len(found) - left} repaired")
    if left:
        say(
            "ingest the articles of what is left again"
            if repair
            else "`casus store check --repair` may mend it"
        )
        raise typer.Exit(1)


@app.command("export", epilog="Example: casus store export graph.jsonl")
def store_export(
    file: Annotated[Path, typer.Argument(help="Where to write it; - for standard output.")],
) -> None:
    """Write the whole graph as JSON Lines, to be imported into either engine."""
    from graph.store import export

    with opened() as store:
        if str(file) == "-":
            nodes, links = export(store, sys.stdout)
        else:
            part = file.with_name(
                f"{file.name}.part"
            )  # an export that is broken off leaves no file that looks whole
            with part.open("w", encoding="utf-8") as out:
                nodes, links = export(store, out)
            part.replace(file)
    say(f"{nodes} nodes and {links} relationships written to {file}")


@app.command("import", epilog="Example: NEO4J_URI=bolt://localhost casus store import graph.jsonl")
def store_import(
    file: Annotated[Path, typer.Argument(help="What `casus store export` wrote; - for standard input.")],
) -> None:
    """Read a whole graph into an empty store."""
    from graph.store import import_

    with opened() as store:
        if str(file) == "-":
            nodes, links = import_(store, sys.stdin, "standard input")
        else:
            with file.open(encoding="utf-8") as lines:
                nodes, links = import_(store, lines, str(file))
    say(f"{nodes} nodes and {links} relationships read from {file}")
