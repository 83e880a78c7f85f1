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
