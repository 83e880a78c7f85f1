"""Kills and races: what was acknowledged is there whole, nothing is there by half, nothing twice.

``CASUS_KILLS`` sets how often each of writer and server is killed (3 here; ``make kills`` does it 100 times).
Each time the articles stream in as a new edition, which says something else: there is always something
to write, to withdraw and to leave whole. By turns they are written one by one and in batches, ahead, half of
these into a graph that has been emptied.
"""

from __future__ import annotations

import logging
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
from graph.store import ServerFolder, Store, check, server_status
from tests.stores import RUN, Story, clear, embedded, opened, picture

KILLS = int(os.environ.get("CASUS_KILLS", "3"))
ARTICLES = 40
_log = logging.getLogger(__name__)
WRITER = """
import sys
from pathlib import Path
from graph.store import ServerFolder
from tests.graph.store.test_races import article
from tests.stores import RUN, opened
place, password, edition, *numbers = sys.argv[1:]
articles = [article(int(number), int(edition)) for number in numbers]
def tell(done):
    for each in done:
        for key in (*each.written, *each.unchanged):
            print(key.removeprefix("art-n"), flush=True)
with opened((place, password) if password else ServerFolder(Path(place))) as store:
    if int(edition) % 2:  # three in a transaction, and the next are made ready meanwhile
        with store.ahead() as ahead:
            for start in range(0, len(articles), 3):
                tell(ahead.put(articles[start : start + 3], RUN))
            tell(ahead.finish())
    else:
        for each in articles:
            tell([store.write(each, RUN)])
"""


def article(number: int, edition: int = 0) -> Extraction:
    """Articles that share events, actors and ties, so that writers meet; an edition tells something else."""
    rng = random.Random(1000 * edition + number)
    story = Story(
        f"n{number}", published=date(2023, 1, 1) + timedelta(days=number), outlet=f"Outlet {number % 5}",
        title=f"edition {edition}",
    )  # fmt: skip
    for key in sorted(rng.sample(range(6), 3)):
        who = {"dorland": "initiator", rng.choice(["veska", "elm"]): "recipient"}
        status = rng.choice([Status.OCCURRED, Status.OCCURRED, Status.DENIED, Status.PLANNED])
        toll = float(rng.randint(1, 4))
        story.event(
            f"e{key}", name=f"raid {key} by {number} in {edition}", who=who, where=["hale"], status=status,
            figures=[Figure(of="killed", min=toll, max=toll)],
        )  # fmt: skip
    return story.tie("dorland", RelationKind.FOE, "veska").role("ostia", "mediator").done()


Server = ServerFolder | tuple[str, str]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerFolder]:
    with embedded(tmp_path_factory.mktemp("races") / "store") as server:
        yield server


@pytest.fixture(params=["arcadedb", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def server(request: pytest.FixtureRequest) -> Server:
    """Each engine in turn, as another process can open it."""
    found: Server = request.getfixturevalue("folder" if request.param == "arcadedb" else "neo4j_server")
    return found


def of_one(server: Server, edition: int = 0) -> object:
    """The graph as one process makes it of an edition."""
    with opened(server) as store:
        clear(store)
        store.write_many([article(number, edition) for number in range(ARTICLES)], RUN)
        return picture(store)


def writer(server: Server, numbers: list[int], edition: int = 0) -> subprocess.Popen[str]:
    place, password = (str(server.path), "") if isinstance(server, ServerFolder) else server
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, place, password, str(edition), *map(str, numbers)],
        stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[3],
    )  # fmt: skip


def whole(store: Store, before: dict[int, int], acknowledged: set[int], edition: int) -> dict[int, int]:
    """The articles that are there and which edition of each, after a kill while ``edition`` streamed in.

    What was acknowledged is there in this edition, what was there before is there still, each article
    with all that its edition tells and nothing else, and nothing is there twice.
    """
    nodes, links = picture(store)  # asserts that nothing is there twice
    there = {
        int(key.removeprefix("art-n")): int(node["title"].removeprefix("edition "))
        for key, node in nodes.items()
        if key.startswith("art-n")
    }
    assert acknowledged <= {number for number, kept in there.items() if kept == edition}
    assert before.keys() <= there.keys()
    assert all(kept in (edition, before.get(number)) for number, kept in there.items())
    claims = {key: node for key, node in nodes.items() if key.startswith("clm-")}
    for number, kept in there.items():
        key, told = f"art-n{number}", article(number, kept)
        assert {b for (kind, a, b, _) in links if (kind, a) == ("TELLS", key)} == {e.id for e in told.events}
        quotes = sorted(
            [each.quote for event in told.events for each in event.claims]
            + [each.quote for role in told.roles for each in role.claims]
            + [each.quote for tie in told.relations for each in tie.claims]
        )
        assert sorted(node["quote"] for node in claims.values() if node["article"] == key) == quotes
        assert sum(1 for (kind, _, b, _) in links if (kind, b) == ("QUOTED_FROM", key)) == len(quotes)
    assert check(store) == []
    return there


@pytest.mark.slow
def test_eight_processes_make_the_graph_of_one(server: Server) -> None:
    expected = of_one(server)
    with opened(server) as store:
        clear(store)
    rng = random.Random(8)
    started = [writer(server, rng.sample(range(ARTICLES), 15)) for _ in range(7)]
    started.append(writer(server, list(range(ARTICLES))))
    for process in started:
        process.communicate(timeout=300)
        assert process.returncode == 0
    with opened(server) as store:
        assert picture(store) == expected


@pytest.mark.slow
@pytest.mark.timeout(600 + 60 * KILLS)
def test_killed_writers_lose_nothing_acknowledged(server: Server) -> None:
    _kill(server, "writer")


@pytest.mark.slow
@pytest.mark.timeout(600 + 60 * KILLS)
def test_a_killed_server_loses_nothing_acknowledged(folder: ServerFolder) -> None:
    _kill(folder, "server")


def _kill(server: Server, victim: str) -> None:
    rng = random.Random(f"{victim} {KILLS}")  # runs of other lengths meet other moments
    with opened(server) as store:
        clear(store)
    there: dict[int, int] = {}
    for edition in range(KILLS):
        if edition % 4 == 1:  # ahead into an empty graph, which is derived in memory
            with opened(server) as store:
                clear(store)
            there = {}
        process = writer(server, rng.sample(range(ARTICLES), ARTICLES), edition)
        assert process.stdout is not None
        acknowledged = {int(process.stdout.readline()) for _ in range(rng.randint(1, 6))}
        time.sleep(rng.uniform(0.0, 0.3))
        if victim == "server" and isinstance(server, ServerFolder):
            pid = server_status(server).pid
            assert pid is not None
            os.kill(pid, signal.SIGKILL)
            time.sleep(rng.uniform(0.0, 0.2))
        process.kill()
        acknowledged |= {int(line) for line in process.stdout.read().split()}
        process.wait()
        with opened(server) as store:
            there = whole(store, there, acknowledged, edition)
        _log.info("%s killed %s times: %s acknowledged", victim, edition + 1, len(acknowledged))
    with opened(server) as store:
        for number in range(ARTICLES):
            store.write(article(number, KILLS - 1), RUN)
        kept = picture(store)
    assert kept == of_one(server, KILLS - 1)
