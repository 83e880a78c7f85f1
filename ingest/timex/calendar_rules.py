"""The rules of expressions that name their place in the calendar: days, months, years, budgets' quarters."""

from __future__ import annotations

from ingest.timex import absolute, back_pointing, eras, fiscal, seasons, weekdays
from ingest.timex.grammar import Rule, rule
from ingest.timex.pattern_parts import MOD, MOD_OR_EDGE, OF_YEAR, PART_OF, WD, YEAR

_DAYS = (
    rule("iso", "(?P<iso>ISO)", absolute.iso),
    rule("numeric", "(?P<num>NUMDATE)", absolute.numeric),
    rule(
        "month-day-range",
        f"{PART_OF} (?P<month>MONTH) (?P<day>DAY|ORD) (?:HYPHEN|TO|AND) (?P<last>DAY|ORD) (?!MONTH|UNIT)"
        f" {YEAR}?",
        absolute.day_range,
    ),
    rule(
        "day-month-range",
        f"{PART_OF} (?P<day>DAY|ORD) (?:HYPHEN|TO|AND) (?P<last>DAY|ORD) OF? (?P<month>MONTH) {YEAR}?",
        absolute.day_range,
    ),
    rule(
        "month-day",
        f"{PART_OF} {WD} (?:LAST|THIS|NEXT)? (?P<month>MONTH) (?:THE? (?P<day>DAY|ORD)) {YEAR}?",
        absolute.day,
    ),
    rule(
        "day-month",
        f"{PART_OF} {WD} (?:THE? (?P<day>DAY|ORD)) (?:THE? OF)? (?P<month>MONTH) {YEAR}?",
        absolute.day,
    ),
)
_MONTHS_TO_CENTURIES = (
    rule("nth", "(?:THE? (?P<part>PART) (?:OF|PREP))? THE (?P<day>ORD)", absolute.day_of_month),
    rule("month-year", f"{MOD_OR_EDGE}? (?P<month>MONTH) COMMA? OF? (?P<year>YEAR)", absolute.month_of_year),
    rule("month", f"(?:{MOD_OR_EDGE}|(?P<last>LAST)|(?P<next>NEXT)|THIS)? (?P<month>MONTH)", absolute.month),
    rule(
        "month-that-year",
        f"{MOD_OR_EDGE}? (?P<month>MONTH) (?:OF|COMMA)?"
        " (?:THAT|THE? SAME|(?P<the>THE)? (?P<rel>LAST|NEXT|THIS)) (?P<unit>UNIT)",
        absolute.month_of_that_year,
    ),
    rule(
        "day-that-year",
        f"{WD}"
        " (?:(?P<month>MONTH) THE? (?P<day>DAY|ORD)|THE? (?P<day_>DAY|ORD) (?:THE? OF)? (?P<month_>MONTH))"
        " (?:OF|COMMA)? (?:THAT|THE? SAME|(?P<the>THE)? (?P<rel>LAST|NEXT|THIS)) (?P<unit>UNIT)",
        absolute.day_of_that_year,
    ),
    rule("month-by-name", f"THE (?P<unit>UNIT) OF (?P<month>MONTH) {YEAR}?", absolute.month_by_name),
    rule("that-month", "THAT (?P<month>MONTH)", absolute.that_month),
    rule(
        "nth-weekday",
        "THE? (?:(?P<ord>ORD)|(?P<final>LAST)) (?P<weekday>WEEKDAY) (?:OF|PREP)"
        f" (?:(?P<month>MONTH) {YEAR}?|(?P<every>EVERY) (?P<unit>UNIT))",
        weekdays.nth_of_month,
    ),
    rule("then", "(?P<then>THEN)", back_pointing.then),
    rule(
        "season-year",
        f"{MOD}? THE? (?P<season>SEASON) (?:OF|COMMA)? (?:(?P<year>YEAR)|(?P<range>YRANGE))",
        seasons.season,
    ),
    rule(
        "season-of-unit",
        f"{MOD}? THE? (?P<season>SEASON) OF"
        " (?:THE|THAT|(?P<the>THE)? (?P<rel>LAST|NEXT|THIS)) (?P<unit>UNIT)",
        seasons.season_of_that_year,
    ),
    rule("season", "(?:(?P<last>LAST)|(?P<next>NEXT)|(?P<this>THIS)) (?P<season>SEASON)", seasons.season),
    rule("decade", f"{MOD_OR_EDGE}? THE? (?P<decade>DECADE)", eras.decade),
    rule("century", f"{MOD}? THE? (?P<ord>ORD) HYPHEN? (?P<century>UNIT)", eras.century),
    rule("turn", "THE TURN OF THE (?P<ord>ORD)? (?P<century>UNIT)", eras.turn),
    rule("year", f"{MOD_OR_EDGE}? (?P<year>YEAR)", eras.year),
    rule("the-year", "THE (?P<unit>UNIT) (?P<year>YEAR)", eras.year),
    rule("year-range", "(?P<range>YRANGE)", eras.year_range),
    rule("bare-season", "THE? (?P<mod>EARLYLATE)? HYPHEN? (?P<season>SEASON)", seasons.season),
)
_FISCAL = (
    rule(
        "half",
        f"{MOD_OR_EDGE}? THE? (?:(?P<ord>ORD)|(?P<last>LAST)) HYPHEN? HALF {OF_YEAR}",
        fiscal.half_of_year,
    ),
    rule("bare-half", f"{MOD_OR_EDGE}? THE? (?P<ord>ORD) HYPHEN? HALF", fiscal.bare_half),
    rule(
        "quarter",
        f"{MOD_OR_EDGE}? THE? FISCAL? (?:(?P<ord>ORD)|(?P<last>LAST)) HYPHEN? FISCAL? QUARTER {OF_YEAR}",
        fiscal.quarter_of_year,
    ),
    rule(
        "year-s-quarter",
        "(?:(?P<rel>LAST|THIS|NEXT) (?P<unit>UNIT) GEN|(?P<year>YEAR) GEN?)"
        " FISCAL? (?P<ord>ORD) HYPHEN? QUARTER",
        fiscal.quarter_of_year,
    ),
    rule(
        "bare-quarter",
        f"{MOD_OR_EDGE}? THE? FISCAL? (?P<ord>ORD) HYPHEN? FISCAL? QUARTER",
        fiscal.quarter_of_year,
    ),
    rule("coded-quarter", f"(?P<code>QCODE) {OF_YEAR}?", fiscal.coded_quarter),
    rule(
        "fiscal-year",
        f"{MOD_OR_EDGE}? (?:(?P<code>FYCODE)|(?:THE|(?P<rel>LAST|THIS|NEXT))? FISCAL UNIT? (?P<year>YEAR)"
        "|THE? (?P<year_>YEAR) FISCAL UNIT"
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

CALENDAR_RULES: tuple[Rule, ...] = (*_DAYS, *_MONTHS_TO_CENTURIES, *_FISCAL)
