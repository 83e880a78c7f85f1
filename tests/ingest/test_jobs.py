"""Runs: what fails waits and is tried again, workers change nothing, the cache stays in bounds, logs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import types
from datetime import date
from pathlib import Path

import pytest

from graph import views
from graph.store import Store
from ingest.annotations import RawDocument
from ingest.failed import FailedItems
from ingest.fetch import Cache
from ingest.fetch.cache import Entry
from ingest.items import Item
from ingest.jobs import ingest_items, ingest_sources, retry_failed
from ingest.sources import prune_cache
from tests.ingest.coded.test_tables import UCDP, _write

ROOT = Path(__file__).resolve().parents[2]
NEWS = "On {day} October 2023 Azerbaijan shelled {place} and {number} soldiers were killed, Armenia said."


@pytest.fixture(autouse=True)
def _plain_main(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Spawned workers import the parent's main module; a state folder of the test's own."""
    monkeypatch.setitem(sys.modules, "__main__", types.ModuleType("__main__"))
    monkeypatch.setenv("CASUS_HOME", str(tmp_path / "home"))


def _news(number: int) -> str:
    return NEWS.format(day=1 + number, place=("Goris", "Meghri", "Sisian")[number % 3], number=number + 2)


def test_what_failed_is_tried_again_and_waits_no_longer(embedded_store: Store, tmp_path: Path) -> None:
    failed, told = FailedItems(tmp_path / "failed"), []
    good, bad, later = (tmp_path / name for name in ("good.txt", "bad.txt", "later.txt"))
    good.write_text(_news(0), encoding="utf-8")
    bad.write_bytes(b"\x00\x01\x02" * 50)

    def note(source: str, message: str) -> None:
        told.append(source)

    first = ingest_sources([str(good), str(bad), str(later)], embedded_store, note, failed=failed)
    assert (first.new, first.failed) == (1, [str(bad), str(later)])
    assert [(item.where, item.tries) for item in failed.waiting()] == [
        (where, 1) for where in sorted([str(bad), str(later)], key=lambda where: failed._path(where).name)
    ]
    later.write_text(_news(1), encoding="utf-8")
    second = retry_failed(failed, embedded_store, note)
    assert (second.new, second.failed) == (1, [str(bad)])
    assert [(item.where, item.tries) for item in failed.waiting()] == [(str(bad), 2)]
    bad.write_text(_news(2), encoding="utf-8")
    third = retry_failed(failed, embedded_store, note)
    assert (third.new, third.failed, list(failed.waiting())) == (1, [], [])
    assert len(told) == 3
    assert embedded_store.query("MATCH (a:Article) RETURN count(a) AS n").rows == [{"n": 3}]


