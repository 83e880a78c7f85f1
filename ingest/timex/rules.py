"""The rules of time expressions.

Relative expressions count from the article's day or from the time last spoken of, never
from a clock. Names of parts (``(?P<unit>…)``) are what the builders ask for.
"""

from __future__ import annotations

from ingest.calendars import of_month, of_year, unit_of
from ingest.timex import absolute, dayparts, edges, fiscal, relative, spans, weekdays
from ingest.timex.grammar import Rule, rule
from ingest.timex.setting import Found, Setting, Timed


def _unit_of_month(found: Found, setting: Setting) -> Timed | None:
    timed = absolute.month_of_year(found, setting) if found.has("year") else absolute.month(found, setting)
    if timed is None or timed.moment is None or timed.moment.first is None:
        return None
    first = timed.moment.first
    return edges.unit_of_span(found, setting, of_month(first.year, first.month))


def _week_of_day(found: Found, setting: Setting) -> Timed | None:
    """The week of Oct. 9, the weekend of 3 May: the one that the day lies in."""
    timed = absolute.day(found, setting)
    unit = spans.unit_name(found.piece("unit"))
    if timed is None or timed.moment is None or timed.moment.first is None or unit not in ("week", "weekend"):
        return None
    moment = unit_of(timed.moment.first, unit)
    return Timed("DATE", moment.value, moment.why(timed.moment.basis), explicit_year=timed.explicit_year)


def _units_of_whole(found: Found, setting: Setting) -> Timed | None:
    """The first three months of 2009, the last ten days of March, the first nine months of this year."""
    if found.has("month"):
        timed = (
            absolute.month_of_year(found, setting) if found.has("year") else absolute.month(found, setting)
        )
        first = timed.moment.first if timed is not None and timed.moment is not None else None
        whole = None if first is None else of_month(first.year, first.month)
    elif found.has("whole") and spans.unit_name(found.piece("whole")) != "year":
        return None
    else:
        year = absolute.year_of(found, setting)
        whole = None if year is None else of_year(year)
    return None if whole is None else edges.units_of_span(found, whole)


def _unit_of_year(found: Found, setting: Setting) -> Timed | None:
    return edges.unit_of_span(found, setting, of_year(found.piece("year").number))


_COUNT = "(?:A(?=NUM(?!HYPHEN)))?(?P<num>(?:NUM|DAY|YEAR)(?:HYPHEN NUM)?)"
_HALF = "(?P<halved>A? HALF HYPHEN? A?)"
_SOME = f"(?:{_COUNT}|A? (?P<vague>VAGUE) OF?|{_HALF}|(?P<a>A))"
_AND_HALF = "(?P<half>HYPHEN? AND HYPHEN? A HYPHEN? HALF)?"
_WD = "(?:(?P<weekday>WEEKDAY) COMMA?)?"
_YEAR = "(?:COMMA? (?P<year>YEAR))"
_OF_YEAR = "(?:(?:OF|PREP|COMMA)? (?P<year>YEAR)|(?:OF|PREP)? (?:THE|(?P<rel>LAST|THIS|NEXT)) UNIT)"
_MOD = "(?:THE? (?P<mod>EARLYLATE) HYPHEN?)"
_MOD_OR_EDGE = "(?:THE? (?P<mod>EARLYLATE|EDGE) (?:OF|HYPHEN)?)"
# "The night of 6 October", "at dawn on 3 May".
_PART_OF = "(?:THE? (?:(?P<part>PART)|(?P<hours>EARLYLATE|LESSER) UNIT) (?:OF|PREP) THE?)?"
_ZONED = "(?P<clock>CLOCK) (?P<ampm>AMPM)? (?:LP? (?P<zone>ZONE) TIMES? (?:(?:OTHER|HYPHEN) DAY)? RP?)?"

