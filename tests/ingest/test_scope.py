"""Events that are none of politics or war are left out; those that are stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.annotations import RawDocument
from ingest.pipeline import extract
from ingest.scope import lint

QUIET = {
    "company": (
        "Apple agreed on Thursday to buy a stake in an Israeli chip designer. The American company will "
        "also cooperate with a Taiwanese supplier on a plant in Arizona, and shareholders in Tel Aviv "
        "backed the deal."
    ),
    "match": (
        "Armenia beat Georgia 2-1 in Yerevan to stay in the play-offs. Georgia hit back through a late "
        "penalty, and their coach accused the referee of denying his side two spot-kicks."
    ),
    "trial": (
        "A jury in Texas convicted a former teacher of murdering her husband, who was found shot dead at "
        "their home near Houston. Prosecutors had accused her of poisoning him first. Her lawyers "
        "rejected a plea deal."
    ),
    "film": (
        "In the film, Napoleon's army invades Russia, and a reluctant general refuses to burn Moscow. It "
        "was shot in Malta. French critics attacked it, while British reviewers praised the battle "
        "scenes."
    ),
    "game": (
        "In the game, players command Chinese troops who invade Taiwan, bomb its ports and capture "
        "Taipei. You can call in airstrikes, deploy drones and take prisoners."
    ),
    "storm": (
        "Storms will batter Ireland on Sunday, with gusts of 130 km/h. A cold front is invading from "
        "Norway and is expected to clash with warm air over Germany. Ferries have been suspended."
    ),
    "family": (
        "My husband and I moved from Canada to Portugal and now fight every day about money. He accuses "
        "me of spending too much and refuses to talk. His mother in Toronto supports him, and my "
        "daughter wants to go home."
    ),
    "recipe": (
        "Argentina's chefs have declared war on well-done steak. Brazilian beef will surrender its "
        "juices if you slice it too soon; serve with a sauce of garlic, butter and salt."
    ),
}
PUBLIC = {
    "Saudi Arabia asked oil companies to cut output.": ["REQUEST"],
    "Chinese firms signed contracts with Iraq's oil ministry.": ["COOPERATE"],
    "Egyptian police rounded up 60 members of the Muslim Brotherhood in Alexandria.": ["COERCE"],
    "A Haitian gang boss promised a bloodbath if foreign police set foot in Port-au-Prince.": ["THREATEN"],
    "The guns fell silent in Tajikistan on Thursday.": ["RETREAT"],
    "Mothers of the disappeared began a 24-hour march around the Plaza de Mayo in Buenos Aires.": ["PROTEST"],
}


def _types(text: str) -> list[str]:
    found = extract(RawDocument(uri="x", content=text, media_type="text/plain"))
    return [event.type for event in found.events]


@pytest.mark.parametrize("kind", QUIET)
def test_nothing_is_read_into_what_is_neither_politics_nor_war(kind: str) -> None:
    assert _types(QUIET[kind]) == []


@pytest.mark.parametrize("text", PUBLIC)
def test_acts_of_states_groups_and_crowds_stay(text: str) -> None:
    assert _types(text) == PUBLIC[text]


def test_a_noun_under_two_standings_is_reported(tmp_path: Path) -> None:
    folder = tmp_path / "scope"
    folder.mkdir()
    names = (
        "law",
        "people",
        "crowds",
        "nature",
        "organs",
        "either",
        "public_names",
        "private_names",
        "stories",
        "spoken_types",
        "political_types",
        "states_act",
        "at_work",
        "in_need",
        "befalling",
    )
    lines = [
        "public: [army, club]",
        "private: [club]",
        "relief: [AIDE]",
        "fiction: [shows, dance]",
        *(f"{name}: []" for name in names),
    ]
    (folder / "parties.yaml").write_text("\n".join(lines), encoding="utf-8")
    mend = "mend the name or take it out"
    assert lint(tmp_path) == [
        f"scope/parties.yaml: 'AIDE' is no event type of data/ontology; {mend}",
        f"scope/parties.yaml: 'dance' is no subject of data/lexicon/domains.yaml; {mend}",
        "scope/parties.yaml: 'club' is listed under public and private: keep one",
    ]


def test_the_parties_of_the_project_are_in_order() -> None:
    from graph.paths import data_dir

    assert lint(data_dir()) == []


def test_a_disaster_is_an_incident_and_no_attack() -> None:
    text = (
        "An earthquake of magnitude 5.9 shook southern Iran on Sunday, flattening seven villages and killing "
        "ten people, officials said. Aftershocks were felt in Bandar Abbas."
    )
    assert _types(text) == ["CASUS_INCIDENT"]
