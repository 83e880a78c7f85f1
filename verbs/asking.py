"""Answers out: timeline, relations and their measures, evidence, search."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from graph.records import Status
from graph.tables import Format, write_rows
from verbs.options import (
    DayOption,
    FormatOption,
    LimitOption,
    day,
    day_of_end,
    ids_of,
    opened,
    tell_found,
    types_of,
)

app = typer.Typer()


_TIMELINE = ("when", "event", "type", "status", "where", "sources", "claims", "id")


@app.command(epilog="Example: casus timeline --conflict Karabakh --start 2023-09 --end 2023-12")
def timeline(
    conflict: Annotated[list[str] | None, typer.Option(help="A conflict, by name or id.")] = None,
    actor: Annotated[list[str] | None, typer.Option(help="An actor, by name or id.")] = None,
    place: Annotated[list[str] | None, typer.Option(help="A place, by name or id.")] = None,
    kind: Annotated[list[str] | None, typer.Option("--type", help="An event type, such as ASSAULT.")] = None,
    status: Annotated[
        list[Status] | None, typer.Option(help="How real an event is: by default all are shown.")
    ] = None,
    start: DayOption = None,
    end: DayOption = None,
    as_of: DayOption = None,
    limit: LimitOption = 100,
    form: FormatOption = Format.TABLE,
) -> None:
    """Events in order of time, with how sure their dates are."""
    from graph import views

    with opened() as store:
        rows = views.timeline(
            store,
            conflict=ids_of(store, "conflict", conflict),
            actor=ids_of(store, "actor", actor),
            place=ids_of(store, "place", place),
            type=types_of(kind),
            status=[one.value for one in status] if status else None,
            start=day(start),
            end=day_of_end(end),
            as_of=day_of_end(as_of),
            limit=limit,
        )
        tell_found(store, len(rows), limit, "such event")
    records = [row.model_dump(mode="json", by_alias=True) for row in rows]
    if form is not Format.JSON:
        records = [
            {
                **record,
                "when": record["edtf"] or "undated",
                "event": record["name"],
                "status": record["status"] + (" (contested)" if record["contested"] else ""),
                "where": [place["name"] for place in record["places"]],
            }
            for record in records
        ]
    write_rows(records, _TIMELINE, form, sys.stdout, title="Timeline", widths={"event": 64, "where": 24})


@app.command(epilog="Example: casus relations --actor Azerbaijan --start 2023")
def relations(
    actor: Annotated[list[str] | None, typer.Option(help="An actor, by name or id.")] = None,
    conflict: Annotated[list[str] | None, typer.Option(help="A conflict, by name or id.")] = None,
    start: DayOption = None,
    end: DayOption = None,
    as_of: DayOption = None,
    measure: Annotated[
        str | None,
        typer.Option(help="intensity, balance, brokerage, alignment or escalation (graph/measures)."),
    ] = None,
    window: Annotated[str | None, typer.Option(help="week, month or year, for intensity, alignment.")] = None,
    limit: LimitOption = 50,
    form: FormatOption = Format.TABLE,
) -> None:
    """Pairs of actors: what passed between them, from cooperation to conflict."""
    from graph import views

    if measure is not None:
        _measured(measure, window, actor, conflict, start, end, as_of, form)
        return
    with opened() as store:
        rows = views.relations(
            store,
            actor=ids_of(store, "actor", actor),
            conflict=ids_of(store, "conflict", conflict),
            start=day(start),
            end=day_of_end(end),
            as_of=day_of_end(as_of),
            limit=limit,
        )
        tell_found(store, len(rows), limit, "such pair of actors")
    records = [
        {
            **row.model_dump(mode="json", by_alias=True),
            **(
                {}
                if form is Format.JSON
                else {
                    "source": row.source_name,
                    "way": "to" if row.directed else "with",
                    "target": row.target_name,
                    "ties": [tie.kind.value for tie in row.ties],
                    "first": row.first_edtf,
                    "last": row.last_edtf,
                }
            ),
        }
        for row in rows
    ]
    columns = (
        "source",
        "way",
        "target",
        "events",
        "cooperation",
        "conflict",
        "mean_intensity",
        "ties",
        "first",
        "last",
    )
    write_rows(records, columns, form, sys.stdout, title="Relations")


def _measured(
    measure: str,
    window: str | None,
    actor: list[str] | None,
    conflict: list[str] | None,
    start: str | None,
    end: str | None,
    as_of: str | None,
    form: Format,
) -> None:
    from typing import cast, get_args

    from graph import measures

    if measure not in measures.MEASURES:
        raise typer.BadParameter(f"no measure {measure!r}: one of {', '.join(measures.MEASURES)}")
    if window is not None and window not in get_args(measures.Window):
        raise typer.BadParameter(f"no window {window!r}: week, month or year")
    with opened() as store:
        rows = measures.rows(
            store,
            measure,
            cast("measures.Window | None", window),
            actor=ids_of(store, "actor", actor),
            conflict=ids_of(store, "conflict", conflict),
            start=day(start),
            end=day_of_end(end),
            as_of=day_of_end(as_of),
        )
        tell_found(store, len(rows), None, "event to measure")
    write_rows(rows, tuple(rows[0]) if rows else (), form, sys.stdout, title=measure.capitalize())


@app.command(epilog="Example: casus evidence evt-0123456789abcdef0123")
def evidence(
    id_: Annotated[str, typer.Argument(metavar="ID", help="Id of an event, role or tie.")],
    as_of: DayOption = None,
    form: FormatOption = Format.TABLE,
) -> None:
    """The sentences behind an event, a role or a tie."""
    from graph import views

    with opened() as store:
        found = views.evidence(store, id_, as_of=day_of_end(as_of))
    if form is Format.JSON:
        typer.echo(found.model_dump_json(by_alias=True, indent=2))
        return
    title = found.event.name if found.event else id_
    records = [claim.model_dump(mode="json") for claim in found.claims]
    columns = (
        "quote",
        "modality",
        "speaker",
        "confidence",
        "published",
        "outlet",
        "title",
        "article",
        "start",
        "end",
    )
    write_rows(records, columns, form, sys.stdout, title=title, widths={"quote": 70, "title": 30})


@app.command(epilog="Example: casus search Karabkh")
def search(
    text: Annotated[
        str, typer.Argument(help="A name, an alias or words of a sentence; one wrong letter is forgiven.")
    ],
    limit: LimitOption = 20,
    form: FormatOption = Format.TABLE,
) -> None:
    """Find events, actors, places, conflicts, articles and sentences."""
    from graph import views

    if not text.strip():
        raise typer.BadParameter("name what to look for")
    with opened() as store:
        rows = [hit.model_dump(mode="json") for hit in views.search(store, text, limit=limit)]
        tell_found(store, len(rows), limit, "such name or word")
    write_rows(rows, ("kind", "text", "score", "id"), form, sys.stdout, widths={"text": 90})
