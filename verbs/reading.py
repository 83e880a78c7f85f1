"""Articles in: extract, ingest, retract."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import fields
from typing import Annotated

import typer
from rich.markup import escape

from verbs.options import (
    LogForm,
    day,
    err,
    opened,
    say,
)

app = typer.Typer()

ExtractorOption = Annotated[
    str | None, typer.Option(help="rules (the default) or llm (docs/llm.md).", show_default=False)
]


def _choose(extractor: str | None) -> None:
    """Set which extractor reads, for this process and the workers that inherit its settings."""
    from ingest.pipeline import EXTRACTOR_SETTING, extractor_version

    if extractor is not None:
        os.environ[EXTRACTOR_SETTING] = extractor
    try:
        extractor_version()
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


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
    extractor: ExtractorOption = None,
) -> None:
    """Read articles and print what they say, one JSON object a line; nothing is stored."""
    from graph.records import Extraction

    if schema:
        typer.echo(json.dumps(Extraction.model_json_schema(by_alias=True), ensure_ascii=False, indent=2))
        return
    if not sources:
        raise typer.BadParameter("name a file, a folder or - (or --schema)")
    from ingest.jobs import read_all, unmapped_counts

    _choose(extractor)
    failed = []

    def failure(source: str, message: str) -> None:
        failed.append(source)
        say(message)
        typer.echo(json.dumps({"error": message, "source": source}, ensure_ascii=False))

    done = []
    for item in read_all(sources, failure, published=day(published)):
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
    extractor: ExtractorOption = None,
    log: Annotated[
        LogForm, typer.Option(help="json: a line of JSON for each failure and at the end, for a log.")
    ] = LogForm.TEXT,
) -> None:
    """Read articles and store what they say. The same article again changes nothing."""
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    from graph.paths import state_dir
    from ingest.failed import FailedItems
    from ingest.jobs import ingest_sources, retry_failed
    from ingest.schedule.reporting import log_json

    if not sources and not retry:
        raise typer.BadParameter("name a file, a folder, an address or - (or --retry)")
    _choose(extractor)
    failed = FailedItems(state_dir() / "failed")
    as_json = log is LogForm.JSON

    def failure(source: str, message: str) -> None:
        if as_json:
            log_json("problem", source=source, message=message)
        else:
            say(message)

    if as_json:
        log_json("started", sources=sources or [], retry=retry)
    with (
        opened() as store,
        Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            TimeElapsedColumn(),
            console=err,
            disable=as_json or not err.is_terminal,
        ) as bar,
    ):
        task = bar.add_task("reading")

        def on_article(title: str, number: int) -> None:
            bar.update(task, description=f"{number} read, last: {escape(title[:60])}")

        result = (
            retry_failed(failed, store, failure, on_article=on_article)
            if retry
            else ingest_sources(
                sources or [],
                store,
                failure,
                published=day(published),
                on_article=on_article,
                workers=workers,
                dask=dask,
                failed=failed,
            )
        )
    if as_json:
        log_json("finished", **{each.name: getattr(result, each.name) for each in fields(result)})
    else:
        say(result.summary())
    if result.failed:
        raise typer.Exit(1)


@app.command(epilog='Example: casus retract art-0123456789abcdef0123 --reason "withdrawn by the outlet"')
def retract(
    article: Annotated[str, typer.Argument(help="Id of the article.")],
    reason: Annotated[str, typer.Option(help="Why; kept with the record.")] = "",
) -> None:
    """Withdraw what only this article supported; ingesting it again restores it."""
    with opened() as store:
        store.retract(article, why=reason)
    say(f"retracted {article}; 'casus ingest' of the same article restores it")
