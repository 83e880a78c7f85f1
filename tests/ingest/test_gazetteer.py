"""The gazetteer: its files, its lookup, its cache."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from graph.paths import data_dir
from ingest.gazetteer import Gazetteer, lint, load_gazetteer
from ingest.gazetteer.schema import FOLDER
from ingest.linking import link
from ingest.parsing import parse


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A data folder whose gazetteer a test may break."""
    shutil.copytree(data_dir() / FOLDER, tmp_path / FOLDER)
    return tmp_path


def test_the_files_are_clean() -> None:
    assert lint(data_dir()) == []


@pytest.mark.parametrize(
    ("file", "least"),
    [("groups", 200), ("organisations", 80), ("conflicts", 80), ("leaders", 300), ("territories", 40)],
)
def test_the_files_hold_enough(file: str, least: int) -> None:
    entries = yaml.safe_load((data_dir() / FOLDER / f"{file}.yaml").read_text("utf-8"))
    assert len(entries) >= least


@pytest.mark.parametrize(
    ("text", "ident"),
    [
        ("Turkey", "actor:turkiye"), ("Türkiye", "actor:turkiye"), ("TÜRKİYE", "actor:turkiye"),
        ("the U.S. fleet", "actor:united-states"), ("US", "actor:united-states"), ("Burma", "actor:myanmar"),
        ("al Shabab", "actor:al-shabaab"), ("Al-Shabaab", "actor:al-shabaab"), ("Houthis", "actor:houthis"),
        ("Hizbullah", "actor:hezbollah"), ("Cote d'Ivoire", "actor:ivory-coast"),
    ],
)  # fmt: skip
def test_spellings_lead_to_one_actor(gazetteer: Gazetteer, text: str, ident: str) -> None:
    senses = [sense for hit in gazetteer.find(text) for sense in hit.senses if sense.actor]
    assert {sense.actor for sense in senses if sense.form != "shared"} == {ident}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kiev", "Kyiv"),
        ("Khankendi", "Stepanakert (Khankendi)"),
        ("Stepanakert", "Stepanakert (Khankendi)"),
        ("Raqqa", "Raqqa"),
    ],
)
def test_spellings_lead_to_one_place(gazetteer: Gazetteer, text: str, name: str) -> None:
    found = {
        sense.place
        for hit in gazetteer.find(text)
        for sense in hit.senses
        if sense.form in ("place", "metonym")
    }
    assert [gazetteer.place(ident).name for ident in found] == [name]


@pytest.mark.parametrize("text", ["they asked us to chad about turkey", "a mali of niger", "Us and them"])
def test_common_words_are_no_names(gazetteer: Gazetteer, text: str) -> None:
    assert gazetteer.find(text) == []


def test_the_longest_name_wins(gazetteer: Gazetteer) -> None:
    text = "South Sudan and the Nagorno-Karabakh conflict"
    assert [text[hit.start : hit.end] for hit in gazetteer.find(text)] == [
        "South Sudan",
        "Nagorno-Karabakh conflict",
    ]


def test_a_name_does_not_cross_a_sentence(gazetteer: Gazetteer) -> None:
    text = "It happened in South. Sudan denied it."
    assert [text[hit.start : hit.end] for hit in gazetteer.find(text)] == ["Sudan"]


@given(st.text(max_size=80))
def test_hits_are_in_order_and_do_not_overlap(text: str) -> None:
    ends = [0]
    for hit in load_gazetteer().find(text):
        assert ends[-1] <= hit.start < hit.end <= len(text)
        ends.append(hit.end)


def test_foes_capital_and_parent(gazetteer: Gazetteer) -> None:
    assert gazetteer.at_odds("actor:armenia", "actor:azerbaijan")
    assert not gazetteer.at_odds("actor:azerbaijan", "actor:turkiye")
    capital = gazetteer.capital("actor:mali")
    assert capital is not None and (capital.name, capital.kind) == ("Bamako", "capital")  # noqa: PT018
    assert gazetteer.parent("actor:ilham-aliyev") == "actor:azerbaijan"
    assert gazetteer.parent("actor:azerbaijan/defence-ministry") == "actor:azerbaijan"
    assert gazetteer.parent("actor:azerbaijan") is None


def test_claims_of_all_sides_are_kept(gazetteer: Gazetteer) -> None:
    assert {party for party, _ in gazetteer.tables.claims["place:crimea"]} == {"UKR", "RUS"}


def test_the_cache_loads_fast(gazetteer: Gazetteer) -> None:
    load_gazetteer.cache_clear()
    start = time.process_time()
    load_gazetteer()
    assert time.process_time() - start < 1.0  # 0.1 s where measured; the bound is for slow machines


def test_an_unknown_key_names_file_entry_and_mend(copy: Path) -> None:
    path = copy / FOLDER / "groups.yaml"
    path.write_text(path.read_text("utf-8") + "- {slug: x, name: X, colour: red}\n", "utf-8")
    (problem,) = lint(copy)
    assert "groups.yaml" in problem
    assert "'X'" in problem
    assert "colour" in problem
    assert "correct or remove it" in problem


def test_a_reference_to_nothing_is_a_problem(copy: Path) -> None:
    path = copy / FOLDER / "leaders.yaml"
    path.write_text(path.read_text("utf-8") + "- {name: A B, of: atlantis}\n", "utf-8")
    assert lint(copy) == ["leaders.yaml: 'A B': no state or actor 'atlantis': mend the reference"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Stanleyville", "Kisangani"),
        ("Cuito Cuanavale", "Cuito Cuanavale"),
        ("Dien Bien Phu", "Dien Bien Phu"),
        ("South Georgia", "South Georgia"),
    ],
)
def test_places_of_past_wars_are_known(gazetteer: Gazetteer, text: str, name: str) -> None:
    (hit,) = gazetteer.find(text)
    assert {gazetteer.place(sense.place).name for sense in hit.senses if sense.place} == {name}


@pytest.mark.parametrize("text", ["General Belgrano", "Kenya Airways", "The Sudan Tribune"])
def test_ships_airlines_and_papers_are_no_actors(gazetteer: Gazetteer, text: str) -> None:
    (hit,) = gazetteer.find(text)
    assert "ignore" in {sense.form for sense in hit.senses}


def test_states_that_are_gone_and_leaders_of_their_time_are_known() -> None:
    paragraphs = parse("Soviet troops crossed into East Germany. Nasser and Sadat met Ho Chi Minh in Saigon.")
    assert [(mention.text, [actor.name for actor in mention.actors]) for mention in link(paragraphs)] == [
        ("Soviet troops", ["Soviet Union"]),
        ("East Germany", ["East Germany"]),
        ("Nasser", ["Egypt"]),
        ("Sadat", ["Egypt"]),
        ("Ho Chi Minh", ["North Vietnam"]),
        ("Saigon", []),
    ]
