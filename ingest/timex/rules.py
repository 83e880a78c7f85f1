"""The rules of time expressions.

Relative expressions count from the article's day or from the time last spoken of, never
from a clock. Names of parts (``(?P<unit>…)``) are what the builders ask for.
"""

from __future__ import annotations

from ingest.timex import back_pointing, dayparts, edges, relative, spans, weekdays, wholes
from ingest.timex.calendar_rules import CALENDAR_RULES
from ingest.timex.grammar import Rule, rule
from ingest.timex.pattern_parts import AND_HALF, COUNT, SOME, YEAR, ZONED

_UNITS = (
    rule(
        "unit-of-month",
        "THE? (?:(?P<ord>ORD)|(?P<last>LAST)) (?P<filler>OTHER)? (?P<unit>UNIT)"
        f" (?:OF|PREP) (?P<month>MONTH) {YEAR}?",
        wholes.unit_of_month,
    ),
    rule(
        "week-of-day",
        "THE? (?P<unit>UNIT) OF"
        f" (?:(?P<month>MONTH) (?P<day>DAY|ORD)|THE? (?P<day_>DAY|ORD) OF? (?P<month_>MONTH)) {YEAR}?",
        wholes.week_of_day,
    ),
    rule(
        "unit-of-year",
        "THE? (?:(?P<ord>ORD)|(?P<last>LAST)) (?P<unit>UNIT) OF (?P<year>YEAR)",
        wholes.unit_of_year,
    ),
    rule(
        "first-units-of",
        f"THE (?:(?P<ord>ORD)|(?P<last>LAST)) {COUNT} (?P<unit>UNIT) OF"
        f" (?:(?:THE|(?P<rel>LAST|THIS|NEXT)) (?P<whole>UNIT)|(?P<month>MONTH) {YEAR}?|(?P<year_>YEAR))",
        wholes.units_of_whole,
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
        "(?:THE|(?P<rel>LAST|NEXT|THIS))? (?P<unit>UNIT) (?P<link>GEN|HYPHEN)? (?P<mod>EDGE) (?P<year>YEAR)?",
        edges.edge_of_unit,
    ),
    rule("mid-unit", "(?:THE|A)? (?P<mod>EARLYLATE) HYPHEN (?P<unit>UNIT)", edges.edge_of_unit),
    rule("rel-unit", "(?P<the>THE)? (?P<rel>LAST|NEXT|THIS) (?P<unit>UNIT|QUARTER)", relative.calendar_unit),
    rule("this-time-last", "THIS TIMES (?P<rel>LAST|NEXT) (?P<unit>UNIT)", relative.this_time),
    rule("this-day-in", "THIS (?P<unit>UNIT) (?:PREP|COMMA)? (?P<year>YEAR)", relative.this_day_in),
    rule("within-unit", "(?P<word>EARLIER|LATER) PREP? (?:THIS|THE) (?P<unit>UNIT)", edges.within_unit),
    rule("that-time", "THAT (?P<time>TIMES)", back_pointing.that_time),
    rule(
        "that-unit", "(?:EARLIER|LATER)? (?:THAT|THE? SAME) (?P<unit>UNIT|QUARTER)", back_pointing.that_unit
    ),
    rule(
        "ago",
        f"{SOME}? {AND_HALF} (?P<filler>OTHER|WHOLE)? (?P<unit>UNIT) {AND_HALF.replace('half', 'half_')}"
        " AGO (?:(?:PREP|THIS)? (?:(?P<weekday>WEEKDAY)|(?P<word>DEICTIC))|(?P<this>THIS) (?P<within>UNIT))?",
        relative.ago,
    ),
    rule(
        "composite-ago",
        f"{COUNT} (?P<unit>UNIT) (?:COMMA? AND|COMMA)? (?P<more>NUM|DAY) (?P<smaller>UNIT) AGO",
        relative.composite_ago,
    ),
    rule(
        "ahead",
        f"{SOME} (?P<unit>UNIT) FROM (?:(?P<weekday>WEEKDAY)|(?P<word>DEICTIC)|(?P<now>NOW))",
        relative.ahead,
    ),
    rule(
        "step",
        f"(?:{SOME}|(?P<the>THE))? {AND_HALF} (?P<unit>UNIT) {AND_HALF.replace('half', 'half_')}"
        " (?:TO THE UNIT)? (?P<word>EARLIER|LATER|SINCE)",
        relative.step_from_reference,
    ),
    rule(
        "beside-today",
        "THE (?P<unit>UNIT) (?P<word>EARLIER|LATER) (?P<day>DEICTIC)",
        relative.beside_today,
    ),
    rule("into", f"{SOME}? {AND_HALF} (?P<unit>UNIT) INTO (?=THE|A|OTHER)", relative.far_into),
    rule("days-ahead", "THE (?P<unit>UNIT) (?:AHEAD|TO (?P<come>OTHER))", relative.days_ahead),
    rule("that-followed", f"THE {COUNT}? (?P<unit>UNIT) THAT (?P<follow>OTHER)", relative.that_followed),
    rule("previous", "(?P<the>THE) (?P<unit>UNIT) (?P<word>LAST)", relative.step_from_reference),
    rule("the-day", "THE (?P<unit>UNIT)", back_pointing.the_day),
    rule("the-unit", "THE (?P<unit>UNIT|QUARTER)", spans.the_unit),
    rule(
        "unit-to-date",
        "(?:THE (?P<unit>UNIT|QUARTER) TO|(?P<unit_>UNIT|QUARTER) HYPHEN TO HYPHEN) (?P<date>OTHER)",
        edges.unit_to_date,
    ),
    rule(
        "unit-ended",
        "THE? (?P<unit>UNIT|QUARTER) (?P<ended>OTHER) (?=PREP? (?:WEEKDAY COMMA?)?"
        f" (?:(?P<month>MONTH) (?P<day>DAY|ORD)|THE? (?P<day_>DAY|ORD) OF? (?P<month_>MONTH)) {YEAR}?)",
        wholes.unit_ended,
    ),
    rule("new-unit", "THE (?P<new>OTHER) (?P<unit>UNIT)", wholes.new_year),
    rule("outdone-unit", "(?:THE|A)? (?P<most>OTHER) (?P<unit>UNIT|QUARTER)", spans.outdone_unit),
    rule("late-in-day", "(?:EARLYLATE|LATER|EARLIER) PREP? THE (?P<unit>UNIT)", back_pointing.the_day),
    rule("weekend", "THE? (?P<unit>UNIT)", weekdays.weekend),
    rule(
        "nth-day",
        "(?:A|THE)? (?P<ord>ORD) (?:OTHER|WHOLE)? (?P<unit>UNIT) (?=(?:PREP? (?P<weekday>WEEKDAY))?)",
        edges.nth_unit,
    ),
    rule(
        "nth-day-of",
        "(?:A|THE)? (?P<ord>ORD) (?:OTHER|WHOLE)? (?P<unit>UNIT)"
        " OF (?P<of>THE (?!UNIT|SEASON|PART|FISCAL|LAST|ORD|YEAR|MONTH)|A|OTHER)",
        edges.nth_unit_of,
    ),
    rule("whole-part", "(?:THE (?P<whole>WHOLE)|WHOLE) (?P<part>PART)", dayparts.bare_part),
    rule("whole-hyphen-unit", "(?P<whole>WHOLE) HYPHEN (?P<unit>UNIT)", spans.unit_whole),
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
    rule("weekday-ago", f"(?P<weekday>WEEKDAY) COMMA? {SOME} (?P<unit>UNIT) AGO", weekdays.weekday_ago),
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
    rule("part-of-deictic", "(?P<part>PART) (?P<word>DEICTIC)", dayparts.deictic),
    rule("overnight", "(?P<word>DEICTIC) PREP? (?P<weekday>WEEKDAY)", dayparts.overnight),
    rule(
        "part",
        "(?:EARLYLATE|EARLIER|LATER)? (?:(?P<last>LAST)|THIS|(?P<that>THAT|THE SAME)) (?P<part>PART)",
        dayparts.part_of_day,
    ),
    rule(
        "previous-part",
        "THE (?:(?P<last>LAST) (?P<part>PART)|(?P<part_>PART) (?P<word>EARLIER))",
        dayparts.previous_part,
    ),
    rule("next-part", "THE? (?P<next>NEXT) (?P<part>PART)", dayparts.next_part),
    rule("parts-ago", f"{SOME} (?P<part>PART) AGO", dayparts.parts_ago),
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
        f"{ZONED} (?:LP CLOCK AMPM? ZONE TIMES? RP|COMMA? CLOCK ZONE)?"
        " (?:(?:PREP|COMMA)? (?:(?P<weekday>WEEKDAY)|(?P<word>DEICTIC)))?",
        dayparts.clock,
    ),
    rule(
        "clock-date",
        f"{ZONED} (?:LP CLOCK AMPM? ZONE TIMES? RP)? (?:PREP|COMMA)? (?:WEEKDAY COMMA?)?"
        f" (?:(?P<month>MONTH) (?P<day>DAY|ORD)|(?P<day_>DAY|ORD) OF? (?P<month_>MONTH)) {YEAR}?",
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
        f"THE? (?P<rel>LAST|NEXT) (?:A? (?P<vague>VAGUE) OF?|(?:(?:NUM|DAY) (?:TO|AND|HYPHEN))? {COUNT})"
        " (?P<filler>OTHER|WHOLE)?"
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
        f"{SOME} {AND_HALF} HYPHEN? (?P<filler>OTHER|WHOLE)? (?P<unit>UNIT)"
        f" {AND_HALF.replace('half', 'half_')} (?:HYPHEN MUCH)?",
        spans.duration,
    ),
    rule(
        "lower-count",
        "(?P<num>NUM|DAY) (?=(?P<link>TO|AND) (?P<more>NUM|DAY) HYPHEN? (?P<unit>UNIT)"
        " (?!AGO|EARLIER|LATER|SINCE|HYPHEN))",
        spans.lower_count,
    ),
    rule("unsaid-length", "A (?P<how>OTHER|MUCH)? WINDOW (?P<of>OF TIMES)?", spans.unsaid_length),
    rule("lived-unit", "A OTHER? OTHER (?P<unit>UNIT)", spans.lived_unit),
    rule(
        "age",
        f"{COUNT} {AND_HALF} HYPHEN? (?P<unit>UNIT) (?:{AND_HALF.replace('half', 'half_')}) HYPHEN? OLD",
        spans.age,
    ),
    rule(
        "composite",
        f"{COUNT} (?P<unit>UNIT) (?P<link>COMMA? AND|COMMA)? (?P<more>NUM|DAY) (?P<smaller>UNIT)"
        " (?!AGO|EARLIER|LATER|OLD|HYPHEN)",
        spans.composite,
    ),
    rule("part-of-unit", "A? QUARTER OF A (?P<unit>UNIT)", spans.quarter_of),
    rule("plural", "(?P<unit>UNIT) (?:HYPHEN MUCH)?", spans.bare_plural),
    rule("unit-long", "(?P<unit>UNIT) HYPHEN (?P<long>MUCH)", spans.unit_long),
    rule("long-unit", "(?P<word>LONGUNIT)", spans.long_unit),
    rule(
        "every",
        f"EVERY (?P<filler>OTHER|ORD)? {COUNT}? (?P<what>UNIT|WEEKDAY|PART|SEASON|MONTH)",
        spans.every,
    ),
    rule(
        "often",
        "(?:ONCE|(?:NUM|DAY|A? VAGUE) OF? TIMES) HYPHEN? (?:A|EVERY|(?P<word>SET)) HYPHEN? (?P<unit>UNIT)",
        spans.often,
    ),
    rule("often-ly", "ONCE HYPHEN? (?P<word>SET)", spans.often),
    rule("weekdays", "(?P<weekday>WEEKDAY)", spans.weekdays),
    rule("set", "(?P<word>SET)", spans.set_word),
)

RULES: tuple[Rule, ...] = (*CALENDAR_RULES, *_UNITS, *_DAYS_FROM_TODAY, *_SPANS)
