"""What a reader of a cleaned article should be warned of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from ingest.cleaning.blocks import Block
from ingest.cleaning.dates import find_dates
from ingest.cleaning.kinds import ARTICLE

_APART = 2  # days by which two dates of publication may differ: time zones, a print edition
_AHEAD = re.compile(
    r"\b(will|would|shall|should|may|might|could|can|until|by|next"
    r"|from|scheduled|due|planned|plans?|expected|set to|to be|ahead of|expires?)\b"
)
_SENTENCE = re.compile(r"[^.!?\n]*[.!?\n]?")


def warnings_of(
    text: str,
    blocks: Sequence[Block],
    published: date | None,
    basis: str,
    dates: Sequence[tuple[str, date]],
    language: str | None,
    kind: str,
) -> tuple[str, ...]:
    """Sentences on what is doubtful: nothing left, language, kind, dates that contradict each other."""
    found = []
    if not text:
        found.append("nothing left after cleaning" if blocks else "the document has no text")
    elif language not in {"en", None}:
        found.append(f"the text is not English but {language}")
    elif language is None:
        found.append("the language could not be told")
    if kind != ARTICLE:
        found.append(f"not an article: {kind.replace('_', ' ')}")
    for source, day in dates:
        if published and source != basis and abs((day - published).days) > _APART:
            found.append(f"date of publication: {basis} says {published}, {source} says {day}")
    later = _later_date(text, published) if published else None
    if later:
        found.append(
            f"date of publication {published} ({basis}) is before {later}, which the text tells of as past"
        )
    return tuple(found)


def _later_date(text: str, published: date) -> date | None:
    """A full date after publication in a sentence that does not look ahead."""
    for match in _SENTENCE.finditer(text):
        sentence = match.group()
        days = [item.day for item in find_dates(sentence) if (item.day - published).days > 1]
        if days and not _AHEAD.search(sentence.casefold()):
            return days[0]
    return None
