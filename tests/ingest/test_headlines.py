"""Sentences whose verb the parser misses, passives without an agent, accidents and crime."""

from __future__ import annotations

import pytest

from ingest.annotations import Paragraph
from ingest.parsing import load_model
from ingest.predicates import find_predicates


def types(text: str) -> list[tuple[str, str | None]]:
    return [(p.type, p.mode) for p in find_predicates([Paragraph(0, 0, load_model()(text))])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gazprom halts gas supplies to Bulgaria", ("SANCTION", "halt_aid")),
        ("NATO apologises for deaths of Afghan civilians", ("SUPPORT", "apologise")),
        ("Diplomats from five countries conferred in Vienna.", ("CONSULT", "negotiate")),
        ("Taliban say no to talks with Kabul", ("REJECT", "refuse")),
    ],
)
def test_headlines_and_swallowed_verbs(text: str, expected: tuple[str, str]) -> None:
    assert expected in types(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Diplomatic ties with Tel Aviv were severed on Monday.", ("SANCTION", "cut_ties")),
        ("The ban on the party was lifted in July.", ("CONCEDE", "ease_restrictions")),
    ],
)
def test_passives_without_agent(text: str, expected: tuple[str, str]) -> None:
    assert expected in types(text)


def test_deaths_in_an_earthquake_are_nobodys_assault() -> None:
    text = "Ten people were killed and fifty injured when an earthquake struck the island."
    assert [kind for kind, _ in types(text) if kind == "ASSAULT"] == []
    assert ("ASSAULT", "killing") in types("Ten people were killed by soldiers on the island.")


def test_crime_at_home_is_no_war() -> None:
    text = "The sheriff said the girlfriend of the suspect was killed; a jury heard of the homicide."
    assert [kind for kind, _ in types(text) if kind == "ASSAULT"] == []


def test_according_to_is_no_accord() -> None:
    assert types("According to the report, the harvest was good.") == []
