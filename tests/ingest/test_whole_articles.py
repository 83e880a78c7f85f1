"""Slips seen in whole articles of many wars, mended by general rules; the texts are made up."""

from __future__ import annotations

from datetime import date

import pytest

from graph.records import Event
from ingest.annotations import RawDocument
from ingest.pipeline import extract


def events_of(text: str) -> tuple[Event, ...]:
    raw = RawDocument(uri="text", content=text, media_type="text/plain", published=date(2024, 5, 15))
    return extract(raw).events


def parts(text: str) -> list[tuple[str, str | None, list[tuple[str, str]]]]:
    """Type, mode and (role, name) of each event."""
    return [
        (event.type, event.mode, [(part.role.value, part.name) for part in event.participants])
        for event in events_of(text)
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Clashes shook Chad. Soldiers burned three villages.", "Chad"),
        ("Gangs rule the port of Haiti's capital. The gangs burned three villages.", "gangs"),
        ("Islamist militants raided Mali. The militants burned three villages.", "islamist militants"),
    ],
)
def test_a_side_without_a_name_is_the_states_or_the_band_that_was_told_of(text: str, name: str) -> None:
    assert [part[2] for part in parts(text) if part[0] == "COERCE"] == [[("initiator", name)]]


def test_soldiers_are_nobodys_where_two_states_at_odds_are_named() -> None:
    text = "Armenia and Azerbaijan traded fire. Soldiers burned three villages."
    assert [part[2] for part in parts(text) if part[0] == "COERCE"] == [[]]


def test_what_the_head_of_a_group_says_of_its_fighters_is_the_groups() -> None:
    text = "The head of the Polisario Front said its fighters had shelled a base of Morocco."
    assert parts(text) == [
        ("ASSAULT", "shelling", [("initiator", "Polisario Front"), ("recipient", "Morocco")])
    ]


def test_whoever_is_accused_of_an_attack_is_said_to_have_made_it() -> None:
    text = "Chad accused the M23 of the massacre."
    assert ("ASSAULT", "massacre", [("initiator", "M23")]) in parts(text)


def test_whoever_claims_an_attack_made_it() -> None:
    text = "Boko Haram claimed responsibility for the attack in Diffa."
    assert parts(text) == [("ASSAULT", "attack", [("initiator", "Boko Haram")])]


@pytest.mark.parametrize(
    "text",
    [
        "Chad and Sudan held talks mediated by the African Union.",
        "Chad and Sudan held African Union-brokered talks.",
        "Chad and Sudan held talks under the auspices of the African Union.",
    ],
)
def test_a_mediator_is_no_party_to_the_talks(text: str) -> None:
    (told,) = [part for part in parts(text) if part[1] == "negotiate" or part[1] == "mediate"]
    assert told[2] == [("participant", "Chad"), ("participant", "Sudan"), ("mediator", "African Union")]


def test_a_band_that_is_said_to_be_of_a_group_is_that_group() -> None:
    text = "Gunmen from the M23 shelled Rutshuru."
    assert parts(text) == [("ASSAULT", "shelling", [("initiator", "M23")])]


def test_those_who_fight_in_a_state_are_not_that_state() -> None:
    assert parts("Yemen's warring parties accepted a truce.")[0][2] == []


@pytest.mark.parametrize(
    "text",
    [
        "Chad deployed 400 soldiers to help the police.",
        "Chad sent 400 troops to fight the rebels.",
        "Chad approved a mission to fight the rebels.",
    ],
)
def test_what_a_force_is_for_has_not_happened(text: str) -> None:
    assert [part[0] in ("MOBILIZE", "SUPPORT", "AID") for part in parts(text)] == [True]


def test_part_of_a_country_is_where_and_not_whom() -> None:
    (event,) = events_of("Israel withdrew from southern Lebanon.")
    assert [part.name for part in event.participants] == ["Israel"]
    assert [place.name for place in event.places] == ["Lebanon"]


