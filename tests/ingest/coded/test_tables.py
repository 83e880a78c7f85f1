"""Tables of coded events: their dates, places and parties are as sure as their codes."""

from __future__ import annotations

import csv
import gzip
import io
import zipfile
from pathlib import Path

import pytest

from graph.paths import data_dir
from graph.records import Extraction, ParticipantRole, Status
from ingest.coded import TableError, lint, load_mappings, read_table, recognise

UCDP = {
    "id": "901.0",
    "type_of_violence": "1.0",
    "conflict_name": "Azerbaijan: Nagorno-Karabakh",
    "side_a": "Government of Azerbaijan",
    "side_b": "Government of Armenia",
    "source_article": "Example Wire, 2020-10-05, Guns heard near the town",
    "source_original": "ministry of defence",
    "where_prec": "1.0",
    "where_coordinates": "Martuni town",
    "where_description": "outskirts",
    "adm_1": "Example region",
    "adm_2": "Example district",
    "latitude": "39.79",
    "longitude": "47.11",
    "country": "Azerbaijan",
    "event_clarity": "1.0",
    "date_prec": "1.0",
    "date_start": "2020-10-04 00:00:00.000",
    "date_end": "2020-10-04 00:00:00.000",
    "best": "4",
    "low": "3",
    "high": "6",
}
ACLED = {
    "event_id_cnty": "SOM123",
    "event_date": "14 March 2021",
    "time_precision": "1",
    "event_type": "Explosions/Remote violence",
    "sub_event_type": "Suicide bomb",
    "actor1": "Al Shabaab",
    "actor2": "Military Forces of Somalia (2017-2022)",
    "admin1": "Banadir",
    "location": "Mogadishu",
    "country": "Somalia",
    "latitude": "2.0",
    "longitude": "45.3",
    "geo_precision": "1",
    "source": "Example Radio",
    "notes": "A bomber struck a checkpoint of the army in Mogadishu.",
    "fatalities": "5",
}


