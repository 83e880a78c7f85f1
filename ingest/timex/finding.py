"""Time expressions of an article: extent, TIMEX3 value, date and the preposition's role.

The grammar lies in ``grammar`` and its rule modules, the words in ``data/time/``.
Reading order matters: "a year later" counts from the time last spoken of. The article's
day (``anchor``) is the only day that is given; the system clock is never asked.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from graph.edtf import date_value
from graph.records import DateValue
from ingest.annotations import Paragraph, TimeExpression
from ingest.calendars import Clock, Moment, clock_of
from ingest.tense import Direction, direction
from ingest.time_words import load_time_words
from ingest.timex.grammar import Candidate, candidates
from ingest.timex.holidays import find_holidays
from ingest.timex.pieces import pieces_of
from ingest.timex.rules import RULES
from ingest.timex.setting import Found, Setting, Timed
from ingest.timex.vetting import stands

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

Role = Literal["at", "since", "until", "before", "after", "for", "from", "to", "within"]
_ROLES: dict[str, Role] = {
    "since": "since",
    "until": "until",
    "till": "until",
    "through": "until",
    "from": "from",
    "between": "from",
    "by": "before",
    "before": "before",
    "after": "after",
    "following": "after",
    "for": "for",
    "over": "for",
    "during": "at",
    "within": "within",
    "to": "to",
    "starting": "since",
    "beginning": "since",
}
_LINKS = ("TO", "AND", "HYPHEN")
_STORY = 6  # days before the article's within which a day can be that of its story


@dataclass(frozen=True, slots=True)
class _Hit:
    """An accepted expression: character offsets in its paragraph and what it means."""

    start: int
    end: int
    timed: Timed


@dataclass(slots=True)
class _SpokenOf:
    """The time last spoken of, from which "a year later" counts, and the last day near the article's."""

    anchor: date | None
    moment: Moment | None = None
    story: date | None = None
    clock: Clock | None = None

    def hear(self, timed: Timed, text: str) -> None:
        """Remember a date; durations and sets are none."""
        moment = timed.moment
        if moment is None or timed.kind not in ("DATE", "TIME") or moment.first is None:
            return
        self.moment = moment
        self.clock = clock_of(timed.value, text.lower().split())
        near = self.anchor is not None and 0 <= (self.anchor - moment.first).days <= _STORY
        if moment.grain == "day" and near:
            self.story = moment.first


def find_times(paragraphs: Sequence[Paragraph], anchor: date | None) -> list[TimeExpression]:
    """All time expressions, in reading order.

    ``anchor`` is the article's day; without it, what hangs on it has a value with X's and no date.
    """
    times: list[TimeExpression] = []
    spoken_of = _SpokenOf(anchor)
    for paragraph in paragraphs:
        hits = _hits(paragraph.doc, anchor, spoken_of)
        times.extend(_expressions(paragraph, hits))
    return times


def _hits(doc: Doc, anchor: date | None, spoken_of: _SpokenOf) -> list[_Hit]:
    pieces = pieces_of(doc)
    starts: list[int] = [token.idx for token in doc]

    def way(start: int, end: int) -> Direction:
        return _way(_span(doc, starts, start, end))()

    taken = [_Hit(start, end, timed) for start, end, timed in find_holidays(doc.text, anchor, way)]
    ranked = candidates(RULES, pieces)
    by_start: dict[int, list[Candidate]] = {}
    for candidate in ranked:
        by_start.setdefault(candidate.found.start, []).append(candidate)
    at = 0
    while at < len(pieces):
        step = 1
        for candidate in by_start.get(at, ()):
            found = candidate.found
            start, end = pieces[found.start].start, pieces[found.end - 1].end
            if any(hit.start < end and start < hit.end for hit in taken):
                continue
            span = _span(doc, starts, start, end)
            last = _span(doc, starts, pieces[found.end - 1].start, end)
            if not stands(candidate, _head(last) if last else None, anchor):
                continue
            hint = _year_hint(found, by_start)
            setting = Setting(
                anchor, spoken_of.moment, spoken_of.story, hint, spoken_of.clock, direction=_way(span)
            )
            timed = candidate.rule.build(found, setting)
            if timed is None:
                continue
            stop = found.end - timed.cut
            taken.append(_Hit(start, pieces[stop - 1].end, timed))
            spoken_of.hear(timed, doc.text[start : pieces[stop - 1].end])
            step = max(stop - found.start, 1)
            break
        at += step
    for match in _references().finditer(doc.text):
        start, end = match.span()
        free = not any(hit.start < end and start < hit.end for hit in taken)
        if free and _refers(doc, _span(doc, starts, start, end)):
            taken.append(_Hit(start, end, Timed("DATE", str(_reference_values()[match.group().lower()]))))
    return sorted(taken, key=lambda hit: hit.start)


