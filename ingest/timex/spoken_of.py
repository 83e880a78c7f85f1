"""The time last spoken of, from which "a year later" and "at dawn" count."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from ingest.calendars import Clock, Moment, clock_of
from ingest.timex.narrative import Narrative, follow
from ingest.timex.setting import Timed
from ingest.timex.token_spans import head_of

if TYPE_CHECKING:
    from spacy.tokens import Span

_STORY = 6  # days before the article's within which a day can be that of its story
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
    _sentence: tuple[int, int] = (-1, -1)  # paragraph and first token of the sentence heard last
    _told: list[tuple[Moment, date | None, Clock | None]] = field(default_factory=list)  # by its main clause

    def turn_to(self, paragraph: int, span: Span | None) -> None:
        """Go on to the sentence of an expression, which may be the one heard last."""
        sentence = (paragraph, span[0].sent.start) if span is not None else self._sentence
        if sentence == self._sentence:
            return
        if self._told:
            self.moment, self.story, self.clock = self._told[-1]
        self._sentence = sentence
        self._told = []

    def hear(self, timed: Timed, text: str, span: Span | None = None) -> None:
        """Remember a date; durations and sets are none."""
        moment = timed.moment
        if moment is None or timed.kind not in ("DATE", "TIME") or moment.first is None or timed.compared:
            return
        self.moment = moment
        self.clock = clock_of(timed.value, text.lower().split())
        near = self.anchor is not None and 0 <= (self.anchor - moment.first).days <= _STORY
        if moment.grain == "day" and near:
            self.story = moment.first
        if span is not None and not _is_aside(span):
            self._told.append((moment, self.story, self.clock))
            paragraph = self._sentence[0]
            self.narrative = follow(self.narrative, timed, moment, span, paragraph, self.anchor)

    def year_told(self, month: int, read: date) -> int | None:
        """The year of a day or month that stands alone, where the text tells of one that is past."""
        told = self.narrative
        if told is None or self.anchor is None or self._sentence[0] - told.paragraph > 1:
            return None
        return told.year_of(month, read, self.anchor, self._sentence)


def _is_aside(span: Span) -> bool:
    """Whether an expression stands in a clause that says more of a noun: "which began on March 11"."""
    at = head_of(span)
    while at.head != at and at.dep_ not in _ASIDES:
        at = at.head
    return at.dep_ in _ASIDES
