"""A graph of an older version: opening or importing it derives anew what that version did not keep."""

from __future__ import annotations

import io
import json

import pytest

from graph import views
from graph.store import SchemaError, Store, StoreError, export, import_
from graph.store.schema import VERSION
from tests.graph.store.test_contract import three_articles
from tests.stores import RUN, clear, picture

# What version 1 did not keep of events: all of it can be had again from what articles tell.
LATER = (
    "card", "pairs", "month", "wide_to", "actors", "places", "conflicts", "profile", "coded", "anchors",
    "starts", "ends", "begins", "disputed",
)  # fmt: skip


def first_version(store: Store) -> list[str]:
    """The graph's export as version 1 would have written it."""
    out = io.StringIO()
    export(store, out)
    lines = []
    for line in out.getvalue().splitlines():
        row = json.loads(line)
        if "casus" in row:
            row = {"casus": 1}
        elif row.get("label") == "Event":
            row["properties"] = {key: value for key, value in row["properties"].items() if key not in LATER}
        elif row.get("label") == "Article":
            del row["properties"]["loose"]
        lines.append(json.dumps(row))
    return lines


def test_importing_version_1_brings_it_up_to_date(store: Store) -> None:
    store.write_many(three_articles(), RUN)
    expected, shown, lines = picture(store), views.timeline(store), first_version(store)
    clear(store)
    import_(store, lines)
    assert picture(store) == expected
    assert views.timeline(store) == shown


def test_opening_version_1_migrates_before_it_is_stamped(store: Store) -> None:
    store.write_many(three_articles(), RUN)
    expected = picture(store)
    gone = ", ".join(f"e.{name} = null" for name in LATER)
    store.change(lambda tx: tx.rows(f"MATCH (e:Event) SET {gone}"))
    store.change(lambda tx: tx.rows("MATCH (a:Article) SET a.loose = null"))
    store.change(lambda tx: tx.rows("version.write", id="schema", version=1))
    assert picture(store) != expected
    store.prepare()
    assert picture(store) == expected
    assert store.rows("version.read")[0]["version"] == VERSION


def test_a_later_version_is_refused(store: Store) -> None:
    store.change(lambda tx: tx.rows("version.write", id="schema", version=VERSION + 1))
    try:
        with pytest.raises(SchemaError, match="newer Casus"):
            store.prepare()
    finally:
        store.change(lambda tx: tx.rows("version.write", id="schema", version=VERSION))
    with pytest.raises(StoreError, match="up to"):
        import_(store, [json.dumps({"casus": VERSION + 1})])
