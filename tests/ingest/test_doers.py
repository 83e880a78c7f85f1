"""Who does it where no full name stands: short names, nameless bands, organs of the article's state."""

from __future__ import annotations

from datetime import date

import pytest

from graph.records import ActorKind, Event
from ingest.annotations import RawDocument
from ingest.pipeline import extract


def events_of(text: str) -> tuple[Event, ...]:
    raw = RawDocument(uri="text", content=text, media_type="text/plain", published=date(2024, 5, 15))
    return extract(raw).events


def told(text: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Type and (role, name) of each event."""
    return [
        (event.type, [(part.role.value, part.name) for part in event.participants])
        for event in events_of(text)
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "The Liberation Tigers of Tamil Eelam left the talks. The Tigers shelled Jaffna on Monday.",
            "Liberation Tigers of Tamil Eelam",
        ),
        (
            "The Polisario Front left the talks in Geneva. The Front shelled Smara on Monday.",
            "Polisario Front",
        ),
        (
            "Nepal closed its border. The Maoists shelled Gorkha on Monday.",
            "Communist Party of Nepal (Maoist)",
        ),
        (
            "India closed its border. Maoist rebels shelled Raipur on Monday.",
            "Communist Party of India (Maoist)",
        ),
        (
            "Mozambique closed its border. Mozambican police fled. Al-Shabab shelled Pemba on Monday.",
            "Islamic State Mozambique",
        ),
        ("Somalia closed its border. Al-Shabab shelled Kismayo on Monday.", "al-Shabaab"),
    ],
)
def test_short_and_shared_names(text: str, name: str) -> None:
    assert told(text)[-1] == ("ASSAULT", [("initiator", name)])


def test_a_capital_in_passing_does_not_make_the_junta_its() -> None:
    text = (
        "Gunmen killed 11 villagers near Djibo on Monday, Burkina Faso's government said. Djibo has been cut "
        "off since the spring, when bridges at Bourzanga were blown up.\n\n"
        "The junta arrested three colonels. Its chief will fly to Bamako, Mali's capital, on Thursday."
    )
    assert told(text)[-2:] == [
        ("COERCE", [("initiator", "Burkina Faso")]),
        ("CONSULT", [("initiator", "Burkina Faso"), ("recipient", "Mali")]),
    ]


def test_retreating_militants_are_the_gunmen_told_of_before() -> None:
    text = (
        "Gunmen attacked a market in the Nigerian town of Gusau on Monday. Police killed nine of the "
        "gunmen.\n\nNigerian aircraft strafed the retreating militants near Kaura on Tuesday."
    )
    assert told(text)[-1] == ("ASSAULT", [("initiator", "Nigeria"), ("recipient", "gunmen")])


def test_opposition_parties_are_no_armed_group() -> None:
    text = "Opposition parties held a march in Lome, Togo, on Saturday. The insurgency went on in the north."
    kinds = {part.kind for event in events_of(text) for part in event.participants}
    assert ActorKind.ARMED_GROUP not in kinds
    assert told(text)[0] == ("PROTEST", [("initiator", "opposition parties")])


def test_the_military_accused_of_hiding_is_the_states() -> None:
    text = "Chad buried 40 soldiers on Monday. Opposition leaders accused the military of hiding its losses."
    assert told(text)[-1] == ("ACCUSE", [("initiator", "opposition leaders"), ("recipient", "Chad")])


def test_a_state_named_only_later_is_not_whose_army_it_is() -> None:
    text = (
        "Chile's president died in his palace on Tuesday.\n\nThe armed forces arrested hundreds.\n\n"
        "In Washington, the State Department denied that the United States had taken part. Officials "
        "of the United States in Washington would not say more."
    )
    assert ("COERCE", [("initiator", "Chile")]) in told(text)


def test_a_bystander_who_spoke_has_not_the_army_of_the_next_sentence() -> None:
    text = (
        "Mali's junta expelled an envoy on Monday. Malian jets struck Kidal and Malian troops held Gao.\n\n"
        "Paris protested. The army arrested 20 villagers."
    )
    assert told(text)[-1][1][0] == ("initiator", "Mali")


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "Soldiers burned a village near Loikaw, Myanmar, on Monday. Jets bombed a market the next day.",
            [("initiator", "Myanmar")],
        ),
        # An ally's jets may have done it.
        ("Jets bombed a market in Sanaa, Yemen, on Monday. Saudi Arabia would not comment.", []),
    ],
)
def test_jets_are_the_states_unless_an_ally_may_have_sent_them(
    text: str, parties: list[tuple[str, str]]
) -> None:
    assert [who for kind, who in told(text) if kind == "ASSAULT"][-1] == parties


def test_the_kingdom_is_a_state_that_has_a_king() -> None:
    text = "Morocco opened an office on Friday. Washington sent envoys. The kingdom recalled its ambassador."
    assert told(text)[-1][1][0] == ("initiator", "Morocco")


def test_a_prime_minister_by_name_is_the_articles_states() -> None:
    text = (
        "Nepal closed its border on Monday, and Nepalese police arrested 11 journalists.\n\n"
        "Prime Minister Tilak Joshi threatened to ban rallies. The defence minister, Hari Rai, resigned."
    )
    assert [who for _, who in told(text)[-2:]] == [[("initiator", "Nepal")], [("initiator", "Nepal")]]


def test_the_two_sides_are_the_foes_not_the_last_two_named() -> None:
    text = (
        "Sri Lanka's army shelled the Liberation Tigers of Tamil Eelam on Monday. Sri Lanka said the "
        "Tigers had lost 40 fighters.\n\nIndia said it was not considering help. Norway sent observers. Both "
        "sides accused Japan of bias."
    )
    accused = [who for kind, who in told(text) if kind == "ACCUSE"]
    assert {name for role, name in accused[-1] if role != "recipient"} == {
        "Sri Lanka",
        "Liberation Tigers of Tamil Eelam",
    }


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "India, wary since its troops fought Sikh militants and since a Hamas suicide bomber killed "
            "Rajiv Rao in 1991, has refused to mediate.",
            [("initiator", "Hamas"), ("recipient", "Rajiv Rao")],
        ),
        (
            "Oslo has seen its standing eroded since the European Union, at Washington's urging, put Hamas "
            "on its list of terrorist organisations on 29 May.",
            [("initiator", "European Union"), ("recipient", "Hamas")],
        ),
        (
            "Forty people have died since Friday, when Hamas, walking out of the truce, overran an "
            "Israeli base.",
            [("initiator", "Hamas"), ("recipient", "Israel")],
        ),
        (
            "The recapture last Sunday of the port of Palma by Rwandan troops ends a humiliation.",
            [("initiator", "Rwanda")],
        ),
        (
            "In Mozambique, Palma was overrun on Monday by the fighters whom locals call al-Shabab.",
            [("initiator", "Islamic State Mozambique")],
        ),
        (
            "Fighters known locally as al-Shabab shelled Palma, Mozambique, on Monday.",
            [("initiator", "Islamic State Mozambique")],
        ),
        # Not a clause of time with a subject of its own: the sentence's subject did both.
        (
            "Hamas left the talks after the raid on Gaza, in March, and shelled Israel.",
            [("initiator", "Hamas"), ("recipient", "Israel")],
        ),
    ],
)
def test_the_doer_stands_in_the_deeds_own_clause(text: str, wanted: list[tuple[str, str]]) -> None:
    assert wanted in [who for _, who in told(text)], told(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Chile closed its border on Monday. A junta headed by Gen. Aurelio Pardo Ugarte imposed a "
            "curfew.",
            [("initiator", "Chile")],
        ),
        (
            "Argentina closed its border on Monday. General Lombardi's junta imposed a curfew.",
            [("initiator", "Argentina")],
        ),
        (
            "Nepal closed its border on Monday. The Ministry of Defence condemned Hamas.",
            [("initiator", "Nepal"), ("recipient", "Hamas")],
        ),
        (
            "The raid shocked New Delhi, whose own soldiers fought Hamas in 1990.",
            [("initiator", "India"), ("recipient", "Hamas")],
        ),
        (
            "The Polisario Front met a UN envoy. The UN reported progress. The movement shelled Smara.",
            [("initiator", "Polisario Front")],
        ),
    ],
)
def test_rulers_ministries_and_whose_soldiers(text: str, wanted: list[tuple[str, str]]) -> None:
    assert wanted in [who for _, who in told(text)], told(text)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Angola and UNITA signed a truce in the Zambian capital on Sunday.", "Lusaka"),
        (
            "In the port of Goma, where marines shelled a base before dawn, all was calm.",
            "Goma",
        ),
        ("Within days the Eritrean town of Barentu had fallen to Ethiopia.", "Barentu"),
    ],
)
def test_where_it_happened_by_clause_capital_and_fall(text: str, place: str) -> None:
    assert place in {found.name for event in events_of(text) for found in event.places}


def test_the_sect_whose_leader_is_named_is_his() -> None:
    text = (
        "Insurgents shelled Gusau, Nigeria, on Monday. The sect, whose leader, Abubakar Shekau, taunted "
        "the army, razed Kukareta, a fishing town, on Tuesday."
    )
    event = events_of(text)[-1]
    assert [part.name for part in event.participants if part.role.value == "initiator"] == ["Boko Haram"]
    assert [place.name for place in event.places] == ["Kukareta"]


def test_the_group_that_is_fought_is_the_armed_one() -> None:
    text = (
        "Boko Haram killed 40 villagers on Monday. Amnesty International condemned the raid. Nigeria "
        "vowed to crush the group."
    )
    assert told(text)[-1] == ("THREATEN", [("initiator", "Nigeria"), ("recipient", "Boko Haram")])


def test_the_dead_are_not_who_raids_the_next_night() -> None:
    text = (
        "Maoist insurgents fought soldiers in Nepal on Tuesday.\n\nForty people have died since Friday, when "
        "the guerrillas, walking out of a truce, overran a barracks at Ghorahi. On Sunday they raided Gorkha."
    )
    doers = [
        [name for role, name in who if role == "initiator"] for kind, who in told(text) if kind == "ASSAULT"
    ]
    assert doers == [["Communist Party of Nepal (Maoist)"]] * 3


def test_two_countries_named_as_lands_with_a_frontier_are_the_two_countries() -> None:
    text = (
        "The frontier between Ethiopia and Eritrea was quiet on Monday. The foreign ministers of the two "
        "countries met in Algiers."
    )
    (meeting,) = [who for kind, who in told(text) if kind == "CONSULT"]
    assert {name for _, name in meeting} == {"Ethiopia", "Eritrea"}


def test_whom_a_promise_is_about_is_not_to_whom_it_is_made() -> None:
    assert told("Sudan agreed in Jeddah on Monday to protect civilians.") == [
        ("AGREE", [("initiator", "Sudan")])
    ]
    assert told("France promised on Monday to help Ukraine.")[0][1] == [
        ("initiator", "France"),
        ("recipient", "Ukraine"),
    ]
