"""The samples (and the seed, where it is) together: one event for what many tell, with all its claims."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph import views
from graph.records import Extraction
from graph.store import Store
from graph.views import TimelineRow
from ingest.pipeline import extract
from ingest.readers import SourceError, read_sources
from tests.stores import RUN

ROOT = Path(__file__).resolve().parents[1]
SEED = ROOT.parent / "shared" / "corpora" / "seed" / "article.txt"


def read(*sources: Path) -> list[Extraction]:
    def refuse(error: SourceError) -> None:
        raise error

    return [extract(raw) for raw in read_sources([str(source) for source in sources], refuse)]


def on(rows: list[TimelineRow], day: str, mode: str, actor: str) -> list[TimelineRow]:
    return [
        row
        for row in rows
        if str(row.earliest) == day and row.mode == mode and actor in {part.name for part in row.participants}
    ]


def claims_of(found: list[Extraction], row: TimelineRow) -> set[tuple[str, str]]:
    return {
        (item.article.id, claim.quote)
        for item in found
        for event in item.events
        if event.id in row.members
        for claim in event.claims
    }


def check_offensive(store: Store, found: list[Extraction], outlets: int) -> None:
    (offensive,) = on(views.timeline(store, limit=1000), "2023-09-19", "offensive", "Azerbaijan")
    assert (offensive.type, offensive.edtf, offensive.status.value) == ("ASSAULT", "2023-09-19", "occurred")
    assert len(offensive.members) > 1
    evidence = views.evidence(store, offensive.members[-1])
    assert evidence.id == offensive.id
    quotes = {(claim.article, claim.quote) for claim in evidence.claims}
    assert quotes == claims_of(found, offensive)
    assert len({article for article, _ in quotes}) >= outlets


def test_the_samples_have_one_offensive_with_all_its_claims(embedded_store: Store) -> None:
    found = read(ROOT / "data" / "samples")
    embedded_store.write_many(found, RUN)
    check_offensive(embedded_store, found, 5)


@pytest.mark.corpora
def test_the_samples_and_the_seed_share_the_offensive_and_the_tehran_talks(embedded_store: Store) -> None:
    if not SEED.is_file():
        pytest.skip(f"the seed article is not at {SEED}")
    found = read(SEED, ROOT / "data" / "samples")
    embedded_store.write_many(found, RUN)
    check_offensive(embedded_store, found, 6)
    talks = [
        row
        for row in views.timeline(embedded_store, limit=1000)
        if row.type == "CONSULT" and "Tehran" in {place.name for place in row.places}
    ]
    (tehran,) = talks
    assert (tehran.status.value, tehran.edtf) == ("occurred", "2023-10-23")
    evidence = views.evidence(embedded_store, tehran.id)
    assert {(claim.article, claim.quote) for claim in evidence.claims} == claims_of(found, tehran)
    assert len({claim.article for claim in evidence.claims}) == 3
    (status,) = [each for each in evidence.conflicting if each.field == "status"]
    assert [variant.value for variant in status.variants] == ["occurred", "planned"]
