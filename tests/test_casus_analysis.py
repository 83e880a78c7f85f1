"""The verbs of analysis on a small graph: query, and what comes with it."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

import casus
from graph import views
from graph.store import Store
from tests.graph.river_war import write_river_war
from tests.stores import clear


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

    monkeypatch.setattr("graph.store.open_store", lent)
    return Verbs(CliRunner())


def test_a_query_of_the_pack_is_asked_by_name(verbs: Verbs) -> None:
    done = verbs("query", "quiet-periods", "-p", "days=31", "-p", "conflict=River War", "--format", "csv")
    assert (done.exit_code, done.stdout) == (
        0,
        "conflict,last_assault,next_assault,quiet\nRiver War,2023-09-19,2023-10-20,31\n",
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


def test_a_selection_is_exported_to_a_file_and_to_standard_output(verbs: Verbs, tmp_path: Path) -> None:
    out = tmp_path / "map.geojson"
    done = verbs(
        "export", "geojson", "--place", "Hale", "--start", "2023-09-19", "--end", "2023-09", "--out", str(out)
    )
    assert (done.exit_code, done.stdout) == (0, "")
    ids = [feature["properties"]["event"] for feature in json.loads(out.read_text())["features"]]
    assert ids == ["evt-raid", "evt-flight"]
    told = verbs("export", "plover", "--place", "Hale", "--end", "2023-09-19").stdout
    assert [json.loads(line)["event_id"] for line in told.splitlines()] == ["evt-raid"]


def test_an_import_adds_what_is_new_and_leaves_what_is_there(
    verbs: Verbs, embedded_store: Store, tmp_path: Path
) -> None:
    out = tmp_path / "claims.csv"
    assert verbs("export", "csv", "--out", str(out)).exit_code == 0
    before = [row.model_dump() for row in views.timeline(embedded_store)]
    text = views.article(embedded_store, "art-a").text
    assert "7 article(s) left as the graph has them" in verbs("import", "csv", str(out)).stderr
    assert [row.model_dump() for row in views.timeline(embedded_store)] == before
    assert views.article(embedded_store, "art-a").text == text
    clear(embedded_store)
    assert "import: 7 new; 0" in verbs("import", "csv", str(out)).stderr
    assert [row.id for row in views.timeline(embedded_store)] == [row["id"] for row in before]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["export", "shapefile"], "no format 'shapefile': one of csv"),
        (["import", "csv", "none.csv"], "does not exist"),
    ],
)
def test_bad_use_of_exchange_is_told(verbs: Verbs, arguments: list[str], message: str) -> None:
    done = verbs(*arguments)
    assert done.exit_code == 2
    assert message in " ".join(done.stderr.replace("│", " ").split())


def test_the_formats_are_listed(verbs: Verbs) -> None:
    told = verbs("export", "--list").stdout
    assert all(name in told for name in ("csv", "ftm", "geojson", "prov", "schema.org"))


@pytest.mark.parametrize("suffix", [".html", ".md"])
def test_a_brief_is_written(verbs: Verbs, tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"brief{suffix}"
    done = verbs("report", "River War", "--from", "2023-09", "--to", "2023-10", "--out", str(out))
    text = out.read_text(encoding="utf-8")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr.split() == f"{out}: {len(text):,} characters".split()
    assert "1 Sep 2023 to 31 Oct 2023: 5 events" in text
    assert ("raid on Hale" in text, "second ceasefire" in text) == (True, False)
    if suffix == ".html":
        assert "default-src 'none'" in text
        assert not re.findall(r"(?:src|href)=\"(?!#)", text)
        lines = re.findall(r"<li>(?:(?!</li>).)*</li>", text)
        assert lines
        assert all('<a href="#note-' in line for line in lines)
    else:
        lines = [line for line in text.splitlines() if line.startswith("- ")]
        assert lines
        assert all(re.search(r"\[\^\d+\]$", line) for line in lines)


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["River War", "--out", "brief.pdf"], 2, "name a file that ends in .html or .md"),
        (["Hill War", "--out", "brief.md"], 2, "no conflict is called 'Hill War'"),
        (["River War", "--from", "soon", "--out", "brief.md"], 2, "'soon' is not a date"),
    ],
)
def test_bad_use_of_report_is_told(verbs: Verbs, arguments: list[str], code: int, message: str) -> None:
    done = verbs("report", *arguments)
    assert done.exit_code == code
    assert message in " ".join(done.stderr.replace("│", " ").split())


@pytest.mark.parametrize(
    ("measure", "columns", "first"),
    [
        ("intensity",
         ["window", "one", "other", "events", "mean", "error", "net", "single_source", "isolated"],
         ["2023-10-01", "Dorland", "Ostia", 2, -0.5, 7.5, -1.0, 2, False]),
        ("balance", ["actors", "signs", "balanced", "robust"],
         [["Dorland", "Ostia", "Veska"], "+−+", False, False]),
        ("brokerage", ["actor", "betweenness", "range", "constraint", "mediated", "single_source", "between"],
         ["Ostia", 0.0, "0.000 to 0.000", 1.125, 2, 1, ["Dorland and Veska"]]),
        ("alignment", ["window", "camps", "modularity", "joined", "left", "single_source"],
         ["2023-01-01", ["Dorland + Ostia + Veska"], 0.0, [], [], []]),
    ],
)  # fmt: skip
def test_each_measure_is_printed(verbs: Verbs, measure: str, columns: list[str], first: list[object]) -> None:
    rows = json.loads(verbs("relations", "--measure", measure, "-f", "json").stdout)
    assert (list(rows[0]), list(rows[0].values())) == (columns, first)


def test_a_war_without_breaks_has_no_escalation(verbs: Verbs) -> None:
    done = verbs("relations", "--measure", "escalation", "-f", "json")
    assert (done.exit_code, json.loads(done.stdout)) == (0, [])


def test_a_measure_is_printed(verbs: Verbs) -> None:
    done = verbs("relations", "--measure", "intensity", "--window", "year", "--start", "2023", "-f", "json")
    rows = json.loads(done.stdout)
    assert [(row["window"], row["one"], row["other"], row["events"]) for row in rows] == [
        ("2023-01-01", "Dorland", "Ostia", 3),
        ("2023-01-01", "Dorland", "Veska", 5),
        ("2023-01-01", "Ostia", "Veska", 2),
    ]
    assert verbs("relations", "--measure", "heat").exit_code == 2
    assert verbs("relations", "--measure", "intensity", "--window", "decade").exit_code == 2


def test_a_list_that_ends_or_is_empty_says_so(verbs: Verbs, embedded_store: Store) -> None:
    assert "the first 2; --limit gives more" in verbs("timeline", "--limit", "2").stderr
    assert verbs("timeline", "--limit", "50").stderr == ""
    assert "no such event found" in verbs("timeline", "--type", "aid", "--status", "denied").stderr
    clear(embedded_store)
    for arguments in (
        ["timeline"],
        ["relations"],
        ["search", "raid"],
        ["review", "list"],
        ["query", "hosts"],
    ):
        done = verbs(*arguments)
        assert (done.exit_code, done.stderr) == (
            0,
            "the graph is empty: `casus ingest FILE_OR_FOLDER` reads articles into it\n",
        )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["timeline", "--type", "TICKLE"], "no event type 'TICKLE': one of ACCUSE, AGREE"),
        (["timeline", "--status", "rumoured"], "'rumoured' is not one of 'occurred'"),
        (["search", " "], "name what to look for"),
    ],
)
def test_what_is_no_type_status_or_word_is_told(verbs: Verbs, arguments: list[str], message: str) -> None:
    done = verbs(*arguments)
    assert done.exit_code == 2
    assert message in " ".join(done.stderr.replace("│", " ").split())


def test_relations_say_whether_they_go_one_way(verbs: Verbs) -> None:
    rows = verbs("relations", "--format", "csv").stdout.splitlines()
    assert rows[0].split(",")[:4] == ["source", "way", "target", "events"]
    between = next(row for row in csv.DictReader(rows) if row["source"] == "Dorland" and row["way"] == "with")
    assert (between["first"], between["last"]) == ("2023-10-10", "2023-11")
    assert {("Dorland", "with", "Veska"), ("Ostia", "to", "Veska")} <= {
        tuple(row.split(",")[:3]) for row in rows[1:]
    }


def test_the_status_is_of_the_server_that_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_URI", "bolt://127.0.0.1:9")
    monkeypatch.setenv("NEO4J_PASSWORD", "none")
    done = CliRunner().invoke(casus.app, ["store", "status", "-f", "json"])
    assert json.loads(done.stdout) == [
        {"running": False, "address": "bolt://127.0.0.1:9", "database": "neo4j", "user": "neo4j"}
    ]
    assert "does not answer; start that server, or unset NEO4J_URI" in done.stderr
