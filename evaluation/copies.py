"""Near-duplicates: which articles are copies of one text, on the project's own pairs.

Two sets, each with all its other pairs as negatives: the pairs that coders marked in the stories,
and copies made by rule of the project's longer texts as outlets make them: cut from the end, put
under another opening line, lightly edited throughout. Beside each made copy stands a follow-up that
is none: news in an order of words of its own that ends with a sentence of this one, as background.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from pathlib import Path

from evaluation.cases import Case
from evaluation.coreference import pair_counts
from evaluation.gold import load_texts
from evaluation.story_gold import load_stories
from graph.resolution.syndication import are_copies, likely_copies, sketch

_LONG = 30  # words: shorter ones are cut to nothing
_KEPT = 0.6  # of the words, where an outlet cuts
_EVERY = 12  # words between two edits
_OPENING = "This is a report that our newsroom has received and put into its own layout."


def score(data_dir: Path) -> tuple[dict[str, dict[str, float]], list[Case]]:
    """Precision, recall and F1 of pairs, on both sets; the pairs that were wrong are the cases.

    Raises:
        evaluation.gold.GoldError: the gold cannot be read.
    """
    stories = load_stories(data_dir)
    articles = {article.id: article.text for story in stories for article in story.articles}
    marked = {pair for story in stories for pair in story.near_duplicates}
    originals = {text.id: text.text for text in load_texts(data_dir) if len(text.text.split()) >= _LONG}
    made: dict[str, str] = {}
    copies: set[tuple[str, str]] = set()
    news = list(originals.values())
    for at, (key, text) in enumerate(originals.items()):
        versions = {key: text, f"{key} cut": _cut(text), f"{key} opened": f"{_OPENING} {text}"}
        versions[f"{key} edited"] = _edited(text)
        made |= versions | {f"{key} follow-up": f"{_fresh(news[at - 1])} {_background(text)}"}
        copies |= set(combinations(versions, 2))
    sections: dict[str, dict[str, float]] = {}
    cases: list[Case] = []
    for name, texts, gold in (("marked", articles, marked), ("made", made, copies)):
        found = _found(texts)
        counts = pair_counts(gold, found)
        sections[f"copies/{name}"] = {
            "pairs": float(len(gold)),
            "precision": counts.precision,
            "recall": counts.recall,
            "f1": counts.f1,
        }
        wanted, had = {frozenset(pair) for pair in gold}, {frozenset(pair) for pair in found}
        for pair in sorted(sorted(each) for each in wanted ^ had):
            outcome = {"pair": "missed" if frozenset(pair) in wanted else "false"}
            cases.append(Case("copies", " / ".join(pair), "report", texts[pair[0]], outcome))
    return sections, cases


def _found(texts: Mapping[str, str]) -> list[tuple[str, str]]:
    sketches = {key: sketch(text) for key, text in texts.items()}
    return [
        (first, second)
        for first, second in combinations(sorted(texts), 2)
        if likely_copies(sketches[first], sketches[second]) and are_copies(texts[first], texts[second])
    ]


def _cut(text: str) -> str:
    words = text.split()
    return " ".join(words[: round(len(words) * _KEPT)])


def _fresh(text: str) -> str:
    """The words of a text in another order, always the same: news that no other text tells so."""
    words = text.split()
    return " ".join(words[0::3] + words[2::3] + words[1::3])


def _background(text: str) -> str:
    """The last sentence of a text: what a later story repeats of it."""
    return text.rstrip().rstrip(".").rpartition(". ")[2] + "."


def _edited(text: str) -> str:
    """Every so often a word is left out or said twice over, as hands do that shorten and mend."""
    words = text.split()
    edited: list[str] = []
    for at, word in enumerate(words, start=1):
        if at % _EVERY == 0:
            edited += [] if (at // _EVERY) % 2 else ["also", word]
        else:
            edited.append(word)
    return " ".join(edited)
