"""Events dated by a day that counts from them: an anniversary so many years after, an eve a day before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from graph.edtf import date_value, days, from_bounds
from graph.records import DateValue, Precision
from ingest.annotations import Paragraph, Predicate, TimeExpression
from ingest.calendars import shift
from ingest.dating.clauses import Clauses
from ingest.dating.story import Story
from ingest.time_words import load_time_words

if TYPE_CHECKING:
    from spacy.tokens import Token


def date_anniversaries(story: Story) -> None:
    """An anniversary's day dates what it remembers; an eve is the day before its event."""
    for paragraph in story.paragraphs:
        here = [time for time in story.times if time.paragraph == paragraph.index]
        for token, event, years in remembered(paragraph, story.clauses):
            story.dates.pop(event.key, None)  # a time that it has is the anniversary's
            own = time_inside(token, here) or _day_beside(story, paragraph.index, token)
            value = first_time(own, years, f"'{token.text} of {event.text}'")
            story.set(event, value or from_bounds(None, story.anchor, "remembered") if story.anchor else None)
        for event, token in eves(paragraph, story.clauses):
            target = time_inside(token, here)
            if event.key not in story.dates and target is not None:
                story.set(event, day_before(target, token.text))


def _day_beside(story: Story, paragraph: int, token: Token) -> DateValue | None:
    """The one day that a noun's sentence is told of: of the nearest verb above that has a time."""
    at = token
    while at.head != at:
        at = at.head
        hosted = [time.date for time in story.clauses.hosted.get((paragraph, at.i), ()) if time.date]
        if hosted:
            return hosted[0] if len(hosted) == 1 else None
    return None


def remembered(paragraph: Paragraph, clauses: Clauses) -> Iterator[tuple[Token, Predicate, int | None]]:
    """Each "anniversary of X" with X and its number of years (None where the text does not say)."""
    for token in paragraph.doc:
        if token.lemma_.lower() in _anniversaries():
            event = _of(paragraph.index, token, clauses)
            if event is not None:
                yield token, event, _years(token)


def eves(paragraph: Paragraph, clauses: Clauses) -> Iterator[tuple[Predicate, Token]]:
    """Each "on the eve of X" with what happened on it, and X."""
    for token in paragraph.doc:
        if token.lower_ != "eve" or token.dep_ != "pobj":
            continue
        host = token.head.head
        event = clauses.at(paragraph.index, host)
        target = next(
            (inner for child in token.children for inner in child.children if child.lower_ == "of"), None
        )
        if event is not None and target is not None:
            yield event, target


def first_time(event: DateValue | None, years: int | None, wording: str) -> DateValue | None:
    """The day that an anniversary on ``event`` remembers; None where it is no day or no number is said."""
    if event is None or years is None or event.precision is not Precision.DAY or event.earliest is None:
        return None
    day = shift(event.earliest, -years, "year")
    return date_value(f"{day}", f"{wording}, itself {event.edtf}")


def day_before(target: DateValue, wording: str) -> DateValue | None:
    """The day before a day."""
    if target.precision is not Precision.DAY or target.earliest is None:
        return None
    return date_value(f"{days(target.earliest, -1)}", f"on the eve of '{wording}', itself {target.edtf}")


def time_inside(token: Token, times: Sequence[TimeExpression]) -> DateValue | None:
    """The date of a time that stands in a noun's own phrase: "the Oct. 9 *vote*"."""
    low, high = token.left_edge.i, token.right_edge.i
    return next((time.date for time in times if time.date and low <= time.first and time.last <= high), None)


def _of(paragraph: int, token: Token, clauses: Clauses) -> Predicate | None:
    for child in token.children:
        if child.lower_ == "of":
            for inner in child.children:
                return clauses.at(paragraph, inner)
    return None


def _years(token: Token) -> int | None:
    """ "First", "10th", "20-year": the number before an anniversary."""
    say = load_time_words().words
    for word in token.doc[token.left_edge.i : token.i]:
        text = word.lower_.removesuffix("-year")
        digits = text.rstrip("stndrh")
        if digits.isdigit() and int(digits) < 1000:
            return int(digits)
        if text in say.ordinals or text in say.numbers:
            return say.ordinals.get(text) or say.numbers[text]
    return None


@lru_cache(maxsize=1)
def _anniversaries() -> frozenset[str]:
    return frozenset(load_time_words().words.anniversaries)
