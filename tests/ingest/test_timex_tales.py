"""Times in texts that look back: what a chronology's month, a tale's year and a day told before give."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.parsing import parse
from ingest.timex import find_times

THURSDAY = date(2019, 8, 15)


def values(text: str) -> list[tuple[str, str]]:
    return [(time.text, time.value) for time in find_times(parse(text), THURSDAY)]


def test_a_month_at_the_head_of_an_entry_gives_its_year_to_what_stands_under_it() -> None:
    text = (
        "October 1994\n\nAfter talks in August, a truce is signed. It is dead before Christmas.\n\n"
        "January 1996\n\nA new pact takes effect on 20 March. Next month it is broken, on a Friday at dawn."
    )
    assert values(text) == [
        ("October 1994", "1994-10"),
        ("August", "1994-08"),
        ("Christmas", "1994-12-25"),
        ("January 1996", "1996-01"),
        ("20 March", "1996-03-20"),
        ("Next month", "1996-02"),
        ("Friday", "XXXX-WXX-5"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Later than what the main clause told, and not than the year of a thing it names.
        (
            "The last unit left in April, under the pact of 2009. A month later it was back.",
            [("April", "2019-04"), ("2009", "2009"), ("A month later", "2019-05")],
        ),
        (
            "In March 2003 the war began. A hundred men had been shot in January.",
            [("March 2003", "2003-03"), ("January", "2003-01")],
        ),
        (
            "The mayor fell in June 1999. He had been wounded in November.",
            [("June 1999", "1999-06"), ("November", "1998-11")],
        ),
        (
            "In 1971 the army struck. Refugees had begun to cross in August; by November camps stood.",
            [("1971", "1971"), ("August", "1971-08"), ("November", "1971-11")],
        ),
        # Nearer than what was told long before: the last such month.
        (
            "Of two men who set the bomb, in which nine died in 1993, one had been jailed in February.",
            [("1993", "1993"), ("February", "2019-02")],
        ),
        (
            "On 6 April 1994 he was killed. The embassies closed by the end of the month.",
            [("6 April 1994", "1994-04-06"), ("the end of the month", "1994-04")],
        ),
        (
            "The war began in 1939. The following summer Paris fell.",
            [("1939", "1939"), ("following summer", "1940-SU")],
        ),
        (
            "He fled in 1969; in September of the next year he was back.",
            [("1969", "1969"), ("September of the next year", "1970-09")],
        ),
        (
            "The siege began in 1991. By the spring of the following year it was over.",
            [("1991", "1991"), ("the spring of the following year", "1992-SP")],
        ),
        (
            "On 25 June 1991 it seceded. Tanks moved next day.",
            [("25 June 1991", "1991-06-25"), ("next day", "1991-06-26")],
        ),
        (
            "The talks opened on 1 October 1992. On the Sunday they signed.",
            [("1 October 1992", "1992-10-01"), ("Sunday", "1992-10-04")],
        ),
        (
            "The premier fell last October. Both sides are to meet on the 24th.",
            [("last October", "2018-10"), ("the 24th", "2019-08-24")],
        ),
    ],
)
def test_what_counts_from_a_time_told_before(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The last truce fell on 4 March 2018.\n\nAt dawn shells hit the bazaar.", "2019-08-15TMO"),
        ("On 4 March 2018 the last truce fell.\n\nAt dawn shells hit the bazaar.", "2018-03-04TMO"),
    ],
)
def test_an_old_day_named_in_passing_is_left_with_its_paragraph(text: str, expected: str) -> None:
    assert values(text)[-1] == ("dawn", expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It fell on the twenty-fifth of April.", [("the twenty-fifth of April", "2019-04-25")]),
        ("The truce was signed on the thirtieth.", [("the thirtieth", "2019-07-30")]),
        ("He was the fifth to resign.", []),
        ("Bulletin of 6 march 1979.", [("6 march 1979", "1979-03-06")]),
        ("Heavy guns must go on the tenth day.", []),
        ("They fought for a third day.", [("a third day", "2019-08-15")]),
    ],
)
def test_days_in_words_and_small_letters(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected
