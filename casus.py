"""The command line: one verb a job. Results go to standard output, everything else to standard error.

Exit codes: 0 done, 1 failed (in part or whole), 2 used wrongly. The verbs are in ``verbs/``.
"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from ingest.schedule.verbs import schedule_app
from verbs import asking, exchange, keeping, querying, reading, review
from verbs.options import say

app = typer.Typer(
    name="casus",
    help="Conflict-timeline knowledge graph: from news to dated events, each one click from its sentence.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
for verbs in (reading, asking, querying, exchange):
    app.add_typer(verbs.app)
app.add_typer(review.app, name="review")
app.add_typer(keeping.app, name="store")
app.add_typer(schedule_app, name="schedule")


@app.command(epilog="Example: casus dashboard --port 8501")
def dashboard(
    port: Annotated[int | None, typer.Option(help="Port; a free one near 8501 when not given.")] = None,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    open_browser: Annotated[bool, typer.Option("--open/--no-open", help="Open a browser.")] = False,
) -> None:
    """Serve the dashboard and say where."""
    from dashboard.launch import run

    raise typer.Exit(run(port=port, host=host, open_browser=open_browser))


def main() -> None:
    """Run the command line; known errors become one clear line and exit code 1."""
    try:
        app()
    except _told() as error:
        say(f"casus: {error}")
        sys.exit(1)
    except KeyboardInterrupt:
        say("casus: stopped; what was stored stays, run it again to go on")
        sys.exit(1)


def _told() -> tuple[type[Exception], ...]:
    """Errors whose message is for the user; those of modules that were never loaded cannot have come up."""
    homes = {"graph.store.errors": "StoreError", "ingest.parsing": "ModelMissingError"}
    loaded = (getattr(sys.modules[home], name) for home, name in homes.items() if home in sys.modules)
    return (OSError, ValueError, *loaded)


if __name__ == "__main__":
    main()
