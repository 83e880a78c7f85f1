"""The date of what no time dates: about or by the article's day, or undated; never made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.edtf import date_value, from_bounds, undated
from graph.records import DateValue, Status
from ingest.annotations import Predicate
from ingest.dating.attachment import Attachment
from ingest.dating.hosts import host_of
from ingest.dating.story import AHEAD, Story
from ingest.dating.values import one
from ingest.saying import sayings
from ingest.syntax import tense
from ingest.time_words import load_time_words

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONG_AGO = 60  # days before the article's: what was meant to follow then is no plan of now
_OPENING = 2  # paragraphs whose "has begun" is the news of the day


def date_ongoing(story: Story, *, linked: bool) -> None:
    """Date what goes on, or is news of having just begun, about the article's day.

    What began before or after another event is left out where ``linked`` is False: it is dated by that one
    first ("the war began after rebels seized the dam in 2014").
    """
    hanging = {event.key for link in story.links for event in (link.subject, link.other) if event is not None}
    for predicate in story.predicates:
        if predicate.key in hanging and not linked and story.statuses[predicate.key] is not Status.ONGOING:
            continue
        if predicate.key not in story.dates and story.anchor and _goes_on(story, predicate):
            wording = _verb_group(story.token(predicate))
            value = date_value(f"{story.anchor}~", f"publication date ('{wording}')")
            story.dates[predicate.key] = [value]


def _goes_on(story: Story, predicate: Predicate) -> bool:
    """Whether it goes on, or is reported in the opening paragraphs as just begun."""
    if story.statuses[predicate.key] is Status.ONGOING:
        return True
    if story.statuses[predicate.key] is not Status.OCCURRED or predicate.paragraph >= _OPENING:
        return False
    doc = story.docs[predicate.paragraph]
    begun = any(doc[at].lemma_.lower() in load_time_words().words.beginning_now for at in predicate.tokens)
    return begun and story.main_verb(predicate) is not None


def default(story: Story, predicate: Predicate) -> DateValue:
    """What may be said of a predicate that nothing dated."""
    status = story.statuses[predicate.key]
    if story.anchor is None:
        return undated("no time in the text and no date of the article")
    entry = story.entries.get(predicate.paragraph)
    if status is Status.PLANNED and entry is not None:
        return from_bounds(entry.earliest, None, "planned at the date of its entry")
    if status is Status.PLANNED and (aim := _aim_of(story, predicate)) is not None:
        return aim
    if status is Status.PLANNED and tense(story.token(predicate).head) == "past_perfect":
        return undated("planned before another deed")  # "had flown in to talk to them"
    if status is Status.PLANNED:
        return from_bounds(story.anchor, None, "planned when the article appeared")
    if status in AHEAD:
        return undated(f"{status.value}: no time in the text")
    governor = story.main_verb(predicate)
    if governor is None:
        return undated("background: no time in the text")
    since = _since_then(story, predicate)
    if since is not None:
        return since
    told = _told(story, predicate, governor)
    if told is not None:
        return told
    return from_bounds(None, story.anchor, "told as done in an article of this day; no time in the text")


def _aim_of(story: Story, predicate: Predicate) -> DateValue | None:
    """ "Intervened in 2015 to save him": meant from then on, and not when the article appeared."""
    token = story.token(predicate)
    if token.dep_ not in ("xcomp", "advcl") or not any(child.tag_ == "TO" for child in token.children):
        return None
    above = story.clauses.at(predicate.paragraph, token.head)
    known = story.dates.get(above.key, []) if above is not None else []
    if above is None or len(known) != 1 or known[0].earliest is None or story.anchor is None:
        return None
    last = known[0].latest
    if last is None or (story.anchor - last).days < _LONG_AGO:
        return None
    return from_bounds(known[0].earliest, None, f"meant when '{above.text}' was done, itself {known[0].edtf}")


def _since_then(story: Story, predicate: Predicate) -> DateValue | None:
    """ "… in 2014 and have since shelled it": between what was last dated before it and the article."""
    token = story.token(predicate)
    if story.anchor is None or not any(c.lower_ == "since" and c.dep_ == "advmod" for c in token.children):
        return None
    told = [
        item
        for item in story.predicates
        if item.paragraph == predicate.paragraph and item.token < token.i and item.key in story.dates
    ]
    known = story.dates[told[-1].key] if told else []
    if len(known) != 1 or known[0].earliest is None or known[0].earliest > story.anchor:
        return None
    return from_bounds(known[0].earliest, story.anchor, f"since '{told[-1].text}', itself {known[0].edtf}")


def _told(story: Story, predicate: Predicate, governor: Token) -> DateValue | None:
    """ "Said on Monday that X did": done by that Monday; what another clause tells is not."""
    token = story.token(predicate)
    beside = token.dep_ in ("conj", "parataxis") and governor in token.ancestors
    if beside and governor.lemma_.lower() not in sayings("dates"):
        return None
    for time in story.times:
        if time.paragraph != predicate.paragraph or time.date is None or time.date.latest is None:
            continue
        host_predicate, host, _ = host_of(story.clauses, time)
        if host_predicate is None and host.i == governor.i and time.role == "at":
            item = Attachment(time, predicate)
            value = one(item, story.statuses[predicate.key], story.anchor)
            if value is not None and value.latest is not None:
                return from_bounds(
                    None, value.latest, f"told '{time.text}' as done; no time of its own in the text"
                )
    return None


def _verb_group(token: Token) -> str:
    verb = token
    while verb.pos_ not in ("VERB", "AUX") and verb.head != verb:
        verb = verb.head
    parts = sorted(
        [*(c for c in verb.children if c.dep_ in ("aux", "auxpass")), verb], key=lambda part: part.i
    )
    return " ".join(part.text for part in parts)
