"""The suite of names measures what it says, on gold that loads."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation import namesakes
from evaluation.gold import GoldError

DATA = Path(__file__).resolve().parents[2] / "data"


def test_own_pairs_hold_as_many_to_keep_apart_and_none_of_these_is_merged() -> None:
    gold = namesakes.load(DATA)
    positive = sum(pair.same is not None for pair in gold.pairs)
    assert positive >= 40
    assert len(gold.pairs) - positive >= 40
    sections, _ = namesakes.score(DATA)
    assert [each["forbidden_merges"] for each in sections.values()] == [0.0, 0.0]
    assert min(each["f1"] for each in sections.values()) >= 0.85


def test_missed_and_false_pairs_are_counted(tmp_path: Path) -> None:
    (tmp_path / "gold" / "names").mkdir(parents=True)
    path = tmp_path / "gold" / "names" / "pairs.yaml"
    text = """
pairs:
  - {same: [Anton Veridian, Anton Veridyan], sort: person}
  - {same: [Anton Veridian, Boris Orlov], sort: person}
  - {different: [Elm Front, Elm Front], sort: group}
"""
    path.write_text(text, encoding="utf-8")
    sections, cases = namesakes.score(tmp_path)
    assert sorted(case.outcomes["pair"] for case in cases) == ["false", "missed", "right"]
    assert sum(each["forbidden_merges"] for each in sections.values()) == 1.0
    path.write_text("pairs: [{sort: person}]", encoding="utf-8")
    with pytest.raises(GoldError, match="give one of same, different and ask"):
        namesakes.load(tmp_path)
    assert namesakes.lint(tmp_path) != []
