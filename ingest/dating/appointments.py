"""The day for which something was set: "cancelled a meeting that had been planned for Thursday".

Whoever cancels does it on a day of its own, and that is not the day of what was cancelled: it is dated
by what its own noun phrase says, and where that says nothing it has no date.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from graph.records import Status
from ingest.annotations import Predicate, TimeExpression
from ingest.dating.story import Story

if TYPE_CHECKING:
    from spacy.tokens import Token


def date_cancelled(story: Story) -> None:
    """Date cancelled meetings and visits by what is said below their noun."""
    for predicate in story.predicates:
        if not predicate.nominal or story.statuses[predicate.key] is not Status.CANCELLED:
            continue
        noun = story.token(predicate)
        own = {token.i for token in noun.subtree}
        if noun.head.i in own or noun.dep_ not in ("dobj", "nsubjpass"):
            continue
        values = [time.date for time in _below(story, predicate, own) if time.date is not None]
        if values:
            story.dates[predicate.key] = values[:1]
        elif _only_of_verb(story, predicate, noun, own):
            story.dates.pop(predicate.key, None)


def _below(story: Story, predicate: Predicate, own: set[int]) -> Iterator[TimeExpression]:
    for time in story.times:
        inside = time.paragraph == predicate.paragraph and time.first in own and time.role in ("at", "for")
        if inside and time.first > predicate.token and time.kind in ("DATE", "TIME"):
            yield time


def _only_of_verb(story: Story, predicate: Predicate, noun: Token, own: set[int]) -> bool:
    """Whether a time before the verb dates the calling off: "on Thursday called off a meeting"."""
    times = [item.time for item in story.attachments if item.predicate.key == predicate.key]
    return bool(times) and all(time.first not in own and time.last < noun.head.i for time in times)
