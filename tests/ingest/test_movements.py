"""Movements of forces, people driven out, agreements left: which event each is, and which it is not."""

from __future__ import annotations

import pytest

from ingest.parsing import parse
from ingest.predicates import find_predicates


def told(text: str) -> list[str]:
    return [f"{p.type}.{p.mode}" for p in find_predicates(parse(text))]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Kenyan marines landed near the port of Kismayo.", ["MOBILIZE.deployment"]),
        ("Rebel fighters entered the capital at dawn.", ["ASSAULT.invasion"]),
        ("Eritrean tanks crossed the border on Monday.", ["ASSAULT.invasion"]),
        ("Chad put 3,000 reservists on its northern frontier.", ["MOBILIZE.deployment"]),
        ("Serbia reinforced its garrison near the crossing.", ["MOBILIZE.build_up"]),
        ("The guerrillas were pushed back by Ugandan troops.", ["ASSAULT.repel"]),
        ("Some 40,000 people were driven from the valley.", ["CASUS_DISPLACEMENT.displaced"]),
        ("The army seized power in Niger.", ["COERCE.coup"]),
        ("Militias burned much of the district.", ["COERCE.destroy_property"]),
        ("The African Union suspended Mali after the coup.", ["SANCTION.cut_ties", "COERCE.coup"]),
        ("The ceasefire is dead.", ["AGREE.ceasefire", "SANCTION.suspend_agreement"]),
        ("Eritrea returned two villages to Ethiopia.", ["CONCEDE.handover"]),
        ("Eritrea will return the Badme district by June.", ["CONCEDE.handover"]),
        ("More than 9,000 refugees had arrived in Chad by Friday.", ["CASUS_DISPLACEMENT.flight"]),
        ("Kenya announced $11.5 million in humanitarian assistance.", ["AGREE.aid_pledge"]),
        ("Guards arrested the tycoon as he tried to cross into Chad.", ["COERCE.arrest"]),
        ("Myanmar expelled Rohingya from the town.", ["COERCE.deport"]),
        ("Shopkeepers in Srinagar observed a strike on Friday.", ["PROTEST.strike"]),
        # those killed may be counted out of those who are meant
        ("Officials said 16 of their soldiers had been killed.", ["ASSAULT.killing"]),
        ("Kenyan activists have blocked the border crossing since Monday.", ["PROTEST.obstruct"]),
        # what a parliament approves it does; what lasts for decades is a role
        ("Chad's parliament approved martial law.", ["COERCE.martial_law"]),
        ("Kenya has mediated between the neighbours for decades.", []),
        ("Chad has occupied the strip for decades.", ["COERCE.occupation"]),
        ("Chad sent troops backed by artillery and drones into the town.", ["MOBILIZE.deployment"]),
        # a town is taken, people are abducted or arrested
        ("Rebels seized Khartoum.", ["ASSAULT.territory_change"]),
        ("Russian troops seized Mariupol.", ["ASSAULT.territory_change"]),
        ("Gunmen seized two aid workers.", ["ASSAULT.abduction"]),
        ("Soldiers seized three activists.", ["COERCE.arrest"]),
        # not a movement of forces, nor anyone put to flight
        ("The plane landed in Geneva.", []),
        ("The band entered the charts in May.", []),
        ("Rising prices drove customers from the shops.", []),
        ("The league suspended the striker for two games.", []),
    ],
)
def test_movements(text: str, events: list[str]) -> None:
    assert told(text) == events
