"""Everyday words for what states and forces do, by who does what to whom."""

from __future__ import annotations

import pytest

from ingest.parsing import parse
from ingest.predicates import find_predicates


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The two presidents compared notes over lunch.", ["CONSULT.negotiate"]),
        ("The Libyan premier is in Accra for a visit.", ["CONSULT.visit"]),
        ("Chadian police hunted smugglers and joined Libyan patrols in the search.", ["COOPERATE.military"]),
        ("Chad handed over a suspect to Libyan agents.", ["COOPERATE.judicial"]),
        ("Chad took in 300 Libyans.", ["AID.asylum"]),
        ("Chad opened two airstrips to relief flights.", ["CONCEDE.access"]),
        ("The rebels set forty more peacekeepers free.", ["CONCEDE.release"]),
        ("Chad attacked the Libyan report as full of lies.", ["ACCUSE.condemn"]),
        ("Chad branded the vote a provocation.", ["ACCUSE.condemn"]),
        ("Chad barred a mission from visiting the camp.", ["REJECT.refuse"]),
        ("Chad would not stand idly by.", ["THREATEN.warn"]),
        ("Chad forced the relief agency out of the country.", ["SANCTION.expulsion"]),
        ("Chad halved aid to Libya.", ["SANCTION.halt_aid"]),
        ("Gendarmes emptied three Libyan villages.", ["COERCE.deport"]),
        ("Chad lobbed a missile into the Sea of Crete.", ["MOBILIZE.weapons_test"]),
        ("Chad recalled soldiers from leave.", ["MOBILIZE.alert"]),
        ("Prison guards beat inmates with iron bars, a group said.", ["ASSAULT.beating"]),
        # the same words where nothing of the kind is told
        ("The bank fired the first shot in a price war.", []),
        ("The chef compared the two recipes.", []),
        ("The museum opened two halls to visitors.", []),
        ("The school took in 300 pupils.", []),
    ],
)
def test_doings(text: str, expected: list[str]) -> None:
    assert [f"{item.type}.{item.mode}" for item in find_predicates(parse(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chad's leaders had a working lunch in Accra.", ["CONSULT.negotiate"]),
        ("Chad spoke out in favour of the Libyan premier.", ["SUPPORT.back"]),
        ("President Deby forgave the general.", ["SUPPORT.forgive"]),
        ("Chad passed missile parts to Libya.", ["AID.arms_supply"]),
        ("The European Union is paying for the repair of bridges in Accra.", ["AID.economic"]),
        ("Chad did away with a ban on rallies.", ["CONCEDE.ease_restrictions"]),
        ("Militias in the north broke up.", ["RETREAT.demobilise"]),
        ("Libya was dismayed by the killing of students.", ["ACCUSE.condemn", "ASSAULT.killing"]),
        ("Chad branded the raid an act of terror.", ["ACCUSE.condemn", "ASSAULT.raid"]),
        ("The rebels said they would turn the town into a sea of fire.", ["THREATEN.violence"]),
        ("A warlord warned peacekeepers to keep out of the town.", ["THREATEN.warn"]),
        ("Miners smashed through a police barricade.", ["PROTEST.riot"]),
        ("Activists brought the capital to a halt with a dawn-to-dusk strike.", ["PROTEST.strike"]),
        ("Security agents took an editor from his home.", ["COERCE.arrest"]),
        ("Chad put thousands of police on the streets.", ["MOBILIZE.police"]),
        ("Libyan jets flew low over Accra.", ["MOBILIZE.airspace_violation"]),
        ("The regulator fined the phone company.", []),
        ("The driver paid for the repair of his car.", []),
        ("The couple had lunch by the sea.", []),
    ],
)
def test_further_doings(text: str, expected: list[str]) -> None:
    found = [f"{item.type}.{item.mode}" for item in find_predicates(parse(text))]

    assert [item for item in found if item != "PROTEST.obstruct"] == expected


def test_who_tells_it_at_the_end_stands_in_no_apposition() -> None:
    doc = parse(
        "The army has shelled villages near the border with Chad, a rebel spokesman charged on Sunday."
    )[0].doc

    assert [(token.text, token.head.text) for token in doc if token.dep_ in ("ROOT", "ccomp", "nsubj")] == [
        ("army", "shelled"),
        ("shelled", "charged"),
        ("spokesman", "charged"),
        ("charged", "charged"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("President Deby will be in Accra on Friday.", ["CONSULT.visit"]),
        ("The Libyan premier stopped in Accra on his way home.", ["CONSULT.visit"]),
        ("Chad will return the territory.", ["CONCEDE.handover"]),
        ("Chad took the matter to the United Nations.", ["ACCUSE.complain"]),
        ("The rebels will respond in kind.", ["THREATEN.violence"]),
        ("Chad will respond with rockets.", ["ASSAULT.missile"]),
        ("Lagos is in Nigeria.", []),
        ("The singer will be in Accra on Friday.", []),
        ("The ferry stopped in Accra.", []),
        ("Messi will be in Miami next year.", []),
    ],
)
def test_visits_and_answers(text: str, expected: list[str]) -> None:
    assert [f"{item.type}.{item.mode}" for item in find_predicates(parse(text))] == expected
