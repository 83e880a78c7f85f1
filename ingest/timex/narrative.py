"""The year of which a history tells, that days and months after it are of.

"In 1994 … On 6 April the plane was shot down": a year, or a day or month with one, that opens a sentence
starts such a tale; it goes on to the next paragraph and ends where a day is counted from the article's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ingest.calendars import Moment
from ingest.timex.setting import FROM_REFERENCE, Timed
from ingest.timex.token_spans import head_of

if TYPE_CHECKING:
    from spacy.tokens import Span

_OPENING = 3  # words from the beginning of a sentence: "Early in 1994", "By the 1990s"
_GRAINS = ("day", "month", "season", "year")
_SURE = 2  # days and months told of a year, after which it is being told of
_DAYS = 7  # before the article's: nearer days are news even then
_NEWS = 60  # days before the article's: what may be of them is news, whatever was told before


@dataclass(slots=True)
class Narrative:
    """The year told of, the month last told of it (0: none), and how much of it was told."""

    year: int
    month: int
    paragraph: int
    sentence: int
    told: int = 1
    here: bool = False  # a year told by the way, of which only the rest of its sentence may be
    surely: bool = True  # whether a date at a sentence's beginning, or a second one, tells it

    def year_of(self, month: int, read: date, anchor: date, sentence: tuple[int, int]) -> int | None:
        """The year of a day or month that, read alone, would be ``read``; None where that may be meant."""
        same = sentence == (self.paragraph, self.sentence)
        if self.here and not same:
            return None
        gap = (anchor - read).days
        if self.year >= anchor.year or (not same and gap <= _NEWS and not self._goes_on(month, gap)):
            return None
        year = self.year + (0 < month < self.month)  # "In December 1994 … In January"
        return year if year < anchor.year else None

    def _goes_on(self, month: int, gap: int) -> bool:
        """Whether so much was told of the year that the next month is of it, too, though it may be news."""
        return 0 < self.month <= month and self.told >= (_SURE if gap > _DAYS else 2 * _SURE)


def _of_main_verb(span: Span) -> bool:
    """ "Fighters took Sanaa *in September 2014*": the day or month of what a main clause tells as done."""
    at = head_of(span)
    while at.dep_ in ("pobj", "prep", "nummod", "npadvmod") and at.head.i != at.i:
        at = at.head
    while at.dep_ == "xcomp" or (at.dep_ == "conj" and at.tag_ == "VBD"):
        at = at.head
    return at.dep_ == "ROOT" and at.tag_ in ("VBD", "VBN")


def follow(
    narrative: Narrative | None, timed: Timed, moment: Moment, span: Span, paragraph: int, anchor: date | None
) -> Narrative | None:
    """What is told after a date of a main clause was heard; None where no tale of a year goes on."""
    first = moment.first
    if first is None or anchor is None:
        return narrative
    if first.year >= anchor.year:
        return None
    if moment.grain not in _GRAINS or timed.kind != "DATE":
        return narrative
    near = narrative is not None and not narrative.here and paragraph - narrative.paragraph <= 1
    opens = span[0].i - span[0].sent.start < _OPENING
    counted = moment.basis == FROM_REFERENCE  # "a month later": the tale goes on from there
    main = timed.explicit_year and not (opens or near) and _of_main_verb(span)
    told = counted or (timed.explicit_year and (opens or near or main))
    goes_on = near and narrative is not None and 0 <= first.year - narrative.year <= 1
    if not (told or goes_on):
        return None
    month = 0 if moment.grain == "year" else first.month
    again = goes_on and narrative is not None and (not timed.explicit_year or first.year == narrative.year)
    count = narrative.told + 1 if again and narrative is not None and month else 1
    here = main and moment.grain == "year"
    return Narrative(first.year, month, paragraph, span[0].sent.start, count, here, opens or counted or again)