def test_two_mediations_are_two() -> None:
    text = "Mediation by Qatar brought a truce to Chad. Mediation by Egypt brought a swap to Sudan."
    told = [part[2] for part in parts(text) if part[1] == "mediate"]
    assert [[name for role, name in held if role == "mediator"] for held in told] == [["Qatar"], ["Egypt"]]


def test_a_person_of_ones_own_side_can_be_the_other_party() -> None:
    text = "Myanmar's army detained Aung San Suu Kyi."
    assert parts(text) == [
        ("COERCE", "arrest", [("initiator", "Myanmar"), ("recipient", "Aung San Suu Kyi")])
    ]


def test_a_massacre_laid_to_somebody_is_the_one_told_of() -> None:
    text = "The toll of civilians killed in Kishishe rose to 272. Congo accused the M23 of the massacre."
    assert [part[1] for part in parts(text) if part[0] == "ASSAULT"] == ["killing"]


def test_a_court_that_says_whose_land_it_is_convicts_nobody() -> None:
    text = "The International Court of Justice ruled that the hill belonged to Cambodia."
    assert parts(text) == []


def statuses(text: str) -> list[tuple[str, str | None, str]]:
    return [(event.type, event.mode, event.status.value) for event in events_of(text)]


def test_missiles_that_were_shot_down_are_no_proposal() -> None:
    text = "Houthis fired drones at Israel; most of them were shot down by Saudi forces."
    assert [part[:2] for part in parts(text)] == [("ASSAULT", "drone"), ("ASSAULT", "air_defence")]


def test_of_two_results_the_participle_is_the_others() -> None:
    text = "A Russian missile destroyed a block of flats in Kramatorsk, killing seven people."
    (event,) = events_of(text)
    assert [(figure.of, figure.min) for figure in event.figures] == [("killed", 7.0)]


def test_where_sanctions_were_announced_and_whose_death_they_are_for_is_no_party() -> None:
    text = "In Paris, a spokesman said Canada would announce sanctions on Friday over the death of Alexei Navalny."  # noqa: E501
    (event,) = events_of(text)
    assert ([part.name for part in event.participants], event.places) == (["Canada"], ())


def test_what_is_denied_says_nothing_of_who_is_answered() -> None:
    text = "Russia rejected accusations that it killed Alexei Navalny."
    assert [part[2] for part in parts(text) if part[0] == "REJECT"] == [[("initiator", "Russia")]]


def test_what_any_attack_would_be_seen_as_is_a_threat() -> None:
    text = "Mali warned that any attack on Niger would be seen as a declaration of war."
    assert parts(text)[0] == ("THREATEN", "violence", [("initiator", "Mali"), ("recipient", "Niger")])


def test_what_is_said_of_intervention_in_general_is_none() -> None:
    assert statuses('Chad said military intervention was "the last resort".') == []


def test_whoever_left_without_meeting_is_not_in_the_meeting_of_others() -> None:
    text = "An envoy of Nigeria left without meeting Niger's president. Chad's president met Niger's president on Monday."  # noqa: E501
    held = [event for event in events_of(text) if event.status.value == "occurred"]
    assert [len(event.claims) for event in held if event.type == "CONSULT"] == [1]


def test_who_would_not_hesitate_threatens() -> None:
    text = "Chad said it would not hesitate to attack Libya."
    assert statuses(text) == [("THREATEN", "violence", "occurred")]


def test_why_a_strike_was_made_is_no_second_strike() -> None:
    text = "Britain struck Yemen in retaliation for attacks on ships."
    told = [part for part in parts(text) if ("initiator", "United Kingdom") in part[2]]
    assert [part[:2] for part in told] == [("ASSAULT", "attack")]


def test_a_warship_acts_for_its_state() -> None:
    text = "The USS Carney fired missiles at Yemen."
    assert parts(text)[0][2] == [("initiator", "United States"), ("recipient", "Yemen")]


