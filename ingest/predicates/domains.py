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
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)?")


def _cues(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """Domains by cue, made once for a lexicon."""
    if not lexicon.cues:
        for name, domain in lexicon.domains.items():
            for cue in domain.cues:
                lexicon.cues[cue] = (*lexicon.cues.get(cue, ()), name)
    return lexicon.cues


def domain_of(text: str, lexicon: Lexicon) -> str | None:
    """The domain that a text's words give away: at least two different cues, more than of conflict."""
    return _judge(_words(text), _SCORE.search(text) is not None, lexicon)


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))


def _judge(words: frozenset[str], score: bool, lexicon: Lexicon) -> str | None:
    cues = _cues(lexicon)
    counts = Counter(name for word in words if word in cues for name in cues[word])
    if score:
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
    words = [_words(paragraph.doc.text) for paragraph in paragraphs]
    scores = [_SCORE.search(paragraph.doc.text) is not None for paragraph in paragraphs]
    whole = _judge(frozenset().union(*words), any(scores), lexicon)
    cues = _cues(lexicon)
    found = set()
    for paragraph, own_words, score in zip(paragraphs, words, scores, strict=True):
        warlike = whole is None or any("conflict" in cues.get(word, ()) for word in own_words)
        if not warlike or _judge(own_words, score, lexicon) is not None:
            found.add(paragraph.index)
    return found
