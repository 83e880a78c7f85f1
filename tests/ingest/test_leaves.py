"""Acts behind the leaves of CAMEO's tree, by who does what to whom."""

from __future__ import annotations

import pytest

from graph.records import Status
from ingest.parsing import parse
from ingest.predicates import find_predicates


def _read(text: str) -> list[str]:
    return [f"{item.type}.{item.mode}" for item in find_predicates(parse(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # who strikes, marches or fasts gives it up
        ("Nurses in Lusaka called off their walkout.", ["CONCEDE.end_protest"]),
        ("Prisoners in Evin ended a hunger strike.", ["CONCEDE.end_protest"]),
        ("The union called a halt to the strike.", ["CONCEDE.end_protest"]),
        ("Truckers returned to work after a strike.", ["CONCEDE.end_protest"]),
        ("Israel halted air strikes on Beirut.", ["RETREAT.end_hostilities"]),
        # the host lets inspectors, peacekeepers and relief in
        ("Sudan welcomed 300 peacekeepers to Darfur.", ["CONCEDE.access"]),
        ("Chad accepted the deployment of monitors.", ["CONCEDE.access"]),
        ("Rebels opened a road for relief convoys.", ["CONCEDE.access"]),
        ("Humanitarian access to Tigray improved in May.", ["CONCEDE.access"]),
        ("Access to broadband improved in May.", []),
        # asylum is asked for, refuge is sought by those who flee
        ("A Cuban pilot sought political asylum in Mexico.", ["REQUEST.asylum"]),
        ("Two Syrian officers asked Jordan for protection.", ["REQUEST.asylum"]),
        ("Thousands of Burundians sought asylum in Kenya.", ["REQUEST.asylum"]),
        ("Villagers sought shelter in Chad.", ["CASUS_DISPLACEMENT.refuge"]),
        ("The fund sought shelter in bonds.", []),
        # knowledge given one way is help, shared both ways is joint work
        ("Moscow passed satellite images to the Syrian army.", ["AID.military"]),
        ("Moscow and Tehran shared intelligence on the rebels.", ["COOPERATE.intelligence"]),
        # nationals and fighters block as farmers do
        ("Peruvians blocked a highway.", ["PROTEST.obstruct"]),
        ("Rebels blocked transport in the north.", ["PROTEST.obstruct"]),
        ("Police blocked a highway.", []),
        # who is kept out of public life
        ("The junta excluded two candidates from the election.", ["COERCE.ban"]),
        # welcomes, patrols, refusals to work
        ("Beijing gave the Chadian president a lavish reception.", ["CONSULT.host"]),
        ("Fans gave the singer a lavish reception.", []),
        ("The mayor of Malmo ordered more police patrols.", ["MOBILIZE.police"]),
        ("Dockers refused to unload the ship.", ["PROTEST.strike"]),
        # shops shut, roads sat on, the way and the time that others are given
        ("Traders in Srinagar pulled down their shutters.", ["PROTEST.strike"]),
        ("Farmers camped on the road to Delhi.", ["PROTEST.obstruct"]),
        ("The junta gave the strikers two days to disperse.", ["THREATEN.ultimatum"]),
        ("Chad allowed soldiers to land at Abeche.", ["CONCEDE.access"]),
        ("Gunmen dragged a nun from her convent school.", ["ASSAULT.abduction"]),
        ("Chad said it would abide by the court's ruling.", ["AGREE.commitment"]),
        ("Chad sent a chess player back to Paris.", []),
        ("The retailer said lowering prices was out of the question.", []),
        ("Taxi drivers kept their cabs off the road.", ["PROTEST.strike"]),
        ("Inmates smashed windows in two wings.", ["PROTEST.mutiny"]),
        ("The rebels served notice that they would attack the port.", ["THREATEN.violence"]),
        ("Ghana's vice-president called the ruling a disgrace.", ["ACCUSE.condemn"]),
        # what is stormed is no road, what is measured in kilometres no goods
        ("Protesters stormed the parliament in Yerevan.", ["PROTEST.riot"]),
        ("Azerbaijan seized ten square kilometres of land.", ["ASSAULT.territory_change"]),
        ("Customs seized ten kilos of ivory.", ["COERCE.confiscate"]),
        # captives are exchanged, not shared; a text is drafted, not conscripted
        ("Chad and Libya exchanged prisoners on Monday.", ["COOPERATE.prisoner_exchange"]),
        ("Chad took no part in drafting the truce.", ["AGREE.truce"]),
        # no accord
        ("The two Koreas failed to agree on a border.", ["AGREE.commitment"]),
        ("Chad and Libya failed to reach a deal.", ["AGREE.accord"]),
    ],
)
def test_leaves(text: str, expected: list[str]) -> None:
    assert _read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chad urged Libya to back the Sudanese rebels.", ["SUPPORT.rally_support"]),
        ("Chad urged Libya to back its plan.", ["REQUEST.appeal"]),
        ("Chad called on Libya to condemn Sudan.", ["ACCUSE.rally_opposition"]),
        ("The union asked shoppers to shun the chain.", ["ACCUSE.rally_opposition"]),
        ("Chad urged Libya to reject its own plan.", ["REQUEST.appeal"]),
        ("Chad urged Libya to withdraw its troops.", ["REQUEST.withdrawal"]),
    ],
)
def test_who_asks_another_to_act_for_or_against_a_third_takes_a_side(text: str, expected: list[str]) -> None:
    assert _read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what another must do, said to him
        ("Chad told Libya that it should withdraw its troops.", ["REQUEST.withdrawal"]),
        ("Chad warned Libya that it has to free the pilots.", ["REQUEST.release"]),
        ("Chad warned Libya that it would suspend trade.", ["THREATEN.sanctions"]),
        ("Chad sent Libya a note saying that its troops must leave Aozou.", ["REQUEST.withdrawal"]),
        ("Chad warned that it would no longer put up with smugglers.", ["THREATEN.warn"]),
        # what is out of the question
        ("Freeing the pilots is unthinkable, the Chadian minister said.", ["REJECT.yield"]),
        ("Selling Aozou is out of the question, the Libyan minister said.", ["REJECT.refuse"]),
        ("Reaching the village is impossible, a nurse said.", []),
        # what is refused by what was to be given
        ("Chad refused to grant the region more money.", ["REJECT.cooperation"]),
        ("Chad refused to give details.", []),
        # who makes the law does what it says
        ("Chad's parliament voted to ban the party.", ["COERCE.ban"]),
        ("The Chadian cabinet decided to lift the curfew.", ["CONCEDE.ease_restrictions"]),
        ("Chad's parliament approved a law recognising the rights of nomads.", ["CONCEDE.grant"]),
        ("A Chadian court ruled that the party may hold rallies.", ["CONCEDE.grant"]),
        ("Chad has taken steps to improve the rights of women.", ["CONCEDE.grant"]),
        # blame whose object stands apart
        ("Chad denounced as a provocation the flight.", ["ACCUSE.condemn"]),
        ("The union complained that the army had killed a miner.", ["ACCUSE.complain", "ASSAULT.killing"]),
        ("The Chadian premier called on voters to unite against the junta.", ["ACCUSE.rally_opposition"]),
        ("The Chadian premier called on voters to unite.", ["REQUEST.appeal"]),
    ],
)
def test_constructions(text: str, expected: list[str]) -> None:
    assert _read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen tried to blow up a bus in Chad.", ("ASSAULT", None)),
        ("An attempt to kill the Chadian president was foiled.", ("ASSAULT", None)),
        ("A plot to blow up the Chadian embassy was thwarted.", ("ASSAULT", Status.CANCELLED)),
    ],
)
def test_what_is_tried_and_what_is_foiled(text: str, expected: tuple[str, Status | None]) -> None:
    assert [(item.type, item.status_hint) for item in find_predicates(parse(text))] == [expected]