def test_a_document_that_could_not_be_extracted_waits_with_its_text(
    embedded_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed = FailedItems(tmp_path / "failed")
    raw = RawDocument(uri="wire:1", content=_news(0), media_type="text/plain", published=date(2023, 10, 2))

    def unreadable(document: RawDocument) -> None:
        raise ValueError("the model is missing")

    with monkeypatch.context() as patched:
        patched.setattr("ingest.extraction.extract", unreadable)
        lost = ingest_items([raw], embedded_store, lambda source, message: None, failed=failed)
    assert lost.new == 0
    (waiting,) = failed.waiting()
    assert (waiting.document, "the model is missing" in waiting.message) == (raw, True)
    found = retry_failed(failed, embedded_store, lambda source, message: pytest.fail(message))
    assert (found.new, list(failed.waiting())) == (1, [])


@pytest.mark.slow
def test_workers_write_the_same_graph(embedded_store: Store) -> None:
    items: list[Item] = [
        RawDocument(uri=f"wire:{number}", content=_news(number), media_type="text/plain")
        for number in range(6)
    ]

    def graph() -> list[object]:
        return [row.model_dump() for row in views.timeline(embedded_store)]

    done = ingest_items(items, embedded_store, lambda source, message: pytest.fail(message), workers=2)
    together = graph()
    assert (done.new, done.articles, len(together)) == (6, 6, done.events)
    again = ingest_items(items, embedded_store, lambda source, message: pytest.fail(message))
    assert (again.new, again.unchanged) == (0, 6)
    for article in embedded_store.query("MATCH (a:Article) RETURN a.id AS id").rows:
        embedded_store.retract(article["id"], why="written anew")
    ingest_items(items, embedded_store, lambda source, message: pytest.fail(message))
    assert graph() == together


def test_a_coded_event_and_a_told_one_are_judged_to_be_one(embedded_store: Store, tmp_path: Path) -> None:
    row = UCDP | {
        "conflict_name": "Russia - Ukraine", "side_a": "Government of Russia (Soviet Union)",
        "side_b": "Government of Ukraine", "where_coordinates": "Bakhmut town", "country": "Ukraine",
        "latitude": "48.59", "longitude": "38.00", "date_start": "2023-03-04 00:00:00.000",
        "date_end": "2023-03-04 00:00:00.000", "source_article": "Wire, 2023-03-05, Guns near the town",
    }  # fmt: skip
    table = _write(tmp_path / "ged.csv", row)
    story = tmp_path / "story.txt"
    story.write_text(
        "KYIV, March 5, 2023 - Russian and Ukrainian troops clashed in Bakhmut on Saturday. At least four "
        "soldiers were killed in the clash, a spokesman said.",
        encoding="utf-8",
    )
    other = tmp_path / "other.txt"
    other.write_text(
        "KYIV, March 12, 2023 - Russian and Ukrainian troops clashed in Bakhmut on Saturday.",
        encoding="utf-8",
    )
    for path in (table, story, other):
        ingest_sources([str(path)], embedded_store, lambda source, message: pytest.fail(message))
    clashes = [event for event in views.timeline(embedded_store) if event.mode == "armed_clash"]
    assert [(event.edtf, event.sources) for event in clashes] == [("2023-03-04", 2), ("2023-03-11", 1)]
    claims = views.evidence(embedded_store, clashes[0].id).claims
    assert {claim.extractor for claim in claims} == {"coded", "rules-1"}
    assert [(place.name) for place in clashes[0].places] == ["Bakhmut"]


def test_a_run_keeps_the_cache_within_its_bounds(
    embedded_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "home" / "cache" / "fetch"
    cache = Cache(folder)
    for number in range(4):
        body, key = bytes([number]) * 2**18, f"{number:064d}"
        cache.keep(Entry(f"u{number}", f"u{number}", key, "text/plain", None, None, None, "2023"), body)
        os.utime(folder / "bodies" / "00" / key, (1_700_000_000 + number, 1_700_000_000 + number))
    monkeypatch.setenv("CASUS_CACHE_DAYS", "36500")
    assert prune_cache() == 0
    monkeypatch.setenv("CASUS_CACHE_MIB", "0.5")
    ingest_sources([], embedded_store, lambda source, message: None)
    assert sorted(path.name[-1] for path in folder.glob("bodies/*/*")) == ["2", "3"]
    monkeypatch.setenv("CASUS_CACHE_DAYS", "30")
    assert prune_cache() == 2**19
    monkeypatch.setenv("CASUS_CACHE_DAYS", "a month")
    with pytest.raises(ValueError, match="CASUS_CACHE_DAYS is 'a month': give a number"):
        prune_cache()


@pytest.mark.slow
def test_a_log_of_json_lines_where_nobody_watches(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text(_news(0), encoding="utf-8")
    environment = {k: v for k, v in os.environ.items() if not k.startswith("NEO4J_")}

    def casus(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "casus", *arguments],
            capture_output=True, text=True, cwd=ROOT, env=environment, timeout=300, check=False,
        )  # fmt: skip

    try:
        done = casus("ingest", "--log", "json", "--workers", "2", str(story), str(tmp_path / "none.txt"))
    finally:
        casus("store", "stop")
    assert (done.returncode, done.stdout) == (1, "")
    lines = [json.loads(line) for line in done.stderr.splitlines()]
    assert [line["event"] for line in lines] == ["started", "problem", "finished"]
    assert lines[1]["source"] == str(tmp_path / "none.txt")
    assert "none.txt" in lines[1]["message"]
    counts = {name: lines[2][name] for name in ("new", "unchanged", "articles", "duplicates")}
    assert counts == {"new": 1, "unchanged": 0, "articles": 1, "duplicates": 0}
    assert lines[2]["failed"] == [str(tmp_path / "none.txt")]
    assert set(lines[2]["seconds"]) == {"fetch", "extract", "store"}
