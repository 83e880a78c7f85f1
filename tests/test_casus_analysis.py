"""The verbs of analysis on a small graph: query, and what comes with it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from click.testing import Result
from typer.testing import CliRunner

import casus
from graph.store import Store
from tests.graph.river_war import write_river_war


class Verbs:
    """Runs the command line in this process on one open store."""

    def __init__(self, runner: CliRunner) -> None:
        self._runner = runner

    def __call__(self, *arguments: str) -> Result:
        return self._runner.invoke(casus.app, list(arguments))


@pytest.fixture
def verbs(embedded_store: Store, monkeypatch: pytest.MonkeyPatch) -> Verbs:
    """The command line over the river war."""
    write_river_war(embedded_store)

    @contextmanager
    def lent() -> Iterator[Store]:
        yield embedded_store

    monkeypatch.setattr(casus, "_store", lent)
    return Verbs(CliRunner())


def test_a_query_of_the_pack_is_asked_by_name(verbs: Verbs) -> None:
    done = verbs("query", "quiet-periods", "-p", "days=31", "-p", "conflict=River War", "--format", "csv")
    assert (done.exit_code, done.stdout) == (
        0,
        "conflict,last_assault,next_assault,quiet\r\nRiver War,2023-09-19,2023-10-20,31\r\n",
    )


def test_cypher_is_still_cypher(verbs: Verbs) -> None:
    done = verbs(
        "query", "MATCH (e:Event {id: $id}) RETURN e.name AS name", "-p", "id=evt-raid", "-f", "json"
    )
    assert json.loads(done.stdout) == [{"name": "raid on Hale"}]


def test_the_pack_is_listed(verbs: Verbs) -> None:
    rows = json.loads(verbs("query", "--list", "-f", "json").stdout)
    assert len(rows) >= 25
    assert {
        "name": "why-believe",
        "parameters": ["event"],
        "question": "Why do we believe that an event happened: which sentences, by whom, from where?",
    } in rows


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["query", "who-medeated"], "no query is called 'who-medeated'"),
        (["query"], "name a query"),
        (["query", "hosts", "-p", "host"], "write name=value"),
    ],
)
def test_bad_use_of_queries_is_told(verbs: Verbs, arguments: list[str], message: str) -> None:
    done = verbs(*arguments)
    assert done.exit_code == 2
    assert message in " ".join(done.stderr.replace("│", " ").split())
