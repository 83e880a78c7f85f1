"""What a text is about, by the words that give a subject away (``data/lexicon/domains.yaml``)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ingest.lexicon.senses import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Subjects that no event is left out for.
HOME = frozenset({"conflict", "politics"})
# Different cues that give a subject away in a text plainly of war or politics.
_PLAINLY = 4
# From so many cues of war and politics on, a paragraph does not follow the subject of its text.
_HOME_HERE = 2
_SENTENCE = 40  # words
# "beat Sheffield 2-1", "won 34-28": a result of a match.
_SCORE = re.compile(r"\b\d{1,3}\s?[-–]\s?\d{1,3}\b(?!\s?(?:year|member|day|month|seat|point|nation|km|mile))")
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)?")


def cues_of(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """Domains by cue, made once for a lexicon."""
    if not lexicon.cues:
        for name, domain in lexicon.domains.items():
            for cue in domain.cues:
                lexicon.cues[cue] = (*lexicon.cues.get(cue, ()), name)
            for hint in domain.hints:
                lexicon.hints[hint] = (*lexicon.hints.get(hint, ()), name)
    return lexicon.cues


def words_of_text(text: str) -> frozenset[str]:
    """The different words of a text in lower case."""
    return frozenset(_WORD.findall(text.lower()))


def has_score(text: str) -> bool:
    """Whether a text tells the result of a match."""
    return _SCORE.search(text) is not None


def one_sentence(docs: Sequence[Doc]) -> bool:
    """Whether a text is one sentence of no great length, which may say little of its subject."""
    length = sum(len(doc) for doc in docs)
    return length <= _SENTENCE and sum(bool(token.is_sent_end) for doc in docs for token in doc) <= 1


def count_domains(
    words: frozenset[str], lexicon: Lexicon, *, score: bool, hints: bool = False
) -> Counter[str]:
    """How many different cues of each domain are among ``words``; ``score`` counts as one of sport.

    With ``hints``, a domain's hints count where one of its cues stands beside them.
    """
    cues = cues_of(lexicon)
    counts = Counter(name for word in words if word in cues for name in cues[word])
    if score:
        counts["sport"] += 1
    if hints:
        told = set(counts)
        counts.update(name for word in words for name in lexicon.hints.get(word, ()) if name in told)
    return counts


def foreign_domain(counts: Counter[str], whole: Counter[str], *, needed: int = 2) -> str | None:
    """The subject, neither war nor politics, that a paragraph's counts give away, None where none does.

    ``whole`` are the counts of the whole text: a paragraph with no word of war is of the subject of
    its text, and where the text is plainly of war or politics, a paragraph has to say more to be of another.
    ``needed`` is how many different cues give a subject away.
    """
    name, count = strongest(counts)
    here = home_count(counts)
    subject, strength = strongest(whole)
    home = home_count(whole)
    enough = needed if home < max(_PLAINLY, strength) else max(_PLAINLY, needed)
    if count >= enough and count > here:
        return name
    return subject if strength >= needed and home < strength and here < _HOME_HERE else None


def strongest(counts: Counter[str]) -> tuple[str | None, int]:
    """The subject, neither war nor politics, with the most cues, and their number."""
    ranked = Counter({name: count for name, count in counts.items() if name not in HOME}).most_common(1)
    return ranked[0] if ranked else (None, 0)


def home_count(counts: Counter[str]) -> int:
    """The number of cues of war and politics."""
    return sum(counts[name] for name in HOME)
