"""Fixtures that all tests share."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from graph.store import ServerFolder, Store
from tests.stores import clear, embedded, opened

# A test asserts no time: on a busy machine an example takes as long as it takes.
settings.register_profile("casus", deadline=None)
settings.load_profile("casus")

REQUIRE_ALL = os.environ.get("CASUS_REQUIRE_ALL") == "1"


@pytest.fixture(scope="session")
def embedded_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerFolder]:
    """An embedded server that the session's tests share."""
    with embedded(tmp_path_factory.mktemp("embedded") / "store") as folder:
        yield folder


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """(uri, password) of a real Neo4j 5: NEO4J_TEST_URI and NEO4J_TEST_PASSWORD, else one from Maven."""
    if uri := os.environ.get("NEO4J_TEST_URI"):
        yield uri, os.environ.get("NEO4J_TEST_PASSWORD", "neo4j")
        return
    from scripts.neo4j_for_tests.server import MissingError, start

    try:
        server = start(tmp_path_factory.mktemp("neo4j"))
    except MissingError as error:
        if REQUIRE_ALL:
            pytest.fail(f"CASUS_REQUIRE_ALL is set and there is no Neo4j: {error}")
        pytest.skip(f"no Neo4j to test against: {error}")
    try:
        yield server.uri, server.password
    finally:
        server.stop()


@pytest.fixture(scope="session", params=["arcadedb", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def session_store(request: pytest.FixtureRequest) -> Iterator[Store]:
    """An open store on each engine in turn."""
    server = request.getfixturevalue("embedded_server" if request.param == "arcadedb" else "neo4j_server")
    with opened(server) as store:
        yield store


@pytest.fixture
def store(session_store: Store) -> Store:
    """An empty graph, on each engine in turn."""
    clear(session_store)
    return session_store


@pytest.fixture
def embedded_store(embedded_server: ServerFolder) -> Iterator[Store]:
    """An empty graph on the embedded engine, for tests in which the engine does not matter."""
    with opened(embedded_server) as store:
        clear(store)
        yield store
