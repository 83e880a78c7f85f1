"""The date of each predicate: its own times first, then events that it hangs on, then what its status allows.

No day is made up. What is told as done and has no time is bounded by the article's day where it
is news of a main clause, and undated where it is background; what is planned has a
lower bound; what goes on is dated about the article's day.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from graph.edtf import date_value, from_bounds, undated
from graph.records import DateValue, Status
from ingest.annotations import Dating, Paragraph, Predicate, Standing, TimeExpression
from ingest.dating.anniversaries import day_before, eves, first_time, remembered, time_inside
from ingest.dating.attachment import Attachment, Clauses
from ingest.dating.check import check_anchor
from ingest.dating.links import find_links
from ingest.dating.steps import Link, earlier_from_later, later_from_earlier
from ingest.dating.values import merge_alternatives, of_attachments, one
from ingest.tense import direction
from ingest.time_words import load_time_words

__all__ = ["check_anchor", "date_predicates"]

if TYPE_CHECKING:
    from spacy.tokens import Token

_ROUNDS = 4
_SHORT = 7  # days
_OPENING = 2  # paragraphs whose "has begun" is the news of the day
_AHEAD = (Status.PLANNED, Status.HYPOTHETICAL, Status.CANCELLED)


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
    return _Dater(paragraphs, predicates, times, anchor, standings).run()


class _Dater:
    """The state of one article's dating: what is dated so far, and by what."""

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
        self.attachments = self.clauses.attach(times)
        self.links = find_links(paragraphs, self.clauses, times, self.attachments)
        given = {standing.predicate: standing.status for standing in standings}
        self.statuses = {item.key: given.get(item.key) or self._guess(item) for item in self.predicates}
        self.dates: dict[int, list[DateValue]] = {}
        self.times = times

    def run(self) -> list[Dating]:
        """All rounds, then the defaults."""
        for predicate in self.predicates:
            own = [item for item in self.attachments if item.predicate.key == predicate.key]
            found = of_attachments(own, self.statuses[predicate.key], self.anchor)
            if found:
                self.dates[predicate.key] = found
        self._anniversaries()
        self._ongoing()
        for _ in range(_ROUNDS):
            if not (self._refer() | self._follow_links() | self._share()):
                break
        return [
            Dating(predicate.key, value)
            for predicate in sorted(self.predicates, key=lambda item: item.key)
            for value in self.dates.get(predicate.key) or [self._default(predicate)]
        ]

    def _anniversaries(self) -> None:
        """An anniversary's day dates what it remembers; an eve is the day before its event."""
        for paragraph in self.paragraphs:
            here = [time for time in self.times if time.paragraph == paragraph.index]
            for token, event, years in remembered(paragraph, self.clauses):
                self.dates.pop(event.key, None)  # a time that it has is the anniversary's
                own = time_inside(token, here) or self._day_beside(paragraph.index, token)
                value = first_time(own, years, f"'{token.text} of {event.text}'")
                self._set(
                    event, value or from_bounds(None, self.anchor, "remembered") if self.anchor else None
                )
            for event, token in eves(paragraph, self.clauses):
                target = time_inside(token, here)
                if event.key not in self.dates and target is not None:
                    self._set(event, day_before(target, token.text))

    def _day_beside(self, paragraph: int, token: Token) -> DateValue | None:
        """The one day that a noun's sentence is told of: of the nearest verb above that has a time."""
        at = token
        while at.head != at:
            at = at.head
            hosted = [time.date for time in self.clauses.hosted.get((paragraph, at.i), ()) if time.date]
            if hosted:
                return hosted[0] if len(hosted) == 1 else None
        return None

    def _token(self, predicate: Predicate) -> Token:
        return self.docs[predicate.paragraph][predicate.token]

    def _guess(self, predicate: Predicate) -> Status:
        if predicate.status_hint is not None:
            return predicate.status_hint
        token = self._token(predicate)
        if direction(token) == "future":
            return Status.PLANNED
        running = token.tag_ == "VBG" and any(
            c.tag_ in ("VBZ", "VBP") for c in token.children if c.dep_ == "aux"
        )
        return Status.ONGOING if running else Status.OCCURRED

    def _ongoing(self) -> None:
        for predicate in self.predicates:
            if predicate.key not in self.dates and self.anchor and self._goes_on(predicate):
                wording = _verb_group(self._token(predicate))
                value = date_value(f"{self.anchor}~", f"publication date ('{wording}')")
                self.dates[predicate.key] = [value]

    def _goes_on(self, predicate: Predicate) -> bool:
        """Whether it goes on, or is reported in the opening paragraphs as just begun."""
        if self.statuses[predicate.key] is Status.ONGOING:
            return True
        if self.statuses[predicate.key] is not Status.OCCURRED or predicate.paragraph >= _OPENING:
            return False
        doc = self.docs[predicate.paragraph]
        begun = any(
            doc[at].lemma_.lower() in load_time_words().words.beginning_now for at in predicate.tokens
        )
        return begun and self._main(predicate) is not None

    def _refer(self) -> bool:
        """Date what points back ("the offensive") by what it points to."""
        changed = False
        for index, predicate in enumerate(self.predicates):
            if predicate.key in self.dates or not predicate.nominal:
                continue
            linked = any(link.other is predicate and link.refers and not link.one_way for link in self.links)
            if not predicate.definite and not linked:
                continue
            known = self._antecedent(predicate, self.predicates[:index], linked=linked)
            if known is not None:
                value = self.dates[known.key][0]
                basis = f"'{predicate.text}' refers back to '{known.text}': {value.basis}"
                self.dates[predicate.key] = [value.model_copy(update={"basis": basis})]
                changed = True
        return changed

    def _antecedent(
        self, predicate: Predicate, earlier: Sequence[Predicate], *, linked: bool
    ) -> Predicate | None:
        """The last dated event before it of the same word, else (what an event hangs on) of the same type."""
        dated = [
            item
            for item in reversed(earlier)
            if len(self.dates.get(item.key, ())) == 1
            and (self.statuses[item.key] in _AHEAD) == (self.statuses[predicate.key] in _AHEAD)
        ]
        same_word = next((item for item in dated if item.lemma == predicate.lemma), None)
        if same_word is not None:
            return same_word
        alike = [item for item in dated if item.type == predicate.type]
        if linked:
            return alike[0] if alike else None
        # "The attack" after "missiles struck": only a bare "the attack", and only where the text around it
        # leaves one short date to choose.
        if not self._bare(predicate) or any(item.lemma == predicate.lemma for item in earlier):
            return None
        here = [item for item in alike if item.paragraph == predicate.paragraph]
        near = here or [item for item in alike if predicate.paragraph - item.paragraph == 1]
        choices = {self.dates[item.key][0].edtf for item in near}
        return near[0] if len(choices) == 1 and _is_short(self.dates[near[0].key][0]) else None

    def _bare(self, predicate: Predicate) -> bool:
        """ "The attack", with nothing that says whose or on what."""
        children = list(self._token(predicate).children)
        pointed = any(child.lower_ in ("the", "this", "that", "these", "those") for child in children)
        return pointed and not any(
            child.dep_ in ("prep", "poss", "amod", "compound", "acl", "relcl") for child in children
        )

    def _follow_links(self) -> bool:
        changed = False
        for link in self.links:
            other = link.other or self._spoken_of(link)
            if other is None or (link.subject is not None and other.key == link.subject.key):
                continue
            if link.sign == 0:
                changed |= self._together(link, other)
                continue
            if link.subject is not None and not (link.one_way and link.sign < 0):
                later, earlier = (link.subject, other) if link.sign > 0 else (other, link.subject)
                known = self.dates.get(earlier.key, [])
                if later.key not in self.dates and len(known) == 1:
                    value = later_from_earlier(link, known[0], self.statuses[later.key], self.anchor)
                    changed |= self._set(later, value)
            if link.one_way and link.sign > 0:
                continue
            known = self._of_subject(link) if link.sign > 0 else self.dates.get(other.key, [])
            target = other if link.sign > 0 else link.subject
            if target is not None and target.key not in self.dates and len(known) == 1:
                done = self.statuses[target.key] not in _AHEAD
                changed |= self._set(
                    target, earlier_from_later(link, known[0], self.anchor if done else None)
                )
        return changed

    def _of_subject(self, link: Link) -> list[DateValue]:
        """The subject's date, else the one date of the verb that it hangs on."""
        if link.subject is not None and link.subject.key in self.dates:
            return self.dates[link.subject.key]
        dates = [time.date for time in link.times if time.date is not None]
        return dates if len(dates) == 1 else []

    def _together(self, link: Link, other: Predicate) -> bool:
        """ "… on Wednesday when their plane was shot": one date for both, where both are told as done."""
        if self.statuses[other.key] in _AHEAD:
            return False
        known = self._of_subject(link)
        if other.key not in self.dates and len(known) == 1:
            basis = f"with '{link.subject_text}': {known[0].basis}"
            return self._set(other, known[0].model_copy(update={"basis": basis}))
        own = self.dates.get(other.key, [])
        subject = link.subject
        if (
            subject is None
            or subject.key in self.dates
            or len(own) != 1
            or self.statuses[subject.key] in _AHEAD
        ):
            return False
        return self._set(
            subject, own[0].model_copy(update={"basis": f"with '{link.other_text}': {own[0].basis}"})
        )

    def _share(self) -> bool:
        """A verb and the event noun of its clause: "went to *war*", "seized power in a 2021 *coup*"."""
        changed = False
        timed = {item.predicate.key for item in self.attachments}
        for predicate in self.predicates:
            token = self._token(predicate)
            if not predicate.nominal or (predicate.definite and predicate.key not in timed):
                continue
            prep = token.head if token.dep_ == "pobj" else None
            governor = (
                prep.head if prep is not None else token.head if token.dep_ in ("dobj", "nsubj") else None
            )
            if prep is not None and governor is not None and governor.dep_ == "dobj":
                governor = governor.head  # "killed protesters in the 2011 uprising"
            verb = self.clauses.at(predicate.paragraph, governor) if governor is not None else None
            if verb is None or verb.key == predicate.key or verb.nominal:
                continue
            if self.statuses[verb.key] is not self.statuses[predicate.key]:
                continue
            own = self.dates.get(predicate.key, [])
            acted = token.dep_ == "nsubj" and verb.type == predicate.type and verb.key not in self.dates
            if acted and len(own) == 1 and _is_short(own[0]):  # "Friday's shelling killed nine"
                basis = f"in '{predicate.text}': {own[0].basis}"
                changed |= self._set(verb, own[0].model_copy(update={"basis": basis}))
            if verb.type == predicate.type and predicate.key not in self.dates and verb.key in self.dates:
                changed |= self._set(predicate, self.dates[verb.key][0])
            inside = prep is not None and prep.lower_ in ("in", "during", "amid")
            own = self.dates.get(predicate.key, [])
            if inside and verb.key not in self.dates and len(own) == 1:
                basis = f"in '{predicate.text}': {own[0].basis}"
                changed |= self._set(verb, own[0].model_copy(update={"basis": basis}))
        return changed

    def _spoken_of(self, link: Link) -> Predicate | None:
        """The dated event last told in the paragraph, which "after hours of clashes" continues."""
        before = [
            item
            for item in self.predicates
            if link.subject is not None
            and item.paragraph == link.subject.paragraph
            and item.sentence[1] <= link.subject.sentence[0]
            and item.key in self.dates
        ]
        return before[-1] if before else None

    def _set(self, predicate: Predicate, value: DateValue | None) -> bool:
        if value is None:
            return False
        self.dates[predicate.key] = [value]
        return True

    def _default(self, predicate: Predicate) -> DateValue:
        status = self.statuses[predicate.key]
        if self.anchor is None:
            return undated("no time in the text and no date of the article")
        if status is Status.PLANNED:
            return from_bounds(self.anchor, None, "planned when the article appeared")
        if status in _AHEAD:
            return undated(f"{status.value}: no time in the text")
        governor = self._main(predicate)
        if governor is None:
            return undated("background: no time in the text")
        since = self._since_then(predicate)
        if since is not None:
            return since
        told = self._told(predicate, governor)
        if told is not None:
            return told
        return from_bounds(None, self.anchor, "told as done in an article of this day; no time in the text")

    def _since_then(self, predicate: Predicate) -> DateValue | None:
        """ "… in 2014 and have since shelled it": between what was last dated before it and the article."""
        token = self._token(predicate)
        if self.anchor is None or not any(c.lower_ == "since" and c.dep_ == "advmod" for c in token.children):
            return None
        told = [
            item
            for item in self.predicates
            if item.paragraph == predicate.paragraph and item.token < token.i and item.key in self.dates
        ]
        known = self.dates[told[-1].key] if told else []
        if len(known) != 1 or known[0].earliest is None or known[0].earliest > self.anchor:
            return None
        return from_bounds(known[0].earliest, self.anchor, f"since '{told[-1].text}', itself {known[0].edtf}")

    def _main(self, predicate: Predicate) -> Token | None:
        """The verb of the main clause, or of what a source says, that tells the event; else None."""
        token = self._token(predicate)
        if predicate.nominal:
            if predicate.definite or token.dep_ not in ("nsubj", "nsubjpass", "dobj", "ROOT"):
                return None
            token = token.head
        while True:
            if token.dep_ == "ROOT":
                return token
            saying = token.dep_ == "ccomp" and token.head.lemma_.lower() in load_time_words().words.saying
            if not (saying or token.dep_ in ("conj", "xcomp", "aux", "auxpass", "parataxis")):
                return None
            if token.dep_ == "conj" and token.pos_ not in ("VERB", "AUX"):
                return None
            token = token.head

    def _told(self, predicate: Predicate, governor: Token) -> DateValue | None:
        """ "Said on Monday that X did": done by that Monday."""
        for time in self.times:
            if time.paragraph != predicate.paragraph or time.date is None or time.date.latest is None:
                continue
            host_predicate, host, _ = self.clauses.host(time)
            if host_predicate is None and host.i == governor.i and time.role == "at":
                item = Attachment(time, predicate)
                value = one(item, self.statuses[predicate.key], self.anchor)
                if value is not None and value.latest is not None:
                    return from_bounds(
                        None, value.latest, f"told '{time.text}' as done; no time of its own in the text"
                    )
        return None


def _is_short(value: DateValue) -> bool:
    return bool(value.earliest and value.latest and (value.latest - value.earliest).days <= _SHORT)


def _verb_group(token: Token) -> str:
    verb = token
    while verb.pos_ not in ("VERB", "AUX") and verb.head != verb:
        verb = verb.head
    parts = sorted(
        [*(c for c in verb.children if c.dep_ in ("aux", "auxpass")), verb], key=lambda part: part.i
    )
    return " ".join(part.text for part in parts)
