"""The project's own gold, short texts and whole articles, as suites."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from evaluation.cases import Case
from evaluation.gold import GoldText, load_texts
from evaluation.names import load_names
from evaluation.scoring import Score, score_text
from graph.records import Extraction
from ingest.annotations import RawDocument

Extract = Callable[[RawDocument], Extraction]


def raw_document(gold: GoldText) -> RawDocument:
    """A gold text as it would come from a feed: plain text, with its date unless the text alone tells it."""
    return RawDocument(
        uri=f"gold:{gold.id}",
        content=gold.text,
        media_type="text/plain",
        published=gold.published if gold.dated else None,
    )


def score(
    data_dir: Path, extract: Extract, folder: str = "texts", suite: str = "own"
) -> tuple[dict[str, dict[str, float]], list[Case]]:
    """Metrics of the tuned and of the reported half of ``data_dir/gold/<folder>``, and the cases.

    Raises:
        evaluation.gold.GoldError: the gold cannot be read.
    """
    parts: dict[str, list[GoldText]] = {"tune": [], "report": []}
    for gold in load_texts(data_dir, folder):
        parts[gold.half].append(gold)
    return _score(parts, data_dir, extract, suite)


def score_outside(data_dir: Path, extract: Extract) -> tuple[dict[str, dict[str, float]], list[Case]]:
    """Metrics of the articles of outside coders, by folder of ``data_dir/gold/outside``, and the cases.

    They are not split: those of ``blind`` are read by nobody who writes rules, those of ``read`` by all.

    Raises:
        evaluation.gold.GoldError: the gold cannot be read.
    """
    parts = {part: load_texts(data_dir, f"outside/{part}") for part in ("blind", "read")}
    return _score(parts, data_dir, extract, "outside")


def _score(
    parts: Mapping[str, Sequence[GoldText]], data_dir: Path, extract: Extract, suite: str
) -> tuple[dict[str, dict[str, float]], list[Case]]:
    names = load_names(data_dir)
    figures: dict[str, dict[str, float]] = {}
    cases: list[Case] = []
    for part, texts in parts.items():
        total = Score()
        for gold in texts:
            one = score_text(gold, extract(raw_document(gold)), names)
            total.add(one)
            cases.append(Case(suite, gold.id, part, gold.text, one.outcomes))
        figures[f"{suite}/{part}"] = total.metrics()
    return figures, cases
