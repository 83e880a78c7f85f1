"""Events dated by other events: "weeks after X", "after less than a day of fighting", "before the truce".

A link says that one predicate comes after another, by how much where the text says. The
later is dated from the earlier, or the other way round, whichever has a date.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from graph.edtf import days, from_bounds
from graph.records import DateValue, Precision, Status
from ingest.annotations import Paragraph, Predicate, TimeExpression
from ingest.calendars import shift, unit_of
from ingest.dating.attachment import Attachment, Clauses
from ingest.dating.values import span_of, unit_of_duration

if TYPE_CHECKING:
    from spacy.tokens import Token

_MARKERS = {"after": 1, "following": 1, "before": -1, "when": 0, "as": 0, "while": 0}
_CLIMB = 3  # verbs above a clause among which the dated one is looked for
_WORDS = {1: "after", -1: "before", 0: "with"}
_COARSE = (Precision.YEAR, Precision.DECADE, Precision.CENTURY)
_WEEK_SLACK = 3


@dataclass(frozen=True, slots=True)
class Link:
    """``subject`` comes after (``sign`` 1), before (-1) or with (0) ``other``.

    Without ``other``, it is the event spoken of before. ``times`` are those of the verb that
    the subject hangs on, or that stands for it where that verb is no predicate. ``lasting``: the
    length is the other's own ("after a week of talks").
    """

    subject: Predicate | None
    other: Predicate | None
    subject_text: str
    other_text: str
    sign: int
    length: TimeExpression | None = None
    times: tuple[TimeExpression, ...] = ()
    lasting: bool = False

    @property
    def wording(self) -> str:
        """The link in words, for a basis."""
        how = f"{self.length.text} " if self.length else ""
        return f"{how}{_WORDS[self.sign]} '{self.other_text}'"


def find_links(
    paragraphs: Sequence[Paragraph],
    clauses: Clauses,
    times: Sequence[TimeExpression],
    attachments: Sequence[Attachment],
) -> list[Link]:
    """All links of an article, in reading order."""
    links: list[Link] = []
    for paragraph in paragraphs:
        here = [time for time in times if time.paragraph == paragraph.index]
        beside = [item for item in attachments if item.time.paragraph == paragraph.index]
        for token in paragraph.doc:
            if token.lower_ in _MARKERS and token.dep_ in ("prep", "mark", "advmod", "pcomp", "dep"):
                if _MARKERS[token.lower_] == 0 and not _clause_marker(token):
                    continue
                links.extend(_of_marker(paragraph, token, clauses, here, beside))
    return links


def _of_marker(
    paragraph: Paragraph,
    marker: Token,
    clauses: Clauses,
    times: Sequence[TimeExpression],
    attachments: Sequence[Attachment],
) -> Iterator[Link]:
    length = next(
        (
            time
            for time in times
            if time.relative_to is not None and marker.i in (time.last + 1, time.first - 1)
        ),
        None,
    )
    target = _target(marker)
    if length is not None and length.relative_to is not None and not _clausal(marker):
        target = paragraph.doc[length.relative_to]
    if target is None or any(time.first <= target.i <= time.last for time in times):
        return
    others = [*_predicates(paragraph.index, target, clauses)]
    other = others[0] if others else None
    if other is None and target.pos_ not in ("NOUN",):
        return
    lasting = (
        length is not None
        and length.last + 1 < len(paragraph.doc)
        and paragraph.doc[length.last + 1].lower_ == "of"
    )
    known = tuple(_times_above(paragraph.index, marker, clauses))
    text = other.text if other else target.text
    sign = _MARKERS[marker.lower_]
    subjects = list(_subjects(paragraph.index, marker, clauses, attachments))
    for subject in subjects:
        if other is None or subject.key != other.key:
            yield Link(subject, other, subject.text, text, sign, length, known, lasting)
    if not subjects and known and other is not None:
        yield Link(None, other, _verb_above(marker).text, text, sign, length, known, lasting)


def _clausal(marker: Token) -> bool:
    """Whether a marker heads a clause; the parser takes "after its leader, X, urged" for a preposition."""
    if marker.dep_ == "mark" or (marker.dep_ == "advmod" and _MARKERS[marker.lower_] == 0):
        return True
    verb = marker.head
    subject = any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)
    return marker.i < verb.i and verb.tag_ == "VBD" and verb.dep_ in ("advcl", "ccomp") and not subject


def _clause_marker(marker: Token) -> bool:
    """ "When", "as", "while" at the head of a finite past clause: what it tells goes with the main clause."""
    clause = marker.head
    past = clause.tag_ == "VBD" or any(
        child.tag_ == "VBD" for child in clause.children if "aux" in child.dep_
    )
    return clause.dep_ == "advcl" and marker.dep_ in ("mark", "advmod") and past and marker.i < clause.i


def _verb_above(marker: Token) -> Token:
    token = marker.head.head if _clausal(marker) else marker.head
    while token.pos_ not in ("VERB", "AUX") and token.head != token:
        token = token.head
    return token


def _times_above(paragraph: int, marker: Token, clauses: Clauses) -> Iterator[TimeExpression]:
    """The times of the verb that a clause hangs on, else of the verb that tells it ("said on Saturday")."""
    verb = _verb_above(marker)
    for _ in range(_CLIMB):
        hosted = [
            time for time in clauses.hosted.get((paragraph, verb.i), ()) if time.date and time.role == "at"
        ]
        if hosted:
            yield from hosted
            return
        # What an event hangs on is that event, not the telling of it.
        if verb.dep_ not in ("ccomp", "xcomp", "conj") or clauses.at(paragraph, verb) is not None:
            return
        verb = verb.head


def _target(marker: Token) -> Token | None:
    if _clausal(marker):
        return marker.head
    return next((child for child in marker.children if child.dep_ in ("pobj", "pcomp")), None)


def _predicates(paragraph: int, token: Token, clauses: Clauses) -> Iterator[Predicate]:
    """The predicate at a token, else those of its clause."""
    at = clauses.at(paragraph, token)
    if at is not None:
        yield at
        return
    for child in token.children:
        if child.dep_ in ("prep", "pobj", "dobj", "nsubj", "nsubjpass", "acomp", "attr", "xcomp", "prt"):
            yield from _predicates(paragraph, child, clauses)


def _subjects(
    paragraph: int, marker: Token, clauses: Clauses, attachments: Sequence[Attachment]
) -> Iterator[Predicate]:
    # "… begun by X in 2020, after Y": what stands right before the marker is what the marker continues.
    at = marker.i - 1
    while at >= 0 and marker.doc[at].is_punct:
        at -= 1
    beside = [
        item.predicate for item in attachments if item.time.last == at and item.time.relative_to is None
    ]
    if beside and marker.dep_ != "ROOT":
        yield beside[0]
        return
    clausal = _clausal(marker)
    token = marker.head.head if clausal else marker.head
    if clausal and marker.head.dep_ == "ROOT":
        return
    while True:
        predicate = clauses.at(paragraph, token)
        if predicate is not None:
            yield predicate
            return
        if token.pos_ in ("VERB", "AUX"):
            yield from clauses.handed(paragraph, token)
            return
        if token.head == token:
            return
        token = token.head


def later_from_earlier(link: Link, known: DateValue, status: Status, anchor: date | None) -> DateValue | None:
    """The date of the later of two linked events."""
    if known.earliest is None:
        return None
    ahead = status in (Status.PLANNED, Status.CANCELLED, Status.HYPOTHETICAL)
    first: date | None = known.earliest
    last: date | None = None
    length = span_of(link.length) if link.length else None
    mod = link.length.mod if link.length else None
    if link.length is not None and length is not None:
        end = known.latest or known.earliest
        first, last = _moved(known.earliest, end, length, 1)
        if mod in ("LESS_THAN", "EQUAL_OR_LESS") or link.length.role == "within":
            first = known.earliest
        elif mod in ("MORE_THAN", "EQUAL_OR_MORE"):
            last = None
    if not ahead and anchor is not None:
        last = min(last, anchor) if last else anchor
    elif ahead and anchor is not None and last is None:
        first = max(known.earliest, anchor)
    return _value(first, last, f"{link.wording}, itself {known.edtf}")


def earlier_from_later(link: Link, known: DateValue) -> DateValue | None:
    """The date of the earlier of two linked events."""
    if known.latest is None:
        return None
    length = span_of(link.length) if link.length else None
    basis = f"before '{link.subject_text}' ({link.wording}), itself {known.edtf}"
    if link.length is not None and link.lasting:
        if length is None or link.length.mod in ("MORE_THAN", "EQUAL_OR_MORE"):
            return _value(None, known.latest, basis)
        return _value(
            _moved(known.earliest or known.latest, known.latest, length, -1, slack=0)[0], known.latest, basis
        )
    if link.length is not None and length is not None:
        first, last = _moved(known.earliest or known.latest, known.latest, length, -1)
        if link.length.mod in ("LESS_THAN", "EQUAL_OR_LESS"):
            last = known.latest
        elif link.length.mod in ("MORE_THAN", "EQUAL_OR_MORE"):
            return _value(None, last, basis)
        return _value(first, last, basis)
    if link.length is not None:
        return _value(None, shift(known.latest, -1, unit_of_duration(link.length)), basis)
    if known.precision in _COARSE and known.edtf:
        # "In 2020, after X": told of the same year; news that mean an earlier one say so.
        return known.model_copy(update={"basis": basis})
    return _value(None, known.latest, basis)


def _moved(
    first: date, last: date, length: tuple[int, str], sign: int, slack: int = _WEEK_SLACK
) -> tuple[date, date]:
    count, unit = length
    low, high = shift(first, sign * count, unit), shift(last, sign * count, unit)
    if unit == "week":
        return days(low, -slack), days(high, slack)
    if unit in ("month", "year"):
        return unit_of(low, unit).first or low, unit_of(high, unit).last or high
    return low, high


def _value(first: date | None, last: date | None, basis: str) -> DateValue | None:
    if first is None and last is None:
        return None
    if first is not None and last is not None and first > last:
        return None
    return from_bounds(first, last, basis)
