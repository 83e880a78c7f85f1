"""What a paragraph and its article are about: home (war, politics), foreign (sport, markets ...) or open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.annotations import Paragraph
from ingest.lexicon import Lexicon, lemma
from ingest.lexicon.domains import (
    count_domains,
    foreign_domain,
    has_score,
    home_count,
    one_sentence,
    strongest,
    words_of_text,
)


@dataclass(frozen=True, slots=True)
class Setting:
    """A paragraph's subject: ``foreign`` names it where it is neither war nor politics.

    ``war`` and ``politics`` are the numbers of different cues of each in the paragraph; ``home``: the
    text as a whole has as many of them as of any other subject (in a single sentence, if need be, none).
    """

    foreign: str | None
    war: int
    politics: int
    home: bool


def _invented(paragraph: Paragraph, stories: frozenset[str]) -> bool:
    """Whether a paragraph tells what happens in a film, a game or a novel."""
    return any(
        token.dep_ == "pobj"
        and token.head.lower_ == "in"
        and lemma(token) in stories
        and token.tag_ == "NN"
        and not any(child.lower_ == "war" for child in token.children)
        and not any(child.dep_ == "prep" and child.lower_ == "of" for child in token.children)
        for token in paragraph.doc
    )


def settings(
    paragraphs: Sequence[Paragraph], lexicon: Lexicon, stories: frozenset[str]
) -> dict[int, Setting]:
    """The setting of each paragraph, by its index; ``stories`` are nouns of what invents (films, novels)."""
    words = [words_of_text(paragraph.doc.text) for paragraph in paragraphs]
    scores = [has_score(paragraph.doc.text) for paragraph in paragraphs]
    # A text of one sentence may say nothing of its subject.
    brief = one_sentence([paragraph.doc for paragraph in paragraphs])
    whole = count_domains(frozenset().union(*words), lexicon, score=any(scores), hints=not brief)
    strength = strongest(whole)[1]
    home = home_count(whole) >= (strength - 1 if brief else max(strength, 1))
    found = {}
    for paragraph, own, score in zip(paragraphs, words, scores, strict=True):
        counts = count_domains(own, lexicon, score=score, hints=not brief)
        foreign = (
            "shows"
            if _invented(paragraph, stories)
            else foreign_domain(counts, whole, needed=3 if brief else 2)
        )
        found[paragraph.index] = Setting(foreign, counts["conflict"], counts["politics"], home)
    return found
