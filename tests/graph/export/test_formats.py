"""What each file holds, as the tools that open it see it."""

from __future__ import annotations

import io
import json
from typing import Any

import networkx as nx
import pytest

from graph.export import FORMATS, Dossier, write
from graph.store import Store
from tests.graph.export.conftest import HOSTILE
from tests.needs import needed

TERM = "urn:casus:"


def _json(dossier: Dossier, name: str) -> Any:
    return json.loads(FORMATS[name].write(dossier))


def test_plover_lines_say_who_did_what_to_whom(dossier: Dossier) -> None:
    lines = [json.loads(line) for line in FORMATS["plover"].write(dossier).splitlines()]
    raid = next(line for line in lines if line["event_id"] == "evt-raid")
    casus = raid.pop("casus")
    assert raid == {
        "event_id": "evt-raid",
        "event_date": "2023-09-19",
        "event_type": "ASSAULT",
        "event_mode": "raid",
        "quad_code": "material conflict",
        "intensity": -9.0,
        "contexts": [],
        "actor": [
            {"id": "act-dor", "name": "Dorland", "country": None, "sector": "country", "as": "initiator"}
        ],
        "recipient": [
            {"id": "act-ves", "name": "Veska", "country": None, "sector": "country", "as": "recipient"}
        ],
        "location": [{"placename": "Hale", "latitude": 40.5, "longitude": 44.25}],
        "source": ["Courier", "Gazette"],
        "publication_date": "2023-09-20",
    }
    assert [claim["modality"] for claim in casus["claims"]] == ["reported", "denied", "reported"]
    siege = next(line for line in lines if line["event_id"] == "evt-siege")
    assert (siege["event_date"], siege["casus"]["event"]["edtf"]) == (None, "199X")


def test_geojson_has_a_point_for_each_place(dossier: Dossier) -> None:
    told = _json(dossier, "geojson")
    assert (told["type"], told["omitted"]) == ("FeatureCollection", 10)
    assert [feature["id"] for feature in told["features"]] == [
        "evt-raid@plc-hale",
        "evt-flight@plc-hale",
        "evt-hostile@plc-hale",
    ]
    raid = told["features"][0]
    assert raid["geometry"] == {"type": "Point", "coordinates": [44.25, 40.5]}
    assert raid["properties"]["participants"] == ["Dorland (initiator)", "Veska (recipient)"]
    assert len(raid["properties"]["quotes"]) == 3


def test_timelinejs_shows_dates_as_sure_as_they_are_and_no_foreign_html(dossier: Dossier) -> None:
    told = _json(dossier, "timelinejs")
    slides = {slide["unique_id"]: slide for slide in told["events"]}
    assert sorted(slides) == sorted(event.id for event in dossier.events if event.id != "evt-rumour")
    assert "1 without a date" in told["title"]["text"]["text"]
    assert slides["evt-raid"]["start_date"] == {"year": 2023, "month": 9, "day": 19}
    assert slides["evt-swap"]["start_date"] == {"year": 2023, "month": 11}
    siege = slides["evt-siege"]
    assert (siege["start_date"]["year"], siege["end_date"]["year"], siege["display_date"]) == (
        1990,
        1999,
        "199X",
    )
    assert slides["evt-summit"]["text"]["headline"] == "Planned: summit in Mora"
    assert "contested" in slides["evt-raid"]["text"]["text"]
    hostile = slides["evt-hostile"]["text"]
    assert hostile["headline"] == "&lt;img src=x onerror=alert(1)&gt;"
    assert "<script" not in hostile["text"]
    assert "&lt;script&gt;" in hostile["text"]


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_networks_open_again(dossier: Dossier, name: str) -> None:
    data = io.BytesIO(FORMATS[name].write(dossier))
    network = nx.read_graphml(data, force_multigraph=True) if name == "graphml" else nx.read_gexf(data)
    assert sorted(network.nodes) == ["act-dor", "act-ost", "act-ves"]
    labels = {node: data["label"] for node, data in network.nodes(data=True)}
    assert labels == {"act-dor": "Dorland", "act-ost": "Ostia", "act-ves": "Veska"}
    edges = {
        (source, target, data["directed"]): (data["events"], data["cooperation"], data["conflict"])
        for source, target, data in network.edges(data=True)
    }
    assert edges == {
        ("act-dor", "act-ves", True): (4, 0, 3),
        ("act-dor", "act-ves", False): (4, 3, 0),
        ("act-ost", "act-dor", True): (4, 2, 1),
        ("act-ost", "act-ves", True): (3, 2, 0),
    }
    foe = next(
        d for s, t, d in network.edges(data=True) if (s, t, d["directed"]) == ("act-dor", "act-ves", True)
    )
    assert (foe["ties"], foe["first"], foe["last"]) == ("foe", "1990-01-01", "2023-11-03")


