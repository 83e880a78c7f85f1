"""Slips seen in fresh whole articles on wars between states and on insurgencies; the texts are made up."""

from __future__ import annotations

from datetime import date

import pytest

from graph.records import Event, Status
from ingest.annotations import RawDocument
from ingest.pipeline import extract


def events_of(text: str) -> tuple[Event, ...]:
    raw = RawDocument(uri="text", content=text, media_type="text/plain", published=date(2024, 5, 15))
    return extract(raw).events


def parties(event: Event) -> list[tuple[str, str]]:
    return [(part.role.value, part.name) for part in event.participants]


def told(text: str) -> list[tuple[str, str | None, list[tuple[str, str]]]]:
    """Type, mode and (role, name) of each event."""
    return [(event.type, event.mode, parties(event)) for event in events_of(text)]


def statuses(text: str) -> list[tuple[str, Status]]:
    return [(event.type, event.status) for event in events_of(text)]


def test_he_is_whom_the_title_before_him_names() -> None:
    text = (
        "Volodymyr Zelensky visited Berlin on Monday.\n\n"
        "Chad's president, Mahamat Deby, said he had spoken to Emmanuel Macron by phone."
    )
    assert told(text)[1] == ("CONSULT", "negotiate", [("participant", "Chad"), ("participant", "France")])


def test_the_jihadists_are_those_who_acted_not_whom_they_killed() -> None:
    text = "JNIM killed dozens of Wagner fighters in Mali. The jihadists attacked Bamako on Tuesday."
    attack = next(event for event in events_of(text) if event.mode == "attack")
    assert parties(attack)[0] == ("initiator", "Jama'at Nusrat al-Islam wal-Muslimin")


def test_a_group_linked_to_another_is_not_that_other() -> None:
    text = "Mali fights JNIM. The government is negotiating with the al-Qaeda-linked group."
    talks = next(event for event in events_of(text) if event.type == "CONSULT")
    assert {part.name for part in talks.participants} == {"Mali", "Jama'at Nusrat al-Islam wal-Muslimin"}


def test_they_are_not_the_subject_of_a_clause_of_time() -> None:
    first = "Soldiers seized power in Niger in 2023 when Islamic State overran the west."
    text = f"{first} They threw out French troops."
    expulsion = next(event for event in events_of(text) if event.type == "SANCTION")
    assert ("initiator", "Islamic State") not in parties(expulsion)


@pytest.mark.parametrize(
    ("text", "mode", "killed"),
    [
        ("Rwandan shelling struck a bus in Goma on Tuesday, killing nine people.", "shelling", 9),
        ("A bomb ripped through a bus in Nairobi on Tuesday, killing nine people.", "bombing", 9),
        ("Eritrean artillery shelled Adigrat, where nine civilians were killed.", "shelling", 9),
    ],
)
def test_what_struck_and_what_came_of_it_are_one_deed(text: str, mode: str, killed: int) -> None:
    events = events_of(text)
    assert [(event.type, event.mode) for event in events] == [("ASSAULT", mode)]
    assert [figure.min for figure in events[0].figures if figure.of == "killed"] == [killed]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The UN warned that Russia had shelled the plant.", [("ASSAULT", Status.OCCURRED)]),
        (
            "He said it was time for talks, warning that more abductions would follow otherwise in Chad.",
            [("ASSAULT", Status.HYPOTHETICAL)],
        ),
        (
            "He said he feared that Chad would attack the rebels as soon as they left.",
            [("ASSAULT", Status.HYPOTHETICAL)],
        ),
        ("Analysts do not expect the M23, which has 6,000 men, to storm Goma.", [("ASSAULT", Status.DENIED)]),
        (
            "The plan calls for Ethiopia to withdraw, and for the deployment of observers.",
            [("RETREAT", Status.HYPOTHETICAL), ("AID", Status.HYPOTHETICAL)],
        ),
        (
            "Volodymyr Zelensky will present a plan to end the war with Russia.",
            [("ASSAULT", Status.OCCURRED)],
        ),
        ("The directors of military operations of India and Pakistan have telephones.", []),
    ],
)
def test_what_is_only_foreseen_feared_or_proposed_is_no_fact(
    text: str, expected: list[tuple[str, Status]]
) -> None:
    assert statuses(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "An Eritrean MiG-29 was brought down near Shire.",
            [("ASSAULT", "air_defence", [("recipient", "Eritrea")])],
        ),
        (
            "Ethiopian infantry broke through Eritrean trenches on Sunday.",
            [("ASSAULT", "offensive", [("initiator", "Ethiopia"), ("recipient", "Eritrea")])],
        ),
        (
            "India promised heavy retribution.",
            [("THREATEN", "violence", [("initiator", "India")])],
        ),
        (
            "The Taliban let go two hostages on Monday.",
            [("CONCEDE", "release", [("initiator", "Taliban"), ("recipient", "hostages")])],
        ),
        (
            "Russian missiles hit Ukraine. Air defences shot down ten drones.",
            [
                ("ASSAULT", "missile", [("initiator", "Russia"), ("recipient", "Ukraine")]),
                ("ASSAULT", "air_defence", [("initiator", "Ukraine")]),
            ],
        ),
        (
            "The US has provided $50bn in military aid to Ukraine.",
            [("AID", "arms_supply", [("initiator", "United States"), ("recipient", "Ukraine")])],
        ),
    ],
)
def test_deeds_of_war_in_the_words_of_reports(
    text: str, expected: list[tuple[str, str | None, list[tuple[str, str]]]]
) -> None:
    assert told(text) == expected


