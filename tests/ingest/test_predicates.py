"""Which events a sentence tells: types and modes, one a happening, none where there is none."""

from __future__ import annotations

import pytest

from ingest.parsing import parse
from ingest.predicates import find_predicates, find_unmapped


def told(text: str) -> list[str]:
    return [f"{p.type}.{p.mode}" for p in find_predicates(parse(text))]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        # voice and form
        ("Rebels ambushed an army convoy.", ["ASSAULT.ambush"]),
        ("An army convoy was ambushed by rebels.", ["ASSAULT.ambush"]),
        ("The shelling of the port by the navy went on.", ["ASSAULT.shelling"]),
        ("A convoy carrying fuel was attacked by gunmen.", ["ASSAULT.attack"]),
        # light verbs: one event
        ("Chad launched an offensive against the rebels.", ["ASSAULT.offensive"]),
        ("Kenya and Somalia held talks in Djibouti.", ["CONSULT.negotiate"]),
        ("The council imposed sanctions on Eritrea.", ["SANCTION.sanctions"]),
        ("Chad and Libya went to war.", ["ASSAULT.war"]),
        ("A truce brokered by Qatar began.", ["AGREE.truce"]),
        # operators
        ("The rebels agreed to lay down their arms.", ["CONCEDE.disarm"]),
        ("Sudan agreed to hold talks with Chad.", ["AGREE.negotiate"]),
        ("Sudan threatened to attack Chad.", ["THREATEN.violence"]),
        ("The general vowed to bomb the capital.", ["THREATEN.violence"]),
        ("The army refused to withdraw from the town.", ["REJECT.yield"]),
        ("Norway called for a ceasefire in Sudan.", ["REQUEST.ceasefire"]),
        ("Chad lifted the blockade of the city.", ["RETREAT.end_blockade"]),
        ("The militia violated the ceasefire.", ["ASSAULT.ceasefire_violation"]),
        ("Chad accused Sudan of shelling a village.", ["ACCUSE.accuse", "ASSAULT.shelling"]),
        ("Ghana said that Togo must free the sailors.", ["REQUEST.release"]),
        # an operator over what is not to be done
        ("Chad vowed never to negotiate with the rebels.", ["REJECT.refuse"]),
        ("The rebels promised not to attack the convoy.", ["AGREE.commitment"]),
        ("The junta showed no sign of yielding to the demands.", ["REJECT.yield"]),
        ("The rebels raped villagers, Chad charged.", ["ASSAULT.sexual_violence", "ACCUSE.accuse"]),
        # a crowd's demands and damage are protest
        ("Protesters demanded the resignation of the president.", ["PROTEST.demonstrate"]),
        ("Mobs ransacked shops in Dakar.", ["PROTEST.riot"]),
        ("The women broke through a police cordon in Lome.", ["PROTEST.riot"]),
        # what lies ahead
        ("Serbia will respond with all means to the raids.", ["THREATEN.violence", "ASSAULT.raid"]),
        # soldiers of two states drill together
        ("Kenyan and Ugandan troops held a drill near Kisumu.", ["COOPERATE.drills"]),
        ("South Korea staged a live-fire drill on Monday.", ["MOBILIZE.drills"]),
        # a day beside an object does not hide what the object's preposition holds
        ("Bosnian Serbs rained shells on the enclave of Bihac on Monday.", ["ASSAULT.shelling"]),
        # a kind of prisoner is no war
        ("Chad freed nine prisoners of war.", ["CONCEDE.release"]),
        # what was given is an object of the passive as well
        ("The deserters were granted asylum in Ghana.", ["AID.asylum"]),
        # the object decides
        ("The army fired missiles at the town.", ["ASSAULT.missile"]),
        ("The president fired the defence minister.", ["COERCE.impeach"]),
        ("Police arrested twelve students.", ["COERCE.arrest"]),
        ("Nurses launched a strike.", ["PROTEST.strike"]),
        ("Drones attacked the refinery.", ["ASSAULT.drone"]),
        # results fold into what brought them about
        ("Air strikes killed nine villagers.", ["ASSAULT.airstrike"]),
    ],
)
def test_events_of_a_sentence(text: str, events: list[str]) -> None:
    assert told(text) == events


@pytest.mark.parametrize(
    "text",
    [
        "United beat Rovers 3-1 as the striker fired in a goal late in the match.",
        "Beat the eggs, fire up the oven and attack the onions with a knife.",
        "The shares hit a record high after investors attacked the merger.",
        "The heart attack came as a shock.",
        "The war crimes court sits in the old town.",
        "Chad has traditionally mediated between its neighbours.",
        "The firm launched a satellite.",
    ],
)
def test_no_event_is_made_up(text: str) -> None:
    assert told(text) == []