def _refers(doc: Doc, span: Span | None) -> bool:
    """Whether "now", "the future", "at the time" stands for a time; no "soon-to-open", no "the past king"."""
    if span is None:
        return False
    last = span[-1]
    following = doc[span.end] if span.end < len(doc) else None
    before = doc[span.start - 1].lower_ if span.start else ""
    if following is not None and following.lower_ in ("-", "–"):
        return False
    if following is not None and following.lower_ in ("after", "before") and last.pos_ == "ADV":
        return False  # "shortly before dawn": dawn is the time
    if last.lower_ in ("moment", "day") and before not in ("at", "for", "to"):
        return False  # "at the moment" and "to this day", no "the moment of truth"
    if last.lower_ == "now" and span.start and doc[span.start - 1].tag_ == "MD":
        return False  # "will now receive them": unlike before, at a time to come
    if before == "as" and following is not None and following.lower_ == "as":
        return False  # "as recently as"
    if last.lower_ in ("past", "present", "future"):
        if len(span) == 1 and last.dep_ not in ("pobj", "dobj", "nsubj"):
            return False
        return last.pos_ == "NOUN" and (following is None or following.pos_ not in ("NOUN", "PROPN"))
    goes_on = following is not None and following.lower_ in ("of", "that", "when", "to")
    return not (last.lower_ in ("time", "moment", "point") and goes_on)


def _span(doc: Doc, starts: list[int], start: int, end: int) -> Span | None:
    """The tokens that characters touch; spaCy's own ``char_span`` walks the document each time."""
    first, last = bisect_right(starts, start) - 1, bisect_left(starts, end)
    return doc[first:last] if 0 <= first < last else None


def _head(span: Span) -> Token:
    """The span's head; spaCy's ``root`` asks the whole document first."""
    inside = range(span.start, span.end)
    return next((token for token in span if token.head.i not in inside or token.head == token), span[-1])


def _way(span: Span | None) -> Callable[[], Direction]:
    def ask() -> Direction:
        return direction(_head(span)) if span is not None else None

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
        start, mod = _widened(doc.text, hit)
        span = _span(doc, starts, start, hit.end)
        if span is None:
            continue
        role = _role(doc, span, hit.timed, previous)
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
            date=_date(hit.timed, mod),
            role=role,
            mod=mod or hit.timed.mod or (hit.timed.moment.mod if hit.timed.moment else None),
            relative_to=_relative_to(doc, span, hit.timed, role),
        )


def _date(timed: Timed, mod: str | None) -> DateValue | None:
    moment = timed.moment
    if moment is None or moment.edtf is None:
        return None
    edtf = moment.edtf
    if timed.kind == "DATE" and "/" not in edtf and moment.basis.startswith("counted"):
        if mod in ("MORE_THAN", "EQUAL_OR_MORE"):
            edtf = f"../{edtf.rstrip('~')}"
        elif mod == "APPROX" and not edtf.endswith("~"):
            edtf = f"{edtf}~"
    elif timed.kind == "DATE" and mod == "APPROX" and "/" not in edtf and not edtf.endswith("~"):
        edtf = f"{edtf}~"
    return date_value(edtf, moment.basis)


