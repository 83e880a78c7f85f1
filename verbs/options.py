"""Options and manners that the verbs share."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markup import escape

from graph.tables import Format

if TYPE_CHECKING:
    from graph.store import Store


class LogForm(StrEnum):
    """How a job tells what it does."""

    TEXT = "text"
    JSON = "json"


err = Console(stderr=True, highlight=False)

FormatOption = Annotated[Format, typer.Option("--format", "-f", help="How rows are printed.")]
LimitOption = Annotated[int, typer.Option("--limit", "-n", min=1, help="At most so many rows.")]
Sources = Annotated[
    list[str], typer.Argument(metavar="SOURCE...", help="Files, folders, globs, or - for standard input.")
]


def day(text: str | None) -> date | None:
    """A day, or the first day of a month or year."""
    if text is None:
        return None
    for shape in ("%Y-%m-%d", "%Y-%m", "%Y"):
        try:
            return datetime.strptime(text, shape).date()
        except ValueError:
            continue
    raise typer.BadParameter(f"{text!r} is not a date: write 2023-09-19, 2023-09 or 2023")


def day_of_end(text: str | None) -> date | None:
    """A day, or the last day of a month or year."""
    from graph.edtf import date_value

    return None if day(text) is None else date_value(str(text), "option").latest


DayOption = Annotated[str | None, typer.Option(help="A day, month or year: 2023-09-19, 2023-09, 2023.")]


def say(message: str) -> None:
    """A line for the person, on standard error."""
    err.print(escape(message), soft_wrap=True)


def opened() -> Store:
    """The store that the settings name.

    Raises:
        graph.store.UnavailableError: it does not answer.
    """
    from graph.store import open_store

    return open_store()


def tell_found(store: Store, number: int, limit: int | None, what: str) -> None:
    """Say why a list is empty, or that it ends at ``limit``: a bare table would tell neither."""
    if limit is not None and number >= limit:
        say(f"the first {limit}; --limit gives more")
    elif not number and not store.rows("MATCH (a:Article) RETURN a.id AS id LIMIT 1"):
        say("the graph is empty: `casus ingest FILE_OR_FOLDER` reads articles into it")
    elif not number:
        say(f"no {what} found")


def types_of(wanted: list[str] | None) -> list[str] | None:
    """Event types of the ontology for what the user wrote, in whatever case."""
    from graph.ontology import load_ontology

    try:
        return [load_ontology().resolve(name.upper())[0] for name in wanted or ()] or None
    except KeyError as error:
        raise typer.BadParameter(str(error.args[0])) from error


def ids_of(store: Store, kind: str, wanted: list[str] | None) -> list[str] | None:
    """Ids for what the user wrote: an id as it is, else the best hit of its kind by name."""
    from graph.views.search import named

    if not wanted:
        return None
    found = []
    for text in wanted:
        if ":" in text or text.startswith(("evt-", "act-", "plc-")):
            found.append(text)
            continue
        hit = named(store, text, kind)
        if hit is None:
            raise typer.BadParameter(f"no {kind} is called {text!r}; 'casus search' lists what there is")
        if hit.text.casefold() != text.casefold():
            say(f"{kind} {text!r}: taken to be {hit.text}")
        found.append(hit.id)
    return found
