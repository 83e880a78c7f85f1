"""Events that may be one: list the unsure pairs, say what they are, take it back."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from graph.tables import Format, write_rows
from verbs.options import (
    FormatOption,
    LimitOption,
    opened,
    say,
    tell_found,
)

app = typer.Typer(
    help="Events that may be one: list the unsure pairs, say what they are, take it back.",
    no_args_is_help=True,
)


First = Annotated[str, typer.Argument(metavar="FIRST", help="Id of an event.")]
Second = Annotated[str, typer.Argument(metavar="SECOND", help="Id of the other.")]
By = Annotated[str, typer.Option(help="Who says so; kept with the word.")]
Why = Annotated[str, typer.Option(help="Why; kept with the word.")]


@app.command("list", epilog="Example: casus review list --format json")
def review_list(
    event: Annotated[
        str | None, typer.Option(help="All that was thought of this event, not only what is unsure.")
    ] = None,
    limit: LimitOption = 50,
    form: FormatOption = Format.TABLE,
) -> None:
    """Pairs of events of which the judge is unsure, with both sides' sentences."""
    from graph import views

    with opened() as store:
        rows = views.judgements(store, event)[:limit] if event else views.review(store, limit=limit)
        tell_found(store, len(rows), limit, "pair of events of which the judge is unsure")
    records = [row.model_dump(mode="json") for row in rows]
    if form is not Format.JSON:
        records = [
            {
                **record,
                "first": f"{row.first.id} {' | '.join(claim.quote for claim in row.first.claims)}",
                "second": f"{row.second.id} {' | '.join(claim.quote for claim in row.second.claims)}",
            }
            for row, record in zip(rows, records, strict=True)
        ]
    columns = ("verdict", "score", "first", "second", "why", "by")
    widths = {"first": 50, "second": 50, "why": 40}
    write_rows(records, columns, form, sys.stdout, title="Review", widths=widths)


@app.command("names", epilog="Example: casus review names --format json")
def review_names(
    name: Annotated[
        str | None, typer.Option(help="All that was thought of this actor or place, not only what is unsure.")
    ] = None,
    limit: LimitOption = 50,
    form: FormatOption = Format.TABLE,
) -> None:
    """Actors and places that may be one under two names; 'same', 'different' and 'undo' take their ids."""
    from graph import views

    with opened() as store:
        rows = views.names_of(store, name)[:limit] if name else views.namesakes(store, limit=limit)
        tell_found(store, len(rows), limit, "pair of names of which the judge is unsure")
    records = [row.model_dump(mode="json") for row in rows]
    if form is not Format.JSON:
        records = [
            {
                **record,
                "first": f"{row.first.name} {row.first.id}",
                "second": f"{row.second.name} {row.second.id}",
            }
            for row, record in zip(rows, records, strict=True)
        ]
    columns = ("kind", "verdict", "score", "first", "second", "why", "by")
    write_rows(
        records, columns, form, sys.stdout, title="Names", widths={"first": 40, "second": 40, "why": 40}
    )


@app.command("order", epilog="Example: casus review order")
def review_order(limit: LimitOption = 50, form: FormatOption = Format.TABLE) -> None:
    """Order of events that articles tell and that is not held, with the reason."""
    from graph import views

    with opened() as store:
        records = [row.model_dump(mode="json") for row in views.contradictions(store, limit=limit)]
    columns = ("before_name", "after_name", "why", "basis", "articles")
    write_rows(records, columns, form, sys.stdout, title="Order that is not held")


@app.command("same", epilog="Example: casus review same evt-0123 evt-4567 --by ana --why 'one strike'")
def review_same(first: First, second: Second, by: By, why: Why = "") -> None:
    """Say that two events are one: this outranks the judge for ever."""
    _say(first, second, "same", by, why)


@app.command("different", epilog="Example: casus review different evt-0123 evt-4567 --by ana")
def review_different(first: First, second: Second, by: By, why: Why = "") -> None:
    """Say that two events are not one: this outranks the judge for ever."""
    _say(first, second, "different", by, why)


@app.command("undo", epilog="Example: casus review undo evt-0123 evt-4567 --by ana")
def review_undo(first: First, second: Second, by: By) -> None:
    """Take back the last word on two events: what was thought before holds again."""
    with opened() as store:
        store.unsay(first, second, by=by)
    say(f"taken back; what was thought of {first} and {second} before holds again")


def _say(first: str, second: str, verdict: str, by: str, why: str) -> None:
    from graph.resolution import Verdict

    with opened() as store:
        store.say(first, second, Verdict(verdict), by=by, why=why)
    say(f"{first} and {second} are {verdict}, says {by}; 'casus review undo' takes it back")
