"""Kills and races: what was acknowledged is there whole, nothing is there by half, nothing twice.

``CASUS_KILLS`` sets how often writer and server are killed (6 here; `make bench` uses 200).
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from graph.records import Extraction, Figure, RelationKind, Status
from graph.store import ServerFolder, Store, check, open_store, server_status
from tests.stores import RUN, Story, clear, embedded, picture

KILLS = int(os.environ.get("CASUS_KILLS", "6"))
ARTICLES = 40
WRITER = """
import sys
from pathlib import Path
from graph.store import ServerFolder, open_store
from tests.graph.store.test_races import article
from tests.stores import RUN
with open_store(folder=ServerFolder(Path(sys.argv[1]))) as store:
    for number in sys.argv[2:]:
        store.write(article(int(number)), RUN)
        print(number, flush=True)
"""


def article(number: int) -> Extraction:
    """Articles that share events, actors and ties, so that writers meet."""
    rng = random.Random(number)
    story = Story(
        f"n{number}", published=date(2023, 1, 1) + timedelta(days=number), outlet=f"Outlet {number % 5}"
    )
    for key in sorted(rng.sample(range(6), 3)):
        who = {"dorland": "initiator", rng.choice(["veska", "elm"]): "recipient"}
        status = rng.choice([Status.OCCURRED, Status.OCCURRED, Status.DENIED, Status.PLANNED])
        toll = float(rng.randint(1, 4))
        story.event(
            f"e{key}", name=f"raid {key} by {number}", who=who, where=["hale"], status=status,
            figures=[Figure(of="killed", min=toll, max=toll)],
        )  # fmt: skip
    return story.tie("dorland", RelationKind.FOE, "veska").role("ostia", "mediator").done()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerFolder]:
    with embedded(tmp_path_factory.mktemp("races") / "store") as server:
        yield server


@pytest.fixture(scope="module")
def expected(folder: ServerFolder) -> object:
    """The graph as one process makes it."""
    with open_store(folder=folder) as store:
        clear(store)
        store.write_many([article(number) for number in range(ARTICLES)], RUN)
        return picture(store)


def writer(folder: ServerFolder, numbers: list[int]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder.path), *map(str, numbers)],
        stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[3],
    )  # fmt: skip


def whole(store: Store, acknowledged: set[int]) -> None:
    """Every acknowledged article is there; each that is there has all its parts; nothing is there twice."""
    nodes, links = picture(store)  # asserts that nothing is there twice
    there = {key for key in nodes if key.startswith("art-n")}
    assert {f"art-n{number}" for number in acknowledged} <= there
    for key in there:
        told = article(int(key.removeprefix("art-n")))
        assert {(b) for (kind, a, b, _) in links if (kind, a) == ("TELLS", key)} == {
            e.id for e in told.events
        }
        assert sum(1 for (kind, _, b, _) in links if (kind, b) == ("QUOTED_FROM", key)) == 5
    assert check(store) == []


@pytest.mark.slow
def test_eight_processes_make_the_graph_of_one(folder: ServerFolder, expected: object) -> None:
    with open_store(folder=folder) as store:
        clear(store)
    rng = random.Random(8)
    started = [writer(folder, rng.sample(range(ARTICLES), 15)) for _ in range(7)]
    started.append(writer(folder, list(range(ARTICLES))))
    for process in started:
        process.communicate(timeout=300)
        assert process.returncode == 0
    with open_store(folder=folder) as store:
        assert picture(store) == expected


@pytest.mark.slow
@pytest.mark.timeout(600 + 60 * KILLS)
@pytest.mark.parametrize("victim", ["writer", "server"])
def test_kills_lose_nothing_acknowledged(folder: ServerFolder, expected: object, victim: str) -> None:
    rng = random.Random(victim)
    with open_store(folder=folder) as store:
        clear(store)
    for _ in range(max(1, KILLS // 2)):
        numbers = rng.sample(range(ARTICLES), ARTICLES)
        process = writer(folder, numbers)
        assert process.stdout is not None
        acknowledged = {int(process.stdout.readline())}
        time.sleep(rng.uniform(0.0, 0.4))
        if victim == "server":
            pid = server_status(folder).pid
            assert pid is not None
            os.kill(pid, signal.SIGKILL)
            time.sleep(rng.uniform(0.0, 0.2))
        process.kill()
        acknowledged |= {int(line) for line in process.stdout.read().split()}
        process.wait()
        with open_store(folder=folder) as store:
            whole(store, acknowledged)
    with open_store(folder=folder) as store:
        for number in range(ARTICLES):
            store.write(article(number), RUN)
        assert picture(store) == expected