def test_the_head_of_a_light_verb_phrase_is_the_verb() -> None:
    [found] = find_predicates(parse("Chad launched an offensive."))
    assert (found.token, found.noun, found.tokens, found.text) == (1, 3, (1, 3), "launched an offensive")


def test_offsets_are_of_the_article_and_keys_in_order() -> None:
    text = "Rebels ambushed a patrol.\n\nThe army shelled a village."
    found = find_predicates(parse(text))
    assert [text[p.start : p.end] for p in found] == ["ambushed", "shelled"]
    assert [text[slice(*p.sentence)] for p in found] == text.split("\n\n")
    assert [p.key for p in found] == [0, 1]


def test_an_event_like_verb_without_entry_is_reported_and_not_forced() -> None:
    paragraphs = parse("The soldiers photographed the village.")
    predicates = find_predicates(paragraphs)
    assert predicates == []
    assert [(u.lemma, u.quote) for u in find_unmapped(paragraphs, predicates)] == [
        ("photograph", "The soldiers photographed the village.")
    ]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        # the tokenizer cuts at hyphens
        ("Chad test-fired a ballistic missile.", ["MOBILIZE.weapons_test"]),
        ("Students held a sit-in at the ministry.", ["PROTEST.demonstrate"]),
        # particles: part of the verb, and what they seem to hold its object
        ("Kenya kicked out two Sudanese diplomats.", ["SANCTION.expulsion"]),
        ("Government troops sealed off the town of Malakal.", ["COERCE.siege"]),
        ("The rebels handed in their weapons.", ["CONCEDE.disarm"]),
        # what an object's "of" holds, and what a quantity's preposition does
        ("Kurdish fighters took control of Kobani.", ["ASSAULT.territory_change"]),
        ("Chad unleashed a wave of drones against the refinery.", ["ASSAULT.drone"]),
        # a state is no deed
        ("Men armed with axes stood at the gate.", []),
        # an attempt at violence is violence, a demand with a penalty a threat
        ("Gunmen tried to kill the mayor.", ["ASSAULT.assassination"]),
        ("Sudan told the rebels to disarm or face attack.", ["THREATEN.ultimatum"]),
        # people whom no list names
        ("Gunmen killed nine beekeepers.", ["ASSAULT.killing"]),
        # the name of a body of men is no riot, nor is a feast a protest
        ("Kyrgyz riot police used batons against marchers.", ["COERCE.disperse"]),
        ("Thousands gathered in Rio to celebrate the carnival.", []),
        # what is called for a day is fixed for it
        ("Chad and Sudan met ahead of a summit called for Wednesday.", ["CONSULT.meet", "CONSULT.summit"]),
        # what is called off on a day is no call on anybody
        ("Chad called off a meeting with Sudan on Monday.", ["CONSULT.meet"]),
        # who clashes with whom
        ("Police clashed with protesters.", ["PROTEST.riot"]),
        ("The army clashed with rebels.", ["ASSAULT.armed_clash"]),
    ],
)
def test_forms_that_news_is_written_in(text: str, events: list[str]) -> None:
    assert told(text) == events


@pytest.mark.parametrize(
    "text",
    [
        "She lost her battle with cancer.",
        "Callers bombarded the station with questions.",
        "The bank was hit by heavy losses.",
        "Locusts invaded the wheat fields.",
        "The drug attacks diseased cells.",
        "Surgeons are fighting to save his sight.",
        "Heavy snow cut off nine villages.",
    ],
)
def test_figures_of_speech_are_no_events(text: str) -> None:
    assert told(text) == []


def test_words_of_peace_beside_an_armed_side_are_no_figure() -> None:
    assert told("Rebels attacked a bank in Goma.") == ["ASSAULT.attack"]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Fighting between two rebel groups left sixty people dead in Chad.", ["ASSAULT.armed_clash"]),
        ("The army evacuated 27 wounded from Bol.", ["AID.evacuation"]),
        ("Rwanda arrested members of the Forces for the Liberation of Rwanda.", ["COERCE.arrest"]),
        ("The movement, a rebel group allied with the army, rejected the truce.", ["REJECT.refuse"]),
    ],
)
def test_words_that_only_look_like_deeds(text: str, events: list[str]) -> None:
    assert told(text) == events


def test_a_march_and_what_it_demands_are_one_event() -> None:
    assert told("Thousands marched in Cali on Saturday to demand peace.") == ["PROTEST.demonstrate"]
