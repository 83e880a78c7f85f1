"""Days and what is sought on them, as spans that neither overlap nor say anything else."""

from __future__ import annotations

import random
from collections import defaultdict
from datetime import date, timedelta
from itertools import pairwise

from graph.resolution.blocking import NARROW
from graph.store.candidates import _earlier, _spans, days_in, joined

_FIRST = date(2023, 3, 1)
_Wanted = list[tuple[list[tuple[date, date]], frozenset[str]]]


def day(number: int) -> date:
    return _FIRST + timedelta(days=number)


def made_up(rng: random.Random) -> _Wanted:
    """Up to eight events with up to three ranges of days each, many of them overlapping."""
    found = []
    for _ in range(rng.randint(0, 8)):
        starts = [rng.randint(0, 30) for _ in range(rng.randint(0, 3))]
        ranges = [(day(start), day(start + rng.randint(0, 9))) for start in starts]
        found.append((ranges, frozenset(rng.sample("abcdef", rng.randint(1, 3)))))
    return found


def test_spans_say_of_each_day_what_is_sought_on_it() -> None:
    rng = random.Random(1)
    for _ in range(200):
        wanted = made_up(rng)
        expected: dict[date, frozenset[str]] = defaultdict(frozenset)
        for ranges, keys in wanted:
            for each in days_in(ranges):
                expected[each] |= keys
        told = [(each, keys) for first, last, keys, _ in _spans(wanted) for each in days_in([(first, last)])]
        assert dict(told) == expected
        assert len(told) == len(expected)


def test_earlier_spans_say_until_which_day_an_event_must_go_on() -> None:
    rng = random.Random(2)
    for _ in range(200):
        wanted = made_up(rng)
        expected: dict[date, tuple[date, frozenset[str]]] = {}
        for ranges, keys in wanted:
            for first, _ in ranges:
                for each in days_in([(first - timedelta(days=NARROW), first - timedelta(days=1))]):
                    until, before = expected.get(each, (first, frozenset()))
                    expected[each] = (min(until, first), before | keys)
        found = _earlier(wanted)
        assert {
            each: (until, keys) for first, last, keys, until in found for each in days_in([(first, last)])
        } == expected


def test_ranges_that_overlap_or_touch_are_one() -> None:
    rng = random.Random(3)
    assert joined([(day(3), day(3)), (day(1), day(2)), (day(7), day(9)), (day(8), day(8))]) == [
        (day(1), day(3)),
        (day(7), day(9)),
    ]
    for _ in range(200):
        ranges = [each for found, _ in made_up(rng) for each in found]
        found = joined(ranges)
        assert [each for span in found for each in sorted(days_in([span]))] == sorted(days_in(ranges))
        assert all((after - last).days > 1 for (_, last), (after, _) in pairwise(found))
