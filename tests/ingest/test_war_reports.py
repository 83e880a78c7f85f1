"""What whole reports of wars tell behind their leads, read sentence by sentence; the texts are made up."""

from __future__ import annotations

from datetime import date

import pytest

from graph.records import Article, Event
from ingest.pipeline import read_article

Told = tuple[str, str | None, str, list[tuple[str, str]]]


def events_of(text: str) -> tuple[Event, ...]:
    article = Article(id="art-test", published=date(2024, 5, 15), text=text)
    return read_article(article).events


def told(text: str) -> list[Told]:
    """Type, mode, status and (role, name) of each event."""
    return [
        (
            event.type,
            event.mode,
            event.status.value,
            [(part.role.value, part.name) for part in event.participants],
        )
        for event in events_of(text)
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The Houthis have targeted commercial shipping with drones since November.",
            [("ASSAULT", "drone", "occurred", [("initiator", "Houthis")])],
        ),
        (
            "France intervened in Mali in January 2013.",
            [("ASSAULT", "offensive", "occurred", [("initiator", "France")])],
        ),
        (
            "The Taliban drove the government from Kunduz in 2015.",
            [
                (
                    "ASSAULT",
                    "territory_change",
                    "occurred",
                    [("initiator", "Taliban"), ("recipient", "Afghanistan")],
                )
            ],
        ),
        (
            "Chinese coast guard ships fired water cannon at a Philippine supply boat on Tuesday.",
            [("ASSAULT", "naval", "occurred", [("initiator", "China"), ("recipient", "Philippines")])],
        ),
        (
            "NATO said it had authorised additional forces for Kosovo.",
            [("MOBILIZE", "deployment", "occurred", [("initiator", "NATO")])],
        ),
        (
            "South Sudan declared independence from Sudan in 2011.",
            [
                (
                    "COERCE",
                    "secession",
                    "occurred",
                    [("initiator", "South Sudan"), ("recipient", "Sudan")],
                )
            ],
        ),
        ("Mohamed Hamdan Daglo, who commands the RSF, lives in Nyala.", []),
        ("President Vucic declared a day of mourning for the dead of Kragujevac.", []),
        (
            "Ethiopian shelling killed 12 people in Mekelle on Monday.",
            [("ASSAULT", "shelling", "occurred", [("initiator", "Ethiopia")])],
        ),
        (
            "Russia accused Ukraine of an unprecedented build-up along the frontier.",
            [
                ("ACCUSE", "accuse", "occurred", [("initiator", "Russia"), ("recipient", "Ukraine")]),
                ("MOBILIZE", "build_up", "occurred", [("initiator", "Ukraine")]),
            ],
        ),
        (
            "Israel blamed Hezbollah for a rocket strike that killed 12 children in Majdal Shams.",
            [
                ("ACCUSE", "accuse", "occurred", [("initiator", "Israel"), ("recipient", "Hezbollah")]),
                ("ASSAULT", "missile", "occurred", [("initiator", "Hezbollah")]),
            ],
        ),
        (
            "NATO bombed Serbia to halt a crackdown on ethnic Albanians.",
            [
                ("ASSAULT", "airstrike", "occurred", [("initiator", "NATO"), ("recipient", "Serbia")]),
                ("COERCE", "crackdown", "occurred", [("recipient", "ethnic Albanians")]),
            ],
        ),
        (
            "The United States carried out a strike against Yemen's Houthis early on Tuesday.",
            [("ASSAULT", "attack", "occurred", [("initiator", "United States"), ("recipient", "Houthis")])],
        ),
        (
            "Turkish jets bombed villages held by the YPG near Manbij.",
            [
                (
                    "ASSAULT",
                    "airstrike",
                    "occurred",
                    [("initiator", "Türkiye"), ("recipient", "People's Protection Units")],
                )
            ],
        ),
    ],
)
def test_events_of_a_sentence(text: str, wanted: list[Told]) -> None:
    assert told(text) == wanted


def test_what_is_dated_after_the_article_is_a_plan_whatever_its_tense() -> None:
    text = "China and Vietnam are due to sign accords when President Xi Jinping visits Hanoi on Friday."
    (visit,) = [event for event in events_of(text) if event.type == "CONSULT"]
    assert (visit.status.value, visit.date.edtf) == ("planned", "2024-05-17")
    assert [claim.modality.value for claim in visit.claims] == ["planned"]


def test_a_threat_is_not_made_to_ones_own_side() -> None:
    text = "Islamabad will close the Torkham crossing, Interior Minister Mohsin Naqvi warned."
    assert [part for _, _, _, part in told(text)] == [[("initiator", "Mohsin Naqvi")]]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Egypt planned to send troops to Somalia in April, but the plan was dropped.",
            [("MOBILIZE", "cancelled", "2024-04")],
        ),
        (
            "Egypt planned to send troops to Somalia in August, but may yet put off the plan.",
            [("MOBILIZE", "planned", "2024-08")],
        ),
        (
            "Blinken was due to visit Beijing in February but the trip was called off.",
            [("CONSULT", "cancelled", "2024-02")],
        ),
        ("Blinken is due to visit Beijing in February.", [("CONSULT", "planned", "2025-02")]),
    ],
)
def test_a_plan_that_a_later_clause_gives_up_is_cancelled(
    text: str, wanted: list[tuple[str, str, str]]
) -> None:
    assert [(event.type, event.status.value, event.date.edtf) for event in events_of(text)] == wanted


