"""Clusters (``neo4j://``): each transaction follows those before it, by its bookmarks."""

from __future__ import annotations

from typing import Any

import pytest

from graph.store.address import Address
from graph.store.database import Database


class _Transaction:
    def run(self, text: str, parameters: dict[str, Any]) -> list[Any]:
        return []

    def commit(self) -> None:
        """Nothing to do."""

    def __enter__(self) -> _Transaction:
        return self

    def __exit__(self, *error: object) -> None:
        """Nothing to do."""


class _Session:
    """Gives a bookmark for each transaction to the manager that it was opened with, as the driver does."""

    def __init__(self, opened: list[dict[str, Any]], number: int, **settings: Any) -> None:
        self._manager = settings["bookmark_manager"]
        known = sorted(self._manager.get_bookmarks()) if self._manager else []
        self._known = known
        self._number = number
        opened.append({"known": known, "access": settings["default_access_mode"]})

    def begin_transaction(self) -> _Transaction:
        return _Transaction()

    def __enter__(self) -> _Session:
        return self

    def __exit__(self, *error: object) -> None:
        if self._manager:
            self._manager.update_bookmarks(self._known, [f"bookmark:{self._number}"])


class _Driver:
    def __init__(self) -> None:
        self.opened: list[dict[str, Any]] = []

    def session(self, **settings: Any) -> _Session:
        return _Session(self.opened, len(self.opened) + 1, **settings)


@pytest.mark.parametrize(
    ("scheme", "known"),
    [
        ("neo4j", [[], ["bookmark:1"], ["bookmark:2"]]),
        ("neo4j+s", [[], ["bookmark:1"], ["bookmark:2"]]),
        ("bolt", [[], [], []]),
    ],
)
def test_a_read_follows_the_write_before_it(
    monkeypatch: pytest.MonkeyPatch, scheme: str, known: list[list[str]]
) -> None:
    driver = _Driver()
    monkeypatch.setattr("graph.store.database._driver", lambda address: driver)
    database = Database(Address(f"{scheme}://graph.example.org", "neo4j", "secret", "neo4j"))
    database.write(lambda tx: tx.rows("CREATE (n)"))
    database.read(lambda tx: tx.rows("MATCH (n) RETURN n"))
    database.read(lambda tx: tx.rows("MATCH (n) RETURN n"))
    assert [each["known"] for each in driver.opened] == known
    assert [each["access"] for each in driver.opened] == ["WRITE", "READ", "READ"]


@pytest.mark.neo4j
def test_a_routed_address_is_written_and_read(neo4j_server: tuple[str, str]) -> None:
    uri, password = neo4j_server
    routed = Address(uri.replace("bolt://", "neo4j://"), "neo4j", password, "neo4j")
    database = Database(routed)
    try:
        database.write(lambda tx: tx.rows("MERGE (n:Probe {id: 'routed'})"))
        found = database.read(lambda tx: tx.rows("MATCH (n:Probe) RETURN n.id AS id"))
        database.write(lambda tx: tx.rows("MATCH (n:Probe) DELETE n"))
    finally:
        database.close()
    assert found == [{"id": "routed"}]
