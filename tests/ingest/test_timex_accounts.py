"""Time expressions as reports of firms, yearbooks and careful desks word them."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.parsing import parse
from ingest.timex import find_times

ANCHOR = date(2023, 10, 5)  # a Thursday


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Raids rose in the week ending October 1.",
            [("the week", "2023-W39", "2023-09-25/2023-10-01"), ("October 1", "2023-10-01", "2023-10-01")],
        ),
        (
            "Arms sales for the quarter ended June 30 fell.",
            [("the quarter", "2023-Q2", "2023-34"), ("June 30", "2023-06-30", "2023-06-30")],
        ),
        (
            "In the year to date, 40 raids were counted.",
            [("the year to date", "2023", "2023-01-01/2023-10-05")],
        ),
        ("It was the best year to date.", [("to date", "PRESENT_REF", None)]),
        ("They hope for talks in the new year.", [("the new year", "2024", "2024")]),
        ("It was their worst week ever.", [("worst week", "2023-W40", None)]),
        ("Shelling went on all night.", [("all night", "2023-10-05TNI", "2023-10-05")]),
        (
            "For a third straight day on Tuesday, jets hit the port.",
            [("a third straight day", "2023-10-03", "2023-10-03"), ("Tuesday", "2023-10-03", "2023-10-03")],
        ),
        ("By year-end 2024 the troops will be home.", [("year-end 2024", "2024", "2024-09/2024-12")]),
        ("He came four years and two months ago.", [("four years and two months ago", "2019-08", "2019-08")]),
        (
            "In 2008 they lost more men than in the five years before.",
            [("2008", "2008", "2008"), ("five years before", "P5Y", None)],
        ),
        (
            "The pact took effect in 2011, a year later than planned.",
            [("2011", "2011", "2011"), ("a year", "P1Y", None)],
        ),
        ("The deadline is midnight tonight.", [("midnight tonight", "2023-10-05T24:00", "2023-10-05")]),
        (
            "Last Friday, September 29, 2023, the truce began.",
            [("Last Friday, September 29, 2023", "2023-09-29", "2023-09-29")],
        ),
        ("The port fell in the month of August.", [("the month of August", "2023-08", "2023-08")]),
        ("In the latter half of 2022 it was still.", [("the latter half of 2022", "2022-H2", "2022-41")]),
        (
            "In the weeks to come, more will flee.",
            [("the weeks to come", "FUTURE_REF", "2023-10-05/..")],
        ),
        (
            "He is unknown in today's Ukraine, but today's Kyiv talks are secret.",
            [("today", "PRESENT_REF", None), ("today", "2023-10-05", "2023-10-05")],
        ),
        ("At this time last year the road was open.", [("this time last year", "2022-10-05", "2022-10")]),
        ("The firm made a profit for the last year.", [("the last year", "2022", "2022")]),
        ("Every January, the rebels parade.", [("Every January", "XXXX-01", None)]),
        ("The war went well into 2021.", [("2021", "2021", "2021")]),
        (
            "Trade grew in June, from a year earlier; exports in the same month fell.",
            [
                ("June", "2023-06", "2023-06"),
                ("a year earlier", "2022", "2022"),
                ("the same month", "2023-06", "2023-06"),
            ],
        ),
        ("They weighed 1995 grams.", []),
    ],
)
def test_a_time_as_accounts_word_it(text: str, found: list[tuple[str, str, str | None]]) -> None:
    rows = [(t.text, t.value, t.date.edtf if t.date else None) for t in find_times(parse(text), ANCHOR)]
    assert rows == found
