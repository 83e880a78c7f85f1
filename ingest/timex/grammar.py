"""The rules of time expressions: patterns over classes of pieces, and what each means.

A rule is a regular expression whose words are the class names of ``pieces``; the
longest match at a place wins, among equals the earlier rule. Relative expressions count
from the article's day or from the time last spoken of, never from a clock.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from ingest.timex import absolute, relative, spans
from ingest.timex.calendars import of_month, of_year
from ingest.timex.pieces import CLASSES, Piece, class_string
from ingest.timex.setting import Found, Setting, Timed

_Builder = Callable[[Found, Setting], Timed | None]
_NAME = re.compile(r"(?<![?<\w])[A-Z]+\b(?!>)")
_COUNT = "(?P<num>(?:NUM|DAY|YEAR)(?:HYPHEN NUM)?)"
_SOME = f"(?:{_COUNT}|A? (?P<vague>VAGUE) OF?|(?P<a>A))"
_REL = "(?P<rel>LAST|NEXT|THIS|THAT)"


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what it means."""

    name: str
    pattern: re.Pattern[str]
    build: _Builder


def _rule(name: str, pattern: str, build: _Builder) -> Rule:
    compact = _NAME.sub(lambda match: re.escape(CLASSES[match.group()]), pattern)
    return Rule(name, re.compile(compact.replace(" ", "")), build)


def _unit_of_month(found: Found, setting: Setting) -> Timed | None:
    timed = absolute.month_of_year(found, setting) if found.has("year") else absolute.month(found, setting)
    if timed is None or timed.moment is None or timed.moment.first is None:
        return None
    first = timed.moment.first
    return relative.unit_of_span(found, setting, of_month(first.year, first.month))


def _unit_of_year(found: Found, setting: Setting) -> Timed | None:
    return relative.unit_of_span(found, setting, of_year(found.piece("year").number))


_WD = "(?:(?P<weekday>WEEKDAY) COMMA?)?"
_YEAR = "(?:COMMA? (?P<year>YEAR))"
_OF_YEAR = "(?:OF? (?P<year>YEAR)|(?:OF (?:THE|(?P<rel>LAST|THIS|NEXT)) UNIT))"
_MOD = "(?:THE? (?P<mod>EARLYLATE) HYPHEN?)"
_MOD_OR_EDGE = "(?:THE? (?P<mod>EARLYLATE|EDGE) (?:OF|HYPHEN)?)"