_DAYS = (
    rule("iso", "(?P<iso>ISO)", absolute.iso),
    rule("numeric", "(?P<num>NUMDATE)", absolute.numeric),
    rule(
        "month-day-range",
        f"{_PART_OF} (?P<month>MONTH) (?P<day>DAY|ORD) (?:HYPHEN|TO|AND) (?P<last>DAY|ORD) (?!MONTH|UNIT)"
        f" {_YEAR}?",
        absolute.day_range,
    ),
    rule(
        "day-month-range",
        f"{_PART_OF} (?P<day>DAY|ORD) (?:HYPHEN|TO|AND) (?P<last>DAY|ORD) OF? (?P<month>MONTH) {_YEAR}?",
        absolute.day_range,
    ),
    rule(
        "month-day",
        f"{_PART_OF} {_WD} (?:LAST|THIS|NEXT)? (?P<month>MONTH) (?:THE? (?P<day>DAY|ORD)) {_YEAR}?",
        absolute.day,
    ),
    rule(
        "day-month",
        f"{_PART_OF} {_WD} (?:THE? (?P<day>DAY|ORD)) (?:THE? OF)? (?P<month>MONTH) {_YEAR}?",
        absolute.day,
    ),
)
_MONTHS_TO_CENTURIES = (
    rule("nth", "THE (?P<day>ORD)", absolute.day_of_month),
    rule("month-year", f"{_MOD_OR_EDGE}? (?P<month>MONTH) COMMA? OF? (?P<year>YEAR)", absolute.month_of_year),
    rule("month", f"(?:{_MOD_OR_EDGE}|(?P<last>LAST)|(?P<next>NEXT)|THIS)? (?P<month>MONTH)", absolute.month),
    rule(
        "month-that-year",
        f"{_MOD}? (?P<month>MONTH) (?:OF|COMMA)? (?:THAT|THE? SAME|(?P<rel>LAST|NEXT|THIS)) (?P<unit>UNIT)",
        absolute.month_of_that_year,
    ),
    rule(
        "day-that-year",
        f"{_WD}"
        " (?:(?P<month>MONTH) THE? (?P<day>DAY|ORD)|THE? (?P<day_>DAY|ORD) (?:THE? OF)? (?P<month_>MONTH))"
        " (?:OF|COMMA)? (?:THAT|THE? SAME|(?P<rel>LAST|NEXT|THIS)) (?P<unit>UNIT)",
        absolute.day_of_that_year,
    ),
    rule("then", "(?P<then>THEN)", relative.then),
    rule(
        "season-year",
        f"{_MOD}? THE? (?P<season>SEASON) (?:OF|COMMA)? (?:(?P<year>YEAR)|(?P<range>YRANGE))",
        absolute.season,
    ),
    rule(
        "season-of-unit",
        f"{_MOD}? THE? (?P<season>SEASON) OF (?:THE|(?P<rel>LAST|NEXT|THIS)) (?P<unit>UNIT)",
        absolute.season_of_that_year,
    ),
    rule("season", "(?:(?P<last>LAST)|(?P<next>NEXT)|(?P<this>THIS)) (?P<season>SEASON)", absolute.season),
    rule("decade", f"{_MOD_OR_EDGE}? THE? (?P<decade>DECADE)", absolute.decade),
    rule("century", f"{_MOD}? THE? (?P<ord>ORD) HYPHEN? (?P<century>UNIT)", absolute.century),
    rule("turn", "THE TURN OF THE (?P<ord>ORD)? (?P<century>UNIT)", absolute.turn),
    rule("year", f"{_MOD_OR_EDGE}? (?P<year>YEAR)", absolute.year),
    rule("the-year", "THE (?P<unit>UNIT) (?P<year>YEAR)", absolute.year),
    rule("year-range", "(?P<range>YRANGE)", absolute.year_range),
    rule("bare-season", "THE? (?P<mod>EARLYLATE)? HYPHEN? (?P<season>SEASON)", absolute.season),
)
_FISCAL = (
    rule("half", f"THE? (?:(?P<ord>ORD)|(?P<last>LAST)) HYPHEN? HALF {_OF_YEAR}", fiscal.half_of_year),
    rule(
        "quarter",
        f"THE? FISCAL? (?:(?P<ord>ORD)|(?P<last>LAST)) HYPHEN? FISCAL? QUARTER {_OF_YEAR}",
        fiscal.quarter_of_year,
    ),
    rule(
        "year-s-quarter",
        "(?:(?P<rel>LAST|THIS|NEXT) (?P<unit>UNIT) GEN|(?P<year>YEAR) GEN?)"
        " FISCAL? (?P<ord>ORD) HYPHEN? QUARTER",
        fiscal.quarter_of_year,
    ),
    rule("bare-quarter", "THE? FISCAL? (?P<ord>ORD) HYPHEN? FISCAL? QUARTER", fiscal.quarter_of_year),
    rule("coded-quarter", f"(?P<code>QCODE) {_OF_YEAR}?", fiscal.coded_quarter),
    rule(
        "fiscal-year",
        f"{_MOD_OR_EDGE}? (?:(?P<code>FYCODE)|(?:THE|(?P<rel>LAST|THIS|NEXT))? FISCAL UNIT? (?P<year>YEAR)"
        "|(?:THE|THE? (?P<rel_>LAST|THIS|NEXT)) FISCAL (?P<unit>UNIT))",
        fiscal.fiscal_year,
    ),
    rule(
        "same-period",
        "THE? SAME FISCAL? ORD? (?P<period>WINDOW|UNIT|QUARTER)"
        " (?:A (?P<unit>UNIT) (?:AGO|EARLIER)|(?:OF|PREP)? THE? LAST (?P<last>UNIT)|THE UNIT EARLIER"
        "|(?:OF|PREP) (?P<year>YEAR))",
        fiscal.year_before,
    ),
    rule(
        "year-ago-period",
        "(?:THE|A)? (?P<unit>UNIT) HYPHEN (?:AGO|EARLIER) (?P<period>WINDOW|UNIT|QUARTER)",
        fiscal.year_before,
    ),
)
_UNITS = (
    rule(
        "unit-of-month",
        f"THE? (?:(?P<ord>ORD)|(?P<last>LAST)) (?P<unit>UNIT) (?:OF|PREP) (?P<month>MONTH) {_YEAR}?",
        _unit_of_month,
    ),
    rule(
        "week-of-day",
        "THE? (?P<unit>UNIT) OF"
        f" (?:(?P<month>MONTH) (?P<day>DAY|ORD)|THE? (?P<day_>DAY|ORD) OF? (?P<month_>MONTH)) {_YEAR}?",
        _week_of_day,
    ),
    rule(
        "unit-of-year", "THE? (?:(?P<ord>ORD)|(?P<last>LAST)) (?P<unit>UNIT) OF (?P<year>YEAR)", _unit_of_year
    ),
    rule(
        "first-units-of",
        f"THE (?:(?P<ord>ORD)|(?P<last>LAST)) {_COUNT} (?P<unit>UNIT) OF"
        f" (?:(?:THE|(?P<rel>LAST|THIS|NEXT)) (?P<whole>UNIT)|(?P<month>MONTH) {_YEAR}?|(?P<year_>YEAR))",
        _units_of_whole,
    ),
    rule(
        "edge-unit",
        "THE? (?P<mod>EDGE|EARLYLATE) OF"
        " (?:THE|(?P<rel>LAST|NEXT|THIS)|(?P<that>THAT)|THE? (?P<same>SAME)) (?P<unit>UNIT|QUARTER)",
        edges.edge_of_unit,
    ),
    rule("late-rel-unit", "(?P<mod>EARLYLATE) (?P<rel>LAST|NEXT|THIS) (?P<unit>UNIT)", edges.edge_of_unit),
    rule(
        "units-end",
        "(?:THE|(?P<rel>LAST|NEXT|THIS))? (?P<unit>UNIT) (?:GEN|HYPHEN) (?P<mod>EDGE)",
        edges.edge_of_unit,
    ),
    rule("mid-unit", "(?:THE|A)? (?P<mod>EARLYLATE) HYPHEN (?P<unit>UNIT)", edges.edge_of_unit),
    rule("rel-unit", "(?P<the>THE)? (?P<rel>LAST|NEXT|THIS) (?P<unit>UNIT|QUARTER)", relative.calendar_unit),
    rule("this-day-in", "THIS (?P<unit>UNIT) (?:PREP|COMMA)? (?P<year>YEAR)", relative.this_day_in),
    rule("within-unit", "(?P<word>EARLIER|LATER) PREP? (?:THIS|THE) (?P<unit>UNIT)", edges.within_unit),
    rule("that-unit", "(?:EARLIER|LATER)? (?:THAT|THE? SAME) (?P<unit>UNIT|QUARTER)", relative.that_unit),
    rule(
        "ago",
        f"{_SOME}? {_AND_HALF} (?P<filler>OTHER|WHOLE)? (?P<unit>UNIT) {_AND_HALF.replace('half', 'half_')}"
        " AGO (?:PREP? (?:(?P<weekday>WEEKDAY)|(?P<word>DEICTIC))|(?P<this>THIS) (?P<within>UNIT))?",
        relative.ago,
    ),
    rule(
        "ahead",
        f"{_SOME} (?P<unit>UNIT) FROM (?:(?P<weekday>WEEKDAY)|(?P<word>DEICTIC)|(?P<now>NOW))",
        relative.ahead,
    ),
    rule(
        "step",
        f"(?:{_SOME}|(?P<the>THE))? {_AND_HALF} (?P<unit>UNIT) {_AND_HALF.replace('half', 'half_')}"
        " (?:TO THE UNIT)? (?P<word>EARLIER|LATER|SINCE)",
        relative.step_from_reference,
    ),
    rule(
        "beside-today",
        "THE (?P<unit>UNIT) (?P<word>EARLIER|LATER) (?P<day>DEICTIC)",
        relative.beside_today,
    ),
    rule("into", f"{_SOME}? {_AND_HALF} (?P<unit>UNIT) INTO (?=THE|A|OTHER)", relative.far_into),
    rule("days-ahead", "THE (?P<unit>UNIT) AHEAD", relative.days_ahead),
    rule("previous", "(?P<the>THE) (?P<unit>UNIT) (?P<word>LAST)", relative.step_from_reference),
    rule("the-day", "THE (?P<unit>UNIT)", relative.the_day),
    rule("the-unit", "THE (?P<unit>UNIT|QUARTER)", spans.the_unit),
    rule("late-in-day", "(?:EARLYLATE|LATER|EARLIER) PREP? THE (?P<unit>UNIT)", relative.the_day),
    rule("weekend", "THE? (?P<unit>UNIT)", weekdays.weekend),
    rule("nth-day", "(?:A|THE)? (?P<ord>ORD) (?:OTHER|WHOLE)? (?P<unit>UNIT)", edges.nth_unit),
    rule(
        "nth-day-of",
        "(?:A|THE)? (?P<ord>ORD) (?:OTHER|WHOLE)? (?P<unit>UNIT)"
        " OF (?P<of>THE (?!UNIT|SEASON|PART|FISCAL|LAST|ORD|YEAR|MONTH)|A|OTHER)",
        edges.nth_unit_of,
    ),
    rule("whole-unit", "(?:THE (?P<whole>WHOLE)|WHOLE) (?P<unit>UNIT)", spans.whole_unit),
)
_DAYS_FROM_TODAY = (
    rule(
        "weekday",
        "(?:(?:EARLYLATE|EARLIER|LATER) PREP?|(?P<last>LAST)|(?P<next>NEXT)|(?P<this>THIS))?"
        " (?P<weekday>WEEKDAY) (?:GEN? EARLYLATE? (?P<part>PART))?",
        weekdays.weekday,
    ),
    rule(
        "weekday-week",
        "(?P<weekday>WEEKDAY) (?:OF|COMMA)? (?P<rel>LAST|NEXT|THIS) (?P<unit>UNIT)",
        weekdays.weekday,
    ),
    rule("weekday-ago", f"(?P<weekday>WEEKDAY) COMMA? {_SOME} (?P<unit>UNIT) AGO", weekdays.weekday_ago),
    rule("weekday-last", "(?P<weekday>WEEKDAY) (?P<last>LAST)", weekdays.weekday),
    rule("weekday-week-ahead", "(?P<weekday>WEEKDAY) (?P<unit>UNIT)", weekdays.weekday_week),
    rule(
        "part-of-weekday",
        "(?:THE? EARLYLATE)? (?P<part>PART) (?:PREP|OF)? (?P<weekday>WEEKDAY)",
        weekdays.weekday,
    ),
    rule(
        "deictic", "(?:EARLIER|LATER|EARLYLATE)? (?P<word>DEICTIC) (?:GEN? (?P<part>PART))?", dayparts.deictic
    ),
    rule(
        "into-night",
        "(?:(?P<word>DEICTIC)|WEEKDAY GEN? PART) (?P<into>INTO) EARLYLATE? (?P<weekday>WEEKDAY) PART?",
        dayparts.overnight,
    ),
    rule(
        "two-day-night",
        "(?:(?P<word>DEICTIC)|THE? PART OF?) FROM? (?P<eve>WEEKDAY) (?P<into>TO|INTO|AND|HYPHEN)"
        " (?P<weekday>WEEKDAY)",
        dayparts.overnight,
    ),
    rule("overnight", "(?P<word>DEICTIC) PREP? (?P<weekday>WEEKDAY)", dayparts.overnight),
    rule("part", "(?:(?P<last>LAST)|THIS|(?P<that>THAT|THE SAME)) (?P<part>PART)", dayparts.part_of_day),
    rule(
        "previous-part",
        "THE (?:(?P<last>LAST) (?P<part>PART)|(?P<part_>PART) (?P<word>EARLIER))",
        dayparts.previous_part,
    ),
    rule("next-part", "THE? (?P<next>NEXT) (?P<part>PART)", dayparts.next_part),
    rule("parts-ago", f"{_SOME} (?P<part>PART) AGO", dayparts.parts_ago),
    rule("bare-part", "THE? EARLYLATE? HYPHEN? (?P<part>PART)", dayparts.bare_part),
    rule("straight-night", "(?:A|THE)? ORD OTHER? (?P<part>PART)", dayparts.straight_night),
    rule(
        "hours-of",
        "THE? (?:(?P<mod>EARLYLATE)|LESSER) (?:PART HYPHEN?)? (?P<unit>UNIT)"
        " (?:(?:OF|PREP) (?:(?P<weekday>WEEKDAY)|THE?(?P<word>DEICTIC)))?",
        dayparts.hours_of,
    ),
    rule(
        "clock",
        f"{_ZONED} (?:LP CLOCK AMPM? ZONE TIMES? RP|COMMA? CLOCK ZONE)?"
        " (?:(?:PREP|COMMA)? (?:(?P<weekday>WEEKDAY)|(?P<word>DEICTIC)))?",
        dayparts.clock,
    ),
    rule(
        "clock-date",
        f"{_ZONED} (?:LP CLOCK AMPM? ZONE TIMES? RP)? (?:PREP|COMMA)? (?:WEEKDAY COMMA?)?"
        f" (?:(?P<month>MONTH) (?P<day>DAY|ORD)|(?P<day_>DAY|ORD) OF? (?P<month_>MONTH)) {_YEAR}?",
        dayparts.clock,
    ),
    rule(
        "o-clock",
        "(?:(?P<clock>CLOCK)|(?P<count>NUM)) OCLOCK (?:PREP? (?P<weekday>WEEKDAY))?",
        dayparts.clock,
    ),
)
_SPANS = (
    rule(
        "anchored",
        f"THE? (?P<rel>LAST|NEXT) (?:A? (?P<vague>VAGUE) OF?|{_COUNT}) (?P<filler>OTHER|WHOLE)?"
        " (?P<unit>UNIT)",
        spans.anchored_span,
    ),
    rule(
        "anchored-half",
        "THE? (?P<rel>LAST|NEXT) (?P<halved>HALF HYPHEN? A?) (?P<unit>UNIT)",
        spans.anchored_span,
    ),
    rule(
        "duration",
        f"{_SOME} {_AND_HALF} HYPHEN? (?P<filler>OTHER|WHOLE)? (?P<unit>UNIT)"
        f" {_AND_HALF.replace('half', 'half_')} (?:HYPHEN MUCH)?",
        spans.duration,
    ),
    rule(
        "age",
        f"{_COUNT} {_AND_HALF} HYPHEN? (?P<unit>UNIT) (?:{_AND_HALF.replace('half', 'half_')}) HYPHEN? OLD",
        spans.age,
    ),
    rule("part-of-unit", "A? QUARTER OF A (?P<unit>UNIT)", spans.quarter_of),
    rule("plural", "(?P<unit>UNIT) (?:HYPHEN MUCH)?", spans.bare_plural),
    rule("unit-long", "(?P<unit>UNIT) HYPHEN (?P<long>MUCH)", spans.unit_long),
    rule("long-unit", "(?P<word>LONGUNIT)", spans.long_unit),
    rule("every", f"EVERY (?P<filler>OTHER|ORD)? {_COUNT}? (?P<what>UNIT|WEEKDAY|PART|SEASON)", spans.every),
    rule(
        "often",
        "(?:ONCE|(?:NUM|DAY|A? VAGUE) OF? TIMES) HYPHEN? (?:A|EVERY|(?P<word>SET)) HYPHEN? (?P<unit>UNIT)",
        spans.often,
    ),
    rule("often-ly", "ONCE HYPHEN? (?P<word>SET)", spans.often),
    rule("weekdays", "(?P<weekday>WEEKDAY)", spans.weekdays),
    rule("set", "(?P<word>SET)", spans.set_word),
)

RULES: tuple[Rule, ...] = (*_DAYS, *_MONTHS_TO_CENTURIES, *_FISCAL, *_UNITS, *_DAYS_FROM_TODAY, *_SPANS)