def roles_of(text: str) -> list[tuple[str, str, tuple[str, ...], list[tuple[str, str | None]]]]:
    raw = RawDocument(uri="text", content=text, media_type="text/plain", published=date(2024, 5, 15))
    return [
        (role.actor, role.kind, role.between, [(state.level, state.edtf) for state in role.states])
        for role in extract(raw).roles
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Togo took over from Angola as mediator between Chad and Rwanda in April.",
            [
                ("Togo", "mediator", ("Chad", "Rwanda"), [("new", "2024-04")]),
                ("Angola", "mediator", (), [("ended", "2024-04")]),
            ],
        ),
        (
            "Norway's influence as a mediator in Sri Lanka has waned since 2009.",
            [("Norway", "mediator", (), [("diminished", "2009/..")])],
        ),
        (
            "Oman has served as a go-between for Iran and Israel.",
            [("Oman", "mediator", ("Iran", "Israel"), [])],
        ),
        (
            "Efforts by Cairo to mediate between Hamas and Fatah stalled.",
            [("Egypt", "mediator", ("Fatah", "Hamas"), [])],
        ),
        ("The OSCE monitored the truce in Donbas.", [("OSCE", "observer", (), [])]),
        ("Morocco occupies most of Western Sahara.", [("Morocco", "occupier", ("Western Sahara",), [])]),
        (
            "Guarantors Cuba and Norway urged the ELN to return.",
            [("Cuba", "guarantor", (), []), ("Norway", "guarantor", (), [])],
        ),
        (
            "Chad and Sudan exchanged 40 prisoners. The swap was mediated by Qatar.",
            [("Qatar", "mediator", ("Chad", "Sudan"), [])],
        ),
        (
            "Chad and Sudan signed a truce in Doha mediated by Kenya.",
            [("Kenya", "mediator", ("Chad", "Sudan"), [])],
        ),
    ],
)
def test_roles_come_and_go(
    text: str, wanted: list[tuple[str, str, tuple[str, ...], list[tuple[str, str | None]]]]
) -> None:
    assert roles_of(text) == wanted


def test_tanks_that_artillery_destroyed_were_not_given_up() -> None:
    assert [part[0] for part in parts("Russian artillery destroyed 22 tanks of Ukraine.")] == ["ASSAULT"]


def test_what_missiles_fell_on_is_the_same_strike() -> None:
    text = "Russia fired missiles at Dnipro, hitting a block of flats and wounding nine people."
    assert [part[:2] for part in parts(text)] == [("ASSAULT", "missile")]


def test_a_revoked_visa_eases_nothing_and_no_comment_refuses_nothing() -> None:
    text = "Canada revoked Sheikh Hasina's visa. Ottawa declined to comment."
    assert [part[:2] for part in parts(text)] == [("SANCTION", "cut_ties")]


def test_machines_with_a_model_are_no_band() -> None:
    text = "The United States plans to deliver 66 F-16 fighters to Taiwan."
    assert [part[2] for part in parts(text)] == [[("initiator", "United States"), ("recipient", "Taiwan")]]


def test_it_can_take_islands() -> None:
    text = "China hailed the battle. In 1974 it took the Paracel Islands from Vietnam."
    assert ("ASSAULT", "territory_change", [("initiator", "China"), ("recipient", "Vietnam")]) in parts(text)


def test_who_claims_responsibility_made_the_attack_told_before() -> None:
    text = "A bomb killed nine people in Kerman on Monday. Islamic State claimed responsibility."
    assert parts(text) == [("ASSAULT", "bombing", [("initiator", "Islamic State")])]


def test_the_day_of_a_claim_is_not_the_attacks() -> None:
    text = "A bomb killed nine people in Kerman on Monday. Islamic State claimed responsibility for the attack on Tuesday."  # noqa: E501
    (event,) = events_of(text)
    assert event.date.edtf == "2024-05-13"
    assert [part.name for part in event.participants] == ["Islamic State"]


