"""The codebook's sentences: strict reading, a stable split, figures that can fall."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.codebook import CodebookError, lint, read_codebook, score
from graph.paths import data_dir


def _folder(tmp_path: Path, text: str) -> Path:
    folder = tmp_path / "gold" / "codebook"
    folder.mkdir(parents=True)
    (folder / "aid.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def test_sentences_of_every_type_are_kept_and_split() -> None:
    sentences = read_codebook(data_dir())
    assert {item.label for item in sentences} == {
        *("DEMAND", "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "INVESTIGATE"),
        *("DISAPPROVE", "REJECT", "THREATEN", "PROTEST", "MOBILIZE", "SANCTION", "COERCE", "ASSAULT"),
        *("FIGHT", "NONE"),
    }
    fresh = [item for item in sentences if not item.tuned]
    assert not any(item.held_out for item in sentences if item.tuned)
    assert 0.15 < sum(item.held_out for item in fresh) / len(fresh) < 0.3
    assert lint(data_dir()) == []


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("type: HELP\ncodes: [{code: '07', texts: [One.]}]\n", "type HELP: choose one of"),
        ("type: AID\ncodes: [{code: '07', texts: [One.]}, {code: '071', texts: [One.]}]\n", "stands twice"),
        ("type: AID\ncodes: [{code: '07'}]\n", "give it texts or told"),
        ("type: AID\ncodes: [{code: relief, texts: [One.]}]\n", "mend it"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, part: str) -> None:
    (problem,) = lint(_folder(tmp_path, text))
    assert "aid.yaml" in problem
    assert part in problem


def test_no_codebook_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no codebook sentences"):
        read_codebook(tmp_path)
    with pytest.raises(CodebookError, match=r"aid\.yaml"):
        read_codebook(_folder(tmp_path, "type: AID\n"))


def test_figures_fall_with_what_is_missed(tmp_path: Path) -> None:
    texts = "[Turkey sent food to Gaza., The ministry has a green door.]"
    data = _folder(tmp_path, f"type: AID\ncodes: [{{code: '073', texts: {texts}}}]\n")
    halves = score(data, tmp_path / "cases.jsonl")
    told = {name: figures["sentences"] * figures["type_accuracy"] for name, figures in halves.items()}
    assert sum(told.values()) == 1.0
    assert len((tmp_path / "cases.jsonl").read_text(encoding="utf-8").splitlines()) == 2


def test_whom_a_told_sentence_names_is_scored(tmp_path: Path) -> None:
    told = "{text: Turkey sent food to Gaza., sources: [Turkey], targets: [Gaza, Israel]}"
    data = _folder(tmp_path, f"type: AID\ncodes: [{{code: '073', tuned: true, told: [{told}]}}]\n")
    figures = score(data)["open"]
    assert (figures["source_f1"], figures["target_f1"]) == (1.0, 0.6667)
