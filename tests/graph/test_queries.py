"""The query pack: its loader, its pages, and what each query answers on both engines."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from graph import queries
from graph.paths import data_dir
from graph.store import Store
from scripts import queries_docs
from tests.graph.river_war import write_river_war
from tests.stores import RUN, Story, clear


def _d(month: int, day: int) -> date:
    return date(2023, month, day)


RAID, FLIGHT, TRUCE = "evt-raid", "evt-flight", "evt-truce"
RIVER = {"conflict": "River War"}
OLD = date(1990, 1, 1)
# name: (parameters, rows as tuples of the columns that are named, those columns)
EXPECTED: dict[str, tuple[dict[str, Any], list[tuple[Any, ...]], tuple[str, ...]]] = {
    "actors-at-place": (
        {"place": "Hale"},
        [
            ("Dorland", "initiator", 1, _d(9, 19)),
            ("Veska", "participant", 1, _d(9, 20)),
            ("Veska", "recipient", 1, _d(9, 19)),
        ],
        ("actor", "as", "events", "first"),
    ),
    "allies-and-foes": (
        {"actor": "Véška"},
        [("Dorland", "foe", "Veska", 1)],
        ("source", "kind", "target", "articles"),
    ),
    "busiest-actors": (
        {"start": "1990-01-01"},
        [("Dorland", "Veska", 3, -9.33, 2), ("Ostia", "Dorland", 1, -8.0, 1)],
        ("initiator", "recipient", "events", "mean_intensity", "single_source"),
    ),
    "called-off-and-denied": ({}, [("cancelled", "2023-10-01", "evt-visit")], ("status", "edtf", "id")),
    "casualties": (
        {"counted": "killed"},
        [("2023-09-19", 9.0, 9.0, True, 1, RAID), ("2023-09-19", 12.0, 12.0, False, 1, RAID)],
        ("edtf", "minimum", "maximum", "shown", "sources", "id"),
    ),
    "ceasefire-breaches": (
        {"days": 10},
        [("first ceasefire", "shelling of Mora Pass", 10)],
        ("ceasefire", "assault", "after"),
    ),
    "ceasefires": (
        RIVER,
        [("2023-10-10", _d(10, 20), 10, 1, TRUCE), ("2023-11-01", None, None, 2, "evt-peace")],
        ("edtf", "next_assault", "held", "sources", "id"),
    ),
    "certain-and-possible": (
        {"start": "1995-01-01", "end": "2023-09-19"},
        [("certain", RAID), ("possible", "evt-siege")],
        ("overlap", "id"),
    ),
    "concerning-conflict": (
        {"conflict": "con-river"},
        [
            ("evt-siege", ["Dorland", "Veska"], ["Mora Pass"]),
            (RAID, ["Dorland", "Veska"], ["Hale"]),
            (FLIGHT, ["Veska"], ["Hale"]),
            (TRUCE, ["Dorland", "Ostia", "Veska"], []),
            ("evt-shelling", ["Dorland", "Veska"], ["Mora Pass"]),
            ("evt-sanctions", ["Dorland", "Ostia"], []),
            ("evt-peace", ["Dorland", "Ostia", "Veska"], []),
            ("evt-swap", ["Dorland", "Veska"], []),
            ("evt-handover", ["Dorland", "Veska"], ["Mora Pass"]),
            ("evt-summit", ["Dorland", "Ostia", "Veska"], ["Mora Pass"]),
        ],
        ("id", "who", "places"),
    ),
    "concerning-place": (
        {"place": "Mora Pass", "start": "2023-01-01"},
        [
            (_d(10, 20), "occurred", "evt-shelling"),
            (_d(11, 3), "planned", "evt-handover"),
            (_d(11, 5), "planned", "evt-summit"),
        ],
        ("day", "status", "id"),
    ),
    "conflicting-figures": (
        {},
        [("killed", 9.0, 9.0, True, RAID), ("killed", 12.0, 12.0, False, RAID)],
        ("counted", "minimum", "maximum", "shown", "id"),
    ),
    "contested": ({}, [("occurred", 1, 2, RAID)], ("status", "denials", "others", "id")),
    "displacement": (
        {},
        [("flight", ["Hale"], None, 3000.0, FLIGHT)],
        ("mode", "places", "minimum", "maximum", "id"),
    ),
    "dyad-history": (
        {"one": "Ostia", "other": "Dorland"},
        [
            (TRUCE, "mediator", "participant", 7.0),
            ("evt-sanctions", "initiator", "recipient", -8.0),
            ("evt-peace", "mediator", "participant", 7.0),
            ("evt-summit", "mediator", "participant", 3.0),
        ],
        ("id", "one_as", "other_as", "intensity"),
    ),
    "dyad-intensity": (
        {"one": "Dorland", "other": "Veska"},
        [
            ("2023-09", 1, -9.0, -9.0, -9.0, 0),
            ("2023-10", 2, -1.5, -10.0, 7.0, 2),
            ("2023-11", 2, 7.0, 7.0, 7.0, 1),
        ],
        ("month", "events", "mean_intensity", "lowest", "highest", "single_source"),
    ),
    "escalations": (
        {},
        [
            ("2023-09", 2, 1, -7.5, None, None),
            ("2023-10", 3, 1, -3.67, "2023-09", 1),
            ("2023-11", 2, 0, 7.0, "2023-10", -1),
        ],
        ("month", "events", "assaults", "mean_intensity", "before", "change"),
    ),
    "hosts": ({"actor": "Ostia"}, [("Ostia", ["Veska"], "cancelled")], ("host", "guests", "status")),
    "known-by": (
        {"day": "2023-09-21", **RIVER},
        [("evt-siege", ["occurred"], 1), (RAID, ["occurred"], 1), (FLIGHT, ["occurred"], 1)],
        ("id", "said", "claims"),
    ),
    "outlets": ({}, [("Courier", 3, 8, 6), ("Gazette", 3, 5, 3)], ("outlet", "articles", "events", "alone")),
    "prisoners": ({}, [("prisoner_exchange", ["Dorland", "Veska"], [40.0])], ("mode", "who", "figures")),
    "quiet-periods": ({"days": 31}, [(_d(9, 19), _d(10, 20), 31)], ("last_assault", "next_assault", "quiet")),
    "retracted": ({}, [], ("article",)),
    "roles-in-conflict": (
        RIVER,
        [("Ostia", "mediator", ["Dorland", "Veska"], ["traditional", "diminished"], 1)],
        ("actor", "role", "between", "levels", "articles"),
    ),
    "sanctions": ({}, [(["Ostia"], ["Dorland"], "imposed")], ("initiator", "recipient", "step")),
    "single-source": (
        {},
        [
            ("evt-siege",),
            (FLIGHT,),
            (TRUCE,),
            ("evt-shelling",),
            ("evt-sanctions",),
            ("evt-swap",),
            ("evt-rumour",),
        ],
        ("id",),
    ),
    "speakers": ({}, [], ("speaker",)),
    "territory": (
        {},
        [("handover", ["Mora Pass"], "planned", False)],
        ("mode", "places", "status", "contested"),
    ),
    "unconfirmed-plans": (
        {"day": "2023-11-05"},
        [(_d(11, 3), _d(11, 2), "evt-handover")],
        ("due", "last_known", "id"),
    ),
    "undated": ({}, [("decade", "evt-siege"), ("none", "evt-rumour")], ("precision", "id")),
    "what-followed": (
        {"event": RAID},
        [("led to", TRUCE, ["after"], 1)],
        ("link", "id", "bases", "articles"),
    ),
    "what-happened-next": ({"event": RAID, "days": 21}, [(1, FLIGHT), (21, TRUCE)], ("days_after", "id")),
    "what-led-to": ({"event": TRUCE}, [("led to", RAID, "occurred")], ("link", "id", "status")),
    "who-mediated": (
        {},
        [
            (TRUCE, ["Dorland", "Veska"], 7.0),
            ("evt-peace", ["Dorland", "Veska"], 7.0),
            ("evt-summit", ["Dorland", "Veska"], 3.0),
        ],
        ("id", "parties", "intensity"),
    ),
    "why-believe": (
        {"event": RAID},
        [
            ("reported", "occurred", "art-a", 0, 48),
            ("denied", "denied", "art-b", 0, 51),
            ("reported", "occurred", "art-c", 55, 106),
        ],
        ("modality", "said_status", "article", "start", "end"),
    ),
    "why-role-changed": (
        {"actor": "Ostia", "role": "mediator"},
        [
            ("traditional", "../2023-10-20", None, None),
            ("diminished", "2023-10-20/..", "shelling of Mora Pass", "since the shelling"),
        ],
        ("level", "edtf", "because", "reason"),
    ),
}


@pytest.fixture(scope="module")
def war(session_store: Store) -> Store:
    """The river war, written once an engine: queries only read."""
    clear(session_store)
    return write_river_war(session_store)


def test_every_query_has_rows_expected_of_it() -> None:
    assert sorted(EXPECTED) == [query.name for query in queries.pack()]
    assert len(EXPECTED) >= 25


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_query_answers_its_question(war: Store, name: str) -> None:
    parameters, rows, columns = EXPECTED[name]
    query = queries.find(name)
    assert query is not None
    result = queries.run(war, query, parameters)
    assert result.columns == tuple(query.columns)
    assert [tuple(row[column] for column in columns) for row in result.rows] == rows


@pytest.mark.parametrize("query", queries.pack(), ids=lambda query: query.name)
def test_no_query_shows_a_day_where_less_is_known(query: queries.Query) -> None:
    assert (
        "e.day AS day" not in query.cypher or "edtf" in query.columns or "precision = 'day'" in query.cypher
    )


def test_a_ceasefire_of_no_known_day_is_not_said_to_have_held_for_days(store: Store) -> None:
    both = {"dorland": "participant", "veska": "participant"}
    told = (
        Story("a")
        .event("truce", type="AGREE", mode="truce", on="2023-10", who=both)
        .event("raid", on="2023-11-09", who={"dorland": "initiator", "veska": "recipient"})
    )
    store.write(told.done(), RUN)
    (row,) = queries.run(store, _query("ceasefires")).rows
    assert (row["edtf"], row["next_assault"], row["held"]) == ("2023-10", _d(11, 9), None)
    (row,) = queries.run(store, _query("ceasefire-breaches")).rows
    assert (row["agreed"], row["assaulted"], row["after"]) == ("2023-10", _d(11, 9), 9)


def test_a_speaker_and_a_retracted_article_are_found(store: Store) -> None:
    write_river_war(store)
    store.change(lambda tx: tx.rows("MATCH (c:Claim {article: 'art-b'}) SET c.speaker = 'a minister'"))
    speakers = queries.run(store, _query("speakers"), RIVER)
    assert [tuple(row.values()) for row in speakers.rows] == [
        ("a minister", "denied", 1, 1, _d(9, 22)),
        ("a minister", "planned", 1, 1, _d(9, 22)),
    ]
    store.retract("art-b", "withdrawn by the outlet")
    withdrawn = queries.run(store, _query("retracted"))
    assert [(row["article"], row["reason"]) for row in withdrawn.rows] == [
        ("art-b", "withdrawn by the outlet")
    ]
    assert queries.run(store, _query("contested")).rows == []
    assert queries.run(store, _query("speakers")).rows == []


def _query(name: str) -> queries.Query:
    found = queries.find(name)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("name", "values", "message"),
    [
        ("why-believe", {}, "give event"),
        ("why-believe", {"event": "evt-raid", "colour": "red"}, "no parameter colour; it takes: event"),
        ("quiet-periods", {"days": "many"}, "days: 'many' is not a number"),
        ("known-by", {"day": "last week"}, "'last week' is not a day: write it as 2023-09-19"),
        ("concerning-place", {"place": "Atlantis"}, "no place is called 'Atlantis'"),
    ],
)
def test_a_query_asked_wrongly_says_how(
    embedded_store: Store, name: str, values: dict[str, Any], message: str
) -> None:
    with pytest.raises(queries.QueryPackError, match=message):
        queries.bind(embedded_store, _query(name), values)


GOOD = """\
// question: "What is there?"
// columns: {id: "the event"}
MATCH (e:Event) RETURN e.id AS id ORDER BY id
"""


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (GOOD, None),
        ("MATCH (e) RETURN e AS id ORDER BY id", "no header"),
        (GOOD.replace("question: ", "question "), "header is not YAML"),
        (GOOD.replace("there?", "there"), "question"),
        (GOOD.replace('"the event"}', '"the event"}\n// colour: red'), "colour"),
        (GOOD.replace("AS id ORDER", "AS key ORDER"), "columns"),
        (GOOD.replace("(e:Event)", "(e:Event {id: $event})"), "event is declared and not used, or used"),
        (GOOD.replace(" ORDER BY id", ""), "no ORDER BY"),
        (GOOD.replace("RETURN", "DELETE e RETURN"), "only reads"),
        (GOOD.replace("RETURN", "WHERE e.type = 'ASALT' RETURN"), "no event type ASALT"),
        (GOOD.replace("RETURN", "WHERE e.mode IN ['raid', 'tickle'] RETURN"), "no event mode tickle"),
        (
            GOOD.replace("// columns", "// parameters: {day: {type: date, default: soon}}\n// columns"),
            "'soon' is not a day",
        ),
    ],
)
def test_a_query_file_is_checked(tmp_path: Path, text: str, problem: str | None) -> None:
    (tmp_path / "queries").mkdir()
    (tmp_path / "ontology").symlink_to(data_dir() / "ontology")
    (tmp_path / "queries" / "what-is-there.cypher").write_text(text, encoding="utf-8")
    problems = queries.lint(tmp_path)
    if problem is None:
        assert problems == []
    else:
        assert len(problems) == 1
        assert problem in problems[0]
        assert "what-is-there.cypher" in problems[0]


def test_the_page_of_queries_is_fresh() -> None:
    page = queries_docs.PAGE.read_text(encoding="utf-8")
    assert page == queries_docs.page(queries.pack()), "run: python -m scripts.queries_docs"
