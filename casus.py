"""The command line: one verb a job. Results go to standard output, everything else to standard error.

Exit codes: 0 done, 1 failed (in part or whole), 2 used wrongly.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape

from graph.tables import Format, write_rows
from ingest.schedule.verbs import schedule_app

if TYPE_CHECKING:
    from graph.store import Store

app = typer.Typer(
    name="casus",
    help="Conflict-timeline knowledge graph: from news to dated events, each one click from its sentence.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
store_app = typer.Typer(
    help="The graph store: start, stop, status, check, export, import.", no_args_is_help=True
)
app.add_typer(store_app, name="store")
app.add_typer(schedule_app, name="schedule")
review_app = typer.Typer(
    help="Events that may be one: list the unsure pairs, say what they are, take it back.",
    no_args_is_help=True,
)
app.add_typer(review_app, name="review")

err = Console(stderr=True, highlight=False)

FormatOption = Annotated[Format, typer.Option("--format", "-f", help="How rows are printed.")]
LimitOption = Annotated[int, typer.Option("--limit", "-n", min=1, help="At most so many rows.")]
Sources = Annotated[
    list[str], typer.Argument(metavar="SOURCE...", help="Files, folders, globs, or - for standard input.")
]


def _day(text: str | None) -> date | None:
    """A day, or the first day of a month or year."""
    if text is None:
        return None
    for shape in ("%Y-%m-%d", "%Y-%m", "%Y"):
        try:
            return datetime.strptime(text, shape).date()
        except ValueError:
            continue
    raise typer.BadParameter(f"{text!r} is not a date: write 2023-09-19, 2023-09 or 2023")


def _day_of_end(text: str | None) -> date | None:
    """A day, or the last day of a month or year."""
    from graph.edtf import date_value

    return None if _day(text) is None else date_value(str(text), "option").latest


DayOption = Annotated[str | None, typer.Option(help="A day, month or year: 2023-09-19, 2023-09, 2023.")]


def say(message: str) -> None:
    """A line for the person, on standard error."""
    err.print(escape(message), soft_wrap=True)


def _store() -> Store:
    from graph.store import open_store

    return open_store()


def _ids(store: Store, kind: str, wanted: list[str] | None) -> list[str] | None:
    """Ids for what the user wrote: an id as it is, else the best hit of its kind by name."""
    from graph import views

    if not wanted:
        return None
    found = []
    for text in wanted:
        if ":" in text or text.startswith(("evt-", "act-", "plc-")):
            found.append(text)
            continue
        hits = [hit for hit in views.search(store, text, limit=50) if hit.kind == kind]
        if not hits:
            raise typer.BadParameter(f"no {kind} is called {text!r}; 'casus search' lists what there is")
        found.append(hits[0].id)
    return found


@app.command(epilog="Example: casus extract article.txt page.html | jq .events")
def extract(
    sources: Annotated[
        list[str] | None, typer.Argument(metavar="FILE...", help="Files, folders, globs, or -.")
    ] = None,
    schema: Annotated[
        bool, typer.Option("--schema", help="Print the JSON schema of the output and stop.")
    ] = False,
    report: Annotated[bool, typer.Option("--report", help="List predicates that map to no type.")] = False,
    published: Annotated[
        str | None, typer.Option(help="The day of articles that do not tell theirs.")
    ] = None,
    extractor: Annotated[
        str | None, typer.Option(help="rules (the default) or llm (docs/architecture.md).")
    ] = None,
) -> None:
    """Read articles and print what they say, one JSON object a line; nothing is stored."""
    if extractor is not None:
        if extractor not in ("rules", "llm"):
            raise typer.BadParameter(f"no extractor {extractor!r}: rules or llm")
        os.environ["CASUS_EXTRACTOR"] = extractor  # worker processes inherit it
    from graph.records import Extraction

    if schema:
        typer.echo(json.dumps(Extraction.model_json_schema(by_alias=True), ensure_ascii=False, indent=2))
        return
    if not sources:
        raise typer.BadParameter("name a file, a folder or - (or --schema)")
    from ingest.jobs import read_all, unmapped_counts

    failed = []

    def failure(source: str, message: str) -> None:
        failed.append(source)
        say(message)
        typer.echo(json.dumps({"error": message, "source": source}, ensure_ascii=False))

    done = []
    for item in read_all(sources, failure, published=_day(published)):
        typer.echo(item.model_dump_json(by_alias=True))
        sys.stdout.flush()
        if report:
            done.append(item)
    if report:
        for lemma, number, quote in unmapped_counts(done):
            say(f"{number:>5}  {lemma}  e.g. {quote}")
    if failed:
        raise typer.Exit(1)


@app.command(epilog="Example: casus ingest data/samples dump.jsonl 'saved/*.html'")
def ingest(
    sources: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="SOURCE...",
            help="Files, folders, globs, - or addresses (kinds: docs/schedule.md); a name in data/sources.",
        ),
    ] = None,
    published: Annotated[
        str | None, typer.Option(help="The day of articles that do not tell theirs.")
    ] = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes that extract.")] = 1,
    dask: Annotated[str | None, typer.Option(help="Address of a Dask scheduler that extracts.")] = None,
    retry: Annotated[bool, typer.Option("--retry", help="Try again what failed before.")] = False,
) -> None:
    """Read articles and store what they say. The same article again changes nothing."""
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    from graph.paths import state_dir
    from ingest.failed import FailedItems
    from ingest.jobs import ingest_sources, retry_failed

    if not sources and not retry:
        raise typer.BadParameter("name a file, a folder, an address or - (or --retry)")
    failed = FailedItems(state_dir() / "failed")
    with (
        _store() as store,
        Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            TimeElapsedColumn(),
            console=err,
            disable=not err.is_terminal,
        ) as bar,
    ):
        task = bar.add_task("reading")

        def on_article(title: str, number: int) -> None:
            bar.update(task, description=f"{number} read, last: {escape(title[:60])}")

        result = (
            retry_failed(failed, store, lambda source, message: say(message), on_article=on_article)
            if retry
            else ingest_sources(
                sources or [],
                store,
                lambda source, message: say(message),
                published=_day(published),
                on_article=on_article,
                workers=workers,
                dask=dask,
                failed=failed,
            )
        )
    say(result.summary())
    if result.failed:
        raise typer.Exit(1)


_TIMELINE = ("when", "event", "type", "status", "where", "sources", "claims", "id")


@app.command(epilog="Example: casus timeline --conflict Karabakh --start 2023-09 --end 2023-12")
def timeline(
    conflict: Annotated[list[str] | None, typer.Option(help="A conflict, by name or id.")] = None,
    actor: Annotated[list[str] | None, typer.Option(help="An actor, by name or id.")] = None,
    place: Annotated[list[str] | None, typer.Option(help="A place, by name or id.")] = None,
    kind: Annotated[list[str] | None, typer.Option("--type", help="An event type, such as ASSAULT.")] = None,
    status: Annotated[
        list[str] | None, typer.Option(help="occurred, ongoing, planned, cancelled, denied …")
    ] = None,
    start: DayOption = None,
    end: DayOption = None,
    as_of: DayOption = None,
    limit: LimitOption = 100,
    form: FormatOption = Format.TABLE,
) -> None:
    """Events in order of time, with how sure their dates are."""
    from graph import views

    with _store() as store:
        rows = views.timeline(
            store,
            conflict=_ids(store, "conflict", conflict),
            actor=_ids(store, "actor", actor),
            place=_ids(store, "place", place),
            type=[item.upper() for item in kind] if kind else None,
            status=status,
            start=_day(start),
            end=_day_of_end(end),
            as_of=_day_of_end(as_of),
            limit=limit,
        )
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
    with _store() as store:
        rows = views.relations(
            store,
            actor=_ids(store, "actor", actor),
            conflict=_ids(store, "conflict", conflict),
            start=_day(start),
            end=_day_of_end(end),
            as_of=_day_of_end(as_of),
            limit=limit,
        )
    records = [
        {
            **row.model_dump(mode="json", by_alias=True),
            **(
                {}
                if form is Format.JSON
                else {
                    "source": row.source_name,
                    "target": row.target_name,
                    "ties": [tie.kind.value for tie in row.ties],
                }
            ),
        }
        for row in rows
    ]
    columns = (
        "source",
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
    with _store() as store:
        rows = measures.rows(
            store,
            measure,
            cast("measures.Window | None", window),
            actor=_ids(store, "actor", actor),
            conflict=_ids(store, "conflict", conflict),
            start=_day(start),
            end=_day_of_end(end),
            as_of=_day_of_end(as_of),
        )
    write_rows(rows, tuple(rows[0]) if rows else (), form, sys.stdout, title=measure.capitalize())


@app.command(epilog="Example: casus evidence evt-0123456789abcdef0123")
def evidence(
    id_: Annotated[str, typer.Argument(metavar="ID", help="Id of an event, role or tie.")],
    as_of: DayOption = None,
    form: FormatOption = Format.TABLE,
) -> None:
    """The sentences behind an event, a role or a tie."""
    from graph import views

    with _store() as store:
        found = views.evidence(store, id_, as_of=_day_of_end(as_of))
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

    with _store() as store:
        rows = [hit.model_dump(mode="json") for hit in views.search(store, text, limit=limit)]
    write_rows(rows, ("kind", "text", "score", "id"), form, sys.stdout, widths={"text": 90})


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
    with _store() as store:
        if named is not None:
            result = queries.run(store, named, _texts(param or []), limit=limit, timeout=timeout)
        else:
            result = store.query(cypher, _params(param or []), limit=limit, timeout=timeout)
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
    with _store() as store:
        data = exchange.write(
            store,
            form,
            conflict=_ids(store, "conflict", conflict),
            actor=_ids(store, "actor", actor),
            place=_ids(store, "place", place),
            start=_day(start),
            end=_day_of_end(end),
            as_of=_day_of_end(as_of),
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
    with _store() as store:
        (found,) = _ids(store, "conflict", [conflict]) or [conflict]
        text = write_report(
            store, found, out.suffix, start=_day(from_), end=_day_of_end(to), as_of=_day_of_end(as_of)
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

    with _store() as store:
        new, known = exchange.restore(store, form, file.read_bytes())
    say(f"import: {new} new; {known} article(s) left as the graph has them")


@app.command(epilog='Example: casus retract art-0123456789abcdef0123 --reason "withdrawn by the outlet"')
def retract(
    article: Annotated[str, typer.Argument(help="Id of the article.")],
    reason: Annotated[str, typer.Option(help="Why; kept with the record.")] = "",
) -> None:
    """Withdraw what only this article supported; ingesting it again restores it."""
    with _store() as store:
        store.retract(article, why=reason)
    say(f"retracted {article}; 'casus ingest' of the same article restores it")


@app.command(epilog="Example: casus dashboard --port 8501")
def dashboard(
    port: Annotated[int | None, typer.Option(help="Port; a free one near 8501 when not given.")] = None,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    open_browser: Annotated[bool, typer.Option("--open/--no-open", help="Open a browser.")] = False,
) -> None:
    """Serve the dashboard and say where."""
    from dashboard.launch import run

    raise typer.Exit(run(port=port, host=host, open_browser=open_browser))


First = Annotated[str, typer.Argument(metavar="FIRST", help="Id of an event.")]
Second = Annotated[str, typer.Argument(metavar="SECOND", help="Id of the other.")]
By = Annotated[str, typer.Option(help="Who says so; kept with the word.")]
Why = Annotated[str, typer.Option(help="Why; kept with the word.")]


@review_app.command("list", epilog="Example: casus review list --format json")
def review_list(
    event: Annotated[
        str | None, typer.Option(help="All that was thought of this event, not only what is unsure.")
    ] = None,
    limit: LimitOption = 50,
    form: FormatOption = Format.TABLE,
) -> None:
    """Pairs of events of which the judge is unsure, with both sides' sentences."""
    from graph import views

    with _store() as store:
        rows = views.judgements(store, event)[:limit] if event else views.review(store, limit=limit)
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