def test_who_denies_an_accusation_does_not_deny_what_another_did() -> None:
    text = (
        "The M23 killed 30 villagers in Kishishe, Kinshasa said. "
        "Congo accused Rwanda of arming the killers. Kigali denied the charge."
    )
    statuses = {(event.type, event.status.value) for event in events_of(text) if event.type == "ASSAULT"}
    assert statuses == {("ASSAULT", "occurred")}


def test_a_ruling_that_a_state_rejects_leaves_what_it_did() -> None:
    text = (
        "China seized Mischief Reef in 1995. A tribunal in The Hague later said its claims had no basis, "
        "a finding that China rejects."
    )
    (seized,) = [event for event in events_of(text) if event.type == "ASSAULT"]
    assert (seized.status.value, [claim.modality.value for claim in seized.claims]) == (
        "occurred",
        ["reported"],
    )


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The truce that Kenya brokered in April has not held.",
            [("AGREE", "truce", "occurred", [("mediator", "Kenya")])],
        ),
        (
            "The truce that Kenya brokered has not taken effect.",
            [("AGREE", "truce", "denied", [("mediator", "Kenya")])],
        ),
        (
            "The bombing of the U.S. embassy in Beirut in 1983, which killed 63 people, was the worst.",
            [("ASSAULT", "bombing", "occurred", [("recipient", "United States")])],
        ),
        (
            "Moscow condemned the drone attack on the village of Orlovka, which wounded seven.",
            [
                ("ACCUSE", "condemn", "occurred", [("initiator", "Russia")]),
                ("ASSAULT", "drone", "occurred", []),
            ],
        ),
        (
            "A bomb fell on a camp near Sake on 2 February, wounding four Congolese.",
            [("ASSAULT", "bombing", "occurred", [("recipient", "Democratic Republic of the Congo")])],
        ),
        ("Heavy gunfire rang out in Goma on Monday.", [("ASSAULT", "small_arms", "occurred", [])]),
        (
            "Boko Haram fighters captured nine townships in Nigeria.",
            [
                (
                    "ASSAULT",
                    "territory_change",
                    "occurred",
                    [("initiator", "Boko Haram"), ("recipient", "Nigeria")],
                )
            ],
        ),
    ],
)
def test_what_became_of_it_and_what_it_did_tell_of_the_event(text: str, wanted: list[Told]) -> None:
    assert told(text) == wanted


def test_talks_to_come_stay_planned_beside_a_meeting_that_was() -> None:
    text = (
        "The foreign ministers of Rwanda and Burundi will meet in Luanda next week to discuss the border, "
        "the Angolan presidency said after President Joao Lourenco hosted the Ugandan president."
    )
    assert [(kind, mode, status) for kind, mode, status, _ in told(text) if kind == "CONSULT"] == [
        ("CONSULT", "negotiate", "planned"),
        ("CONSULT", "host", "occurred"),
    ]


def test_a_strike_that_is_counted_is_the_one_just_told() -> None:
    text = (
        "Israel bombed Tyre on Monday, killing 14 people. It was the third Israeli strike on Tyre this month."
    )
    assert [(event.mode, event.date.edtf, len(event.claims)) for event in events_of(text)] == [
        ("airstrike", "2024-05-13", 2)
    ]


def test_a_definite_noun_points_within_its_paragraph_first() -> None:
    text = (
        "A ceasefire in 2020 ended six weeks of fighting between Chad and Libya.\n\n"
        "On Monday, Chadian troops attacked a base in Libya. The fighting ended at dusk."
    )
    (attack,) = [event for event in events_of(text) if event.type == "ASSAULT" and event.mode == "attack"]
    assert (attack.date.edtf, len(attack.claims)) == ("2024-05-13", 2)


def test_what_was_done_beside_it_in_an_attack_is_of_the_attack() -> None:
    text = (
        "Three people were killed and 12 wounded in a Russian missile attack on Selydove, the governor said."
    )
    (attack,) = events_of(text)
    assert (attack.mode, [(one.of, one.min) for one in attack.figures]) == (
        "missile",
        [("wounded", 12), ("killed", 3)],
    )
    text = "Two soldiers were killed and a third captured in an ambush near Goma."
    assert [(event.mode, [(one.of, one.min) for one in event.figures]) for event in events_of(text)] == [
        ("ambush", [("killed", 2)])
    ]


def test_entries_of_a_chronology_are_of_the_dates_at_their_heads() -> None:
    text = (
        "These were the main events:\n\n"
        "1991: Karabakh Armenians declare independence. Full-scale war breaks out.\n\n"
        "May 1994 - Armenia and Azerbaijan sign a Moscow-brokered truce.\n\n"
        "\u2022 April 2016 \u2013 Four days of fighting leave more than 100 dead.\n\n"
        "Sept 27, 2020 - Azerbaijan launches an offensive in Karabakh. A day later, Armenia shells Ganja."
    )
    assert [
        (event.type, event.date.edtf, [(one.of, one.min) for one in event.figures])
        for event in events_of(text)
    ] == [
        ("COERCE", "1991", []),
        ("ASSAULT", "1991", []),
        ("AGREE", "1994-05", []),
        ("ASSAULT", "2016-04", [("killed", 100)]),
        ("ASSAULT", "2020-09-27", []),
        ("ASSAULT", "2020-09-28", []),
    ]


def test_two_dated_lines_are_no_chronology_and_a_bullet_is_no_word() -> None:
    text = "\u2022 Chad shelled Kidal on Monday.\n\n\u2022 14 May 2024 - Niger closed its border with Benin."
    assert [(event.type, event.date.edtf) for event in events_of(text)] == [
        ("ASSAULT", "2024-05-13"),
        ("SANCTION", "2024-05-14"),
    ]
