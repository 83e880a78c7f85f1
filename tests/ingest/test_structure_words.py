"""Words of structure and spelling stand in data and steer the reading from there."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.tokens import Span

from ingest import structure_words
from ingest.gazetteer import plural
from ingest.gazetteer.spelling import as_in_news
from ingest.parsing import load_model
from ingest.slots import prepositions, through_quantity


def test_a_quantity_is_seen_through() -> None:
    doc = load_model()("The army launched a barrage of rockets.")
    barrage = next(token for token in doc if token.text == "barrage")

    assert [token.text for token in through_quantity(barrage)] == ["rockets"]


@pytest.mark.parametrize(
    ("noun", "many"),
    [
        ("child soldier", "child soldiers"),
        ("child", "children"),
        ("gunman", "gunmen"),
        ("army", "armies"),
        ("opposition", "opposition"),
        ("ex", "exes"),
    ],
)
def test_plurals(noun: str, many: str) -> None:
    assert plural(noun) == many


def test_a_day_takes_no_part_and_a_name_that_begins_like_one_does() -> None:
    doc = load_model()("The raid on Monrovia on Monday failed.")
    raid, _, town, _, day = doc[1:6]
    doc.set_ents([Span(doc, token.i, token.i + 1, label="DATE") for token in (town, day)])

    assert prepositions(raid) == {"on": [town]}


def test_marks_of_romanisation_go_and_letters_stay() -> None:
    assert as_in_news("Tikrīt", "IRQ") == "Tikrit"
    assert as_in_news("Kraków", "POL") == "Kraków"
    assert as_in_news("Jūrmala", "LVA") == "Jūrmala"


def test_a_missing_list_is_named(tmp_path: Path) -> None:
    (tmp_path / "parsing").mkdir()
    (tmp_path / "parsing" / "structure.yaml").write_text("quantities: [series]\n", encoding="utf-8")

    [problem] = structure_words.lint(tmp_path)

    assert "structure.yaml: at uncounted: Field required" in problem
