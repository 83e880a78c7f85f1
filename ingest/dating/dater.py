"""The date of each predicate: its own times first, then events that it hangs on, then what its status allows.

No day is made up. What is told as done and has no time is bounded by the article's day where it
is news of a main clause, and undated where it is background; what is planned has a
lower bound; what goes on is dated about the article's day.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ingest.annotations import Dating, Paragraph, Predicate, Standing, TimeExpression
from ingest.dating.ahead import hand_on
from ingest.dating.anniversaries import date_anniversaries
from ingest.dating.appointments import date_cancelled
from ingest.dating.back_references import refer
from ingest.dating.check import check_anchor
from ingest.dating.defaults import date_ongoing, default
from ingest.dating.entries import date_entries
from ingest.dating.since import date_since
from ingest.dating.spreading import follow_links, share
from ingest.dating.story import Story
from ingest.dating.values import of_attachments

__all__ = ["check_anchor", "date_predicates"]

_ROUNDS = 4


def date_predicates(
    paragraphs: Sequence[Paragraph],
    predicates: Sequence[Predicate],
    times: Sequence[TimeExpression],
    anchor: date | None,
    standings: Sequence[Standing] = (),
) -> list[Dating]:
    """A date for every predicate, in their order.

    Several :class:`Dating` for one predicate mean several events: "two wars, in 2020 and in
    the 1990s". ``standings`` tell planned from done; without them the verb's tense does.
    """
    story = Story(paragraphs, predicates, times, anchor, standings)
    hand_on(story)
    for predicate in story.predicates:
        own = [item for item in story.attachments if item.predicate.key == predicate.key]
        found = of_attachments(own, story.statuses[predicate.key], story.anchor)
        if found:
            story.dates[predicate.key] = found
    date_cancelled(story)
    date_anniversaries(story)
    date_since(story)
    date_entries(story)
    date_ongoing(story, linked=False)
    for _ in range(_ROUNDS):
        if not (follow_links(story) | refer(story) | share(story)):
            break
    date_ongoing(story, linked=True)
    return [
        Dating(predicate.key, value)
        for predicate in sorted(story.predicates, key=lambda item: item.key)
        for value in story.dates.get(predicate.key) or [default(story, predicate)]
    ]
