"""The words of time from ``data/time/``, read strictly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from graph.paths import data_dir
from graph.strict_yaml import read_yaml

_FOLDER = "time"
# Pairs of lists that may share words: the grammar tells "mid-2020" and "the middle of 2020" by what follows.
_BOTH: tuple[set[str], ...] = ({"modifiers", "edges"},)


class TimeWordsError(ValueError):
    """A file in ``data/time/`` is missing or does not fit; the message names file, entry and mend."""


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Season(_Entry):
    """EDTF's code and TIMEX3's letters of a season."""

    code: int = Field(ge=21, le=24)
    timex: Literal["SP", "SU", "FA", "WI"]


class Unit(_Entry):
    """TIMEX3's designator of a unit, the words for it, and how many of it one such word means."""

    timex: str
    words: tuple[str, ...] = Field(min_length=1)
    count: int = Field(default=1, ge=1)


class Deictic(_Entry):
    """A word that counts days from the day of the article."""

    days: int
    part: str = ""
    night_before: bool = False


class Third(_Entry):
    """Which third of a span is meant, with TIMEX3's modifier."""

    third: int = Field(ge=1, le=3)
    timex: Literal["START", "MID", "END"]


class Calendar(_Entry):
    """``calendar.yaml``."""

    months: dict[int, tuple[str, ...]] = Field(min_length=12, max_length=12)
    weekdays: dict[int, tuple[str, ...]] = Field(min_length=7, max_length=7)
    seasons: dict[str, Season]
    units: dict[str, Unit]
    parts_of_day: dict[str, str]
    ambiguous: tuple[str, ...]


class Words(_Entry):
    """``words.yaml``."""

    deictic: dict[str, Deictic]
    before: tuple[str, ...]
    after: tuple[str, ...]
    current: tuple[str, ...]
    same: tuple[str, ...]
    that: tuple[str, ...]
    every: tuple[str, ...]
    ago: tuple[str, ...]
    earlier: tuple[str, ...]
    later: tuple[str, ...]
    modifiers: dict[str, Third]
    edges: dict[str, Third]
    quantifiers: dict[str, tuple[str, ...]]
    vague_counts: tuple[str, ...]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    decades: dict[str, int]
    sets: dict[str, str]
    long_units: dict[str, str]
    frequencies: tuple[str, ...]
    fiscal: tuple[str, ...]
    zones: dict[str, str]
    small_hours: tuple[str, ...]
    periods: tuple[str, ...]
    references: dict[Literal["PAST_REF", "PRESENT_REF", "FUTURE_REF", "XXXX-XX-XX"], tuple[str, ...]]
    states: tuple[str, ...]
    awaited: tuple[str, ...]
    arriving: tuple[str, ...]
    living: tuple[str, ...]
    unsaid_lengths: tuple[str, ...]
    counted: tuple[str, ...]
    counting: tuple[str, ...]
    fillers: tuple[str, ...]
    named_days: tuple[str, ...]
    future: tuple[str, ...]
    owning: tuple[str, ...]
    beginning: tuple[str, ...]
    beginning_now: tuple[str, ...]
    ending: tuple[str, ...]
    timetable: tuple[str, ...]
    measuring: tuple[str, ...]
    turns_of_day: tuple[str, ...]
    rites: tuple[str, ...]
    accounts: tuple[str, ...]
    settling: tuple[str, ...]
    elapsing: tuple[str, ...]
    seeming: tuple[str, ...]
    unchanged: tuple[str, ...]
    held_over: tuple[str, ...]
    calling_off: tuple[str, ...]
    lasting: tuple[str, ...]
    after_phrases: tuple[str, ...]
    before_phrases: tuple[str, ...]
    anniversaries: tuple[str, ...]


class Holidays(_Entry):
    """``holidays.yaml``."""

    fixed: dict[str, tuple[int, int]]
    easter: dict[str, int]
    orthodox_easter: dict[str, int]
    weekdays: dict[str, tuple[int, int, int, int]]
    once: dict[str, date]
    names_on: tuple[str, ...]
    ranges: dict[str, dict[int, tuple[date, date]]]


class TimeWords(_Entry):
    """All of ``data/time/``."""

    calendar: Calendar
    words: Words
    holidays: Holidays


