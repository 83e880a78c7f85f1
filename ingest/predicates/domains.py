"""Paragraphs about something else than conflict: sport, markets, cooking, shows."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.annotations import Paragraph
from ingest.lexicon import Lexicon
from ingest.lexicon.domains import count_domains, foreign_domain, has_score, one_sentence, words_of_text

# Words that can be of war or not are lost with a paragraph: its subject has to be plain.
_NEEDED = 3
# Of floods and outbreaks an event is told, and help; ``ingest.scope`` looks at who acts.
_TOLD = frozenset({"nature"})


def foreign_paragraphs(paragraphs: Sequence[Paragraph], lexicon: Lexicon) -> set[int]:
    """Indices of paragraphs in which only unambiguous words are read as events.

    An article whose whole text gives a domain away is of that domain in every
    paragraph, but for those with more words of conflict.
    """
    words = [words_of_text(paragraph.doc.text) for paragraph in paragraphs]
    scores = [has_score(paragraph.doc.text) for paragraph in paragraphs]
    hints = not one_sentence([paragraph.doc for paragraph in paragraphs])
    whole = count_domains(frozenset().union(*words), lexicon, score=any(scores), hints=hints)
    found = set()
    for paragraph, own, score in zip(paragraphs, words, scores, strict=True):
        counts = count_domains(own, lexicon, score=score, hints=hints)
        if foreign_domain(counts, whole, needed=_NEEDED) not in (None, *_TOLD):
            found.add(paragraph.index)
    return found