def test_a_deployment_is_its_owners() -> None:
    (told,) = parts("Kenya's deployment of 1,000 police officers to Haiti was postponed.")
    assert told[2][0] == ("initiator", "Kenya")


def test_who_was_killed_and_wounded_when_they_fought_is_one_clash() -> None:
    text = "Two Pakistani soldiers were killed and five wounded when they exchanged fire with Indian troops."
    (event,) = events_of(text)
    assert [(figure.of, figure.min) for figure in event.figures] == [("killed", 2.0), ("wounded", 5.0)]


def test_a_number_that_is_a_units_name_counts_nothing() -> None:
    (event,) = events_of("Libya's 444 Brigade detained ten men.")
    assert [(figure.of, figure.min) for figure in event.figures] == [("arrested", 10.0)]


def test_what_somebody_first_did_in_a_year_of_its_own_is_not_todays_deed() -> None:
    text = "M23 rebels patrolled Goma after seizing the city. The M23 first seized Goma in 2012."
    dates = [event.date.edtf for event in events_of(text) if event.mode == "territory_change"]
    assert dates in ([None, "2012"], ["../2024-05-15", "2012"])


def test_police_are_of_the_country_where_they_act() -> None:
    text = (
        "Rwanda expelled an envoy. Rwanda closed its border.\n\n"
        "Protesters in Kinshasa burned flags of Rwanda. Police fired tear gas to disperse them."
    )
    assert ("COERCE", "disperse", [("initiator", "Democratic Republic of the Congo")]) in parts(text)


def test_a_crime_that_somebody_is_charged_with_is_no_help() -> None:
    text = "Turkish police detained a mayor on charges of corruption and aiding a terrorist group."
    assert [part[0] for part in parts(text)] == ["COERCE"]


def test_those_to_be_freed_are_not_those_who_are_asked() -> None:
    assert parts("Canada called for the release of detained activists.")[0][2] == [("initiator", "Canada")]


def test_it_that_takes_no_side_is_somebody() -> None:
    text = "The United States said it would not take sides and asked Chad for information on the arrests."
    assert ("REQUEST", "appeal", [("initiator", "United States"), ("recipient", "Chad")]) in parts(text)


def test_rebel_fighters_are_the_one_group_that_is_named() -> None:
    text = "Congo fought the M23. Rebel fighters captured an airport."
    assert ("ASSAULT", "territory_change", [("initiator", "M23")]) in parts(text)


def test_a_leader_who_urges_his_own_group_is_a_person() -> None:
    text = "Jailed PKK leader Abdullah Ocalan called on his group to disband."
    assert parts(text)[0][2] == [("initiator", "Abdullah Ocalan"), ("recipient", "Kurdistan Workers' Party")]


def test_strikes_of_one_day_on_two_countries_are_two() -> None:
    text = "Israeli warplanes struck Hodeidah on Monday, killing three people. In Gaza, Israeli strikes killed at least 37 people on Monday."  # noqa: E501
    assert [[place.name for place in event.places] for event in events_of(text)] == [
        ["Hodeidah"],
        ["Gaza Strip"],
    ]


def test_a_state_that_protests_complains() -> None:
    assert parts("Kabul has protested.") == [("ACCUSE", "complain", [("initiator", "Afghanistan")])]


def test_a_former_premier_is_a_person() -> None:
    text = "Former prime minister Imran Khan was sentenced to ten years in prison in Pakistan."
    assert parts(text)[0][2] == [("recipient", "Imran Khan")]


def test_talks_mediated_behind_their_towns_have_their_mediators() -> None:
    text = "Hamas and Israel held talks in Cairo and Doha, mediated by Egypt and Qatar."
    assert parts(text)[0][2] == [
        ("participant", "Hamas"), ("participant", "Israel"), ("mediator", "Egypt"), ("mediator", "Qatar"),
    ]  # fmt: skip
