"""feedparser's own feeds, well formed and not: each is read and cleaned, or refused by name."""

from __future__ import annotations

import tarfile
from pathlib import Path

import pytest

from ingest.cleaning import clean
from ingest.readers import SourceError, read_sources

ARCHIVE = Path(__file__).parents[2].parent / "shared" / "corpora" / "feeds" / "feedparser_tests.tar.gz"

pytestmark = [
    pytest.mark.corpora,
    pytest.mark.skipif(not ARCHIVE.is_file(), reason="../shared/corpora/feeds is not there"),
]


def test_every_feed_is_read_or_refused_by_name(tmp_path: Path) -> None:
    with tarfile.open(ARCHIVE) as archive:
        archive.extractall(tmp_path, filter="data")
    files = sorted(path for path in tmp_path.rglob("*.xml") if path.is_file())
    assert len(files) > 2000
    read, silent = 0, []
    for path in files:
        failures: list[SourceError] = []
        articles = [clean(raw) for raw in read_sources([str(path)], failures.append)]
        read += bool(articles)
        if not articles and not (failures and str(path) in str(failures[0]) and failures[0].mend):
            silent.append(path.name)
    assert silent == []
    assert read > 700
