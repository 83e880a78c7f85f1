"""Tolls told apart from any event word: to which blow they belong, and to which they do not."""

from __future__ import annotations

from datetime import date

import pytest

from graph.records import Article, Extraction, Modality
from ingest.pipeline import read_article


def read(text: str) -> Extraction:
    return read_article(Article(id="art-1", text=text, published=date(2024, 3, 14)))


def tolls(extraction: Extraction) -> list[tuple[str, list[tuple[str, float | None, float | None]]]]:
    """Type of each event and what it counts of people."""
    counted = ("killed", "wounded", "missing")
    return [
        (event.type, [(item.of, item.min, item.max) for item in event.figures if item.of in counted])
        for event in extraction.events
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Two missiles hit a Turkish frigate, and 37 sailors perished; the Greek president apologised.",
            [("ASSAULT", [("killed", 37, 37)]), ("SUPPORT", [])],
        ),
        (
            "The Sheffield was hit by an Argentine missile on Tuesday. As many as 30 men are feared dead.",
            [("ASSAULT", [("killed", None, 30)])],
        ),
        (
            "Gunmen ambushed a convoy near Djibo. Eleven soldiers were found dead;"
            " some 50 civilians are missing.",
            [("ASSAULT", [("killed", 11, 11), ("missing", 50, 50)])],
        ),
        (
            "Indian missiles struck camps in Pakistan. Islamabad put the number of dead at 31 and said that"
            " its air force had downed five Indian jets.",
            [("ASSAULT", [("killed", 31, 31)]), ("ASSAULT", [])],
        ),
        (
            "Syrian jets bombed Idlib. The White Helmets counted 43 dead, among them 11 children.",
            [("ASSAULT", [("killed", 43, 43), ("killed", 11, 11)])],
        ),
        (
            "Sudan and Chad signed an accord to stop a war in which tens of thousands"
            " are thought to have died.",
            [("AGREE", []), ("ASSAULT", [("killed", 20000, 99000)])],
        ),
    ],
)
def test_a_toll_belongs_to_the_blow_told_before_it(
    text: str, expected: list[tuple[str, list[tuple[str, float | None, float | None]]]]
) -> None:
    assert tolls(read(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Israel bombed Baalbek. In June, 40 men were found dead in Aleppo.",  # another day and town
        "Russia condemned Ukraine. Some 40 men are feared dead.",  # no blow was told
        "Israel bombed Baalbek. Syria denied that 40 of its men were among the dead.",
    ],
)
def test_a_toll_of_another_day_or_of_no_blow_is_given_to_none(text: str) -> None:
    assert all(not found for _, found in tolls(read(text)))


def test_the_sentence_of_a_toll_is_a_claim_of_who_tells_it() -> None:
    text = "Israel bombed Baalbek on Monday. Lebanon said that as many as 30 men were feared dead."
    (event,) = read(text).events
    assert [(claim.quote, claim.modality, claim.speaker) for claim in event.claims] == [
        ("Israel bombed Baalbek on Monday.", Modality.REPORTED, None),
        ("Lebanon said that as many as 30 men were feared dead.", Modality.ASSERTED, "Lebanon"),
    ]


def counts(text: str) -> list[tuple[str, list[tuple[str, float | None, float | None]]]]:
    """Type of each event and all that it counts."""
    return [
        (event.type, [(item.of, item.min, item.max) for item in event.figures]) for event in read(text).events
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Some 900,000 people, four in five of them women, have been uprooted in Syria since December.",
            [("CASUS_DISPLACEMENT", [("displaced", 900000, 900000)])],
        ),
        (
            "Sweden and Finland withdrew 37 of their 57 observers from Sri Lanka.",
            [("SANCTION", [("people", 37, 37)])],
        ),
        (
            "Djibo, home to some 300,000 people, was shelled by gunmen on Monday.",
            [("ASSAULT", [])],
        ),
        (
            "Shelling of a Turkish post at Taftanaz killed five of them on 10 February.",
            [("ASSAULT", [("killed", 5, 5)])],
        ),
        (
            "The junta, which killed 200 protesters in March, agreed to talks with ASEAN.",
            [("ASSAULT", [("killed", 200, 200)]), ("AGREE", []), ("CONSULT", [])],
        ),
        (
            "Fighting between Sudan and Chad tore through Abeche. At least 850 people have been killed since"
            " January 15.",
            [("ASSAULT", [("killed", 850, None)])],
        ),
    ],
)
def test_what_a_number_tells_of_which_event(
    text: str, expected: list[tuple[str, list[tuple[str, float | None, float | None]]]]
) -> None:
    assert counts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Nobody dies of typhoid by a blow ...
        (
            "Rebels attacked Hue on Tuesday. Two French nuns died of typhoid.",
            [("ASSAULT", [])],
        ),
        # ... but of wounds.
        (
            "Rebels attacked Hue on Tuesday. Two French nuns died of their wounds.",
            [("ASSAULT", [("killed", 2, 2)])],
        ),
        # A toll of another day is another's.
        (
            "Rockets hit a school in Kharkiv on Tuesday. Moscow has given no toll since May, when it said"
            " that 5,937 of its men had died.",
            [("ASSAULT", [])],
        ),
    ],
)
def test_a_toll_of_something_else_belongs_to_no_blow(
    text: str, expected: list[tuple[str, list[tuple[str, float | None, float | None]]]]
) -> None:
    assert tolls(read(text)) == expected
