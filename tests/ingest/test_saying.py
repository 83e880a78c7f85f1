"""Verbs of saying: one file, its forms, and what its lint asks."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from graph.paths import data_dir
from ingest.saying import lint, saying_forms, sayings


def test_a_verb_does_what_the_file_says_of_it() -> None:
    assert {use for use in ("quotes", "dates", "hangs", "ends") if "vow" in sayings(use)} == {"quotes"}
    assert {use for use in ("quotes", "dates", "hangs", "ends") if "fear" in sayings(use)} == {
        "hangs",
        "ends",
    }


def test_forms_are_built_from_the_lemma() -> None:
    assert {"says", "said", "believes", "believed", "adds", "added"} <= saying_forms("hangs")
    assert "sayed" not in saying_forms("hangs")
    assert {"testifies", "testified"} <= saying_forms("ends")


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (
            {"verbs": {"hoot": ["quotes"]}, "irregular": {}},
            "saying.yaml: verbs: 'hoot' quotes, but no operator of standing/operators.yaml has it; "
            "add it to one",
        ),
        (
            {"verbs": {"say": ["quotes"]}, "irregular": {"sing": "sang"}},
            "saying.yaml: irregular: 'sing' is no verb of this file; add it there or take it out",
        ),
    ],
)
def test_what_the_file_gets_wrong_is_named(tmp_path: Path, row: dict[str, object], problem: str) -> None:
    (tmp_path / "standing").mkdir()
    operators = (data_dir() / "standing" / "operators.yaml").read_text(encoding="utf-8")
    (tmp_path / "standing" / "operators.yaml").write_text(operators, encoding="utf-8")
    (tmp_path / "saying.yaml").write_text(yaml.safe_dump(row), encoding="utf-8")

    assert lint(tmp_path) == [problem]
