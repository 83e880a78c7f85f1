"""What a time expression takes from around it: roles, ranges, events, the time last spoken of."""

from __future__ import annotations

import pytest

from ingest.parsing import parse
from ingest.timex import find_times
from tests.ingest.test_timex import ANCHOR, rows, times_of


def test_the_last_months_of_a_year_are_not_those_before_the_article() -> None:
    assert rows("The last three months of 2008 saw raids.") == [
        ("The last three months of 2008", "P3M", "2008-10/2008-12")
    ]
    assert rows("The last three months of the siege saw raids.") == [("three months", "P3M", None)]


def test_the_next_morning_follows_the_day_last_spoken_of() -> None:
    assert rows("Rebels struck on Oct. 19. The next morning they left.")[1:] == [
        ("The next morning", "2023-10-20TMO", "2023-10-20")
    ]
    assert rows("Rebels left the next morning.") == []


def test_the_end_of_a_stretch_is_the_nearest_such_day() -> None:
    assert rows("Raids fell in the week ending October 27.") == [
        ("the week", "2023-W43", "2023-10-23/2023-10-29"),
        ("October 27", "2023-10-27", "2023-10-27"),
    ]


def test_numeric_dates_are_read_as_the_article_writes_its_others() -> None:
    assert rows("On May 3, 2022 they spoke of 04/06/2021.")[1:] == [
        ("04/06/2021", "2021-04-06", "2021-04-06")
    ]
    assert rows("On 3 May 2022 they spoke of 04/06/2021.")[1:] == [("04/06/2021", "2021-06-04", "2021-06-04")]


def test_ranges_share_their_year_and_have_roles() -> None:
    times = times_of(
        "From 27 September to 10 November 2020 the war raged; between April and June 2014 it paused."
    )
    assert [(time.text, time.date.edtf if time.date else None, time.role) for time in times] == [
        ("27 September", "2020-09-27", "from"),
        ("10 November 2020", "2020-11-10", "to"),
        ("April", "2014-04", "from"),
        ("June 2014", "2014-06", "to"),
    ]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Thousands have fled since February.", "since"),
        ("The road was shut until July.", "until"),
        ("The rebels must leave within 48 hours.", "within"),
        ("The rebels must leave by Friday.", "before"),
        ("The siege lasted for two years.", "for"),
    ],
)
def test_the_preposition_gives_the_role(text: str, role: str) -> None:
    assert [time.role for time in times_of(text)] == [role]


@pytest.mark.parametrize(
    ("text", "value", "mod", "role", "target"),
    [
        ("Three days after the truce the rebels came back.", "P3D", None, "after", "truce"),
        ("Weeks after the army seized the enclave, drills began.", "PXW", None, "after", "seized"),
        ("After less than a day of fighting, the town fell.", "P1D", "LESS_THAN", "after", "fighting"),
        ("Two days before the vote the army left.", "P2D", None, "before", "vote"),
    ],
)
def test_a_duration_that_hangs_on_an_event_keeps_it(
    text: str, value: str, mod: str | None, role: str, target: str
) -> None:
    paragraphs = parse(text)
    (time,) = find_times(paragraphs, ANCHOR)
    assert time.relative_to is not None
    found = (time.value, time.mod, time.role, time.date, paragraphs[0].doc[time.relative_to].text)
    assert found == (value, mod, role, None, target)


def test_relative_times_count_from_the_time_last_spoken_of() -> None:
    text = "In September 2022, clashes spread. The following month, observers came. A year later they left."
    assert rows(text) == [
        ("September 2022", "2022-09", "2022-09"),
        ("The following month", "2022-10", "2022-10"),
        ("A year later", "2023", "2023"),
    ]


def test_a_month_of_that_year_is_not_of_the_article_s() -> None:
    text = "The army invaded in February 2021 and took the port in May that year."
    assert rows(text) == [("February 2021", "2021-02", "2021-02"), ("May that year", "2021-05", "2021-05")]


def test_without_the_article_s_day_nothing_is_made_up() -> None:
    text = "On Monday they fired; on Sept. 19 they left; last week and yesterday it was calm; in 2020 not."
    assert rows(text, None) == [
        ("Monday", "XXXX-WXX-1", None),
        ("Sept. 19", "XXXX-09-19", None),
        ("last week", "XXXX-WXX", None),
        ("yesterday", "XXXX-XX-XX", None),
        ("2020", "2020", "2020"),
    ]
