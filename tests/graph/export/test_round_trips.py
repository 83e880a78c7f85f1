"""What the formats that carry quotes give back, and what they lose."""

from __future__ import annotations

import io
from typing import Any

import pytest

from graph import views
from graph.export import FORMATS, ExchangeError, gather, read, write
from graph.records import Extraction
from graph.store import Store
from tests.graph.export.conftest import HOSTILE
from tests.needs import needed
from tests.stores import RUN, clear

READABLE = sorted(each.name for each in FORMATS.values() if each.read)


def _events(store: Store) -> dict[str, dict[str, Any]]:
    """All that must survive of the events, by id."""
    gathered = gather(store)
    return {
        event.id: {
            **event.model_dump(exclude={"figures", "acled", "cameo"}),
            "figures": [each.model_dump(exclude={"id"}) for each in event.figures],
            "quotes": [
                (claim.quote, claim.modality, claim.speaker, claim.status, claim.label, claim.article)
                for claim in gathered.claims[event.id]
            ],
        }
        for event in gathered.events
    }


def test_the_formats_that_carry_quotes_are_these() -> None:
    assert READABLE == ["csv", "parquet", "plover"]


@pytest.mark.parametrize("name", READABLE)
def test_events_survive_a_round_trip(war: Store, name: str) -> None:
    before = _events(war)
    told = read(name, write(war, name))
    assert [each.article.id for each in told] == [f"art-{key}" for key in "abcdefgh"]
    clear(war)
    war.write_many(told, RUN)
    assert _events(war) == before


@pytest.mark.parametrize("name", READABLE)
def test_a_second_round_trip_changes_nothing(war: Store, name: str) -> None:
    once = read(name, write(war, name))
    clear(war)
    war.write_many(once, RUN)
    assert read(name, write(war, name)) == once


@pytest.mark.parametrize("name", READABLE)
def test_quotes_are_all_of_the_text_that_comes_back(war: Store, name: str) -> None:
    hostile: Extraction = read(name, write(war, name))[-1]
    assert (hostile.article.text, hostile.article.kind) == (HOSTILE, "quotes")
    assert hostile.article.outlet == "=cmd|' /C calc'!A0"
    assert hostile.article.title == "<b>'@SUM(1)</b>"
    assert hostile.roles == hostile.relations == hostile.order == ()


def test_a_selection_is_written(war: Store) -> None:
    told = read("plover", write(war, "plover", place="plc-mora", status="planned"))
    assert sorted(event.id for each in told for event in each.events) == ["evt-handover", "evt-summit"]


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_the_same_graph_gives_the_same_file(war: Store, name: str) -> None:
    if name == "ftm":
        needed("followthemoney", "exchange")
    assert write(war, name) == write(war, name)


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_an_empty_graph_is_written(embedded_store: Store, name: str) -> None:
    if name == "ftm":
        needed("followthemoney", "exchange")
    data = write(embedded_store, name)
    if name in READABLE:
        assert read(name, data) == []


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("csv", b"a,b\r\n1,2\r\n", "columns event_id"),
        ("parquet", b"PAR0", "not a Parquet file"),
        ("plover", b'{"event_id": "evt-1"}\n', "line 1: not an event"),
        ("plover", b"nothing", "line 1: not an event"),
        ("geojson", b"{}", "geojson carries no quotes to read again: use csv, parquet, plover"),
        ("shapefile", b"", "no format 'shapefile': one of csv, ftm"),
    ],
)
def test_a_file_that_is_not_of_the_format_is_refused(name: str, data: bytes, message: str) -> None:
    with pytest.raises(ExchangeError, match=message):
        read(name, data)


def test_a_wrong_cell_is_named(war: Store) -> None:
    text = write(war, "csv").decode("utf-8-sig").replace("2023-11-03", "soon")
    with pytest.raises(ExchangeError, match=r"row \d+: not a claim|art-\w: an event"):
        read("csv", text.encode())


def test_parquet_has_typed_columns(war: Store) -> None:
    from datetime import date

    from pyarrow import parquet

    table = parquet.read_table(io.BytesIO(write(war, "parquet")))
    row = next(row for row in table.to_pylist() if row["event_id"] == "evt-peace")
    assert (row["event_earliest"], row["event_intensity"], row["event_sources"], row["event_contested"]) == (
        date(2023, 11, 1),
        7.0,
        2,
        False,
    )


def test_no_cell_of_the_spreadsheet_is_a_formula(war: Store) -> None:
    import csv

    text = write(war, "csv").decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    numbers = {"-9.0", "-6.0", "-10.0", "-8.0"}
    assert [
        cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t")) and cell not in numbers
    ] == []
    assert any(cell.startswith("'=HYPERLINK") for cell in cells)
    assert views.timeline(war) != []
