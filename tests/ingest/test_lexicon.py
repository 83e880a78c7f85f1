"""The lexicon: complete, strict, without duplicates or shadowed entries."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from graph.ontology import load_ontology
from graph.paths import data_dir
from ingest.lexicon import lint, load_lexicon, read_lexicon


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for name in ("ontology", "lexicon"):
        shutil.copytree(data_dir() / name, tmp_path / name)
    return tmp_path


def test_every_type_has_entries_and_there_are_more_than_six_hundred() -> None:
    senses = load_lexicon().senses
    assert len(senses) > 600
    assert set(load_ontology().types) - {sense.type for sense in senses} == set()


def test_phrases_are_tried_first_then_senses_with_most_conditions() -> None:
    for index in (load_lexicon().verbs, load_lexicon().nouns):
        for senses in index.values():
            keys = [(sense.rank >= 9, len(sense.words) == 1, -sense.weight, sense.rank) for sense in senses]
            assert keys == sorted(keys)


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (
            "{verb: ambush, mode: ambush, needs: party}",
            "ambush (verb): duplicates or shadows ASSAULT.ambush/",
        ),
        ("{verb: zap, needs: luck}", "entry zap"),
        ("{verb: zap, mode: laser}", "zap (verb): ASSAULT.laser is not in data/ontology"),
        ("{verb: zap, object: ['@gods']}", "zap (verb): no class @gods in classes.yaml"),
        ("{verb: zap, frame: sideways}", "zap (verb): no frame sideways in frames.yaml"),
        ("{verb: zap, operator: hum}", "zap (verb): no operator hum in operators.yaml"),
        ("{verb: zap, colour: red}", "entry zap"),
        ("{mode: ambush}", "no verb, noun or adjective; give it one"),
    ],
)
def test_a_wrong_entry_is_named_with_file_and_mend(copy: Path, entry: str, message: str) -> None:
    path = copy / "lexicon" / "assault.yaml"
    path.write_text(f"{path.read_text(encoding='utf-8')}  - {entry}\n", encoding="utf-8")
    problems = lint(copy)
    assert len(problems) == 1
    assert problems[0].startswith(str(path))
    assert message in problems[0]


def test_an_entry_with_more_conditions_is_no_duplicate(copy: Path) -> None:
    path = copy / "lexicon" / "assault.yaml"
    more = "  - {verb: ambush, mode: raid, object: [convoy], prep: {with: [mine]}}\n"
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    assert read_lexicon(copy)[1] == []


def test_a_missing_file_is_named(copy: Path) -> None:
    (copy / "lexicon" / "classes.yaml").unlink()
    assert lint(copy) == [f"{copy / 'lexicon' / 'classes.yaml'}: missing; restore it from the repository"]


def test_prepositions_are_words_and_not_truth_values() -> None:
    assert "on" in load_lexicon().frames["attack_noun"]["recipient"]
