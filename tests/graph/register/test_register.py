"""The register is what the graph holds, after any sequence of changes by whomever."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bench._war import War
from graph import views
from graph.records import Extraction
from graph.register import Register, file, forget, keeper, reading, register
from graph.resolution import Verdict
from graph.store import NotFoundError, Store
from graph.store.database import Database
from tests.graph.store.test_contract import three_articles
from tests.graph.store.test_filling import copies
from tests.stores import RUN, Story, clear

OPERATIONS = 14
WORLD = list(War(90, seed=3).articles())


@pytest.fixture
def reader(store: Store) -> Iterator[Store]:
    """Another process's view of the same graph: an open store of its own."""
    with Store(Database(store.address)) as other:
        yield other


def shown(held: Register) -> dict[str, Any]:
    """A register in plain values: codes differ between two that were read in another order."""
    events, texts = held.events, held.events.words.actors.texts
    rows = []
    for number, key in enumerate(events.ids(range(len(events)))):
        row = events.where(events.id == events.id[number])
        parts = {
            name: [getattr(events.words, name).texts[code] for code in getattr(row, name).flat.tolist()]
            for name in ("actors", "places", "conflicts")
        }
        pairs = [(texts[a], texts[b], way) for a, b, way in _ends(row.pairs.flat)]
        scalars = [
            getattr(row, name).tolist() for name in ("earliest", "latest", "first_known", "last_known")
        ]
        kinds = events.words.type.texts[row.type[0]], events.words.status.texts[row.status[0]]
        rows.append((key, *kinds, *scalars, str(row.intensity.tolist()), parts, pairs))
    names = {label: dict(each.by_id) for label, each in held.names.items()}
    return {
        "events": rows,
        "merged": dict(held.merged),
        "names": names,
        "articles": dict(held.articles),
    }


def _ends(flat: Any) -> list[tuple[int, int, bool]]:
    from graph.register import ends_of

    source, target, directed = ends_of(flat)
    return list(zip(source.tolist(), target.tolist(), directed.tolist(), strict=True))


def anew(store: Store) -> Register:
    return reading.read(store, reading.stamp(store))


def changes(store: Store, rng: random.Random) -> list[Callable[[], object]]:
    """What may happen to a graph: articles come, come changed, and go; analysts speak and take it back."""
    events = [row["id"] for row in store.rows("check.events")]
    pair = rng.sample(events, 2) if len(events) > 1 else ["none", "none at all"]
    articles: list[Extraction] = [*WORLD, *three_articles(), *copies()]
    told = rng.choice(articles)
    changed = Story("a", outlet="Herald").event(
        "raid", name="raid", type="COERCE", on=rng.choice(["2023", None])
    )
    return [
        lambda: store.write(told, RUN),
        lambda: store.write_many(rng.sample(articles, 5), RUN),
        lambda: store.write(changed.done(), RUN),
        lambda: store.retract(rng.choice(articles).article.id),
        lambda: store.say(*pair, rng.choice([Verdict.SAME, Verdict.DIFFERENT]), by="one"),
        lambda: store.unsay(*pair, by="one"),
        lambda: store.say("act-dor", "act-ves", Verdict.SAME, by="one"),
        lambda: store.unsay("act-dor", "act-ves", by="two"),
    ]


@pytest.mark.parametrize("seed", range(4))
def test_after_any_changes_it_is_what_reading_all_gives(store: Store, reader: Store, seed: int) -> None:
    rng = random.Random(seed)
    store.write_many(WORLD[:4], RUN)
    full = Counter[str]()
    for _ in range(OPERATIONS):
        try:
            rng.choice(changes(store, rng))()
        except (NotFoundError, ValueError):
            full["refused"] += 1
        assert shown(register(reader)) == shown(anew(store))
        assert register(reader).stamp.revision == store.revision()
    assert full["refused"] < OPERATIONS


