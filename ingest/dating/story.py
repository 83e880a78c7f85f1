"""The state of one article's dating: what is dated so far, and what the stages of dating ask of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from graph.records import DateValue, Status
from ingest.annotations import Paragraph, Predicate, Standing, TimeExpression
from ingest.calendars import Clock, clock_of
from ingest.dating.attachment import attach
from ingest.dating.clauses import Clauses
from ingest.dating.entries import entry_dates
from ingest.dating.links import find_links
from ingest.dating.values import merge_alternatives
from ingest.saying import sayings
from ingest.tense import direction

if TYPE_CHECKING:
    from spacy.tokens import Token

AHEAD = (Status.PLANNED, Status.HYPOTHETICAL, Status.CANCELLED)
_SHORT = 7  # days
_MIDNIGHT = 24


class Story:
    """One article's predicates in reading order, their statuses, times, links, and the dates found so far."""

    def __init__(
        self,
        paragraphs: Sequence[Paragraph],
        predicates: Sequence[Predicate],
        times: Sequence[TimeExpression],
        anchor: date | None,
        standings: Sequence[Standing],
    ) -> None:
        self.paragraphs = paragraphs
        self.docs = {paragraph.index: paragraph.doc for paragraph in paragraphs}
        self.predicates = sorted(predicates, key=lambda item: (item.paragraph, item.token, item.key))
        self.anchor = anchor
        times = merge_alternatives(times, self.docs)
        self.clauses = Clauses(paragraphs, self.predicates)
        self.attachments = attach(self.clauses, times)
        self.links = find_links(paragraphs, self.clauses, times, self.attachments)
        given = {standing.predicate: standing.status for standing in standings}
        self.statuses = {item.key: given.get(item.key) or self._status_of(item) for item in self.predicates}
        self.dates: dict[int, list[DateValue]] = {}
        self.times = times
        self.entries = entry_dates(paragraphs, times)

    def token(self, predicate: Predicate) -> Token:
        """The predicate's token."""
        return self.docs[predicate.paragraph][predicate.token]

    def clock(self, predicate: Predicate) -> Clock | None:
        """The hour of its day that a predicate's own time names, where it names one."""
        own = (item.time for item in self.attachments if item.predicate.key == predicate.key)
        for time in own:
            clock = clock_of(time.value, time.text.lower().split())
            if clock is not None:
                # "Shortly after midnight on Wednesday" is Wednesday's beginning, not its end.
                return Clock(0, exact=True) if time.role == "after" and clock.hour == _MIDNIGHT else clock
        return None

    def set(self, predicate: Predicate, value: DateValue | None) -> bool:
        """Date a predicate; whether there was anything to set."""
        if value is None:
            return False
        self.dates[predicate.key] = [value]
        return True

    def main_verb(self, predicate: Predicate) -> Token | None:
        """The verb of the main clause, or of what a source says, that tells the event; else None."""
        token = self.token(predicate)
        if predicate.nominal:
            if predicate.definite or token.dep_ not in ("nsubj", "nsubjpass", "dobj", "ROOT"):
                return None
            token = token.head
        while True:
            if token.dep_ == "ROOT":
                return token
            saying = token.dep_ == "ccomp" and token.head.lemma_.lower() in sayings("dates")
            if not (saying or token.dep_ in ("conj", "xcomp", "aux", "auxpass", "parataxis")):
                return None
            if token.dep_ == "conj" and token.pos_ not in ("VERB", "AUX"):
                return None
            token = token.head

    def _status_of(self, predicate: Predicate) -> Status:
        """The status of a predicate that nothing else judged: by its tense."""
        if predicate.status_hint is not None:
            return predicate.status_hint
        token = self.token(predicate)
        if direction(token) == "future":
            return Status.PLANNED
        running = token.tag_ == "VBG" and any(
            c.tag_ in ("VBZ", "VBP") for c in token.children if c.dep_ == "aux"
        )
        return Status.ONGOING if running else Status.OCCURRED


def is_short(value: DateValue) -> bool:
    """Whether a date spans a week at most."""
    return bool(value.earliest and value.latest and (value.latest - value.earliest).days <= _SHORT)
