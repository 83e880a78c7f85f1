"""Dates pass from event to event: along links ("after the truce") and inside a clause."""

from __future__ import annotations

from graph.records import DateValue
from ingest.annotations import Predicate
from ingest.dating.clauses import in_which
from ingest.dating.steps import Link, earlier_from_later, later_from_earlier
from ingest.dating.story import AHEAD, Story, is_short


def follow_links(story: Story) -> bool:
    """Date either end of a link by the other; whether any was dated."""
    changed = False
    for link in story.links:
        other = link.other or _spoken_of(story, link)
        if other is None or (link.subject is not None and other.key == link.subject.key):
            continue
        if link.sign == 0:
            changed |= _together(story, link, other)
            continue
        if link.subject is not None and not (link.one_way and link.sign < 0):
            later, earlier = (link.subject, other) if link.sign > 0 else (other, link.subject)
            known = story.dates.get(earlier.key, [])
            if later.key not in story.dates and len(known) == 1:
                clock = story.clock(earlier)
                value = later_from_earlier(link, known[0], story.statuses[later.key], story.anchor, clock)
                changed |= story.set(later, value)
        if link.one_way and link.sign > 0:
            continue
        known = _of_subject(story, link) if link.sign > 0 else story.dates.get(other.key, [])
        target = other if link.sign > 0 else link.subject
        if target is not None and target.key not in story.dates and len(known) == 1:
            done = story.statuses[target.key] not in AHEAD
            after = link.subject if link.sign > 0 else other
            clock = story.clock(after) if after is not None else None
            value = earlier_from_later(link, known[0], story.anchor if done else None, clock)
            changed |= story.set(target, value)
    return changed


def _of_subject(story: Story, link: Link) -> list[DateValue]:
    """The subject's date, else the one date of the verb that it hangs on."""
    if link.subject is not None and link.subject.key in story.dates:
        return story.dates[link.subject.key]
    dates = [time.date for time in link.times if time.date is not None]
    return dates if len(dates) == 1 else []


def _together(story: Story, link: Link, other: Predicate) -> bool:
    """ "… on Wednesday when their plane was shot": one date for both, where both are told as done."""
    if story.statuses[other.key] in AHEAD:
        return False
    known = _of_subject(story, link)
    if other.key not in story.dates and len(known) == 1:
        basis = f"with '{link.subject_text}': {known[0].basis}"
        return story.set(other, known[0].model_copy(update={"basis": basis}))
    own = story.dates.get(other.key, [])
    subject = link.subject
    if subject is None or subject.key in story.dates or len(own) != 1 or story.statuses[subject.key] in AHEAD:
        return False
    return story.set(
        subject, own[0].model_copy(update={"basis": f"with '{link.other_text}': {own[0].basis}"})
    )


def _spoken_of(story: Story, link: Link) -> Predicate | None:
    """The dated event last told in the paragraph, which "after hours of clashes" continues."""
    before = [
        item
        for item in story.predicates
        if link.subject is not None
        and item.paragraph == link.subject.paragraph
        and item.sentence[1] <= link.subject.sentence[0]
        and item.key in story.dates
    ]
    return before[-1] if before else None


def _in_which(story: Story) -> bool:
    """ "The war of 2020, in *which* Chad retook the hills": the clause is of the war's time."""
    changed = False
    for predicate in story.predicates:
        verb = story.token(predicate)
        if predicate.key in story.dates or verb.dep_ != "relcl" or predicate.nominal:
            continue
        noun = story.clauses.at(predicate.paragraph, verb.head) if in_which(verb) else None
        own = story.dates.get(noun.key, []) if noun is not None else []
        if noun is not None and len(own) == 1 and story.statuses[noun.key] is story.statuses[predicate.key]:
            basis = f"in '{noun.text}': {own[0].basis}"
            changed |= story.set(predicate, own[0].model_copy(update={"basis": basis}))
    return changed


def share(story: Story) -> bool:
    """A verb and the event noun of its clause: "went to *war*", "seized power in a 2021 *coup*"."""
    changed = _in_which(story)
    timed = {item.predicate.key for item in story.attachments}
    for predicate in story.predicates:
        token = story.token(predicate)
        if token.dep_ == "relcl" and token.head.i == predicate.noun:
            token = token.head  # "retook it in a *war* that killed thousands"
        if (
            token.pos_ not in ("NOUN", "PROPN")
            or not (predicate.nominal or token.i == predicate.noun)
            or (predicate.definite and predicate.key not in timed)
        ):
            continue
        prep = token.head if token.dep_ == "pobj" else None
        governor = prep.head if prep is not None else token.head if token.dep_ in ("dobj", "nsubj") else None
        if prep is not None and governor is not None and governor.dep_ == "dobj":
            governor = governor.head  # "killed protesters in the 2011 uprising"
        verb = story.clauses.at(predicate.paragraph, governor) if governor is not None else None
        if verb is None or verb.key == predicate.key or verb.nominal:
            continue
        if story.statuses[verb.key] is not story.statuses[predicate.key]:
            continue
        own = story.dates.get(predicate.key, [])
        acted = (
            token.dep_ in ("nsubj", "dobj") and verb.type == predicate.type and verb.key not in story.dates
        )
        # "Friday's shelling killed nine", "fought a war in 2020"
        if acted and len(own) == 1 and (token.dep_ == "dobj" or is_short(own[0])):
            basis = f"in '{predicate.text}': {own[0].basis}"
            changed |= story.set(verb, own[0].model_copy(update={"basis": basis}))
        if verb.type == predicate.type and predicate.key not in story.dates and verb.key in story.dates:
            changed |= story.set(predicate, story.dates[verb.key][0])
        inside = prep is not None and prep.lower_ in ("in", "during", "amid")
        own = story.dates.get(predicate.key, [])
        if inside and verb.key not in story.dates and len(own) == 1:
            basis = f"in '{predicate.text}': {own[0].basis}"
            changed |= story.set(verb, own[0].model_copy(update={"basis": basis}))
    return changed
