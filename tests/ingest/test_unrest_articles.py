"""Whole readings of sentences from articles on unrest, mediation and civil war."""

from __future__ import annotations

from datetime import date

import pytest

from graph.records import Article, DateValue, Event, Extraction
from ingest.pipeline import read_article


def read(text: str) -> Extraction:
    return read_article(Article(id="art-unrest", published=date(2024, 5, 15), outlet="Test", text=text))


def events_of(text: str) -> list[Event]:
    return list(read(text).events)


def told(text: str) -> list[tuple[str, str | None, str]]:
    return [(event.type, event.mode, event.status.value) for event in events_of(text)]


def parts(text: str) -> list[tuple[str, str | None, list[tuple[str, str]]]]:
    return [
        (event.type, event.mode, [(part.role.value, part.name) for part in event.participants])
        for event in events_of(text)
    ]


def test_who_is_fired_upon_is_shot_at() -> None:
    assert parts("A UN convoy was fired upon near Malakal.") == [
        ("ASSAULT", "small_arms", [("recipient", "United Nations")])
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Kampala should publish an inquiry into the abuses attributed to its forces.",
            ("ACCUSE", "investigate", "hypothetical"),
        ),
        ("The government in Ouagadougou will not open an inquiry.", ("ACCUSE", "investigate", "denied")),
        (
            "Niger and Benin spoke of the summit planned in Lome between Togo and Ghana.",
            ("CONSULT", "summit", "planned"),
        ),
        (
            "Chad declared that it would not put on the agenda the opening of negotiations with Libya.",
            ("CONSULT", "negotiate", "denied"),
        ),
    ],
)
def test_what_is_only_wanted_planned_or_refused_is_no_deed(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in told(text)


def test_conditions_after_a_colon_are_not_met() -> None:
    text = "President Ivan Duque has set two conditions: free every hostage, and stop all attacks."
    assert told(text) == [
        ("REQUEST", "demand", "occurred"),
        ("CONCEDE", "release", "hypothetical"),
        ("RETREAT", "end_hostilities", "hypothetical"),
    ]


def test_a_party_s_negotiators_mediate_nothing() -> None:
    assert read("Cuba received the ELN and its ten negotiators.").roles == ()


def test_insurgents_stay_who_they_were_and_are_no_regional_force() -> None:
    text = (
        "The African regional force left Mozambique. The insurgents, known as the Islamic State, hit Palma. "
        "Rwanda, Tanzania and Portugal condemned it.\n\nOn Monday the insurgents burned a school in Pemba."
    )
    assert ("initiator", "Islamic State") in parts(text)[-1][2]


def test_a_known_town_of_several_words_that_is_retaken_is_a_place() -> None:
    event = events_of("Mozambique said that its units retook Mocímboa da Praia on Monday.")[0]
    assert (event.mode, [place.name for place in event.places]) == (
        "territory_change",
        ["Mocímboa da Praia"],
    )


def test_stray_bullets_are_no_missiles() -> None:
    assert [event.mode for event in events_of("Two civilians were killed by stray bullets in Goma.")] == [
        "small_arms"
    ]


def test_soldiers_who_drive_into_a_house_raid_it() -> None:
    text = "Soldiers drove into the compound of Riek Machar in Juba."
    assert [(event.type, event.mode) for event in events_of(text)] == [("ASSAULT", "raid")]


def test_a_force_that_ends_its_mission_leaves() -> None:
    text = "The African regional force ended its mission in Mozambique on 15 April."
    assert told(text) == [("RETREAT", "withdrawal", "occurred")]


def roles_of(text: str) -> list[tuple[str, str, list[str]]]:
    return [(role.actor, role.kind, [state.level for state in role.states]) for role in read(text).roles]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Norway mediated between Colombo and the Tamil Tigers. Norway's standing has suffered.",
            [("Norway", "mediator", ["diminished"])],
        ),
        (
            "Egypt, once the region's arbiter, has been sidelined by Qatar.",
            [("Egypt", "mediator", ["former", "diminished"])],
        ),
        (
            "ASEAN used to be the mediator in Myanmar, but the bloc has become a spectator.",
            [("ASEAN", "mediator", ["former", "diminished"])],
        ),
        ("Nationalist parties in Sri Lanka want Norway replaced as facilitator by India.", []),
    ],
)
def test_a_role_that_wanes_or_is_only_wished_away(
    text: str, wanted: list[tuple[str, str, list[str]]]
) -> None:
    assert roles_of(text) == wanted


def test_what_a_resolution_calls_for_second_is_called_for() -> None:
    text = "A resolution calls for a cease-fire and for the withdrawal of all foreign troops from Cyprus."
    assert ("RETREAT", "withdrawal", "occurred") not in told(text)


def test_a_guarantor_that_withdraws_moves_no_troops() -> None:
    assert told("Algeria withdrew as guarantor of the Mali accord.")[0] == (
        "SANCTION",
        "halt_talks",
        "occurred",
    )


def test_shells_that_land_are_one_attack() -> None:
    assert [event.mode for event in events_of("Two mortar shells landed in Aleppo.")] == ["shelling"]


@pytest.mark.parametrize(
    "text",
    [
        "Air France had opposed the deal and called for a full investigation.",
        "The carmaker's chief met the minister of labour in Japan on Monday.",
        "Saudi Arabia threatened a price war.",
        "Togo was struck off the list for the chairmanship.",
        "Who still speaks to Damascus?",
    ],
)
def test_no_deed_is_read_into(text: str) -> None:
    assert [event for event in events_of(text) if event.status.value != "hypothetical"] == []


