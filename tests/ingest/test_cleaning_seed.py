"""The article that the project started from, as scraped."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from ingest.annotations import RawDocument
from ingest.cleaning import clean

SEED = Path(__file__).parents[2].parent / "shared" / "corpora" / "seed"

pytestmark = [
    pytest.mark.corpora,
    pytest.mark.skipif(not SEED.is_dir(), reason="../shared/corpora/seed is not there"),
]


@pytest.fixture(scope="module")
def scraped() -> str:
    return (SEED / "article.txt").read_text(encoding="utf-8")


def test_seed_fields(scraped: str) -> None:
    gold = json.loads((SEED / "gold.json").read_text(encoding="utf-8"))["article"]
    article = clean(RawDocument("seed", scraped, "text/plain"))
    assert article.title == gold["title"]
    assert article.published == date.fromisoformat(gold["published"])
    assert article.published_basis == "header"
    assert (article.dateline, article.agency) == (gold["dateline"], gold["agency"])
    assert (article.kind, article.language, article.warnings) == ("article", "en", ())


def test_seed_body_is_its_eight_paragraphs(scraped: str) -> None:
    lines = [line.strip() for line in scraped.splitlines() if line.strip()]
    first = next(
        i for i, line in enumerate(lines) if line.startswith("Azerbaijan's Defense Ministry has said")
    )
    expected = lines[first : first + 8]
    assert expected[-1].endswith("left for Armenia after the offensive.")
    article = clean(RawDocument("seed", scraped, "text/plain"))
    assert article.text == "\n\n".join(expected)


def test_seed_never_list_is_in_the_ledger_only(scraped: str) -> None:
    never = json.loads((SEED / "gold.json").read_text(encoding="utf-8"))["never"]
    article = clean(RawDocument("seed", scraped, "text/plain"))
    ledger = "\n".join(block.text for block in article.dropped)
    found = [word for word in never if word in scraped]
    assert len(found) > 10
    assert [word for word in found if word in article.text] == []
    assert [word for word in found if word not in ledger] == []
