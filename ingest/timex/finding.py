"""Time expressions of an article: extent, TIMEX3 value, date and the preposition's role.

The grammar lies in ``grammar`` and its rule modules, the words in ``data/time/``.
Reading order matters: "a year later" counts from the time last spoken of. The article's
day (``anchor``) is the only day that is given; the system clock is never asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from typing import TYPE_CHECKING

from ingest.annotations import Paragraph, TimeExpression
from ingest.chronology import CLOCK
from ingest.tense import Direction, direction
from ingest.timex.calendar_rules import CALENDAR_RULES
from ingest.timex.grammar import Candidate, candidates
from ingest.timex.holidays import find_holidays
from ingest.timex.order_of_dates import month_first
from ingest.timex.pieces import pieces_of
from ingest.timex.quantifiers import date_of, widened
from ingest.timex.references import find_references
from ingest.timex.roles import Role, relative_to, role_of
from ingest.timex.rules import RULES
from ingest.timex.setting import Found, Setting, Timed
from ingest.timex.spoken_of import SpokenOf
from ingest.timex.token_spans import head_of, span_of
from ingest.timex.vetting import stands

if TYPE_CHECKING:
    from spacy.tokens import Span

_AROUND = " \t•*▪·-–—:."
_HOUR = re.compile(CLOCK)
_OF_CALENDAR = frozenset(rule.name for rule in CALENDAR_RULES)
_LINKS = ("TO", "AND", "HYPHEN")


@dataclass(frozen=True, slots=True)
class _Hit:
    """An accepted expression: character offsets in its paragraph and what it means."""

    start: int
    end: int
    timed: Timed


def find_times(paragraphs: Sequence[Paragraph], anchor: date | None) -> list[TimeExpression]:
    """All time expressions, in reading order.

    ``anchor`` is the article's day; without it, what hangs on it has a value with X's and no date.
    """
    times: list[TimeExpression] = []
    spoken_of = SpokenOf(anchor)
    order = cache(lambda: month_first(paragraph.doc.text for paragraph in paragraphs))
    for paragraph in paragraphs:
        hits = _hits(paragraph, anchor, spoken_of, order)
        times.extend(_expressions(paragraph, hits))
    return times


def _hits(
    paragraph: Paragraph, anchor: date | None, spoken_of: SpokenOf, order: Callable[[], bool | None]
) -> list[_Hit]:
    doc = paragraph.doc
    pieces = pieces_of(doc)
    starts: list[int] = [token.idx for token in doc]

    def way(start: int, end: int) -> Direction:
        return _way(span_of(doc, starts, start, end))()

    headed = spoken_of.enter(doc.text)
    if headed is not None:
        return [_Hit(0, len(doc.text), Timed("DATE", headed.value, headed))]
    if _HOUR.fullmatch(doc.text.strip(_AROUND)):
        day = spoken_of.at_the_hour()
        return [] if day is None else [_Hit(0, len(doc.text), Timed("DATE", day.value, day))]
    begun = spoken_of.entry or spoken_of.entry_month or anchor
    taken = [_Hit(start, end, timed) for start, end, timed in find_holidays(doc.text, begun, way)]
    ranked = candidates(RULES, pieces)
    by_start: dict[int, list[Candidate]] = {}
    for candidate in ranked:
        by_start.setdefault(candidate.found.start, []).append(candidate)
    feasts = sorted(taken, key=lambda hit: hit.start)
    at = 0
    while at < len(pieces):
        step = 1
        while feasts and feasts[0].end <= pieces[at].end:
            feast = feasts.pop(0)
            span = span_of(doc, starts, feast.start, feast.end)
            spoken_of.turn_to(paragraph.index, span)
            spoken_of.hear(feast.timed, doc.text[feast.start : feast.end], span)
        for candidate in by_start.get(at, ()):
            found = candidate.found
            start, end = pieces[found.start].start, pieces[found.end - 1].end
            if any(hit.start < end and start < hit.end for hit in taken):
                continue
            span = span_of(doc, starts, start, end)
            last = span_of(doc, starts, pieces[found.end - 1].start, end)
            if not stands(candidate, head_of(last) if last else None, anchor):
                continue
            hint = _year_hint(found, by_start)
            spoken_of.turn_to(paragraph.index, span)
            opened = _counted_from(candidate, spoken_of)
            setting = Setting(
                opened or (None if spoken_of.entry_month else anchor),
                spoken_of.moment,
                None if spoken_of.entry_month else spoken_of.story,
                hint or spoken_of.scene,
                "year from the same expression" if hint else "year from the heading",
                spoken_of.days_in_a_row(paragraph.index, span),
                spoken_of.clock,
                direction=_nearest if opened and candidate.rule.name in _OF_CALENDAR else _way(span),
                month_first=order,
                stale=spoken_of.is_stale(paragraph.index),
                year_told=_no_year if opened else partial(spoken_of.year_told, back=_looks_back(span)),
            )
            timed = candidate.rule.build(found, setting)
            if timed is None:
                continue
            stop = found.end - timed.cut
            taken.append(_Hit(start, pieces[stop - 1].end, timed))
            spoken_of.hear(timed, doc.text[start : pieces[stop - 1].end], span)
            step = max(stop - found.start, 1)
            break
        at += step
    if len(taken) == 1 and taken[0].end - taken[0].start >= len(doc.text.strip(_AROUND)):
        spoken_of.head(taken[0].timed.moment)
    counted = spoken_of.day_of_heading(doc.text)
    if counted is not None:
        spoken_of.head(counted)
        return [_Hit(0, len(doc.text), Timed("DATE", counted.value, counted, explicit_year=True))]
    for start, end, timed in find_references(doc, starts):
        if not any(hit.start < end and start < hit.end for hit in taken):
            taken.append(_Hit(start, end, timed))
    return sorted(taken, key=lambda hit: hit.start)


def _counted_from(candidate: Candidate, spoken_of: SpokenOf) -> date | None:
    """The day of the entry that a time stands in; under a month alone, what needs a day has none."""
    name = candidate.rule.name
    next_month = name == "rel-unit" and candidate.found.piece("unit").lower in ("month", "year")
    return spoken_of.entry or (spoken_of.entry_month if next_month or name in _OF_CALENDAR else None)


def _no_year(month: int, read: date) -> None:
    """The head of an entry says its year; what was told before it does not."""


def _nearest() -> Direction:
    """An entry of a chronology is in the present tense, whenever what it tells was."""
    return "either"


def _looks_back(span: Span | None) -> bool:
    """ "Had been killed in January": told from a time that was reached already."""
    at = head_of(span) if span is not None else None
    while at is not None and (at.pos_ not in ("VERB", "AUX") or at.dep_ == "xcomp") and at.head != at:
        at = at.head  # "had begun to cross in March"
    if at is None or any(child.dep_ == "mark" for child in at.children):
        return False  # "on 7 May, days after they had met"
    return any(child.lower_ == "had" and child.dep_ == "aux" for child in at.children)


def _way(span: Span | None) -> Callable[[], Direction]:
    def ask() -> Direction:
        return direction(head_of(span)) if span is not None else None

    return ask


def _year_hint(found: Found, by_start: dict[int, list[Candidate]]) -> int | None:
    """The year of the second part for the first: "27 September to 10 November 2020"."""
    link = found.after()
    if found.has("year") or not found.has("month") or link is None or link.cls not in _LINKS:
        return None
    for candidate in by_start.get(found.end + 1, ()):
        second = candidate.found
        if second.has("year") and second.has("month"):
            wraps = found.piece("month").number > second.piece("month").number
            return second.piece("year").number - (1 if wraps else 0)
    return None


def _expressions(paragraph: Paragraph, hits: list[_Hit]) -> Iterator[TimeExpression]:
    doc = paragraph.doc
    starts: list[int] = [token.idx for token in doc] if hits else []
    previous: Role = "at"
    for hit in hits:
        start, mod = widened(doc.text, hit.start, hit.timed)
        span = span_of(doc, starts, start, hit.end)
        if span is None:
            continue
        role = role_of(doc, span, hit.timed, previous)
        previous = role
        yield TimeExpression(
            paragraph=paragraph.index,
            first=span.start,
            last=span.end - 1,
            start=paragraph.start + start,
            end=paragraph.start + hit.end,
            text=doc.text[start : hit.end],
            kind=hit.timed.kind,
            value=hit.timed.value,
            date=date_of(hit.timed, mod),
            role=role,
            mod=mod or hit.timed.mod or (hit.timed.moment.mod if hit.timed.moment else None),
            relative_to=relative_to(doc, span, hit.timed, role),
        )
