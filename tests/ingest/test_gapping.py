"""One verb for two deeds with a day each: both are events, with their own parts and figures."""

from __future__ import annotations

from datetime import date

import pytest

from graph.records import Article, Event
from ingest.pipeline import read_article

PUBLISHED = date(2023, 6, 15)  # a Thursday


def events(text: str) -> list[Event]:
    article = Article(id="art-x", published=PUBLISHED, outlet="X", text=text)
    return sorted(read_article(article).events, key=lambda event: event.date.edtf or "")


def told(text: str) -> list[tuple[str | None, list[str], list[str], list[tuple[str, float | None]]]]:
    return [
        (
            event.date.edtf,
            sorted(part.name for part in event.participants),
            [place.name for place in event.places],
            [(figure.of, figure.min) for figure in event.figures],
        )
        for event in events(text)
    ]


ROWS = [
    (
        "Rebels attacked a base in Goma on Monday and the airport of Bukavu on Tuesday.",
        [("2023-06-12", ["rebels"], ["Goma"], []), ("2023-06-13", ["rebels"], ["Bukavu"], [])],
    ),
    (
        "Gunmen killed ten people in Kabul on Monday and five in Herat on Tuesday.",
        [
            ("2023-06-12", ["gunmen"], ["Kabul"], [("killed", 10)]),
            ("2023-06-13", ["gunmen"], ["Herat"], [("killed", 5)]),
        ],
    ),
    (
        "Police arrested 20 protesters on Monday and another 30 on Tuesday in Kabul.",
        [
            ("2023-06-12", ["Afghanistan", "protesters"], ["Kabul"], [("arrested", 20)]),
            ("2023-06-13", ["Afghanistan"], ["Kabul"], [("arrested", 30)]),
        ],
    ),
    (
        "Chad will hand over the Goma district by July 15, Bukavu by July 20 and Kabul by August 1.",
        [
            ("2023-06-15/2023-07-15", ["Chad"], ["Goma"], []),
            ("2023-06-15/2023-07-20", ["Chad"], ["Bukavu"], []),
            ("2023-06-15/2023-08-01", ["Chad"], ["Kabul"], []),
        ],
    ),
    # the passive, and days that stand before
    (
        "Kharkiv was bombed on Monday and Odesa on Tuesday.",
        [("2023-06-12", [], ["Kharkiv"], []), ("2023-06-13", [], ["Odesa"], [])],
    ),
    (
        "On Monday rebels seized Goma and on Tuesday Bukavu.",
        [("2023-06-12", ["rebels"], ["Goma"], []), ("2023-06-13", ["rebels"], ["Bukavu"], [])],
    ),
    # the preposition said again, and what is planned
    (
        "Israel will hold talks with Egypt on Sunday and with Jordan on Monday.",
        [
            ("2023-06-18", ["Egypt", "Israel"], [], []),
            ("2023-06-19", ["Israel", "Jordan"], [], []),
        ],
    ),
    # three deeds
    (
        "Rebels raided Goma on Monday, Bukavu on Tuesday and Kinshasa on Wednesday.",
        [
            ("2023-06-12", ["rebels"], ["Goma"], []),
            ("2023-06-13", ["rebels"], ["Bukavu"], []),
            ("2023-06-14", ["rebels"], ["Kinshasa"], []),
        ],
    ),
    # a deed of its own has its day and its author
    (
        "Syria's army launched an offensive on Monday and air strikes on Tuesday.",
        [("2023-06-12", ["Syria"], [], []), ("2023-06-13", ["Syria"], [], [])],
    ),
    # what follows with a participle is of the last day
    (
        "Israel struck Beirut on Monday and Damascus on Tuesday, killing three people.",
        [
            ("2023-06-12", ["Israel", "Lebanon"], ["Beirut"], []),
            ("2023-06-13", ["Israel", "Syria"], ["Damascus"], [("killed", 3)]),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_each_deed_has_its_day_and_its_parts(
    text: str, expected: list[tuple[str, list[str], list[str], list[tuple[str, float]]]]
) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The rebels captured Goma on Monday and a spokesman on Tuesday said they would advance.",
        "The rebels captured Goma on Monday and talks on Tuesday failed.",
        "The rebels captured Goma on Monday.",
    ],
)
def test_a_new_clause_is_no_second_deed(text: str) -> None:
    captured = [event for event in events(text) if event.mode == "territory_change"]
    assert [(event.date.edtf, [place.name for place in event.places]) for event in captured] == [
        ("2023-06-12", ["Goma"])
    ]
