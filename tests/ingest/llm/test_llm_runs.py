"""The llm extractor where it is chosen: pipeline, jobs, store, command line and evaluation."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from evaluation.gold import load_texts
from graph.paths import data_dir
from graph.store import Store
from ingest.annotations import RawDocument
from ingest.jobs import ingest_items
from ingest.llm import setup
from ingest.llm.prompt import prompt_version
from ingest.pipeline import EXTRACTOR_VERSION, extract, extractor_version
from tests.ingest.llm.endpoint import Endpoint, answers_from, said, serving
from tests.ingest.llm.test_llm import RAID, claim, told

ROOT = Path(__file__).parents[3]
TEXT = (
    "KYIV, September 20, 2023 - Russia shelled Kharkiv on Tuesday, officials said in a long statement.\n\n"
    "Two people were killed, the governor of the region told reporters in the evening."
)
RAW = RawDocument(uri="story.txt", content=TEXT, media_type="text/plain")
SHELLING = RAID | {
    "mode": "shelling", "places": ["Kharkiv"], "figures": [{"of": "killed", "words": "Two people"}],
    "participants": [{"name": "Russia", "kind": "country", "as": "initiator"}],
    "claims": [claim("Russia shelled Kharkiv on Tuesday, officials said in a long statement.")],
}  # fmt: skip


@pytest.fixture
def endpoint(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Endpoint]:
    """An endpoint that the settings name, with a cache of its own."""
    with serving() as found:
        monkeypatch.setenv("CASUS_LLM_URL", found.url)
        monkeypatch.setenv("CASUS_LLM_MODEL", "small")
        monkeypatch.setenv("CASUS_HOME", str(tmp_path))
        setup._parts.cache_clear()
        yield found
    setup._parts.cache_clear()


def test_the_pipeline_reads_through_the_endpoint(endpoint: Endpoint) -> None:
    endpoint.replies = [said(told(SHELLING))]
    (event,) = extract(RAW, extractor="llm").events
    assert (event.participants[0].id, event.participants[0].name) == ("actor:russia", "Russia")
    assert [conflict.name for conflict in event.conflicts][:1] == ["Russo-Ukrainian War"]
    assert (event.places[0].name, event.places[0].geonames) == ("Kharkiv", 706483)
    with pytest.raises(ValueError, match="no extractor 'oracle': rules or llm"):
        extract(RAW, extractor="oracle")


def test_the_conflict_of_the_article_goes_to_its_other_events_and_names_the_nameless(
    endpoint: Endpoint,
) -> None:
    told_so = [
        ("ASSAULT", None, "Azerbaijan shelled Armenia.", None, ["Azerbaijan", "Armenia"]),
        ("ACCUSE", None, "Armenia accused Azerbaijan of lies.", None, ["Armenia", "Azerbaijan"]),
        ("REQUEST", None, "France urged Azerbaijan to hold its fire.", None, ["France", "Azerbaijan"]),
        ("ACCUSE", None, "Chad condemned Libya.", None, ["Chad", "Libya"]),
        ("ASSAULT", "war", "The 2020 war killed thousands of people.", "2020", []),
        ("ASSAULT", "war", "The 2008 war killed hundreds of people.", "2008", []),
    ]
    text = " ".join(quote for _, _, quote, *_ in told_so)
    events = [
        RAID | {
            "key": quote, "type": kind, "mode": mode, "places": [], "figures": [], "claims": [claim(quote)],
            "date": year and {"edtf": year, "words": year},
            "participants": [
                {"name": name, "kind": "country", "as": role}
                for name, role in zip(parties, ("initiator", "recipient"), strict=False)
            ],
        }
        for kind, mode, quote, year, parties in told_so
    ]  # fmt: skip
    endpoint.replies = [said(told(*events))]
    raw = RawDocument(uri="x", content=text, media_type="text/plain", published=date(2023, 9, 22))
    found = extract(raw, extractor="llm").events
    war = "Nagorno-Karabakh conflict"
    assert [(event.name, [item.name for item in event.conflicts]) for event in found] == [
        ("Attack by Azerbaijan against Armenia", [war]),
        ("Accusation by Armenia of Azerbaijan", [war]),
        ("Request by France to Azerbaijan", [war]),
        ("Accusation by Chad of Libya", []),
        ("Second Nagorno-Karabakh War, 2020", ["Second Nagorno-Karabakh War", war]),
        ("War, 2008", []),
    ]


def test_claims_are_signed_with_model_and_prompt(endpoint: Endpoint) -> None:
    assert extractor_version() == EXTRACTOR_VERSION == "rules-1"
    assert extractor_version("llm") == f"llm-1 small {prompt_version()}"


def _makers(store: Store) -> list[tuple[str, str, str | None]]:
    text = """
        MATCH (c:Claim)-[:MADE_BY]->(r:Run) RETURN c.extractor AS claim, r.extractor AS run, c.quote AS quote
        ORDER BY quote, claim, run
    """
    return [(row["claim"], row["run"], row["quote"]) for row in store.query(text).rows]


def _ingest(store: Store, extractor: str, monkeypatch: pytest.MonkeyPatch) -> tuple[int, int, str]:
    monkeypatch.setenv("CASUS_EXTRACTOR", extractor)
    done = ingest_items([RAW], store, lambda source, message: pytest.fail(message))
    return done.new, done.unchanged, done.spent


def test_another_extractor_replaces_what_an_article_said(
    endpoint: Endpoint, embedded_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    endpoint.replies = [said(told(SHELLING))]
    store, model = embedded_store, f"llm-1 small {prompt_version()}"
    assert _ingest(store, "rules", monkeypatch) == (1, 0, "")
    by_rules = _makers(store)
    assert {(claim, run) for claim, run, _ in by_rules} == {("rules-1", "rules-1")}
    assert _ingest(store, "llm", monkeypatch) == (1, 0, "100 tokens asked, 20 answered")
    assert _makers(store) == [(model, model, SHELLING["claims"][0]["quote"])]
    assert [row["n"] for row in store.query("MATCH (e:Event) RETURN count(e) AS n").rows] == [1]
    assert _ingest(store, "llm", monkeypatch) == (0, 1, "0 tokens asked, 0 answered")
    assert _ingest(store, "rules", monkeypatch) == (1, 0, "")
    assert _makers(store) == by_rules


def _casus(*arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *arguments],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, **settings},
        timeout=300,
        check=False,
    )


@pytest.mark.slow
def test_the_command_line_extracts_and_ingests_with_it(endpoint: Endpoint, tmp_path: Path) -> None:
    endpoint.replies = [said(told(SHELLING))]
    story = tmp_path / "story.txt"
    story.write_text(TEXT, encoding="utf-8")
    done = _casus("casus", "extract", "--extractor", "llm", str(story))
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["events"][0]["date"]["basis"] == "llm, from 'on Tuesday'"
    try:
        done = _casus("casus", "ingest", "--extractor", "llm", "--workers", "2", str(story))
        assert (done.returncode, done.stdout) == (0, "")
        # The answer of the extraction above is used again.
        assert done.stderr.splitlines()[-1].startswith(
            "ingest: 1 new, 0 unchanged; 1 events, 1 claims; 0 tok"
        )
        rows = _casus("casus", "query", "MATCH (r:Run) RETURN r.extractor AS by", "--format", "csv").stdout
        assert rows.splitlines() == ["by", f"llm-1 small {prompt_version()}"]
    finally:
        _casus("casus", "store", "stop")


@pytest.mark.parametrize(
    ("arguments", "settings", "why"),
    [
        (["--extractor", "llm"], {"CASUS_LLM_URL": ""}, "needs CASUS_LLM_URL"),
        (["--extractor", "oracle"], {}, "no extractor 'oracle': rules or llm"),
    ],
)
def test_a_wrong_choice_is_told_before_anything_is_read(
    endpoint: Endpoint, arguments: list[str], settings: dict[str, str], why: str
) -> None:
    done = _casus("casus", "ingest", *arguments, "story.txt", **settings)
    assert done.returncode == 2
    assert why in " ".join(done.stderr.replace("│", " ").split())
    assert endpoint.asked == []


@pytest.mark.slow
def test_the_evaluation_scores_it_on_the_same_table(endpoint: Endpoint, tmp_path: Path) -> None:
    """An endpoint that answers from the gold does well; one that paraphrases and invents does not."""
    figures = {}
    for name, badly in (("well", False), ("badly", True)):
        endpoint.answer = answers_from(load_texts(data_dir()), badly=badly)
        done = _casus(
            "evaluation", "--suite", "own", "--extractor", "llm", "--report", str(tmp_path / name),
            CASUS_LLM_MODEL=name,
        )  # fmt: skip
        assert done.stdout.lstrip().startswith("Casus, measured"), done.stderr
        assert done.returncode == badly
        figures[name] = json.loads((tmp_path / name / "figures.json").read_text(encoding="utf-8"))
    for half in ("own/tune", "own/report"):
        well, badly_done = figures["well"][half], figures["badly"][half]
        for metric in ("event_f1", "date_exact", "status_accuracy", "principals_f1", "roles_recall"):
            assert well[metric] > 0.9, (half, metric, well[metric])
        assert badly_done["event_f1"] < 0.5
        assert badly_done["invented_per_text"] == 1.0