def test_it_reads_again_only_what_was_touched(
    store: Store, reader: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.write_many(WORLD, RUN)
    register(reader)
    asked = Counter[str]()
    rows = Store.rows

    def counting(self: Store, name: str, /, **parameters: Any) -> Any:
        asked[name] += 1
        return rows(self, name, **parameters)

    monkeypatch.setattr(Store, "rows", counting)
    register(reader)
    assert asked == {"version.read": 1}
    store.write(three_articles()[0], RUN)
    asked.clear()
    register(reader)
    parts = ("register.events", "register.articles", "register.names")
    assert asked == {"version.read": 2, "version.changes": 1} | dict.fromkeys(parts, 1)


def test_without_the_notes_all_is_read_anew(store: Store, reader: Store) -> None:
    store.write_many(WORLD[:5], RUN)
    register(reader)
    store.write(three_articles()[0], RUN)
    store.database.write(lambda tx: tx.rows("MATCH (c:Change) DELETE c"))
    assert shown(register(reader)) == shown(anew(store))


def test_a_graph_that_is_emptied_and_filled_anew_is_noticed(store: Store, reader: Store) -> None:
    store.write_many(WORLD[:5], RUN)
    register(reader)
    clear(store)
    assert shown(register(reader))["events"] == []
    store.fill(three_articles(), RUN)
    assert shown(register(reader)) == shown(anew(store))


def test_sums_are_those_that_the_graph_gives(store: Store) -> None:
    store.write_many(WORLD, RUN)
    store.retract(WORLD[0].article.id)
    head = "MATCH (e:Event) WHERE e.canonical = e.id "
    facets = views.facets(store)
    for name, query in {
        "types": "RETURN e.type AS id, count(e) AS n",
        "statuses": "RETURN e.status AS id, count(e) AS n",
        "actors": "UNWIND e.actors AS id RETURN id, count(*) AS n",
        "places": "UNWIND e.places AS id RETURN id, count(*) AS n",
        "conflicts": "UNWIND e.conflicts AS id RETURN id, count(*) AS n",
    }.items():
        expected = {row["id"]: row["n"] for row in store.rows(head + query)}
        assert {row.id: row.count for row in getattr(facets, name)} == expected, name
    months = {
        (row["month"], row["type"], row["status"]): row["n"]
        for row in store.rows(
            head + "AND e.month IS NOT NULL RETURN e.month AS month, e.type AS type, e.status AS status, "
            "count(e) AS n"
        )
    }
    counted = {
        (row.start.year * 100 + row.start.month, row.type, row.status.value): row.exact
        for row in views.counts(store)
        if row.exact and row.start
    }
    assert counted == months
    pairs = {
        row["pair"]: row["n"]
        for row in store.rows(head + "UNWIND e.pairs AS pair RETURN pair, count(*) AS n")
    }
    related = {
        f"{row.source}\t{row.target}\t{'>' if row.directed else '-'}": row.events
        for row in views.relations(store, limit=100000)
    }
    assert related == pairs
    total = sum(row.exact + row.spread for row in views.counts(store))
    assert total == pytest.approx(views.statistics(store).events, abs=0.01)


def test_the_next_process_starts_from_the_file(
    store: Store, reader: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file, "path_of", lambda _: tmp_path / "kept" / "register.npz")
    monkeypatch.setattr(keeper, "MANY", 10)
    store.write_many(WORLD[:6], RUN)
    register(store)
    assert (tmp_path / "kept" / "register.npz").stat().st_mode & 0o077 == 0
    store.write_many(WORLD[6:], RUN)
    monkeypatch.setattr(reading, "read", lambda *_: pytest.fail("all was read"))
    monkeypatch.setattr(keeper, "_MOST", 10.0)
    assert shown(register(reader))["articles"].keys() == {each.article.id for each in WORLD}


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 torn", b"not a file of arrays"])
def test_a_file_that_is_not_readable_is_made_anew(
    store: Store, reader: Store, content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "register.npz"
    path.write_bytes(content)
    monkeypatch.setattr(file, "path_of", lambda _: path)
    store.write_many(WORLD[:2], RUN)
    assert shown(register(reader)) == shown(anew(store))


def test_a_file_of_another_past_is_not_believed(
    store: Store, reader: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A backup was put back: the same number of changes, and other ones."""
    monkeypatch.setattr(file, "path_of", lambda _: tmp_path / "register.npz")
    store.write_many(WORLD[:3], RUN)
    held = register(store)
    other = held.stamp._replace(change="another")
    file.save(store, Register(other, held.events.where(held.events.id < 0), {}, held.names, {}))
    forget(store)
    assert shown(register(reader)) == shown(anew(store))


def test_events_stand_in_order_of_time(store: Store) -> None:
    store.write_many(WORLD, RUN)
    rows = [
        (row.earliest or row.latest or date.max, row.latest or date.max, row.id)
        for row in views.timeline(store, limit=1000)
    ]
    dated = [row for row in rows if row[0] != date.max]
    assert dated == sorted(dated)
    assert rows[len(dated) :] == sorted(rows[len(dated) :])