def test_the_capital_is_of_the_state_that_the_article_is_about() -> None:
    text = (
        "Gangs control much of Haiti. In Haiti police stations were burned. A deal on Haiti was signed in "
        "Kenya. In the capital 15,000 people have been displaced."
    )
    assert [place.name for place in events_of(text)[-1].places] == ["Port-au-Prince"]


def test_the_army_is_not_the_envoy_s() -> None:
    text = (
        "Sri Lanka's navy patrolled off Jaffna.\n\nWhen the Norwegian envoy obtained a promise, the army "
        "shelled a village near Trincomalee."
    )
    assert ("ASSAULT", "shelling", [("initiator", "Sri Lanka")]) in [
        (kind, mode, who[:1]) for kind, mode, who in parts(text)
    ]


def test_a_seat_of_power_just_before_is_who_it_is() -> None:
    text = "Beijing is another matter. It brokered a ceasefire between Myanmar and Arakan rebels."
    assert [role[:2] for role in roles_of(text)] == [("China", "mediator")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Moscow for a while spoke of arming Serbia.", [("AID", "arms_supply", "hypothetical")]),
        ("The talks between India and Pakistan will decide it.", [("CONSULT", "negotiate", "planned")]),
        ("Please send appeals to Bangladesh.", [("REQUEST", "appeal", "hypothetical")]),
        ("The general said that this was not a coup in Gabon.", [("COERCE", "coup", "denied")]),
        ("Ecuador promised free elections.", [("AGREE", "commitment", "occurred")]),
    ],
)
def test_musings_meetings_to_come_and_pleas_are_no_facts(
    text: str, wanted: list[tuple[str, str, str]]
) -> None:
    assert told(text) == wanted


def test_what_is_spoken_of_makes_no_role() -> None:
    assert read("Moscow for a while spoke of arming Serbia.").roles == ()


@pytest.mark.parametrize(
    "text",
    [
        "Human rights groups warn that soldiers make prisoners strip in Ecuador.",
        "The Mongolian government mobilised tractors against the snow.",
    ],
)
def test_no_threat_and_no_call_up_is_read_into(text: str) -> None:
    assert told(text) == []


def test_who_gives_up_neutrality_does_not_surrender() -> None:
    assert "surrender" not in {mode for _, mode, _ in told("The former rebels of Darfur gave up neutrality.")}


def test_a_treaty_is_no_party_and_a_carrier_of_messages_a_mediator() -> None:
    text = "Thabo Mbeki brokered the Global Political Agreement of 2008 in Zimbabwe."
    assert [part.name for event in events_of(text) for part in event.participants] == ["South Africa"]
    text = "Father Fidelis Mukonori carried messages between Robert Mugabe and the generals in Zimbabwe."
    assert roles_of(text) == [("Fidelis Mukonori", "mediator", [])]


def test_what_was_to_be_done_before_another_deed_is_not_still_to_come() -> None:
    text = "South Africa's envoys, who had flown in to talk to Robert Mugabe, left with nothing."
    assert [event.date for event in events_of(text) if event.status.value == "planned"] == [
        DateValue(basis="planned before another deed")
    ]


def test_what_is_agreed_to_be_done_is_not_done() -> None:
    text = (
        "Field Marshal Birhanu Jula of Ethiopia agreed in Nairobi that heavy weapons would be handed in "
        "together with the withdrawal of foreign forces."
    )
    assert told(text) == [("AGREE", "commitment", "occurred"), ("RETREAT", "withdrawal", "planned")]


def test_monitors_who_report_hold_their_own_role() -> None:
    text = "Eritrea denies arming the insurgents, as UN monitors reported in November."
    assert [role[:2] for role in roles_of(text) if role[1] == "observer"] == [("United Nations", "observer")]


def test_a_mission_named_after_its_place_is_the_sender_s() -> None:
    text = "Implementation was watched by the Aceh Monitoring Mission of the EU."
    assert [role[:2] for role in roles_of(text)] == [("European Union", "observer")]


def test_him_who_is_urged_is_not_who_urges() -> None:
    text = (
        "Washington's envoy, Jendayi Frazer, met President Abdullahi Yusuf of Somalia and urged him to "
        "hold talks."
    )
    assert ("REQUEST", "negotiate", [("initiator", "United States"), ("recipient", "Somalia")]) in [
        (kind, mode, who[:2]) for kind, mode, who in parts(text)
    ]


def test_what_stands_before_a_known_name_is_no_place_of_its_own() -> None:
    text = "In March two officers were kidnapped in North Aceh, Indonesia."
    assert [place.name for place in events_of(text)[0].places] == ["Aceh"]


def test_who_put_their_names_to_a_text_have_agreed() -> None:
    text = "In Helsinki the envoys of Indonesia and Norway put their names to seven pages."
    assert [(part[0], part[1]) for part in parts(text)] == [("AGREE", "accord")]


@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("The war in Congo cost up to 20,000 lives.", 20000),
        ("The clashes in Nepal, in which 13,000 people lost their lives, ended on Tuesday.", 13000),
    ],
)
def test_lives_that_are_lost_are_dead(text: str, most: float) -> None:
    assert [(figure.of, figure.max) for figure in events_of(text)[0].figures] == [("killed", most)]


def test_a_name_in_capitals_is_somebody() -> None:
    assert ("ACCUSE", "condemn", [("initiator", "ECOWAS")]) in [
        (kind, mode, who[:1]) for kind, mode, who in parts("ECOWAS condemned the coup in Burkina Faso.")
    ]


def test_who_is_removed_is_not_deported() -> None:
    text = "Captain Traore announced in Burkina Faso that Lieutenant-Colonel Damiba had been removed."
    assert "deport" not in {mode for _, mode, _ in told(text)}