@review_app.command("same", epilog="Example: casus review same evt-0123 evt-4567 --by ana --why 'one strike'")
def review_same(first: First, second: Second, by: By, why: Why = "") -> None:
    """Say that two events are one: this outranks the judge for ever."""
    _say(first, second, "same", by, why)


@review_app.command("different", epilog="Example: casus review different evt-0123 evt-4567 --by ana")
def review_different(first: First, second: Second, by: By, why: Why = "") -> None:
    """Say that two events are not one: this outranks the judge for ever."""
    _say(first, second, "different", by, why)


@review_app.command("undo", epilog="Example: casus review undo evt-0123 evt-4567 --by ana")
def review_undo(first: First, second: Second, by: By) -> None:
    """Take back the last word on two events: what was thought before holds again."""
    with _store() as store:
        store.unsay(first, second, by=by)
    say(f"taken back; what was thought of {first} and {second} before holds again")


def _say(first: str, second: str, verdict: str, by: str, why: str) -> None:
    from graph.resolution import Verdict

    with _store() as store:
        store.say(first, second, Verdict(verdict), by=by, why=why)
    say(f"{first} and {second} are {verdict}, says {by}; 'casus review undo' takes it back")


@store_app.command("start", epilog="Example: casus store start")
def store_start() -> None:
    """Start the embedded server (any verb does so when it needs it)."""
    with _store() as store:
        say(f"the store answers at {store.address.uri}")


