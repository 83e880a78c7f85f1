"""The time last spoken of, from which "a year later" and "at dawn" count."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from graph.edtf import days
from ingest.calendars import Clock, Moment, clock_of, of_day, of_year
from ingest.saying import sayings
from ingest.scenes import heading_of, is_line
from ingest.timex.narrative import Narrative, follow
from ingest.timex.setting import Timed, is_short
from ingest.timex.token_spans import head_of

if TYPE_CHECKING:
    from spacy.tokens import Span

_STORY = 6  # days before the article's within which a day can be that of its story
_OPENING = 4  # words from a sentence's beginning: "At dawn on Sunday"
_OLD = 60  # days before the article's, after which "at dawn" in a new paragraph is not of a day named once
_SOON = 3  # days from one day of a run of days to the next
_ASIDES = ("relcl", "acl")


@dataclass(slots=True)
class SpokenOf:
    """The time last spoken of, from which "a year later" counts, and the last day near the article's.

    What a sentence tells beside its main clause ("a truce, which began on March 11") counts within that
    sentence; the next one goes on from the main clause.
    """

    anchor: date | None
    moment: Moment | None = None
    story: date | None = None
    clock: Clock | None = None
    narrative: Narrative | None = None
    scene: int | None = None  # the year of the heading that the text stands under
    run: int = 0  # days told one after the other, each soon after the one before
    entry: date | None = None  # the day at the head of a chronology's entry
    entry_month: date | None = None  # the last day of the month at the head of an entry
    _headed: date | None = None
    _headed_month: date | None = None
    _dated: date | None = None  # the day last told by a line of its own
    _paragraph: int = -1  # of the time last spoken of
    _day: int | None = None  # the number of the heading "Day 4" that the text stands under
    _first_day: date | None = None  # the day of "Day 1"
    _main: Moment | None = None  # the time that the sentences before this one stand at
    _heard: bool = False  # whether this sentence has told of a time
    _sentence: tuple[int, int] = (-1, -1)  # paragraph and first token of the sentence heard last
    _told: list[tuple[Moment, date | None, Clock | None]] = field(default_factory=list)  # by its main clause

    def enter(self, text: str) -> Moment | None:
        """Go on to a paragraph, which may be a heading; the day that "Day 4" is, where it is known."""
        self.entry, self._headed = self._headed, None
        self.entry_month, self._headed_month = self._headed_month, None
        heading = heading_of(text)
        if heading is None:
            if is_line(text):
                self.scene = self._day = None
            return None
        if heading.year is not None:
            past = self.anchor is not None and heading.year < self.anchor.year
            self.scene = heading.year if past else None
            if past:
                self.moment, self.story, self.clock, self._told = of_year(heading.year), None, None, []
            return None
        self._day = heading.day
        if self._first_day is None or heading.day is None:
            return None
        self.moment = of_day(days(self._first_day, heading.day - 1)).why("a day counted from the first")
        self._told = []
        self.head(self.moment)
        return self.moment

    def head(self, moment: Moment | None) -> None:
        """Note that a paragraph is nothing but a date: the next one's times count from that day."""
        if moment is None or moment.first is None or moment.last is None or self.anchor is None:
            return
        if moment.grain == "day":
            self._headed = self._dated = min(moment.first, self.anchor)
        elif moment.grain == "month":
            self._headed_month = min(moment.last, self.anchor)

    def at_the_hour(self) -> Moment | None:
        """The day of a live blog's "22:00": that of the line above that names one, as of an entry's head."""
        if self._dated is None:
            return None
        moment = of_day(self._dated).why("the day of the heading above")
        self.moment, self.clock, self._told = moment, None, []
        self._headed = self._dated
        return moment

    def day_of_heading(self, text: str) -> Moment | None:
        """The day of "Day 1, 15 April", once its date was heard."""
        heading = heading_of(text)
        if heading is None or heading.day is None or self._first_day is None:
            return None
        return of_day(days(self._first_day, heading.day - 1)).why("as the text says")

    def turn_to(self, paragraph: int, span: Span | None) -> None:
        """Go on to the sentence of an expression, which may be the one heard last."""
        sentence = (paragraph, span[0].sent.start) if span is not None else self._sentence
        if sentence == self._sentence:
            return
        self._heard = False
        if self._told:
            self.moment, self.story, self.clock = self._told[-1]
        self._main = self.moment
        self._sentence = sentence
        self._told = []

    def hear(self, timed: Timed, text: str, span: Span | None = None) -> None:
        """Remember a date; durations and sets are none."""
        moment = timed.moment
        if moment is None or timed.kind not in ("DATE", "TIME") or moment.first is None or timed.compared:
            return
        if self._heard and span is not None and span.start and span.doc[span.start - 1].lower_ == "since":
            return  # "in 1989 they signed, and the army, there since 1976, …": the tale does not stand there
        self._heard = True
        self._count(moment, timed)
        self._paragraph = self._sentence[0]
        self.moment = moment
        self.clock = clock_of(timed.value, text.lower().split())
        near = self.anchor is not None and 0 <= (self.anchor - moment.first).days <= _STORY
        if moment.grain == "day" and near:
            self.story = moment.first
        if span is not None and not _is_aside(span):
            if not (self._told and _names_a_noun(span)):
                self._told.append((moment, self.story, self.clock))
            paragraph = self._sentence[0]
            self.narrative = follow(self.narrative, timed, moment, span, paragraph, self.anchor)

    def days_in_a_row(self, paragraph: int, span: Span | None) -> int:
        """How many days in a row this sentence goes on with; "…, he said on Monday" does not."""
        if span is None or span.sent.root.lemma_.lower() in sayings("dates"):
            return 0
        opens = span[0].i - span.sent.start <= _OPENING
        return self.run if opens or paragraph == self._paragraph else 0

    def _count(self, moment: Moment, timed: Timed) -> None:
        """Note a day for what "Day 4" and "at dawn on Sunday" count from."""
        if not is_short(moment) or moment.first is None:
            self.run = 0
            return
        if self._day is not None and self._first_day is None and timed.kind == "DATE":
            self._first_day = days(moment.first, 1 - self._day)
        before = self.moment.first if self.moment is not None and is_short(self.moment) else None
        soon = before is not None and 0 <= (moment.first - before).days <= _SOON
        self.run = self.run + 1 if soon else 1

    def is_stale(self, paragraph: int) -> bool:
        """Whether the time last spoken of is an old one of the paragraph before, of which no tale goes on."""
        moment = self.moment
        if moment is None or moment.first is None or self.anchor is None:
            return False
        old = (self.anchor - moment.first).days > _OLD
        tale = self.narrative is not None and self.narrative.surely
        return old and not tale and paragraph != self._paragraph

    def year_told(self, month: int, read: date, *, back: bool = False) -> int | None:
        """The year of a day or month that stands alone, where the text tells of one that is past.

        ``back``: the wording looks back from there ("had been killed in January").
        """
        told, moment = self.narrative, self._told[-1][0] if self._told else self._main
        if back and moment is not None and moment.first is not None and self.anchor is not None:
            here = self._sentence[0]
            near = here - self._paragraph <= 1 and moment.grain in ("day", "month", "year")
            tale = told is not None and told.surely and told.paragraph == here
            old = tale or (self.anchor - read).days > _OLD
            if near and old and moment.first.year < self.anchor.year:
                return moment.first.year - (moment.grain != "year" and month > moment.first.month)
        if told is None or self.anchor is None or self._sentence[0] - told.paragraph > 1:
            return None
        return told.year_of(month, read, self.anchor, self._sentence)


def _names_a_noun(span: Span) -> bool:
    """ "In June, under the treaty of *1954*": the time says which treaty, not when the tale goes on."""
    at = head_of(span)
    of = at.dep_ == "pobj" and at.head.lower_ == "of"
    noun = at.head.head if of else at.head
    before = at.dep_ in ("nummod", "compound", "amod", "nmod", "poss") and at.i < noun.i
    return (of or before) and noun.pos_ in ("NOUN", "PROPN") and noun.i not in range(span.start, span.end)


def _is_aside(span: Span) -> bool:
    """Whether an expression stands in a clause that says more of a noun: "which began on March 11"."""
    at = head_of(span)
    while at.head != at and at.dep_ not in _ASIDES:
        at = at.head
    return at.dep_ in _ASIDES