@lru_cache(maxsize=2)
def load_time_words(folder: Path | None = None) -> TimeWords:
    """Read ``data/time/`` (or ``folder``).

    Raises:
        TimeWordsError: a file is missing, is not YAML, or has an entry that does not fit.
    """
    root = folder or data_dir() / _FOLDER
    parts: dict[str, object] = {}
    for name in ("calendar", "words", "holidays"):
        path = root / f"{name}.yaml"
        parts[name] = read_yaml(path, TimeWordsError)
    try:
        return TimeWords.model_validate(parts)
    except ValidationError as error:
        places = "; ".join(
            f"{root / str(item['loc'][0])}.yaml, entry {'/'.join(map(str, item['loc'][1:]))}: {item['msg']}"
            for item in error.errors()
        )
        raise TimeWordsError(f"{places}. Correct the entries or take them out") from error


@lru_cache(maxsize=1)
def calendar_names() -> frozenset[str]:
    """Names of months and weekdays, short ones too, in lower case and without a full stop."""
    calendar = load_time_words().calendar
    tables = (*calendar.months.values(), *calendar.weekdays.values())
    return frozenset(name.lower().rstrip(".") for names in tables for name in names)


@lru_cache(maxsize=1)
def span_words() -> frozenset[str]:
    """Nouns of the calendar's units and of the parts of the day, singular and plural."""
    calendar = load_time_words().calendar
    units = (word for unit in calendar.units.values() for word in unit.words)
    return frozenset((*units, *calendar.parts_of_day))


def lint(data: Path) -> list[str]:
    """Problems of ``data/time/`` as text: entries that do not fit, words with two meanings in one list."""
    try:
        words = load_time_words(data / _FOLDER)
    except TimeWordsError as error:
        return [str(error)]
    problems: list[str] = []
    for name, table in (("months", words.calendar.months), ("weekdays", words.calendar.weekdays)):
        seen: dict[str, int] = {}
        for number, names in table.items():
            for word in names:
                if word.lower() in seen:
                    problems.append(
                        f"time/calendar.yaml, {name}: {word!r} stands for {seen[word.lower()]} and {number}; "
                        "keep one"
                    )
                seen[word.lower()] = number
    return problems + _twice(data / _FOLDER) + _shadowed(words)


def _twice(folder: Path) -> list[str]:
    """Words that one list of a file gives twice, and keys that differ by their case alone."""
    problems = []
    for path in sorted(folder.glob("*.yaml")):
        for names, place in _lists(yaml.compose(path.read_text(encoding="utf-8")), ""):
            seen: set[str] = set()
            for name in names:
                if name.lower() in seen:
                    problems.append(f"time/{path.name}, {place}: {name!r} is there twice; take one out")
                seen.add(name.lower())
    return problems


def _lists(node: yaml.Node | None, place: str) -> Iterator[tuple[list[str], str]]:
    """The scalar members of each list and the keys of each mapping below a node, with their place."""
    if isinstance(node, yaml.SequenceNode):
        yield [item.value for item in node.value if isinstance(item, yaml.ScalarNode)], place
    elif isinstance(node, yaml.MappingNode):
        yield [key.value for key, _ in node.value], place or "the file"
        for key, value in node.value:
            inner = f"{place}/{key.value}".lstrip("/")
            # A feast's two numbers may be alike: 1 January.
            if not inner.startswith(("fixed", "ranges", "weekdays")):
                yield from _lists(value, inner)


def _shadowed(time: TimeWords) -> list[str]:
    """Words that two lists give to the grammar, of which it can heed one alone."""
    calendar, words = time.calendar, time.words
    lists: dict[str, Iterable[str]] = {
        name: getattr(words, name)
        for name in (
            *("before", "after", "current", "same", "that", "every", "ago", "earlier", "later"),
            *("modifiers", "edges", "vague_counts", "numbers", "ordinals", "decades", "sets", "long_units"),
            *("frequencies", "fiscal", "zones", "small_hours", "periods", "deictic"),
        )
    }
    lists["units"] = [word for unit in calendar.units.values() for word in unit.words]
    lists["seasons"], lists["parts_of_day"] = calendar.seasons, calendar.parts_of_day
    lists["months"] = [name for names in calendar.months.values() for name in names]
    lists["weekdays"] = [name for names in calendar.weekdays.values() for name in names]
    problems, first = [], dict[str, str]()
    for place, members in lists.items():
        for word in members:
            other = first.setdefault(word.lower(), place)
            if other != place and {other, place} not in _BOTH:
                problems.append(f"data/time: {word!r} stands under {other} and {place}; keep one")
    return problems
