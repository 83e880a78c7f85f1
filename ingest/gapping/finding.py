"""Where a verb is left out because it was said before: what the second deed has of its own.

The parser hangs the second object on the first day ("Monday and Bukavu"), so the words decide: two days that
exclude each other, and between them "and" and a noun phrase without a verb.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from graph.edtf import disjoint
from ingest.annotations import Paragraph, Predicate, TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Doc

_ROLES = frozenset({"at", "until", "before"})  # each deed on its day, or by its day
_LONGEST = 9  # words of what the second deed has of its own
_VERBS = ("VERB", "AUX")
_NOUNS = ("NOUN", "PROPN")
_FOR_NOUNS = ("another", "others", "one")


@dataclass(frozen=True, slots=True)
class Gap:
    """A predicate that stands for two deeds.

    ``first`` and ``second`` are their times; ``rest`` are the tokens of what the second has of its own,
    between the conjunction and its time or, where the times stand before ("on Monday X and on Friday Y"),
    behind it; ``head`` is its noun or number. ``own``: that noun is a predicate itself ("launched an
    offensive on Monday and *raids* on Friday").
    """

    predicate: Predicate
    first: TimeExpression
    second: TimeExpression
    rest: range
    head: int
    own: Predicate | None = None


def find_gaps(
    paragraph: Paragraph, predicates: Sequence[Predicate], times: Sequence[TimeExpression]
) -> Iterator[Gap]:
    """The gaps of a paragraph, whose predicates and times are given in the order of the text."""
    doc = paragraph.doc
    following: Gap | None = None
    found: list[Gap] = []
    for first, second in reversed([*pairwise(times)]):
        # "Goma on Monday, Bukavu on Tuesday and Uvira on Friday": commas part what comes before an "and".
        listed = following is not None and following.first is second
        following = _gap(doc, predicates, first, second, listed=listed)
        if following is not None:
            found.append(following)
    yield from reversed(found)


def _gap(
    doc: Doc,
    predicates: Sequence[Predicate],
    first: TimeExpression,
    second: TimeExpression,
    *,
    listed: bool,
) -> Gap | None:
    if not _of_two_days(doc, first, second):
        return None
    rest = _between(doc, first, second, listed=listed) or _behind(doc, first, second)
    head = _head(doc, rest) if rest is not None else None
    if rest is None or head is None:
        return None
    verb = _last_verb(doc, doc[first.first].sent.start, min(rest.start, second.first))
    told = [item for item in predicates if any(at in rest for at in (item.token, *item.tokens))]
    predicate = next((item for item in predicates if not item.nominal and item.token == verb), None)
    if predicate is None or len(told) > 1 or not _has_first(doc, predicate, first, rest):
        return None
    return Gap(predicate, first, second, rest, head, told[0] if told else None)


def _of_two_days(doc: Doc, first: TimeExpression, second: TimeExpression) -> bool:
    if doc[first.first].sent.start != doc[second.first].sent.start:
        return False
    if (
        not {first.kind, second.kind} <= {"DATE", "TIME"}
        or first.role != second.role
        or first.role not in _ROLES
    ):
        return False
    one, other = first.date, second.date
    bounded = all(item is not None and item.earliest and item.latest for item in (one, other))
    return bounded and one is not None and other is not None and disjoint(one, other)


def _between(doc: Doc, first: TimeExpression, second: TimeExpression, *, listed: bool) -> range | None:
    """ "… on Monday and *Bukavu* on Friday", with nothing behind that the noun could be the subject of."""
    start = first.last + 1
    comma = start < second.first and doc[start].text == ","
    start += comma
    end = second.first
    while end > start and doc[end - 1].pos_ == "ADP":
        end -= 1
    joined = start < end and doc[start].lower_ == "and"
    if not joined and not (comma and listed):
        return None
    rest = range(start + joined, end)
    after = doc[second.last + 1] if second.last + 1 < len(doc) else None
    goes_on = after is not None and after.pos_ in _VERBS and after.tag_ != "VBG"
    # "With Egypt on Sunday and with Jordan on Monday": the same preposition.
    again = bool(rest) and any(token.lower_ == doc[rest.start].lower_ for token in doc[: first.first - 1])
    return None if goes_on or not _is_phrase(doc, rest, again=again) else rest


def _behind(doc: Doc, first: TimeExpression, second: TimeExpression) -> range | None:
    """ "On Monday rebels seized Goma and on Friday *Bukavu*", to the end of the clause."""
    at = second.first - 1
    while at > first.last and doc[at].pos_ == "ADP":
        at -= 1
    if doc[at].lower_ != "and" or not any(token.pos_ in _VERBS for token in doc[first.last + 1 : at]):
        return None
    start = end = second.last + 1
    while end < len(doc) and not doc[end].is_punct and end < doc[start - 1].sent.end:
        end += 1
    rest = range(start, end)
    return rest if _is_phrase(doc, rest) else None


def _is_phrase(doc: Doc, rest: range, *, again: bool = False) -> bool:
    """Whether tokens are a noun phrase, or a number, without a clause of its own.

    ``again``: a preposition may stand before it, which the first deed has as well.
    """
    if not 0 < len(rest) <= _LONGEST:
        return False
    tokens = [doc[at] for at in rest]
    if any(token.pos_ in (*_VERBS, "SCONJ", "CCONJ") or token.is_punct for token in tokens):
        return False
    if any(token.dep_ in ("nsubj", "nsubjpass") and token.head.i not in rest for token in tokens):
        return False
    opening = (*_NOUNS, "DET", "ADJ", "NUM", "ADV", "PRON", *(("ADP",) if again else ()))
    return tokens[0].pos_ in opening


def _head(doc: Doc, rest: range) -> int | None:
    """The noun before the first preposition, else what stands for one: "and *five* in Herat", "*another*"."""
    stands_in = None
    head = None
    for at in rest:
        if doc[at].pos_ == "ADP" and at > rest.start:
            break
        if doc[at].pos_ in _NOUNS:
            head = at
        elif doc[at].pos_ == "NUM" or (stands_in is None and doc[at].lower_ in _FOR_NOUNS):
            stands_in = at  # "another 30" is 30
    return head if head is not None else stands_in


def _last_verb(doc: Doc, low: int, stop: int) -> int | None:
    found = [token.i for token in doc[low:stop] if token.pos_ == "VERB"]
    return found[-1] if found else None


def _has_first(doc: Doc, predicate: Predicate, first: TimeExpression, rest: range) -> bool:
    """Whether the first deed has its own: something between the verb and its time, or a passive subject."""
    verb = doc[predicate.token]
    if any(child.dep_ == "nsubjpass" for child in verb.children):
        return True
    stop = first.first if first.first > verb.i else rest.start
    return any(token.pos_ in (*_NOUNS, "PRON", "NUM") for token in doc[verb.i + 1 : stop])
