"""Times of an order and of what is ordered, of an accord and of what is agreed: whose they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from ingest.annotations import Predicate
from ingest.dating.attachment import Attachment
from ingest.dating.story import AHEAD, Story


def hand_on(story: Story) -> None:
    """Give "agreed to a truce from 4 May", told on 2 May, to the truce; without such a noun it dates nothing.

    A day already past beside what was ordered is also that of the order. A year in the words stays with
    its verb: there the article's own day is in doubt (``check``).
    """
    story.attachments = list(_settled(story))


def _settled(story: Story) -> Iterator[Attachment]:
    for item in story.attachments:
        predicate = item.predicate
        ordering = _ordering(story, item)
        if ordering is not None:
            yield replace(item, predicate=ordering, shared=True)
        past = story.token(predicate).tag_ in ("VBD", "VBN")
        done = past and not predicate.nominal and story.statuses[predicate.key] not in AHEAD
        if not done or not _to_come(item, story.anchor):
            yield item
            continue
        for other in story.clauses.handed(predicate.paragraph, story.token(predicate)):
            if other.nominal and other.key != predicate.key:
                yield replace(item, predicate=other)


def _ordering(story: Story, item: Attachment) -> Predicate | None:
    """ "Ordered his troops to march on Thursday", told on Friday: the day is that of the order as well."""
    last = item.time.date.latest if item.time.date is not None else None
    if story.anchor is None or last is None or last >= story.anchor:
        return None
    token = story.token(item.predicate)
    above = story.clauses.at(item.predicate.paragraph, token.head) if token.dep_ == "xcomp" else None
    if above is None or story.statuses[item.predicate.key] not in AHEAD or story.statuses[above.key] in AHEAD:
        return None
    timed = any(other.predicate.key == above.key and other.time.date for other in story.attachments)
    return None if timed else above


def _to_come(item: Attachment, anchor: date | None) -> bool:
    first = item.time.date.earliest if item.time.date is not None else None
    return bool(anchor and first and first > anchor and str(first.year) not in item.time.text)
