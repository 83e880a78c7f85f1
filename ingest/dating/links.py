"""Events dated by other events: "weeks after X", "after less than a day of fighting", "before the truce".

A link says that one predicate comes after another, by how much where the text says. The
later is dated from the earlier, or the other way round, whichever has a date.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ingest.annotations import Paragraph, Predicate, TimeExpression
from ingest.dating.attachment import Attachment
from ingest.dating.clauses import Clauses
from ingest.dating.markers import Marker, find_markers, is_clausal
from ingest.dating.sequels import find_sequels
from ingest.dating.steps import Link
from ingest.saying import sayings

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLIMB = 3  # verbs above a clause among which the dated one is looked for


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
        for marker in find_markers(paragraph.doc, here):
            links.extend(_of_marker(paragraph, marker, clauses, here, beside))
        links.extend(find_sequels(paragraph, clauses))
    return links


def _of_marker(
    paragraph: Paragraph,
    found: Marker,
    clauses: Clauses,
    times: Sequence[TimeExpression],
    attachments: Sequence[Attachment],
) -> Iterator[Link]:
    marker, sign = found.token, found.sign
    length = next(
        (
            time
            for time in times
            if time.relative_to is not None and marker.i in (time.last + 1, time.first - 1)
        ),
        None,
    )
    clausal = is_clausal(found)
    target = _target(marker, clausal)
    if length is not None and length.relative_to is not None and not clausal:
        target = paragraph.doc[length.relative_to]
    if target is None:
        return
    if clauses.at(paragraph.index, target) is None and any(
        time.first <= target.i <= time.last for time in times
    ):
        return
    others = [*_predicates(paragraph.index, target, clauses)]
    other = others[0] if others else None
    if other is None and target.pos_ not in ("NOUN",):
        return
    lasting = (
        length is not None
        and length.last + 1 < len(paragraph.doc)
        and paragraph.doc[length.last + 1].lower_ == "of"
        and not found.ordinal
    )
    if length is None and sign > 0 and target.pos_ == "NOUN":
        length = _own_length(target, times)
        lasting = length is not None
    known = tuple(_times_above(paragraph.index, marker, clauses, clausal))
    if other is None and any(target.left_edge.i <= time.first < target.i for time in times if time.date):
        return  # "after Friday prayers": no event told before, and its own time says when
    text = other.text if other else target.text
    subjects = list(_subjects(paragraph.index, marker, clauses, attachments, clausal))
    for subject in subjects:
        # "The largest swap since the war": a comparison dates nothing.
        compared = marker.lower_ == "since" and (subject.nominal or marker.head.pos_ not in ("VERB", "AUX"))
        if not compared and (other is None or subject.key != other.key):
            yield Link(
                subject, other, subject.text, text, sign, length, known, lasting, found.one_way, found.ordinal
            )
    if not subjects and known and other is not None and not found.one_way:
        above = _verb_above(marker, clausal).text
        yield Link(None, other, above, text, sign, length, known, lasting)


def _own_length(noun: Token, times: Sequence[TimeExpression]) -> TimeExpression | None:
    """ "After a *week-long* siege": how long an event noun lasted by the words before it; no age."""
    low = noun.left_edge.i
    inside = (time for time in times if time.kind == "DURATION" and low <= time.first <= time.last < noun.i)
    return next((time for time in inside if time.date is None and not time.text.endswith("old")), None)


def _in_relative(token: Token) -> bool:
    return token.dep_ == "relcl" and token.tag_ == "VBD"


def _verb_above(marker: Token, clausal: bool) -> Token:
    token = marker.head.head if clausal else marker.head
    while token.pos_ not in ("VERB", "AUX") and token.head != token:
        token = token.head
    return token


def _times_above(paragraph: int, marker: Token, clauses: Clauses, clausal: bool) -> Iterator[TimeExpression]:
    """The times of the verb that a clause hangs on, else of the verb that tells it ("said on Saturday")."""
    verb = _verb_above(marker, clausal)
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


def _target(marker: Token, clausal: bool) -> Token | None:
    if clausal:
        return marker.head
    return next((child for child in marker.children if child.dep_ in ("pobj", "pcomp")), None)


def _predicates(paragraph: int, token: Token, clauses: Clauses) -> Iterator[Predicate]:
    """The predicate at a token, else those of its clause."""
    at = clauses.at(paragraph, token)
    if at is not None:
        yield at
        return
    said = token.lemma_.lower() in sayings("dates")
    for child in token.children:
        if said and child.dep_ == "dobj" and clauses.named_again(paragraph, child):
            continue
        if child.dep_ in ("prep", "pobj", "dobj", "nsubj", "nsubjpass", "acomp", "attr", "xcomp", "prt"):
            yield from _predicates(paragraph, child, clauses)


def _subjects(
    paragraph: int, marker: Token, clauses: Clauses, attachments: Sequence[Attachment], clausal: bool
) -> Iterator[Predicate]:
    # "… begun by X in 2020, after Y": what stands right before the marker is what the marker continues.
    at = marker.i - 1
    while at >= 0 and marker.doc[at].is_punct:
        at -= 1
    beside = [
        item.predicate for item in attachments if item.time.last == at and item.time.relative_to is None
    ]
    # "It will leave areas that it seized in 1998, after rebels took a dam": the clause is of the leaving.
    apart = clausal and at < marker.i - 1 and any(_in_relative(marker.doc[item.token]) for item in beside)
    if beside and marker.dep_ != "ROOT" and not apart:
        yield beside[0]
        return
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
