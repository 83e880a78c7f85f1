"""Paragraphs about something else than conflict: sport, markets, cooking, shows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ingest.annotations import Paragraph
from ingest.lexicon import Lexicon

# "beat Sheffield 2-1", "won 34-28": a result of a match.
_SCORE = re.compile(r"\b\d{1,3}\s?[-–]\s?\d{1,3}\b(?!\s?(?:year|member|day|month|seat|point|nation|km|mile))")
_NEEDED = 2


def domain_of(text: str, lexicon: Lexicon) -> str | None:
    """The domain that a text's words give away: at least two different cues, more than of conflict."""
    words = set(re.findall(r"[a-z]+(?:-[a-z]+)?", text.lower()))
    counts = Counter({name: len(words & set(domain.cues)) for name, domain in lexicon.domains.items()})
    if _SCORE.search(text):
        counts["sport"] += 1
    name, count = counts.most_common(1)[0] if counts else ("", 0)
    if count < _NEEDED or name == "conflict" or count <= counts.get("conflict", 0):
        return None
    return name


def foreign_paragraphs(paragraphs: Sequence[Paragraph], lexicon: Lexicon) -> set[int]:
    """Indices of paragraphs in which only unambiguous words are read as events.

    An article whose whole text gives a domain away is of that domain in every
    paragraph, but for those with more words of conflict.
    """
    whole = domain_of("\n".join(paragraph.doc.text for paragraph in paragraphs), lexicon)
    conflict = set(lexicon.domains["conflict"].cues) if "conflict" in lexicon.domains else set()
    found = set()
    for paragraph in paragraphs:
        text = paragraph.doc.text
        own = domain_of(text, lexicon)
        if own is not None or (whole is not None and not conflict & set(re.findall(r"[a-z]+", text.lower()))):
            found.add(paragraph.index)
    return found