def _widened(text: str, hit: _Hit) -> tuple[int, str | None]:
    """Take "more than", "nearly" … before a duration or a count into the expression."""
    match = _quantifiers().search(text, max(hit.start - 24, 0), hit.start)
    if match is None:
        return hit.start, None
    if text[hit.start : hit.start + 4].lower() in ("the ", "this", "last", "next", "past"):
        return hit.start, None  # "over the next four years": a preposition
    if (
        match.group(1).lower() == "over"
        and hit.timed.kind == "DURATION"
        and _over_a_time(text, match.start(1))
    ):
        return hit.start, None
    if hit.timed.kind == "SET" or (
        hit.timed.kind == "DATE" and match.group(1).lower() in ("over", "some", "under")
    ):
        return hit.start, None
    return match.start(1), _quantifier_values()[" ".join(match.group(1).lower().split())]


def _over_a_time(text: str, at: int) -> bool:
    """ "Fell over four years": a preposition; after another or a verb of length it says "more than"."""
    words = text[:at].split()
    return bool(words) and words[-1].lower() not in load_time_words().words.measuring


def _role(doc: Doc, span: Span, timed: Timed, previous: Role) -> Role:
    if timed.relation is not None:
        return timed.relation
    word = doc[span.start - 1].lower_ if span.start else ""
    if word in ("and", "–", "—", "-"):
        return "to" if previous == "from" else "at"
    if word in ("until", "till", "through") and previous == "from":
        return "to"
    if word == "the" and span.start > 1:
        word = doc[span.start - 2].lower_
    role = _ROLES.get(word, "at")
    if role == "from" and "/" in timed.value:
        return "at"  # "from 4 to 11 May" has both ends
    if role in ("since", "before", "after", "until") and timed.kind == "DURATION" and word == "by":
        return "within"
    if timed.kind == "DURATION" and role == "at":
        return "within" if word == "in" else "for"
    if timed.kind != "DURATION" and role == "for":
        return "at"
    return role


def _relative_to(doc: Doc, span: Span, timed: Timed, role: Role) -> int | None:
    """The token that a duration counts from: "days after the *truce*", "within hours of the *blast*"."""
    if timed.kind != "DURATION":
        return None
    following = doc[span.end] if span.end < len(doc) else None
    if following is None:
        return None
    if timed.relation is not None:
        return _object(following)
    if following.lower_ == "of" and role in ("after", "within"):
        return _object(following)
    return None


def _object(marker: Token) -> int | None:
    """What a preposition or a conjunction governs: its object, or the verb of its clause."""
    for child in marker.children:
        if child.dep_ in ("pobj", "pcomp"):
            return child.i
    if marker.dep_ == "mark" and marker.head.i > marker.i:
        return marker.head.i
    for token in marker.doc[marker.i + 1 : marker.i + 8]:
        if token.pos_ in ("NOUN", "PROPN", "VERB") and token.dep_ not in ("compound", "amod"):
            return token.i
    return None


@lru_cache(maxsize=1)
def _reference_values() -> dict[str, str]:
    return {word: name for name, words in load_time_words().words.references.items() for word in words}


@lru_cache(maxsize=1)
def _references() -> re.Pattern[str]:
    words = sorted(_reference_values(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def _quantifier_values() -> dict[str, str]:
    return {word: name for name, words in load_time_words().words.quantifiers.items() for word in words}


@lru_cache(maxsize=1)
def _quantifiers() -> re.Pattern[str]:
    words = sorted(_quantifier_values(), key=len, reverse=True)
    phrases = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)
    return re.compile(rf"\b({phrases})\s+$", re.IGNORECASE)
