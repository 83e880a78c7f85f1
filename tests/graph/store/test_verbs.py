"""``casus store check``, ``export`` and ``import`` as a person runs them."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

import casus
from graph.store import Store
from tests.graph.store.test_contract import three_articles
from tests.stores import RUN, clear, picture

RUNNER = CliRunner()


@pytest.fixture
def graph(embedded_store: Store, monkeypatch: pytest.MonkeyPatch) -> Store:
    """The store that the verbs open, with three articles."""
    embedded_store.write_many(three_articles(), RUN)
    monkeypatch.setattr("graph.store.open_store", lambda: _Kept(embedded_store))
    return embedded_store


class _Kept:
    """The fixture's store, left open for the test that looks into it afterwards."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __enter__(self) -> Store:
        return self._store

    def __exit__(self, *_: object) -> None:
        return None


def test_a_sound_graph_passes_the_check(graph: Store) -> None:
    found = RUNNER.invoke(casus.app, ["store", "check"])
    assert (found.exit_code, "0 problem(s), 0 repaired" in found.output) == (0, True)


def test_a_broken_graph_fails_the_check_until_it_is_repaired(graph: Store) -> None:
    before = picture(graph)
    graph.change(lambda tx: tx.rows("CREATE (:Actor {id: 'act-lost', name: 'Lost'})"))
    found = RUNNER.invoke(casus.app, ["store", "check", "--format", "csv"])
    assert (found.exit_code, "act-lost" in found.output) == (1, True)
    assert RUNNER.invoke(casus.app, ["store", "check", "--repair"]).exit_code == 0
    assert picture(graph) == before


def test_a_graph_goes_out_and_in_again(graph: Store, tmp_path: Path) -> None:
    before, file = picture(graph), tmp_path / "graph.jsonl"
    assert RUNNER.invoke(casus.app, ["store", "export", str(file)]).exit_code == 0
    assert list(tmp_path.iterdir()) == [file]
    full = RUNNER.invoke(casus.app, ["store", "import", str(file)])
    assert (full.exit_code, "not empty" in str(full.exception)) == (1, True)
    clear(graph)
    assert RUNNER.invoke(casus.app, ["store", "import", str(file)]).exit_code == 0
    assert picture(graph) == before