def test_a_reason_behind_a_colon_is_a_clause_of_its_own() -> None:
    text = (
        "Norway, which brokered the deal, called on the foes to return to the negotiating table, "
        "but few expect them to heed the call: President Paul Kagame has vowed to crush the rebels."
    )
    first = [(event.type, parties(event)[:1]) for event in events_of(text)]
    assert ("REQUEST", [("initiator", "Norway")]) in first
    assert ("THREATEN", [("initiator", "Rwanda")]) in first


def test_an_envoy_to_an_organisation_speaks_for_the_state_that_sent_him() -> None:
    (event,) = events_of("Chad's U.N. envoy condemned the shelling of Goma by the M23.")[:1]
    assert parties(event)[0] == ("initiator", "Chad")


def test_its_owner_is_no_person_and_not_who_was_told_of_before() -> None:
    text = "Egypt protested. Houthi commandos dropped onto the Galaxy Leader and took its crew captive."
    capture = next(event for event in events_of(text) if event.type == "COERCE")
    assert parties(capture) == [("initiator", "Houthis")]


def test_the_dead_of_a_toll_are_dead_by_whatever_noun() -> None:
    text = "In Chad, the death toll from the raid rose to 91 civilians and 13 soldiers."
    assert [(figure.of, figure.min) for event in events_of(text) for figure in event.figures] == [
        ("killed", 91),
        ("killed", 13),
    ]


def test_the_militants_are_the_one_group_that_the_article_is_about() -> None:
    text = (
        "Boko Haram attacked Diffa. Niger said Boko Haram lost 100 men. Residents saw gunmen in canoes. "
        "The militants burned two villages."
    )
    burning = next(event for event in events_of(text) if event.type == "COERCE")
    assert parties(burning) == [("initiator", "Boko Haram")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Rockets hit Aden on Monday in what officials called the worst attack in years.",
            [("ASSAULT", "missile", [])],
        ),
        (
            "A ship was hit by missiles fired from Yemen.",
            [("ASSAULT", "missile", [])],
        ),
        ("Iran denied that it had fired the Silkworm.", [("ASSAULT", "missile", [("initiator", "Iran")])]),
        ("According to the communique, three tanks of Chad were lost.", []),
        ("In Niger, schools were ordered shut.", []),
        ('Iran vowed a "crushing blow".', [("THREATEN", "violence", [("initiator", "Iran")])]),
    ],
)
def test_one_deed_told_twice_and_words_that_are_none(
    text: str, expected: list[tuple[str, str | None, list[tuple[str, str]]]]
) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Talks between Cuba and Angola have been pencilled in for June.", Status.PLANNED),
        ("Rwandan troops had to leave Goma.", Status.OCCURRED),
    ],
)
def test_what_is_due_or_a_duty_has_not_been_done(text: str, expected: Status) -> None:
    (event,) = events_of(text)
    assert event.status is expected


def test_an_end_that_somebody_says_is_due_is_none() -> None:
    assert statuses("Ukraine said Russian attacks had to stop.") == [("ASSAULT", Status.OCCURRED)]


@pytest.mark.parametrize(("organ", "name"), [("U.N.", "United Nations"), ("U.S.", "United States")])
def test_an_article_before_initials_is_no_part_of_them(organ: str, name: str) -> None:
    (event,) = events_of(f"A {organ} envoy condemned the shelling of Goma by the M23.")[:1]
    assert parties(event)[0] == ("initiator", name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pakistan has not released figures.", []),
        ("Pakistan has insisted throughout that the fighters are Kashmiri mujahideen.", []),
        (
            "Nawaz Sharif held three hours of talks with President Clinton.",
            [("CONSULT", "negotiate", [("participant", "Pakistan"), ("participant", "United States")])],
        ),
        (
            "German commandos blasted their way into a hijacked airliner.",
            [("ASSAULT", "raid", [("initiator", "Germany")])],
        ),
        (
            "Germany will send Ukraine 1,000 anti-tank weapons.",
            [("AID", "arms_supply", [("initiator", "Germany"), ("recipient", "Ukraine")])],
        ),
    ],
)
def test_words_of_reports_and_what_they_tell_of(
    text: str, expected: list[tuple[str, str | None, list[tuple[str, str]]]]
) -> None:
    assert told(text) == expected


def test_it_that_stands_for_a_clause_denies_nothing_told_before() -> None:
    text = (
        "Chad said jets had fired rockets at the M23. "
        "France's foreign minister called it absurd that a force of 17,000 could not stop a few hundred men."
    )
    assert [status for kind, status in statuses(text) if kind == "ASSAULT"] == [Status.OCCURRED]


def test_a_title_is_whose_name_stands_beside_it() -> None:
    (event,) = events_of("Chechnya's leader, Dzhokhar Dudayev, offered talks without conditions on Friday.")
    assert parties(event) == [("initiator", "Chechen separatists")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A U.N. official demanded an independent inquiry into the raid on Goma.",
            ("REQUEST", "demand", [("initiator", "United Nations")]),
        ),
        (
            "Israel struck Gaza. Ground forces fought militants on the edge of the city.",
            ("ASSAULT", "armed_clash", [("initiator", "Israel"), ("recipient", "militants")]),
        ),
    ],
)
def test_inquiries_are_demanded_and_ground_forces_are_a_states(
    text: str, expected: tuple[str, str | None, list[tuple[str, str]]]
) -> None:
    assert expected in told(text)


def test_a_network_where_something_is_said_is_no_place() -> None:
    (event,) = events_of("Pakistan struck militants in Peshawar, its army chief said on Twitter.")
    assert [place.name for place in event.places] == ["Peshawar"]
