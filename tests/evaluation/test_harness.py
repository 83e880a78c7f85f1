"""Floors, case files and the comparison of two runs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evaluation.cases import Case, Moved, moved, read_cases, write_cases
from evaluation.counts import Counts
from evaluation.floors import Fall, Floor, falls, load_floors
from evaluation.gold import GoldError
from evaluation.suites import run, suite_names
from graph.records import Extraction
from ingest.annotations import RawDocument
from tests.evaluation.worlds import article


def test_counts() -> None:
    counts = Counts(right=3, false=1, missed=2)
    assert (counts.precision, counts.recall, counts.f1) == (0.75, 0.6, 6 / 9)
    assert (Counts().precision, Counts().recall, Counts().f1) == (1.0, 1.0, 1.0)


def floors_of(folder: Path, text: str) -> Path:
    (folder / "gold").mkdir(exist_ok=True)
    (folder / "gold" / "floors.json").write_text(text, encoding="utf-8")
    return folder


def test_falls(tmp_path: Path) -> None:
    text = """{"own/report": {"event_f1": 0.8, "date_exact": 0.9, "gone": 0.5, "false": {"max": 1}},
               "ecb": {"b3": 1}}"""
    floors = load_floors(floors_of(tmp_path, text))
    figures = {"own/report": {"event_f1": 0.7996, "date_exact": 0.899, "false": 2.0}}
    assert list(falls(floors, figures)) == [
        Fall("own/report", "date_exact", 0.899, Floor(least=0.9)),
        Fall("own/report", "gone", None, Floor(least=0.5)),
        Fall("own/report", "false", 2.0, Floor(most=1.0)),
    ]


@pytest.mark.parametrize("text", ['{"own": {"f1": "high"}}', '{"own": {"f1": {"min": 1}}}', "{"])
def test_bad_floors(tmp_path: Path, text: str) -> None:
    with pytest.raises(GoldError, match=r"floors\.json"):
        load_floors(floors_of(tmp_path, text))


def test_moved_items(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    write_cases(
        old / "own.jsonl", [Case("own", "a", "tune", "text", {"event x": "ok", "event y": "missing"})]
    )
    write_cases(
        new / "own.jsonl",
        [Case("own", "a", "tune", "text", {"event x": "ok", "event y": "ok", "false": "z"})],
    )
    assert list(moved(old, new)) == [
        Moved("own", "a", "event y", "missing", "ok"),
        Moved("own", "a", "false", None, "z"),
    ]


def test_rows_of_other_shapes_are_compared(tmp_path: Path) -> None:
    for run_, value in (("old", ["AGREE", None]), ("new", ["AGREE", "AGREE"])):
        (tmp_path / run_).mkdir()
        row = {"id": "r1", "half": "tune", "type": value}
        (tmp_path / run_ / "plover.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    assert list(moved(tmp_path / "old", tmp_path / "new")) == [
        Moved("plover", "r1", "type", '["AGREE", null]', '["AGREE", "AGREE"]')
    ]


def test_no_cases(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no cases there"):
        read_cases(tmp_path)


def test_absent_corpora_are_skipped_with_a_reason(tmp_path: Path) -> None:
    def extract(raw: RawDocument) -> Extraction:
        return Extraction(article=article(raw.content))

    chosen = tuple(
        name
        for name in suite_names()
        if name not in ("own", "articles", "outside", "stories", "copies", "names", "codebook")
    )
    outcomes = list(run(chosen, tmp_path, tmp_path / "nowhere", tmp_path, extract))
    assert [outcome.suite for outcome in outcomes] == list(chosen)
    assert all(outcome.skipped and "nowhere" in outcome.skipped for outcome in outcomes)