@store_app.command("stop", epilog="Example: casus store stop")
def store_stop() -> None:
    """Stop the embedded server."""
    from graph.store import stop_server

    say("stopped" if stop_server() else "no embedded server is running")


@store_app.command("status", epilog="Example: casus store status --format json")
def store_status(form: FormatOption = Format.TABLE) -> None:
    """Where the store is, whether it runs, and how much it holds."""
    from graph.store import server_status

    status = asdict(server_status())
    write_rows([status], tuple(status), form, sys.stdout)


@store_app.command("check", epilog="Example: casus store check --repair")
def store_check(
    repair: Annotated[
        bool, typer.Option(help="Derive anew what can be derived, delete what nothing uses.")
    ] = False,
    form: FormatOption = Format.TABLE,
) -> None:
    """Look for what breaks the graph's rules. Exit code 0: nothing left to mend, 1: something is."""
    from graph.store import check

    with _store() as store:
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


@store_app.command("export", epilog="Example: casus store export graph.jsonl")
def store_export(
    file: Annotated[Path, typer.Argument(help="Where to write it; - for standard output.")],
) -> None:
    """Write the whole graph as JSON Lines, to be imported into either engine."""
    from graph.store import export

    with _store() as store:
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


@store_app.command("import", epilog="Example: NEO4J_URI=bolt://localhost casus store import graph.jsonl")
def store_import(
    file: Annotated[Path, typer.Argument(help="What `casus store export` wrote; - for standard input.")],
) -> None:
    """Read a whole graph into an empty store."""
    from graph.store import import_

    with _store() as store:
        if str(file) == "-":
            nodes, links = import_(store, sys.stdin, "standard input")
        else:
            with file.open(encoding="utf-8") as lines:
                nodes, links = import_(store, lines, str(file))
    say(f"{nodes} nodes and {links} relationships read from {file}")


def main() -> None:
    """Run the command line; known errors become one clear line and exit code 1."""
    from graph.store import StoreError
    from ingest.parsing import ModelMissingError

    try:
        app()
    except (StoreError, ModelMissingError, OSError, ValueError) as error:
        say(f"casus: {error}")
        sys.exit(1)
    except KeyboardInterrupt:
        say("casus: stopped; what was stored stays, run it again to go on")
        sys.exit(1)


if __name__ == "__main__":
    main()
