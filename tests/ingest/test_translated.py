"""Deeds as communiques, situation reports and translated agency copy put them."""

from __future__ import annotations

import pytest

from ingest.parsing import parse
from ingest.predicates import find_predicates


def _read(text: str) -> list[str]:
    return [f"{item.type}.{item.mode}" for item in find_predicates(parse(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # communiques of armies
        ("Two citizens were martyred in Rafah.", ["ASSAULT.killing"]),
        ("The enemy lost 300 servicemen near Lyman.", ["ASSAULT.armed_clash"]),
        ("The insurer lost 300 million near Lyman.", []),
        ("Yemeni forces carried out an operation against a destroyer.", ["ASSAULT.attack"]),
        ("Turkish artillery silenced two firing points.", ["ASSAULT.shelling"]),
        ("Chadian guards subjected prisoners to torture.", ["ASSAULT.torture"]),
        ("Rebels forced villagers to carry ammunition.", ["COERCE.crackdown"]),
        ("Minsk conducted a check of its forces.", ["MOBILIZE.drills"]),
        ("Troops of Kenya and Uganda held a drill.", ["COOPERATE.drills"]),
        ("Troops of Kenya held a drill.", ["MOBILIZE.drills"]),
        # situation reports
        ("Partners reached 40,000 people in Kassala.", ["AID.humanitarian"]),
        ("Population movements from Uvira were reported.", ["CASUS_DISPLACEMENT.displaced"]),
        ("Section 144 was imposed in Imphal.", ["COERCE.restrict"]),
        ("Activists took out a procession in Multan.", ["PROTEST.demonstrate"]),
        # ministries
        ("The ministry stressed the need for a ceasefire in Chad.", ["REQUEST.ceasefire"]),
        ("The ministry stressed the need for a new bridge.", []),
        ("Beijing announced countermeasures against two firms.", ["SANCTION.sanctions"]),
        ("The two sides held an exchange of views.", ["CONSULT.negotiate"]),
        ("The guarantors adopted a joint statement.", ["AGREE.accord"]),
    ],
)
def test_communiques_and_reports_tell_deeds_in_their_own_words(text: str, expected: list[str]) -> None:
    assert _read(text) == expected
