"""How time expressions are scored: what counts as right, missed and false, on an article of our own."""

from __future__ import annotations

from datetime import date

from evaluation.timex import Document, GoldTime, _align, _found, _in_form, _lay_out


def article() -> Document:
    words = ["Rebels", "left", "on", "19", "September", "2023", "after", "a", "truce", "in", "2021", "."]
    times = [
        GoldTime(frozenset({3, 4, 5}), "2023-09-19", "19 September 2023", creation=False),
        GoldTime(frozenset({10}), "2020", "2021", creation=False),
        GoldTime(frozenset({8}), "PAST_REF", "truce", creation=False),
    ]
    document = Document("1_own.xml", [list(enumerate(words))], times, date(2023, 10, 23))
    _lay_out(document)
    return document


def test_extent_and_value_are_judged_apart_and_the_missed_is_a_case() -> None:
    document = article()
    outcomes = [
        (case["gold"], case["strict"], case["relaxed"], case["value"])
        for case in _align(document, _found(document))
    ]
    assert outcomes == [
        ("19 September 2023", True, True, True),
        ("2021", True, True, False),
        ("truce", False, False, False),
    ]


def test_values_out_of_form_are_put_into_form() -> None:
    given = ["PM6", "PTH3", "03-02-2009", "2008-01-09TMO"]
    assert [_in_form(value) for value in given] == ["P6M", "PT3H", "2009-02-03", "2008-01-09TMO"]


def test_a_whole_does_not_take_the_find_of_its_end() -> None:
    words = ["The", "loan", "runs", "from", "2015", "to", "2018", "."]
    times = [
        GoldTime(frozenset({3, 4, 5, 6}), "P3Y", "from 2015 to 2018", creation=False),
        GoldTime(frozenset({4}), "2015", "2015", creation=False),
        GoldTime(frozenset({6}), "2018", "2018", creation=False),
    ]
    document = Document("1_own.xml", [list(enumerate(words))], times, date(2012, 5, 10))
    _lay_out(document)
    outcomes = [
        (case["gold"], case["found"], case["strict"], case["value"])
        for case in _align(document, _found(document))
    ]
    assert outcomes == [
        ("from 2015 to 2018", None, False, False),
        ("2015", "2015", True, True),
        ("2018", "2018", True, True),
    ]
