"""Deeds of war told in plain and phrasal verbs, by who does what to whom."""

from __future__ import annotations

import pytest

from ingest.parsing import parse
from ingest.predicates import find_predicates


def _read(text: str) -> list[str]:
    return [f"{item.type}.{item.mode}" for item in find_predicates(parse(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # at sea
        ("Iranian jets sank HMS Falcon.", ["ASSAULT.naval"]),
        ("A mine broke the corvette in two.", ["ASSAULT.naval"]),
        ("Rough seas broke the yacht in two.", []),
        ("The submarine torpedoed the Esperance.", ["ASSAULT.naval"]),
        # blows and answers
        ("Chadian planes napalmed a village.", ["ASSAULT.airstrike"]),
        ("The rebels fired back with mortars.", ["ASSAULT.shelling"]),
        ("Tehran retaliated with tariffs on Turkish steel.", ["SANCTION.sanctions"]),
        ("Gunmen killed five people in Mali.", ["ASSAULT.killing"]),
        ("His car was blown up in Tunis.", ["ASSAULT.bombing"]),
        ("Government troops wrested Gao from the rebels.", ["ASSAULT.territory_change"]),
        ("Baghdad fell within days.", ["ASSAULT.territory_change"]),
        ("The euro fell within days.", []),
        # armies that come, stand and go
        ("The Nigerien army put up roadblocks around Agadez.", ["MOBILIZE.deployment"]),
        ("Students put up roadblocks around Agadez.", ["PROTEST.obstruct"]),
        ("Tanks of the Libyan army rolled as far as Faya.", ["ASSAULT.offensive"]),
        ("The Libyan army marched in with 2,000 men.", ["ASSAULT.invasion"]),
        ("Strikers marched in Tripoli.", ["PROTEST.demonstrate"]),
        ("The Gambian contingent went home in March.", ["RETREAT.withdrawal"]),
        ("The Gambian team went home in March.", []),
        ("The landing of Cuban troops in Angola changed the war.", ["MOBILIZE.deployment", "ASSAULT.war"]),
        # police and crowds
        ("Police fired rubber bullets at protesters.", ["COERCE.disperse"]),
        ("Mounted police charged the crowd in Lima.", ["COERCE.disperse"]),
        ("Clashes broke out between protesters and police in Lima.", ["PROTEST.riot"]),
        ("Teachers in Lagos have been on strike since Monday.", ["PROTEST.strike"]),
        ("An editor in Lagos has been on hunger strike since Monday.", ["PROTEST.hunger_strike"]),
        # who flees, is driven, comes home, dies
        ("Some 8,000 people remain displaced in Kasai.", ["CASUS_DISPLACEMENT.displaced"]),
        ("At least 9,000 have sought refuge in Uganda.", ["CASUS_DISPLACEMENT.refuge"]),
        ("Families trickled back to Sirte.", ["CASUS_DISPLACEMENT.return"]),
        ("The militia emptied the town of its inhabitants.", ["COERCE.forced_transfer"]),
        # who is taken, who is let go
        ("Soldiers took away thirty men.", ["COERCE.arrest"]),
        ("The captors let the hostages go.", ["CONCEDE.release"]),
        ("The coach let the players go.", []),
        # pacts, talks, lists
        ("The guerrillas called off their truce in May.", ["SANCTION.suspend_agreement"]),
        ("The Security Council adopted Resolution 1244.", ["AGREE.accord"]),
        ("Hanoi was carrying messages between Seoul and Pyongyang.", ["CONSULT.mediate"]),
        ("Rabat took the movement off its terrorist list.", ["CONCEDE.ease_sanctions"]),
        ("Accra extended recognition to Kosovo.", ["SUPPORT.recognise"]),
        # turns of reports and memoirs
        ("Ten million Bengalis crossed into India.", ["CASUS_DISPLACEMENT.flight"]),
        ("Soldiers fired into the column of monks.", ["ASSAULT.small_arms"]),
        ("Serb soldiers chained observers to a radar mast.", ["ASSAULT.human_shield"]),
        ("Al-Shabaab slipped out of Kismayo.", ["RETREAT.withdrawal"]),
        ("The Ghanaians stood by.", []),
        ("Moscow stood by Damascus.", ["SUPPORT.back"]),
        # whose the ultimatum is that is rejected, he has made it
        ("Cairo rejected the ultimatum of the colonels.", ["REJECT.refuse", "THREATEN.ultimatum"]),
        ("Cairo rejected the ultimatum.", ["REJECT.refuse"]),
        # who sends observers, and who lets them in
        ("The Security Council approved the dispatch of 200 observers to Chad.", ["AGREE.commitment"]),
        ("Chad approved the dispatch of 200 observers.", ["CONCEDE.access"]),
        ("Mobs drove out 4,000 Serbs.", ["CASUS_DISPLACEMENT.displaced"]),
        ("Separatists proclaimed a republic.", ["COERCE.secession"]),
        ("The archive receives support from the Ford Foundation.", []),
        (
            "Detectives opened a probe into the killing of a priest.",
            ["ACCUSE.investigate", "ASSAULT.killing"],
        ),
        # nouns made from verbs
        ("The storming of the palace shook Chad.", ["ASSAULT.raid"]),
        ("The signing of the accords pleased Chad.", ["AGREE.accord"]),
        ("The flight of the Hutus went on.", ["CASUS_DISPLACEMENT.flight"]),
        # weapons do to anything what they do
        ("Saudi jets flattened a wedding tent.", ["ASSAULT.airstrike"]),
        ("The garrison fought its way out of the trap.", ["RETREAT.withdrawal"]),
        # no proof is no promise
        ("Khartoum offered no proof.", []),
        ("A convoy to Aleppo was called off.", ["AID.humanitarian"]),
    ],
)
def test_plain_verbs_tell_deeds_by_who_does_what_to_whom(text: str, expected: list[str]) -> None:
    assert _read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rival chiefs put pen to paper in Sebha.", ["AGREE.accord"]),
        ("French jets flew out of Niamey.", ["RETREAT.withdrawal"]),
        ("Tourists flew out of Niamey.", []),
        ("A court in Niamey gave Bazoum twenty years.", ["ACCUSE.convict"]),
        ("The bloc had talked of force.", ["THREATEN.violence"]),
        ("Niamey turned its back on the bloc.", ["SANCTION.suspend_agreement"]),
        ("Niamey has shown no interest in talking to the jihadists.", ["REJECT.refuse"]),
        ("Judges were drafted by force.", ["COERCE.crackdown"]),
        ("Guards cut them down.", ["ASSAULT.killing"]),
        ("Farmers dumped manure outside the ministry.", ["PROTEST.obstruct"]),
        ("Farmers drove their trucks to the capital.", []),
    ],
)
def test_turns_of_analysts_tell_deeds(text: str, expected: list[str]) -> None:
    assert _read(text) == expected
