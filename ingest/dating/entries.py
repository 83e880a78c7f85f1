"""What an entry of a chronology tells is of the date at its head."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from graph.edtf import date_value
from graph.records import DateValue, Status
from ingest.annotations import Paragraph, TimeExpression
from ingest.syntax import tense

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ingest.dating.story import Story

_YEARS = re.compile(
    r"(?P<first>\d{4})(?:\s*[-–]\s*(?P<last>\d{2}|\d{4}))?"
)  # that no preposition makes a time
_WORDS = 8  # of a heading
_ENDS = (".", "!", "?", "…", '"', "”", "’", ":")
_DONE = (Status.OCCURRED, Status.ONGOING)


def entry_dates(paragraphs: Sequence[Paragraph], times: Sequence[TimeExpression]) -> dict[int, DateValue]:
    """The date of a paragraph that is nothing but a date, by the index of the paragraph after it.

    Between two such lines all paragraphs stand under the first; where the last entry ends, nothing tells.
    """
    heads = _heads(paragraphs, times)
    found: dict[int, DateValue] = {}
    under: DateValue | None = None
    rest: list[int] | None = None  # paragraphs after the first; None: the first is not yet there
    for paragraph in paragraphs:
        if (head := heads.get(paragraph.index)) is not None:
            if under is not None:
                found.update(dict.fromkeys(rest or (), under))
            under, rest = head, None
        elif under is not None and rest is None:
            found[paragraph.index], rest = under, []
        elif rest is not None and _is_line(paragraph):
            under, rest = None, None
        elif rest is not None:
            rest.append(paragraph.index)
    return found


def _heads(paragraphs: Sequence[Paragraph], times: Sequence[TimeExpression]) -> dict[int, DateValue]:
    """The date of each paragraph that is nothing but a date, by its index."""
    found: dict[int, DateValue] = {}
    for paragraph in paragraphs:
        text = paragraph.doc.text.strip(" \t•*▪·-–—:.")
        here = [time for time in times if time.paragraph == paragraph.index and time.date is not None]
        if not here and (years := _YEARS.fullmatch(text)) is not None:
            first, last = years["first"], years["last"]
            span = f"{first}/{first[: -len(last)]}{last}" if last else first
            found[paragraph.index] = _headed(date_value(span, ""), text)
        elif len(here) == 1 and here[0].date is not None and len(here[0].text) >= len(text):
            found[paragraph.index] = _headed(here[0].date, here[0].text)
    return found


def _is_line(paragraph: Paragraph) -> bool:
    """Whether a paragraph is a heading and no sentence."""
    text = paragraph.doc.text.rstrip()
    return len(text.split()) <= _WORDS and text[-1:] not in _ENDS


def _headed(value: DateValue, text: str) -> DateValue:
    return value.model_copy(update={"basis": f"{text!r}: at the head of the entry"})


def date_entries(story: Story) -> None:
    """Date what an entry's clauses tell as done, and no time of their own dates."""
    for predicate in story.predicates:
        value = story.entries.get(predicate.paragraph)
        if value is None or predicate.key in story.dates or story.statuses[predicate.key] not in _DONE:
            continue
        if tense(story.token(predicate)) == "past_perfect":
            continue
        if not (predicate.nominal and predicate.definite) and _is_told(story.token(predicate)):
            story.dates[predicate.key] = [value]


def _is_told(token: Token) -> bool:
    """Whether a main clause tells of it: not "in which 30,000 died", not "after the killing of a deputy"."""
    for word in (token, *token.ancestors):
        if word.dep_ in ("relcl", "acl", "advcl", "pcomp") or (word.dep_ == "prep" and word.lower_ != "of"):
            return False
    return True
