"""Many workers give what one gives, in the same order; a killed one loses nothing."""

from __future__ import annotations

import os
import signal
import sys
import types
from pathlib import Path

import pytest

from ingest import extraction, pipeline
from ingest.annotations import RawDocument
from ingest.extraction import Item, Outcome, extract_items
from ingest.failed import FailedItems
from ingest.pipeline import extract
from tests.needs import needed

NEWS = "On {day} October 2023 Azerbaijan shelled villages in Armenia and {number} soldiers were killed."


@pytest.fixture(autouse=True)
def _plain_main(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spawned workers import the parent's main module; Streamlit's tests leave one that is gone by then."""
    monkeypatch.setitem(sys.modules, "__main__", types.ModuleType("__main__"))


def _raw(number: int) -> RawDocument:
    text = NEWS.format(day=1 + number % 28, number=number + 2)
    return RawDocument(uri=f"item-{number}", content=text, media_type="text/plain")


def _fragile(items: list[Item]) -> list[Outcome]:
    """Dies at items named so: always, or only where it has not died yet (a file tells)."""
    return [_fragile_one(item) for item in items]


def _fragile_one(item: Item) -> Outcome:
    assert isinstance(item, RawDocument)
    if item.uri.startswith("once:") and not Path(item.content).exists():
        Path(item.content).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if item.uri.startswith("always:"):
        os.kill(os.getpid(), signal.SIGKILL)
    return Outcome(item, None, f"seen {item.uri}")


def _items(*names: str, content: str = "x") -> list[Item]:
    return [RawDocument(uri=name, content=content, media_type="text/plain") for name in names]


@pytest.mark.slow
def test_two_workers_give_what_one_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction, "_GENERATION", 2)  # workers are replaced on the way, too
    items = [_raw(number) for number in range(6)]
    alone = [item.extraction for item in extract_items(items)]
    together = [item.extraction for item in extract_items(items, workers=2)]
    assert all(item is not None and item.events for item in alone)
    assert together == alone


def test_a_killed_worker_loses_nothing(tmp_path: Path) -> None:
    names = [f"a{number}" for number in range(5)]
    later = [f"b{number}" for number in range(20)]
    items = [*_items(*names), *_items("once:1", content=str(tmp_path / "died")), *_items(*later)]
    found = list(extraction._in_processes(iter(items), 2, _fragile))
    assert [outcome.item.uri for outcome in found] == [*names, "once:1", *later]  # type: ignore[union-attr]
    assert [outcome.problem for outcome in found] == [f"seen {name}" for name in [*names, "once:1", *later]]
    assert (tmp_path / "died").exists()


def test_an_article_that_kills_its_worker_is_named() -> None:
    items = _items("a", "b", "always:x", "c", "d")
    found = list(extraction._in_processes(iter(items), 2, _fragile))
    assert [outcome.problem for outcome in found] == [
        "seen a",
        "seen b",
        "always:x: its worker was killed 2 times over; read it by itself",
        "seen c",
        "seen d",
    ]


def test_items_are_read_no_further_ahead_than_needed() -> None:
    read = []

    def endless() -> object:
        for number in range(1000):
            read.append(number)
            yield from _items(f"i{number}")

    outcomes = extraction._in_processes(endless(), 2, _fragile)  # type: ignore[arg-type]
    for _ in range(5):
        next(outcomes)
    outcomes.close()  # type: ignore[attr-defined]
    assert len(read) <= 5 + (2 * extraction._AHEAD + 1) * extraction.TOGETHER


def test_articles_read_together_say_what_each_says_alone() -> None:
    items = [_raw(number) for number in range(3)]
    items.insert(1, RawDocument("empty", "", "text/plain"))
    items.insert(
        2, RawDocument("german", "Die Truppen haben das Dorf am Montag eingenommen. " * 9, "text/plain")
    )
    assert [outcome.extraction for outcome in extract_items(items)] == [
        extract(item) for item in items if isinstance(item, RawDocument)
    ]


def test_one_failing_article_leaves_its_neighbours_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    real = pipeline.clean

    def clean(raw: RawDocument) -> object:
        if raw.uri == "item-1":
            raise ValueError("torn")
        return real(raw)

    monkeypatch.setattr(pipeline, "clean", clean)
    found = list(extract_items([_raw(number) for number in range(3)]))
    assert [outcome.problem for outcome in found] == ["", "item-1: cannot be read: torn", ""]
    assert [outcome.extraction is not None for outcome in found] == [True, False, True]


def test_a_failing_article_is_an_outcome() -> None:
    def fails(raw: RawDocument) -> object:
        raise ValueError("no words in it")

    (item,) = _items("a")
    outcome = extraction.attempt(item, fails)  # type: ignore[arg-type]
    assert (outcome.extraction, outcome.problem) == (None, "a: cannot be read: no words in it")


@pytest.mark.slow
def test_a_dask_cluster_gives_what_one_process_gives() -> None:
    distributed = needed("distributed", "dask")
    items = [_raw(number) for number in range(4)]
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=1, processes=False, dashboard_address=None
    ) as cluster:
        found = [outcome.extraction for outcome in extract_items(items, dask=cluster.scheduler_address)]
    assert found == [outcome.extraction for outcome in extract_items(items)]


def test_failed_items_wait(tmp_path: Path) -> None:
    folder = FailedItems(tmp_path / "failed")
    assert list(folder.waiting()) == []
    folder.keep("b.txt", "b.txt: empty", origin="news/")
    folder.keep("b.txt", "b.txt: still empty", origin="news/")
    folder.keep("item-1", "no", document=_raw(1))
    waiting = {item.where: item for item in folder.waiting()}
    assert (waiting["b.txt"].tries, waiting["b.txt"].origin, waiting["b.txt"].document) == (2, "news/", None)
    assert waiting["item-1"].document == _raw(1)
    folder.drop("b.txt")
    folder.drop("never")
    assert [item.where for item in folder.waiting()] == ["item-1"]


def test_a_damaged_note_is_named(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("{")
    with pytest.raises(ValueError, match=r"x\.json: not a failed item"):
        list(FailedItems(tmp_path).waiting())
