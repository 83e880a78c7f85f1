"""Parts of what was counted before: "12 people, three of them children", "22: 12 nurses and ten patients".

A part is counted as the whole was: who is among the dead is dead. The whole of which a part is counted
("45 of 52 drones") is no figure.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.annotations import Paragraph
from ingest.figures.counting import Count
from ingest.figures.data import FigureData
from ingest.figures.quantities import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

# The quantity before another in its paragraph, what it counts, and whether that was a part itself.
Last = tuple[Quantity, Count, bool]

MARK = "including"
_OF_THEM = re.compile(r"^\s+of\s+(?:them|whom|those|these)\b", re.IGNORECASE)
_SET_OUT = re.compile(r"[:–—]\s*$|\s-\s*$")
_BE = ("be",)
_REACH = 6  # words from "of them" to who they are


def is_whole(quantity: Quantity, paragraph: Paragraph) -> bool:
    """ "Shot down 45 of 52 drones", "12 of the town's 40 judges": of these it was not done."""
    span = paragraph.doc.char_span(quantity.core, quantity.core_end)
    if span is None:
        return False
    first = span.start
    if first > 1 and paragraph.doc[first - 1].dep_ in ("det", "poss"):
        first -= 1  # "37 of its 57 observers"
    if first >= 2:
        of, part = paragraph.doc[first - 1], paragraph.doc[first - 2]
        if of.lower_ == "of" and part.pos_ == "NUM" and (first != span.start or part.head.i == of.head.i):
            return True
    number = span[-1]
    noun = number.head if number.dep_ == "nummod" else number
    of = noun.head
    return noun.dep_ == "pobj" and of.lower_ == "of" and of.dep_ == "prep" and of.head.pos_ == "NUM"


def as_part(
    paragraph: Paragraph,
    quantity: Quantity,
    counted: Count | None,
    last: Last | None,
    data: FigureData,
) -> tuple[Count | None, bool]:
    """What a quantity counts as a part of the last one, and whether it is one."""
    if last is None:
        return counted, False
    whole = last[1]
    if whole.of in data.counted.outcomes and (noun := _of_them(paragraph, quantity, data)) is not None:
        return Count(whole.of, _unit(noun, data), noun, whole.cause), True
    if counted is None or not _listed(paragraph, quantity, counted, last, data):
        return counted, False
    if whole.of in data.counted.outcomes and counted.of in data.counted.human:
        return Count(whole.of, counted.unit, counted.token, whole.cause), True
    return counted, counted.of == whole.of


def _of_them(paragraph: Paragraph, quantity: Quantity, data: FigureData) -> Token | None:
    """ "Three of them children", "six of whom were women": who they are, else the number.

    None where something else befell them: "five of whom died later".
    """
    match = _OF_THEM.match(paragraph.doc.text[quantity.core_end :])
    span = paragraph.doc.char_span(quantity.core, quantity.core_end + match.end()) if match else None
    if span is None:
        return None
    for token in paragraph.doc[span.end : span.end + _REACH]:
        if token.pos_ == "NOUN" and data.kind_of(token.lemma_.lower()) in data.counted.human:
            return token
        if token.is_punct or token.dep_ == "prep" or token.is_sent_end:
            break
        if token.lemma_ not in _BE and token.pos_ not in ("DET", "ADJ", "NUM", "ADV"):
            return None
    return span[0]


def _unit(noun: Token, data: FigureData) -> str:
    return noun.lower_ if data.kind_of(noun.lemma_.lower()) is not None else "people"


def _listed(paragraph: Paragraph, quantity: Quantity, counted: Count, last: Last, data: FigureData) -> bool:
    """Whether a word ("including"), a colon or a part before it makes a quantity a part."""
    text = paragraph.doc.text
    before = text[: quantity.start].rstrip().lower()
    if any(before.endswith((f" {word}", f"({word}")) for word in data.counted.subcounts):
        return True
    between = paragraph.doc.char_span(last[0].core, quantity.core, alignment_mode="expand")
    if between is None or last[1].of not in data.counted.outcomes or counted.of in data.counted.outcomes:
        return False
    if any(
        token.pos_ in ("VERB", "AUX") or (token.is_sent_start and token.i > between.start)
        for token in between[:-1]
    ):
        return False
    return last[2] or (_SET_OUT.search(text[: quantity.start]) is not None and last[1].token.i < between.end)


def retold(
    paragraph: Paragraph, quantity: Quantity, counted: Count | None, last: Last | None, data: FigureData
) -> Count | None:
    """ "Cairo said 1,000 had died; London spoke of 100": another's number for it."""
    if last is None or last[1].of not in data.counted.outcomes:
        return counted
    if quantity.share or quantity.currency or (counted is not None and counted.of not in data.counted.human):
        return counted
    span = paragraph.doc.char_span(quantity.core, quantity.core_end, alignment_mode="expand")
    if span is None:
        return counted
    noun = counted.token if counted is not None else span[-1]
    above = noun.head if noun.dep_ in ("pobj", "dobj") else noun
    verb = above.head if noun.dep_ == "pobj" and above.lower_ in ("of", "at", "to") else above
    if verb.lemma_.lower() not in data.counted.retellers or verb.pos_ != "VERB":
        return counted
    whole = paragraph.doc.char_span(last[0].core, quantity.core, alignment_mode="expand")
    if whole is None or sum(bool(token.is_sent_start) for token in whole[1:]) > 1:
        return counted
    return Count(last[1].of, counted.unit if counted is not None else "people", noun)
