"""Parts that the patterns of several time rules share; what the names in them mean, ``grammar`` says."""

from __future__ import annotations

COUNT = "(?:A(?=NUM(?!HYPHEN)))?(?P<num>(?:NUM|DAY|YEAR)(?:HYPHEN NUM)?)"
HALF = "(?P<halved>A? HALF HYPHEN? A?)"
SOME = f"(?:{COUNT}|A? (?P<vague>VAGUE) OF?|{HALF}|(?P<a>A))"
AND_HALF = "(?P<half>HYPHEN? AND HYPHEN? A HYPHEN? HALF)?"
WD = "(?:(?:LAST|THIS|NEXT)? (?P<weekday>WEEKDAY) COMMA?)?"
YEAR = "(?:COMMA? (?P<year>YEAR))"
OF_YEAR = "(?:(?:OF|PREP|COMMA)? (?P<year>YEAR)|(?:OF|PREP)? (?:THE|(?P<rel>LAST|THIS|NEXT)) (?P<whole>UNIT))"
MOD = "(?:THE? (?P<mod>EARLYLATE) HYPHEN?)"
MOD_OR_EDGE = "(?:THE? (?P<mod>EARLYLATE|EDGE) (?:OF|HYPHEN)?)"
# "The night of 6 October", "at dawn on 3 May".
PART_OF = "(?:THE? (?:(?P<part>PART)|(?P<hours>EARLYLATE|LESSER) UNIT) (?:OF|PREP) THE?)?"
ZONED = "(?P<clock>CLOCK) (?P<ampm>AMPM)? (?:LP? (?P<zone>ZONE) TIMES? (?:(?:OTHER|HYPHEN) DAY)? RP?)?"
