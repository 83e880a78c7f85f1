"""Words and lengths that name no day: what they stand for; a day that the wording around it tells."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.parsing import parse
from ingest.timex import find_times

THURSDAY = date(2012, 5, 10)


def values(text: str, anchor: date = THURSDAY) -> list[tuple[str, str]]:
    return [(time.text, time.value) for time in find_times(parse(text), anchor)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The current economic climate hurts lenders.", [("current", "PRESENT_REF")]),
        ("The current chairman will stay.", []),
        ("At one point the rebels held the port.", [("one point", "PAST_REF")]),
        ("The two armies agree on one point.", []),
        ("Their truce is history.", [("history", "PAST_REF")]),
        ("It was the worst flood in the history of the valley.", []),
        ("The price will be set at a later date.", [("a later date", "XXXX-XX-XX")]),
        ("In a later interview he denied it.", []),
        ("He was arrested and later released.", [("later", "FUTURE_REF")]),
        ("The train arrived later than usual.", []),
        ("His most recent visit was cut short.", []),
        ("Recent visits were cut short.", [("Recent", "PAST_REF")]),
    ],
)
def test_words_that_stand_for_a_time(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There may come a day when the wells fail.", [("a day", "FUTURE_REF")]),
        ("The day will come when the border opens.", [("The day", "FUTURE_REF")]),
        ("For many savers that day has arrived.", [("that day", "PRESENT_REF")]),
        ("The palace fell a day after the vote.", [("a day", "P1D")]),
        ("There was a time when the two traded freely.", []),
    ],
)
def test_a_day_that_is_awaited(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Repairs will last between 20 and 30 days.", [("20", "P20D"), ("30 days", "P30D")]),
        ("They need six to nine months.", [("six", "P6M"), ("nine months", "P9M")]),
        ("The blast killed 3 and 12 hours later another followed.", [("12 hours later", "FUTURE_REF")]),
        ("The road is shut for an indefinite period.", [("an indefinite period", "PXD")]),
        ("He was held for a period of time.", [("a period of time", "PXD")]),
        ("Profit rose in the reporting period.", []),
        ("Brokers had a fairly dull day.", [("a fairly dull day", "P1D")]),
        ("It is a sad day for the region.", []),
        ("It was not a day for speeches.", []),
        ("The yen hit an intraday high.", [("intraday", "P1D")]),
        ("The yen hit an intra-day high.", [("intra-day", "P1D")]),
    ],
)
def test_lengths_of_time(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Fund held its Spring meetings in private.", [("Spring", "2012-SP")]),
        ("The spring offensive began.", [("The spring", "2012-SP")]),
        ("He reported for the Summer Post.", []),
    ],
)
def test_a_season_before_an_event(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The governor has kept all shops shut until Monday.", "2012-05-14"),
        ("The exchange has kept the shares suspended until Monday.", "2012-05-14"),
        ("The army has gone on keeping every bridge closed until Monday.", "2012-05-14"),
        ("The strait stays shut to tankers until Monday.", "2012-05-14"),
        ("The road stayed closed until Monday.", "2012-05-07"),
        ("The siege lasted until Monday.", "2012-05-07"),
    ],
)
def test_what_lasts_still_ends_on_a_day_to_come(text: str, day: str) -> None:
    assert values(text) == [("Monday", day)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bill must pass by June 4. Unless both vote by that time, the offices will shut.", "2012-06-04"),
        ("The two met in 2003. At that time neither held office.", "PAST_REF"),
    ],
)
def test_that_time_is_the_day_to_come_that_was_told(text: str, expected: str) -> None:
    assert values(text)[-1][1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Sunday, 5/6/12, the rebels fired.", [("Sunday", "2012-05-06"), ("5/6/12", "2012-05-06")]),
        ("The port fell on 08/05/12, a Tuesday.", [("08/05/12", "2012-05-08"), ("Tuesday", "XXXX-WXX-2")]),
        ("The attack came on 04/05/12.", [("04/05/12", "2012-XX-XX")]),
    ],
)
def test_a_weekday_beside_a_date_says_which_number_is_the_day(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert values(text) == expected
