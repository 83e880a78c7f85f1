"""EDTF to bounds and precision, and what can be said of two dates."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.edtf import (
    EdtfError,
    _by_library,
    contains,
    date_value,
    disjoint,
    from_bounds,
    intersection,
    narrower,
    overlaps,
    undated,
    written,
)
from graph.records import DateValue, Precision

CASES = [
    ("2023-09-19", date(2023, 9, 19), date(2023, 9, 19), Precision.DAY),
    ("2023-10-23~", date(2023, 10, 23), date(2023, 10, 23), Precision.DAY),
    ("2020-02", date(2020, 2, 1), date(2020, 2, 29), Precision.MONTH),
    ("2020?", date(2020, 1, 1), date(2020, 12, 31), Precision.YEAR),
    ("199X", date(1990, 1, 1), date(1999, 12, 31), Precision.DECADE),
    ("19XX", date(1900, 1, 1), date(1999, 12, 31), Precision.CENTURY),
    ("2022-21", date(2022, 3, 1), date(2022, 5, 31), Precision.SEASON),
    ("2022-24", date(2022, 1, 1), date(2023, 2, 28), Precision.SEASON),
    ("2021-40", date(2021, 1, 1), date(2021, 6, 30), Precision.INTERVAL),
    ("2021-35", date(2021, 7, 1), date(2021, 9, 30), Precision.INTERVAL),
    ("2014/2015", date(2014, 1, 1), date(2015, 12, 31), Precision.INTERVAL),
    ("2020-09-27/2020-11-10~", date(2020, 9, 27), date(2020, 11, 10), Precision.INTERVAL),
    ("2023-10-23/..", date(2023, 10, 23), None, Precision.BOUND),
    ("../2020", None, date(2020, 12, 31), Precision.BOUND),
    ("2023-10-23~/..", date(2023, 10, 23), None, Precision.BOUND),
    ("XXXX-10-12", None, None, Precision.NONE),
]


@pytest.mark.parametrize(("edtf", "earliest", "latest", "precision"), CASES)
def test_bounds_and_precision(
    edtf: str, earliest: date | None, latest: date | None, precision: Precision
) -> None:
    expected = DateValue(edtf=edtf, earliest=earliest, latest=latest, precision=precision, basis="why")
    assert date_value(edtf, "why") == expected


@pytest.mark.parametrize(
    "text", ["", "yesterday", "2020-02-30", "2020-13", "2021/2020", "../..", "-0044", "20200101"]
)
def test_what_is_no_edtf_is_refused_with_its_text(text: str) -> None:
    with pytest.raises(EdtfError, match=text.replace(".", r"\.") or "''"):
        date_value(text, "")


@pytest.mark.parametrize(
    "text",
    [
        *("1994", "2020-02", "2023-09-19", "2024-02~", "1900?", "199X", "19XX"),
        *("2021-21", "2021-22", "2021-23", "2021-33", "2021-34", "2021-35", "2021-36", "2021-40", "2021-41"),
    ],
)
def test_the_quick_path_agrees_with_the_library(text: str) -> None:
    value = date_value(text)
    assert (value.earliest, value.latest) == _by_library(text)


def test_from_bounds_takes_the_shortest_notation() -> None:
    notations = [
        from_bounds(date(2020, 1, 1), date(2020, 12, 31)).edtf,
        from_bounds(date(2024, 2, 1), date(2024, 2, 29)).edtf,
        from_bounds(date(2023, 9, 19), date(2023, 9, 19)).edtf,
        from_bounds(date(2023, 9, 19), date(2023, 9, 20)).edtf,
        from_bounds(date(2023, 9, 19), None).edtf,
        from_bounds(None, date(2023, 9, 19)).edtf,
        from_bounds(None, None).edtf,
    ]
    assert notations == [
        "2020",
        "2024-02",
        "2023-09-19",
        "2023-09-19/2023-09-20",
        "2023-09-19/..",
        "../2023-09-19",
        None,
    ]


@pytest.mark.parametrize(
    "edtf", ["199X", "19XX", "1990/1992", "2020", "2020-02", "2020-05-07", "../2020-05-07", "1989/1998"]
)
def test_bounds_are_written_as_exact_as_they_are(edtf: str) -> None:
    value = date_value(edtf)
    assert written(value.earliest, value.latest) == edtf


def test_no_bounds_are_no_date() -> None:
    assert written(None, None) is None


def test_wars_of_two_decades_are_disjoint_and_an_undated_one_is_not() -> None:
    assert disjoint(date_value("199X"), date_value("2020"))
    assert not overlaps(date_value("../1994"), date_value("2020/.."))
    assert overlaps(undated(), date_value("2020"))


def test_intersection_keeps_the_inner_notation_or_joins_bounds() -> None:
    since, until = date_value("2023-09-19/.."), date_value("../2023-10-23")
    assert intersection(since, until, "joined") == date_value("2023-09-19/2023-10-23", "joined")
    assert intersection(date_value("2020"), date_value("2020-10~", "text")) == date_value("2020-10~", "text")
    assert intersection(date_value("199X"), date_value("2020")) is None


def test_narrower_prefers_the_day_and_the_bounded() -> None:
    day, year, bound = date_value("2020-10-10"), date_value("2020"), date_value("2020/..")
    assert narrower(year, day) == day
    assert narrower(bound, year) == year
    assert narrower(undated(), bound) == bound
    assert narrower(day, date_value("2021-10-10")) == day


_dates = st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31))


@st.composite
def _edtf(draw: st.DrawFn) -> str:
    day = draw(_dates)
    other = draw(_dates)
    low, high = sorted((day, other))
    mark = draw(st.sampled_from(["", "~", "?"]))
    forms = [
        f"{day}{mark}",
        f"{day:%Y-%m}{mark}",
        f"{day:%Y}{mark}",
        f"{day.year // 10}X",
        f"{day.year // 100}XX",
        f"{day:%Y}-{draw(st.integers(21, 41))}",
        f"{low}/{high}",
        f"{low:%Y}/{high:%Y-%m-%d}",
        f"{day}/..",
        f"../{day:%Y-%m}",
    ]
    return draw(st.sampled_from(forms))


@given(_edtf())
def test_bounds_are_ordered_and_the_notation_comes_back(edtf: str) -> None:
    value = date_value(edtf)
    assert value.edtf == edtf
    assert value.earliest is None or value.latest is None or value.earliest <= value.latest


@given(_edtf(), _edtf())
def test_disjoint_is_symmetric_and_the_intersection_lies_in_both(one: str, other: str) -> None:
    first, second = date_value(one), date_value(other)
    assert disjoint(first, second) == disjoint(second, first)
    shared = intersection(first, second)
    assert (shared is None) == disjoint(first, second)
    if shared is not None:
        assert contains(first, shared)
        assert contains(second, shared)


@given(_dates, _dates)
def test_an_interval_contains_its_ends(one: date, other: date) -> None:
    low, high = sorted((one, other))
    interval = from_bounds(low, high)
    assert contains(interval, date_value(low.isoformat()))
    assert contains(interval, date_value(high.isoformat()))
    assert (interval.earliest, interval.latest) == (low, high)