def _write(path: Path, *rows: dict[str, str], delimiter: str = ",") -> Path:
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.DictWriter(stream, list(rows[0]), delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
    return path


def _one(path: Path) -> Extraction:
    problems: list[tuple[str, str]] = []
    (found,) = read_table(path, lambda where, what: problems.append((where, what)))
    assert problems == []
    return found


def _gdelt(**cells: str) -> str:
    (mapping,) = (item for item in load_mappings() if item.id == "gdelt_events")
    return "\t".join(cells.get(column, "") for column in mapping.layouts[0]) + "\n"


GDELT = {
    "GLOBALEVENTID": "777",
    "SQLDATE": "20231016",
    "DATEADDED": "20231023091500",
    "Actor1Name": "AZERBAIJAN",
    "Actor1CountryCode": "AZE",
    "Actor2Name": "ARMENIAN",
    "Actor2CountryCode": "ARM",
    "Actor2Type1Code": "GOV",
    "EventCode": "0361",
    "ActionGeo_Type": "4",
    "ActionGeo_Fullname": "Yerevan, Yerevan, Armenia",
    "SOURCEURL": "https://news.example.org/a",
}


def test_mappings_are_right() -> None:
    assert lint(data_dir()) == []


def test_ucdp_row(tmp_path: Path) -> None:
    path = _write(tmp_path / "ged.csv", UCDP)
    mapping = recognise(path)
    assert mapping is not None
    assert mapping.id == "ucdp_ged"
    found = _one(path)
    (event,) = found.events
    assert found.article.text.startswith(
        "Example Wire, 2020-10-05, Guns heard near the town\n\nid: 901.0; type"
    )
    assert (found.article.title, found.article.agency) == ("UCDP GED 901", "ministry of defence")
    assert (found.article.kind, found.article.published) == ("coded row", None)
    assert (event.type, event.mode, event.status) == ("ASSAULT", "armed_clash", Status.OCCURRED)
    assert {(item.name, item.role) for item in event.participants} == {
        ("Azerbaijan", ParticipantRole.PARTICIPANT),
        ("Armenia", ParticipantRole.PARTICIPANT),
    }
    assert [(item.of, item.min, item.max) for item in event.figures] == [("killed", 3, 6)]
    assert [item.confidence for item in event.claims] == [0.9, 0.9]
    assert event.claims[0].quote == UCDP["source_article"]
    assert event.date.edtf == "2020-10-04"


@pytest.mark.parametrize(
    ("code", "start", "end", "edtf", "precision"),
    [
        ("1", "2020-10-04", "2020-10-04", "2020-10-04", "day"),
        ("2", "2020-10-04", "2020-10-06", "2020-10-04/2020-10-06", "interval"),
        ("3", "2020-10-04", "2020-10-10", "2020-10-04/2020-10-10", "interval"),
        ("4", "2020-10-01", "2020-10-31", "2020-10", "month"),
        ("5", "2020-01-01", "2020-12-31", "2020", "year"),
        ("1.0", "1601769600.0", "1601769600.0", "2020-10-04", "day"),
    ],
)
def test_ucdp_dates(tmp_path: Path, code: str, start: str, end: str, edtf: str, precision: str) -> None:
    row = {**UCDP, "date_prec": code, "date_start": start, "date_end": end}
    (event,) = _one(_write(tmp_path / "ged.csv", row)).events
    assert (event.date.edtf, event.date.precision) == (edtf, precision)


@pytest.mark.parametrize(
    ("code", "name", "point"),
    [
        ("1", "Nowheretown village", (39.79, 47.11)),
        ("2", "Nowheretown village", (39.79, 47.11)),
        ("3", "Example district", (None, None)),
        ("4", "Example region", (None, None)),
        ("5", "Nowheretown village", (None, None)),
    ],
)
def test_ucdp_places(tmp_path: Path, code: str, name: str, point: tuple[float | None, float | None]) -> None:
    row = {**UCDP, "where_coordinates": "Nowheretown village", "where_prec": code}
    (event,) = _one(_write(tmp_path / "ged.csv", row)).events
    assert [(item.name, (item.lat, item.lon)) for item in event.places] == [(name, point)]


def test_no_place_in_international_waters(tmp_path: Path) -> None:
    (event,) = _one(_write(tmp_path / "ged.csv", {**UCDP, "where_prec": "7"})).events
    assert event.places == ()


def test_only_narrow_rows_share_their_identity(tmp_path: Path) -> None:
    """Two rows of one day and place are one event; two of one province and day need not be."""
    other = {**UCDP, "id": "902", "source_article": "Another Wire, 2020-10-06, Guns again"}
    for code, together in (("1", True), ("4", False)):
        rows = [{**row, "where_prec": code} for row in (UCDP, other)]
        ids = [
            event.id
            for found in read_table(_write(tmp_path / "ged.csv", *rows), lambda where, what: None)
            for event in found.events
        ]
        assert (len(ids), len(set(ids))) == (2, 1 if together else 2)


def test_civilians_are_no_actor_and_allies_are_several(tmp_path: Path) -> None:
    row = {**UCDP, "type_of_violence": "3", "side_a": "IS, Jaysh al-Example", "side_b": "Civilians"}
    (event,) = _one(_write(tmp_path / "ged.csv", row)).events
    assert event.mode == "killing"
    assert [(item.name, item.role) for item in event.participants] == [
        ("Islamic State", ParticipantRole.INITIATOR),
        ("Jaysh al-Example", ParticipantRole.INITIATOR),
    ]


def test_acled_row(tmp_path: Path) -> None:
    found = _one(_write(tmp_path / "acled.csv", ACLED, delimiter=";"))
    (event,) = found.events
    assert (event.type, event.mode, event.acled) == ("ASSAULT", "suicide_bombing", "Suicide bomb")
    assert [(item.id, item.role.value) for item in event.participants] == [
        ("actor:al-shabaab", "initiator"),
        ("actor:somalia", "recipient"),
    ]
    assert [item.name for item in event.places] == ["Mogadishu"]
    assert event.claims[0].quote == ACLED["notes"]
    assert event.date.edtf == "2021-03-14"


@pytest.mark.parametrize(("code", "edtf"), [("2", "2021-03-11/2021-03-17"), ("3", "2021-03")])
def test_acled_dates(tmp_path: Path, code: str, edtf: str) -> None:
    (event,) = _one(_write(tmp_path / "acled.csv", {**ACLED, "time_precision": code})).events
    assert event.date.edtf == edtf


def test_gdelt_row(tmp_path: Path) -> None:
    path = tmp_path / "20231023.export.CSV"
    path.write_text(_gdelt(**GDELT), encoding="utf-8")
    found = _one(path)
    (event,) = found.events
    assert (event.type, event.mode, event.status) == ("AGREE", "negotiate", Status.PLANNED)
    assert [(item.name, item.role.value) for item in event.participants] == [
        ("Azerbaijan", "initiator"),
        ("Armenia", "recipient"),
    ]
    assert [item.name for item in event.places] == ["Yerevan"]
    assert event.date.edtf == "2023-10-16~"
    assert found.article.url == "https://news.example.org/a"
    assert event.claims[0].confidence == 0.4


def test_gdelts_default_day_is_only_a_bound(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(_gdelt(**{**GDELT, "SQLDATE": "20231023"}), encoding="utf-8")
    (event,) = _one(path).events
    assert (event.date.edtf, event.date.earliest) == ("../2023-10-23", None)


def test_gdelts_rebels_without_a_name_are_no_actor(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    row = {**GDELT, "Actor1Name": "REBEL", "Actor1Type1Code": "REB"}
    path.write_text(_gdelt(**row), encoding="utf-8")
    (event,) = _one(path).events
    assert [item.name for item in event.participants] == ["Armenia"]


def test_packed_tables(tmp_path: Path) -> None:
    line = _gdelt(**GDELT).encode()
    (tmp_path / "a.csv.gz").write_bytes(gzip.compress(line))
    with zipfile.ZipFile(tmp_path / "a.export.CSV.zip", "w") as archive:
        archive.writestr("a.export.CSV", line)
    assert len({_one(tmp_path / name).events[0].id for name in ("a.csv.gz", "a.export.CSV.zip")}) == 1


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"date_prec": "9"}, "date_prec '9' is not one of"),
        ({"date_start": "soon"}, "'soon' is no date"),
        ({"date_start": "2020-10-09"}, "before it begins"),
        ({"latitude": "99", "where_coordinates": "Nowheretown"}, "no place on the globe"),
        ({"id": " "}, "nothing in its column 'id'"),
        ({"low": "many"}, "many"),
    ],
)
def test_bad_rows_are_named_and_skipped(tmp_path: Path, change: dict[str, str], problem: str) -> None:
    path = _write(tmp_path / "ged.csv", {**UCDP, **change}, UCDP)
    problems: list[tuple[str, str]] = []
    found = list(read_table(path, lambda where, what: problems.append((where, what))))
    assert len(found) == 1
    ((where, what),) = problems
    assert where == f"{path}, row 1"
    assert problem in what


