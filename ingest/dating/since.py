"""Events told by how long ago they were: "It is two years since rebels seized the port"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.edtf import days, from_bounds
from graph.records import DateValue
from ingest.annotations import TimeExpression
from ingest.calendars import shift, unit_of
from ingest.dating.story import Story
from ingest.dating.values import span_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_SLACK = 3  # days: "two weeks" is said of any day of that week


def date_since(story: Story) -> None:
    """Date what a present "it is N years since" tells, where nothing else dates it."""
    for time in story.times:
        if time.kind != "DURATION" or story.anchor is None:
            continue
        doc = story.docs[time.paragraph]
        since = doc[time.last + 1] if time.last + 1 < len(doc) else None
        above = doc[time.first : time.last + 1].root.head
        copula = above.head if above == since else above
        if since is None or since.lower_ != "since" or not _is_since(copula):
            continue
        event = story.clauses.at(time.paragraph, _told(since))
        if event is not None and event.key not in story.dates:
            story.set(event, _ago(time, story))


def _is_since(copula: Token) -> bool:
    """ "It is", "it has been"; "it was" counts from another day."""
    subject = any(child.dep_ == "nsubj" and child.lower_ == "it" for child in copula.children)
    past = copula.tag_ == "VBD" or any(child.lower_ == "had" for child in copula.children)
    return copula.lemma_ == "be" and subject and not past


def _told(since: Token) -> Token:
    """The verb of the clause behind "since", or its noun."""
    if since.dep_ == "mark":
        return since.head
    return next((child for child in since.children if child.dep_ in ("pobj", "pcomp")), since)


def _ago(time: TimeExpression, story: Story) -> DateValue | None:
    length = span_of(time)
    if length is None or story.anchor is None or time.mod is not None:
        return None
    count, unit = length
    day = shift(story.anchor, -count, unit)
    basis = f"'{time.text} since': counted from the article's day"
    if unit == "week":
        return from_bounds(days(day, -_SLACK), days(day, _SLACK), basis)
    moment = unit_of(day, unit)
    return from_bounds(moment.first, moment.last, basis)