def _graph(dossier: Dossier, name: str) -> Any:
    rdflib = needed("rdflib", "dev")
    return rdflib.Graph().parse(data=FORMATS[name].write(dossier), format="json-ld")


def test_provenance_leads_from_an_event_to_its_run(dossier: Dossier) -> None:
    found = _graph(dossier, "prov").query(
        """
        PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX oa: <http://www.w3.org/ns/oa#>
        PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        SELECT ?start ?end ?quote ?article ?issued ?outlet ?run WHERE {
          <urn:casus:evt-raid> a prov:Entity ; prov:wasDerivedFrom ?claim .
          ?claim prov:value ?quote ; prov:wasQuotedFrom ?article ; prov:wasGeneratedBy ?run ;
                 oa:hasSelector [ oa:start ?start ; oa:end ?end ] .
          ?run a prov:Activity ; prov:startedAtTime ?at .
          ?article dcterms:issued ?issued ; prov:wasAttributedTo [ rdfs:label ?outlet ] .
        } ORDER BY ?article"""
    )
    rows = [
        tuple(value.toPython() if hasattr(value, "toPython") else str(value) for value in row)
        for row in found
    ]
    assert [
        (start, end, str(article), outlet, str(run)) for start, end, _, article, _, outlet, run in rows
    ] == [
        (0, 48, f"{TERM}art-a", "Courier", f"{TERM}run-1"),
        (0, 51, f"{TERM}art-b", "Gazette", f"{TERM}run-1"),
        (55, 106, f"{TERM}art-c", "Gazette", f"{TERM}run-1"),
    ]
    assert rows[0][2] == "Dorland raided Hale on 19 September, killing 12."
    dates = _graph(dossier, "prov").query(
        "SELECT ?d WHERE { <urn:casus:evt-siege> <http://purl.org/dc/terms/date> ?d }"
    )
    assert [(str(row[0]), str(row[0].datatype)) for row in dates] == [
        ("199X", "http://id.loc.gov/datatypes/edtf/EDTF")
    ]


def test_schema_org_says_what_is_planned_and_what_is_vague(dossier: Dossier) -> None:
    graph = _graph(dossier, "schema.org")
    rows = graph.query(
        """PREFIX s: <https://schema.org/>
        SELECT ?event ?start ?status WHERE {
          ?event a s:Event . OPTIONAL { ?event s:startDate ?start } OPTIONAL { ?event s:eventStatus ?status }
        }"""
    )
    told = {str(e).removeprefix(TERM): (s and str(s), t and str(t).rpartition("/")[2]) for e, s, t in rows}
    assert told["evt-raid"] == ("2023-09-19", None)
    assert told["evt-swap"] == ("2023-11", None)
    assert told["evt-siege"] == (None, None)
    assert told["evt-summit"] == ("2023-11-05", "EventScheduled")
    assert told["evt-visit"] == ("2023-10-01", "EventCancelled")
    texts = graph.query(
        """PREFIX s: <https://schema.org/> SELECT ?text WHERE {
        ?claim a s:Claim ; s:about <urn:casus:evt-hostile> ; s:text ?text }"""
    )
    assert [str(row[0]) for row in texts] == [HOSTILE]


def test_follow_the_money_accepts_every_entity(dossier: Dossier) -> None:
    followthemoney = needed("followthemoney", "exchange")
    lines = [json.loads(line) for line in FORMATS["ftm"].write(dossier).splitlines()]
    entities = {line["id"]: followthemoney.model.get_proxy(line, cleaned=False) for line in lines}
    for entity in entities.values():
        assert entity.schema.validate(entity.to_dict()) is None
        for prop, value in entity.itervalues():
            if prop.type.name == "entity":
                assert value in entities, f"{entity.id} names {value}, which is not in the file"
                assert entities[value].schema.is_a(prop.range)
    raid = entities["evt-raid"]
    assert (raid.schema.name, raid.caption, raid.get("date")) == ("Event", "raid on Hale", ["2023-09-19"])
    assert sorted(raid.get("involved")) == ["act-dor", "act-ves"]
    assert sorted(raid.get("proof")) == ["art-a", "art-b", "art-c"]
    siege = entities["evt-siege"]
    assert (siege.get("date"), siege.get("startDate"), siege.get("endDate")) == (
        [],
        ["1990-01-01"],
        ["1999-12-31"],
    )
    role = entities["rol-ostia-mediator-act-dor"]
    assert (role.get("role"), role.get("subject"), role.get("object")) == (
        ["mediator"],
        ["act-ost"],
        ["act-dor"],
    )


def test_knowledge_of_a_day_is_written(war: Store) -> None:
    from datetime import date

    lines = [json.loads(line) for line in write(war, "plover", as_of=date(2023, 9, 21)).splitlines()]
    told = {line["event_id"]: len(line["casus"]["claims"]) for line in lines}
    assert told == {"evt-siege": 1, "evt-raid": 1, "evt-flight": 1}