RULES: tuple[Rule, ...] = (
    _rule("iso", "(?P<iso>ISO)", absolute.iso),
    _rule("numeric", "(?P<num>NUMDATE)", absolute.numeric),
    _rule(
        "month-day-range",
        f"(?P<month>MONTH) (?P<day>DAY|ORD) (?:HYPHEN|TO|AND) (?P<last>DAY|ORD) (?!MONTH|UNIT) {_YEAR}?",
        absolute.day_range,
    ),
    _rule(
        "day-month-range",
        f"(?P<day>DAY|ORD) (?:HYPHEN|TO|AND) (?P<last>DAY|ORD) OF? (?P<month>MONTH) {_YEAR}?",
        absolute.day_range,
    ),
    _rule("month-day", f"{_WD} (?P<month>MONTH) (?:THE? (?P<day>DAY|ORD)) {_YEAR}?", absolute.day),
    _rule(
        "day-month", f"{_WD} (?:THE? (?P<day>DAY|ORD)) (?:THE? OF)? (?P<month>MONTH) {_YEAR}?", absolute.day
    ),
    _rule(
        "month-year", f"{_MOD_OR_EDGE}? (?P<month>MONTH) COMMA? OF? (?P<year>YEAR)", absolute.month_of_year
    ),
    _rule(
        "month", f"(?:{_MOD_OR_EDGE}|(?P<last>LAST)|(?P<next>NEXT)|THIS)? (?P<month>MONTH)", absolute.month
    ),
    _rule(
        "month-that-year",
        f"{_MOD}? (?P<month>MONTH) (?:OF|COMMA)? (?:THAT|THE? SAME|(?P<rel>LAST|NEXT|THIS)) (?P<unit>UNIT)",
        absolute.month_of_that_year,
    ),
    _rule("then", "(?P<then>THEN)", relative.then),
    _rule(
        "season-year", f"{_MOD}? (?:THE)? (?P<season>SEASON) (?:OF|COMMA)? (?P<year>YEAR)", absolute.season
    ),
    _rule("season", "(?:(?P<last>LAST)|(?P<next>NEXT)|(?P<this>THIS)) (?P<season>SEASON)", absolute.season),
    _rule("decade", f"{_MOD_OR_EDGE}? THE? (?P<decade>DECADE)", absolute.decade),
    _rule("century", f"{_MOD}? THE? (?P<ord>ORD) HYPHEN? (?P<century>UNIT)", absolute.century),
    _rule("turn", "THE TURN OF THE (?P<ord>ORD)? (?P<century>UNIT)", absolute.turn),
    _rule("year", f"{_MOD_OR_EDGE}? (?P<year>YEAR)", absolute.year),
    _rule("the-year", "THE (?P<unit>UNIT) (?P<year>YEAR)", absolute.year),
    _rule("year-range", "(?P<range>YRANGE)", absolute.year_range),
    _rule("half", f"THE? (?:(?P<ord>ORD)|(?P<last>LAST)) HYPHEN? HALF {_OF_YEAR}", absolute.half_of_year),
    _rule(
        "quarter",
        f"THE? (?:(?P<ord>ORD)|(?P<last>LAST)) HYPHEN? QUARTER {_OF_YEAR}",
        absolute.quarter_of_year,
    ),
    _rule("bare-quarter", "THE? (?P<ord>ORD) HYPHEN? QUARTER", absolute.quarter_of_year),
    _rule(
        "unit-of-month",
        f"THE? (?:(?P<ord>ORD)|(?P<last>LAST)) (?P<unit>UNIT) (?:OF|PREP) (?P<month>MONTH) {_YEAR}?",
        _unit_of_month,
    ),
    _rule(
        "unit-of-year", "THE? (?:(?P<ord>ORD)|(?P<last>LAST)) (?P<unit>UNIT) OF (?P<year>YEAR)", _unit_of_year
    ),
    _rule(
        "edge-unit",
        "THE? (?P<mod>EDGE|EARLYLATE) OF"
        " (?:THE|(?P<rel>LAST|NEXT|THIS)|(?P<that>THAT)|THE? (?P<same>SAME)) (?P<unit>UNIT|QUARTER)",
        relative.edge_of_unit,
    ),
    _rule(
        "late-rel-unit", "(?P<mod>EARLYLATE) (?P<rel>LAST|NEXT|THIS) (?P<unit>UNIT)", relative.edge_of_unit
    ),
    _rule(
        "weekday",
        "(?:EARLYLATE PREP?|(?P<last>LAST)|(?P<next>NEXT)|(?P<this>THIS))?"
        " (?P<weekday>WEEKDAY) (?:GEN? (?P<part>PART))?",
        relative.weekday,
    ),
    _rule(
        "weekday-week",
        "(?P<weekday>WEEKDAY) (?:OF|COMMA)? (?P<rel>LAST|NEXT|THIS) (?P<unit>UNIT)",
        relative.weekday,
    ),
    _rule("deictic", "(?:EARLIER|LATER|EARLYLATE)? (?P<word>DEICTIC) (?P<part>PART)?", relative.deictic),
    _rule("part", "(?:(?P<last>LAST)|THIS) (?P<part>PART)", relative.part_of_day),
    _rule("rel-unit", "(?P<the>THE)? (?P<rel>LAST|NEXT|THIS) (?P<unit>UNIT|QUARTER)", relative.calendar_unit),
    _rule("within-unit", "(?P<word>EARLIER|LATER) PREP? (?:THIS|THE) (?P<unit>UNIT)", relative.within_unit),
    _rule("that-unit", "(?:EARLIER|LATER)? (?:THAT|THE? SAME) (?P<unit>UNIT)", relative.that_unit),
    _rule("ago", f"{_SOME}? (?P<half>AND A HALF)? OTHER? (?P<unit>UNIT) AGO", relative.ago),
    _rule(
        "step",
        f"(?:{_SOME}|(?P<the>THE))? (?P<half>AND A HALF)? (?P<unit>UNIT) (?P<word>EARLIER|LATER|SINCE)",
        relative.step_from_reference,
    ),
    _rule(
        "anchored",
        f"THE? (?P<rel>LAST|NEXT) (?:A? (?P<vague>VAGUE)|{_COUNT}) (?P<filler>OTHER)? (?P<unit>UNIT)",
        spans.anchored_span,
    ),
    _rule(
        "duration",
        f"{_SOME} (?P<half>AND A HALF)? HYPHEN? (?P<filler>OTHER)? (?P<unit>UNIT) (?:HYPHEN MUCH)?",
        spans.duration,
    ),
    _rule("plural", "(?P<unit>UNIT) (?:HYPHEN MUCH)?", spans.bare_plural),
    _rule("every", f"EVERY (?P<filler>OTHER|ORD)? {_COUNT}? (?P<what>UNIT|WEEKDAY|PART)", spans.every),
    _rule("the-day", "THE (?P<unit>UNIT)", relative.the_day),
    _rule("nth-day", "(?:A|THE)? (?P<ord>ORD) (?P<filler>OTHER)? (?P<unit>UNIT)", relative.nth_unit),
    _rule("bare-part", "THE? EARLYLATE? (?P<part>PART)", relative.bare_part),
    _rule("part-of-weekday", "(?P<part>PART) (?:PREP|OF) (?P<weekday>WEEKDAY)", relative.weekday),
    _rule("bare-season", "THE? (?P<mod>EARLYLATE)? HYPHEN? (?P<season>SEASON)", absolute.season),
    _rule(
        "same-period",
        "THE SAME (?:OTHER|UNIT|QUARTER)"
        " (?:(?P<a>A) (?P<unit>UNIT) (?:AGO|EARLIER)|OF? THE? LAST (?P<last>UNIT))",
        relative.same_period,
    ),
    _rule(
        "clock",
        "(?P<clock>CLOCK) (?P<ampm>AMPM)? LP? (?P<zone>ZONE)? (?(zone)(?:(?:OTHER|HYPHEN) DAY)? RP?)"
        " (?:(?:PREP|COMMA)? (?:(?P<weekday>WEEKDAY)|(?P<word>DEICTIC)))?",
        relative.clock,
    ),
    _rule("set", "(?P<word>SET)", spans.set_word),
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A match of a rule in a paragraph, not yet given its meaning."""

    rule: Rule
    found: Found


def candidates(pieces: list[Piece]) -> list[Candidate]:
    """All matches of all rules, the best first at each place: longest, then in the order of the rules."""
    text = class_string(pieces)
    ranked: list[tuple[int, int, int, Candidate]] = []
    for order, rule in enumerate(RULES):
        for match in rule.pattern.finditer(text):
            groups = {name: match.span(name) for name, value in match.groupdict().items() if value}
            found = Found(pieces, match.start(), match.end(), groups)
            ranked.append((match.start(), -match.end(), order, Candidate(rule, found)))
    ranked.sort(key=lambda item: item[:3])
    return [item[3] for item in ranked]