def test_unknown_codes_are_kept_apart(tmp_path: Path) -> None:
    found = _one(_write(tmp_path / "acled.csv", {**ACLED, "sub_event_type": "Parade"}))
    assert found.events == ()
    assert [item.lemma for item in found.unmapped] == ["sub_event_type Parade"]


def test_other_files_are_not_taken_for_tables(tmp_path: Path) -> None:
    plain = tmp_path / "articles.csv"
    plain.write_text("title,text\na,b\n")
    (tmp_path / "broken.gz").write_bytes(b"\x1f\x8bbroken")
    (tmp_path / "empty.zip").write_bytes(b"")
    assert [
        recognise(path) for path in (plain, tmp_path / "broken.gz", tmp_path / "empty.zip", tmp_path)
    ] == [None] * 4
    with pytest.raises(TableError, match="fit no mapping"):
        list(read_table(plain, lambda where, what: None))


def test_a_table_that_breaks_off(tmp_path: Path) -> None:
    stream = io.StringIO()
    writer = csv.DictWriter(stream, list(UCDP))
    writer.writeheader()
    writer.writerows(
        [{**UCDP, "id": str(number), "source_article": f"Wire {number * 7919}"} for number in range(400)]
    )
    path = tmp_path / "ged.csv.gz"
    path.write_bytes(gzip.compress(stream.getvalue().encode())[:-200])
    with pytest.raises(TableError, match="cannot be read on"):
        list(read_table(path, lambda where, what: None))
