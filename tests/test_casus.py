"""The command line as a person uses it: what it prints, where, and its exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "data" / "samples"
STORY = """\
KYIV, March 2, 2022 - Russian missiles hit Kharkiv on Tuesday, killing at least ten people, officials said.

Moscow denied the strike. Ukraine and Russia are due to hold talks in Belarus on Thursday.
"""


def casus(
    *arguments: str | Path, home: Path | None = None, stdin: str | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own."""
    env = {key: value for key, value in os.environ.items() if not key.startswith(("NEO4J_", "CASUS_"))}
    if home is not None:
        env["CASUS_HOME"] = str(home)
    return subprocess.run(
        [sys.executable, "-m", "casus", *map(str, arguments)],
        capture_output=True,
        text=True,
        input=stdin,
        cwd=ROOT,
        env=env,
        timeout=300,
        check=False,
    )


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A state folder whose embedded server ends with the module's tests."""
    folder = tmp_path_factory.mktemp("home")
    yield folder
    casus("store", "stop", home=folder)


@pytest.fixture(scope="module")
def filled(home: Path) -> Path:
    """The state folder with the samples in the graph."""
    done = casus("ingest", SAMPLES, home=home)
    assert done.returncode == 0, done.stderr
    return home


def size(home: Path) -> dict[str, object]:
    """Counts and ids of the whole graph."""
    nodes = "MATCH (n) RETURN labels(n)[0] AS label, count(*) AS number ORDER BY label"
    ties = "MATCH ()-[r]->() RETURN type(r) AS kind, count(*) AS number ORDER BY kind"
    ids = "MATCH (e:Event) RETURN e.id AS id ORDER BY id"
    found = {}
    for name, text in (("nodes", nodes), ("ties", ties), ("ids", ids)):
        done = casus("query", text, "--limit", "100000", "--format", "json", home=home)
        assert done.returncode == 0, done.stderr
        found[name] = [row for row in json.loads(done.stdout) if row.get("label") != "Run"]
    return found


def test_extract_prints_one_object_an_article(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    done = casus("extract", path)
    assert (done.returncode, done.stderr) == (0, "")
    (line,) = done.stdout.splitlines()
    told = json.loads(line)
    assert set(told) >= {"article", "events", "roles", "relations", "order"}
    article = told["article"]
    assert (article["published"], article["dateline"]) == ("2022-03-02", "Kyiv")
    quotes = [claim for event in told["events"] for claim in event["claims"]]
    assert quotes
    assert all(article["text"][claim["start"] : claim["end"]] == claim["quote"] for claim in quotes)
    strike = next(event for event in told["events"] if event["type"] == "ASSAULT")
    assert strike["date"]["edtf"] == "2022-03-01"
    assert {(item["name"], item["as"]) for item in strike["participants"]} >= {("Russia", "initiator")}
    talks = next(event for event in told["events"] if event["type"] == "CONSULT")
    assert (talks["status"], talks["date"]["edtf"]) == ("planned", "2022-03-03")


def test_extract_reads_standard_input() -> None:
    done = casus("extract", "-", stdin=STORY)
    assert done.returncode == 0
    assert json.loads(done.stdout)["article"]["published"] == "2022-03-02"


def test_extract_publishes_its_schema() -> None:
    schema = json.loads(casus("extract", "--schema").stdout)
    assert schema["title"] == "Extraction"
    assert "as" in schema["$defs"]["Participant"]["properties"]


def test_a_failing_file_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "a-good.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "b-empty.txt").write_text("", encoding="utf-8")
    (tmp_path / "c-binary.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "d-good.txt").write_text(STORY.replace("Kharkiv", "Sumy"), encoding="utf-8")
    done = casus("extract", tmp_path)
    assert done.returncode == 1
    objects = [json.loads(line) for line in done.stdout.splitlines()]
    assert ["error" in item for item in objects] == [False, True, True, False]
    assert "b-empty.txt" in objects[1]["error"]
    assert "c-binary.txt" in objects[2]["error"]


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("extract", "no-such-file.txt"), 1, "no-such-file.txt"),
        (("extract",), 2, "name a file"),
        (("timeline", "--start", "yesterday"), 2, "2023-09-19"),
        (("query", "RETURN 1", "--param", "x"), 2, "name=value"),
        (("nonsense",), 2, "nonsense"),
    ],
)
def test_wrong_use_is_told_in_a_line(home: Path, arguments: tuple[str, ...], code: int, told: str) -> None:
    done = casus(*arguments, home=home)
    assert done.returncode == code
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_ingesting_again_and_backwards_gives_the_same_graph(filled: Path, tmp_path: Path) -> None:
    first = size(filled)
    again = casus("ingest", SAMPLES, home=filled)
    assert again.returncode == 0
    assert "0 new" in again.stderr
    assert size(filled) == first
    backwards = tmp_path / "backwards"
    files = sorted((path for path in SAMPLES.iterdir() if path.stem != "README"), reverse=True)
    try:
        assert casus("ingest", *files, home=backwards).returncode == 0
        assert size(backwards) == first
    finally:
        casus("store", "stop", home=backwards)


def test_the_graph_answers_cypher(filled: Path) -> None:
    text = "MATCH (e:Event)-[:AT]->(p:Place) RETURN e.name, e.edtf, p.name LIMIT 5"
    rows = json.loads(casus("query", text, "--format", "json", home=filled).stdout)
    assert len(rows) == 5
    assert set(rows[0]) == {"e.name", "e.edtf", "p.name"}


def test_a_query_that_writes_is_refused(filled: Path) -> None:
    done = casus("query", "CREATE (n:Event {id: 'x'}) RETURN n", home=filled)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_a_timeline_leads_to_its_evidence(filled: Path) -> None:
    rows = json.loads(casus("timeline", "--format", "json", home=filled).stdout)
    dates = [row["earliest"] for row in rows if row["earliest"]]
    assert dates == sorted(dates)
    table = casus("evidence", rows[0]["id"], home=filled)
    assert table.returncode == 0
    told = json.loads(casus("evidence", rows[0]["id"], "--format", "json", home=filled).stdout)
    assert told["event"]["id"] == rows[0]["id"]
    assert told["claims"]


def test_one_wrong_letter_is_forgiven(filled: Path) -> None:
    rows = json.loads(casus("search", "Karabkh", "--format", "json", home=filled).stdout)
    assert any("Karabakh" in row["text"] for row in rows)


def test_the_store_says_where_it_is(filled: Path) -> None:
    (status,) = json.loads(casus("store", "status", "--format", "json", home=filled).stdout)
    assert status["running"] is True
    assert status["address"].startswith("bolt://127.0.0.1:")
    assert Path(status["folder"]).is_relative_to(filled)


@pytest.mark.parametrize(
    "verb",
    ["extract", "ingest", "timeline", "relations", "evidence", "search", "query", "retract", "dashboard"],
)
def test_every_verb_has_help_with_an_example(verb: str) -> None:
    done = casus(verb, "--help")
    assert done.returncode == 0
    assert f"Example: casus {verb}" in done.stdout
