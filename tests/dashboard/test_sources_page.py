"""The sources page: the schedule, the ledger, what failed, and what a button runs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest
from typer.testing import CliRunner

from dashboard.commands import CommandError
from dashboard.ledger import runs, waiting
from dashboard.schedule import now, schedule
from dashboard.screens import sources
from ingest.schedule.verbs import schedule_app

SOURCE = "id: {}\nname: Paper\nkind: folder\npath: ~/papers\noutlet: Paper\nreliability: B\n" + (
    "language: en\nlicence: our own\nfrequency: {}\nenabled: {}\n"
)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A state folder with three runs (one line cut short) and one failed item; three sources."""
    monkeypatch.setenv("CASUS_HOME", str(tmp_path))
    monkeypatch.setenv("CASUS_DATA", str(tmp_path / "data"))
    (tmp_path / "data" / "ontology").mkdir(parents=True)
    (tmp_path / "data" / "sources").mkdir()
    for name, every, enabled in (("harbour", "1h", True), ("hills", "1d", True), ("shore", "2w", False)):
        text = SOURCE.format(name, every, str(enabled).lower())
        (tmp_path / "data" / "sources" / f"{name}.yaml").write_text(text, encoding="utf-8")
    monkeypatch.delenv("CASUS_READ_ONLY", raising=False)
    (tmp_path / "schedule").mkdir()
    (tmp_path / "schedule" / "hills.state.json").write_text('{"paused": true}', encoding="utf-8")
    lines = [
        {
            "source": "harbour",
            "started": "2024-01-01T00:00:00Z",
            "finished": "2024-01-01T00:00:05Z",
            "new": 3,
        },
        {
            "source": "hills",
            "started": "2024-01-02T00:00:00Z",
            "finished": "2024-01-02T00:00:01Z",
            "failed": [["https://hills.example/a", "404 not found"]],
            "flags": ["1 of 1 items failed"],
        },
    ]
    text = "\n".join([*map(json.dumps, lines), '{"source": "harb'])
    (tmp_path / "schedule" / "runs.jsonl").write_text(text, encoding="utf-8")
    (tmp_path / "failed").mkdir()
    item = {
        "where": "https://hills.example/a",
        "message": "404 not found",
        "origin": "",
        "at": "2024-01-02T00:00:01Z",
        "tries": 2,
        "document": None,
    }
    (tmp_path / "failed" / "x.json").write_text(json.dumps(item), encoding="utf-8")
    st.cache_data.clear()
    yield tmp_path
    st.cache_data.clear()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What the page ran."""
    made: list[list[str]] = []

    def run(arguments: list[str], *, said: Any = None, **_kept: Any) -> str:
        made.append(arguments)
        if said:
            said("one item read")
        return ""

    monkeypatch.setattr(sources, "casus", run)
    return made


def _open(tab: str = "Schedule", **address: str) -> AppTest:
    def page() -> None:
        from dashboard.screens import sources

        sources.show()

    app = AppTest.from_function(page, default_timeout=60)
    for name, value in address.items():
        app.query_params[name] = value
    app.session_state["sources_tabs"] = tab
    return app.run()


def test_the_ledger_is_read_latest_first_past_a_torn_line(home: Path) -> None:
    assert [(run.source, run.new, run.outcome) for run in runs(home)] == [
        ("hills", 0, "done; 1 of 1 items failed"),
        ("harbour", 3, "done"),
    ]
    assert [run.source for run in runs(home, "harbour")] == ["harbour"]
    assert [(one.where, one.message, one.tries) for one in waiting(home)] == [
        ("https://hills.example/a", "404 not found", 2)
    ]


def test_the_schedule_is_what_the_command_line_lists(home: Path) -> None:
    (home / "schedule" / "harbour.state.json").write_text('{"started": "2999-01-01T00:00:00Z"}')
    printed = CliRunner().invoke(schedule_app, ["list", "--format", "json"])
    assert schedule(home / "data", home, now()) == json.loads(printed.stdout)
    assert [(row["source"], row["status"], row["due"]) for row in json.loads(printed.stdout)] == [
        ("harbour", "on", "2999-01-01T01:00:00+00:00"),
        ("hills", "paused", None),
        ("shore", "off", None),
    ]


def test_a_source_that_cannot_be_read_is_named(home: Path) -> None:
    (home / "data" / "sources" / "hills.yaml").write_text("id: hills\nfrequency: often\n", encoding="utf-8")
    app = _open()
    assert not app.exception
    assert any(one.value.startswith("The schedule cannot be listed: hills.yaml: ") for one in app.text)


def test_an_empty_home_has_no_runs(tmp_path: Path) -> None:
    assert (runs(tmp_path), waiting(tmp_path)) == ([], [])


def test_a_source_is_run_and_paused_from_its_row(home: Path, asked: list[list[str]]) -> None:
    app = _open(feed="harbour")
    assert not app.exception
    assert app.dataframe[0].value["source"].to_list() == ["harbour", "hills", "shore"]
    assert app.dataframe[0].value["flags"].to_list() == ["", "1 of 1 items failed", ""]
    app.button(key="sources_run-now").click().run()
    assert not app.exception
    assert asked[0] == ["schedule", "run-now", "harbour"]
    assert "one item read" in [one.value for one in app.code]
    app.button(key="sources_pause").click().run()
    assert ["schedule", "pause", "harbour"] in asked


def test_a_paused_source_is_resumed(home: Path, asked: list[list[str]]) -> None:
    app = _open(feed="hills")
    app.button(key="sources_resume").click().run()
    assert ["schedule", "resume", "hills"] in asked


def test_runs_and_failures_are_listed_with_their_reasons(home: Path, asked: list[list[str]]) -> None:
    app = _open("Runs")
    assert app.dataframe[0].value["why"].to_list() == ["https://hills.example/a: 404 not found", ""]
    app = _open("Failed")
    assert app.dataframe[0].value["why"].to_list() == ["404 not found"]
    app.button(key="sources_--retry").click().run()
    assert asked[-1] == ["ingest", "--retry"]


def test_nothing_runs_in_a_read_only_dashboard(
    home: Path, asked: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = _open(feed="harbour")
    monkeypatch.setenv("CASUS_READ_ONLY", "1")
    app.button(key="sources_run-now").click().run()
    assert asked == []
    assert [one.key for one in app.button] == []


def test_a_run_that_fails_says_why(
    home: Path, asked: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = _open(feed="harbour")

    def fail(arguments: list[str], **_kept: Any) -> str:
        raise CommandError("harbour: 403 forbidden by robots.txt")

    monkeypatch.setattr(sources, "casus", fail)
    app.button(key="sources_run-now").click().run()
    assert not app.exception
    assert "harbour: 403 forbidden by robots.txt" in [one.value for one in app.code]
