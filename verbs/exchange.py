"""Graph and files: export, report, import."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from graph.tables import Format, write_rows
from verbs.options import (
    DayOption,
    day,
    day_of_end,
    ids_of,
    opened,
    say,
)

app = typer.Typer()


@app.command(epilog="Example: casus export geojson --conflict Karabakh --start 2023-09 --out map.geojson")
def export(
    form: Annotated[str | None, typer.Argument(metavar="FORMAT", help="See --list.")] = None,
    conflict: Annotated[list[str] | None, typer.Option(help="A conflict, by name or id.")] = None,
    actor: Annotated[list[str] | None, typer.Option(help="An actor, by name or id.")] = None,
    place: Annotated[list[str] | None, typer.Option(help="A place, by name or id.")] = None,
    start: DayOption = None,
    end: DayOption = None,
    as_of: DayOption = None,
    out: Annotated[
        Path | None, typer.Option(help="The file to write; standard output when left out.")
    ] = None,
    listed: Annotated[bool, typer.Option("--list", help="List the formats and stop.")] = False,
) -> None:
    """Write events for other tools; docs/exchange.md says what each format loses."""
    from graph import export as exchange

    if listed or not form:
        rows = [
            {"format": each.name, "about": each.about, "read again": "yes" if each.read else "no"}
            for each in exchange.FORMATS.values()
        ]
        write_rows(rows, ("format", "about", "read again"), Format.TABLE, sys.stdout)
        return
    if form.lower() not in exchange.FORMATS:
        raise typer.BadParameter(f"no format {form!r}: one of {', '.join(exchange.FORMATS)}")
    with opened() as store:
        data = exchange.write(
            store,
            form,
            conflict=ids_of(store, "conflict", conflict),
            actor=ids_of(store, "actor", actor),
            place=ids_of(store, "place", place),
            start=day(start),
            end=day_of_end(end),
            as_of=day_of_end(as_of),
        )
    if out is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    out.write_bytes(data)
    say(f"{out}: {len(data):,} bytes of {form.lower()}")


@app.command(epilog="Example: casus report Karabakh --from 2023-09 --to 2023-12 --out brief.html")
def report(
    conflict: Annotated[str, typer.Argument(metavar="CONFLICT", help="By name or id.")],
    out: Annotated[Path, typer.Option(help="The file to write: .html or .md.")],
    from_: Annotated[str | None, typer.Option("--from", help="A day, month or year.")] = None,
    to: Annotated[str | None, typer.Option("--to", help="A day, month or year.")] = None,
    as_of: DayOption = None,
) -> None:
    """Write a brief on a conflict, every line footnoted to its sentence."""
    from graph.report import report as write_report

    if out.suffix.lower() not in (".html", ".htm", ".md"):
        raise typer.BadParameter(f"--out {out}: name a file that ends in .html or .md")
    with opened() as store:
        (found,) = ids_of(store, "conflict", [conflict]) or [conflict]
        text = write_report(
            store, found, out.suffix, start=day(from_), end=day_of_end(to), as_of=day_of_end(as_of)
        )
    out.write_text(text, encoding="utf-8")
    say(f"{out}: {len(text):,} characters")


@app.command("import", epilog="Example: casus import plover colleagues.jsonl")
def import_(
    form: Annotated[str, typer.Argument(metavar="FORMAT", help="csv, parquet or plover.")],
    file: Annotated[Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False)],
) -> None:
    """Read what 'casus export' wrote elsewhere; its articles are the quotes alone."""
    from graph import export as exchange

    with opened() as store:
        new, known = exchange.restore(store, form, file.read_bytes())
    say(f"import: {new} new; {known} article(s) left as the graph has them")
