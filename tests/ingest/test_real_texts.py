"""Faults seen in real reports, blogs and news groups, each in a sentence of the project's own."""

from __future__ import annotations

from datetime import date

import pytest

from graph.records import Article, Event
from ingest.pipeline import read_article

Told = tuple[str, str | None, str, list[str], list[str]]


def events_of(text: str) -> tuple[Event, ...]:
    return read_article(Article(id="art-test", published=date(2010, 6, 15), text=text)).events


def told(text: str) -> list[Told]:
    """Type, mode, status, participants (role and name) and places of each event."""
    return [
        (
            event.type,
            event.mode,
            event.status.value,
            [f"{part.role.value} {part.name}" for part in event.participants],
            [place.name for place in event.places],
        )
        for event in events_of(text)
    ]


@pytest.mark.parametrize(
    "text",
    [
        # said by nobody, to nobody
        "France is far away. People are asking why they should be quiet.",
        "Iraq is burning. If someone has stolen the money, prosecute them.",
        # a noun in -ing; what is left is left, who sits sits
        "It was bad for French standing with local Malians.",
        "The regime has left only one path for Syria.",
        "Someone in the Pentagon sat down and thought up a new slogan.",
        # a paper of any body is no accord, a news agency that alleges accuses nobody
        "The council of Mali issued a communique on Tuesday in Bamako.",
        "Reuters alleged that many Syrians are poor.",
        # what is fought in words, what is not told
        "Germany is fighting accusations of delay.",
        "Georgia's minister declined to describe the plan.",
        # how to do it, what it was found before
        "The officers only know how to blow things up, the Iraqi minister said.",
        "Two car bombs were found and defused in Basra by Iraqi police.",
        # a house that falls, a rite, a force of many
        "At least 40 people were killed when a hotel collapsed in Mecca.",
        "The stoning of the devil is a rite of the pilgrimage in Saudi Arabia.",
        "A joint force of Kenyans and Ugandans held the pass.",
    ],
)
def test_no_event_is_told(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Serbia put its army in a state of war on Monday.",
            [("MOBILIZE", "alert", "occurred", ["initiator Serbia"], [])],
        ),
        (
            "India and Pakistan have put their militaries on high levels of alert.",
            [("MOBILIZE", "alert", "occurred", ["initiator India", "initiator Pakistan"], [])],
        ),
        (
            "India retaliated by firing dozens of shells into Pakistan.",
            [("ASSAULT", "shelling", "occurred", ["initiator India", "recipient Pakistan"], ["Pakistan"])],
        ),
        (
            "Al-Zaman : Guerrillas killed a member of the Kurdistan Democratic Party in Mosul.",
            [
                (
                    "ASSAULT",
                    "killing",
                    "occurred",
                    ["initiator guerrillas", "recipient Kurdistan Democratic Party"],
                    ["Mosul"],
                )
            ],
        ),
        (
            "Hundreds of protesters came out against French troops in Bamako.",
            [
                (
                    "PROTEST",
                    "demonstrate",
                    "occurred",
                    ["initiator protesters", "recipient France"],
                    ["Bamako"],
                )
            ],
        ),
        (
            "Thousands of Lebanese protested in support of Hezbollah.",
            [("PROTEST", "demonstrate", "occurred", ["initiator Lebanon"], [])],
        ),
        (
            'President Putin called the raid on Belgorod "an act of terror".',
            [
                ("ACCUSE", "condemn", "occurred", ["initiator Russia"], []),
                ("ASSAULT", "raid", "occurred", [], ["Belgorod"]),
            ],
        ),
        (
            "The United States lost another helicopter to hostile fire near Kandahar.",
            [("ASSAULT", "air_defence", "occurred", ["recipient United States"], ["Kandahar"])],
        ),
        (
            "In Homs, there was a big demonstration.",
            [("PROTEST", "demonstrate", "occurred", [], ["Homs"])],
        ),
        (
            "Syria has agreed to withdraw under the terms set forth in a UN resolution.",
            [("AGREE", "commitment", "occurred", ["initiator Syria"], [])],
        ),
        (
            "Egypt convinced Hamas to end the attacks.",
            [("RETREAT", "end_hostilities", "occurred", ["initiator Hamas"], [])],
        ),
        (
            "Hezbollah bombed a US barracks in 1983.",
            [("ASSAULT", "bombing", "occurred", ["initiator Hezbollah", "recipient United States"], [])],
        ),
        (
            "Hezbollah took Americans hostage in Beirut.",
            [
                (
                    "ASSAULT",
                    "abduction",
                    "occurred",
                    ["initiator Hezbollah", "recipient United States"],
                    ["Beirut"],
                )
            ],
        ),
        (
            "American forces killed a preacher in the town of Qaim.",
            [("ASSAULT", "killing", "occurred", ["initiator United States"], ["Qaim"])],
        ),
        (
            "Rioters bombed a Greek bank in Athens.",
            [("PROTEST", "riot", "occurred", ["initiator rioters", "recipient Greece"], ["Athens"])],
        ),
        (
            "Chad recalled hundreds of reservists to duty.",
            [("MOBILIZE", "conscription", "occurred", ["initiator Chad"], [])],
        ),
        (
            "Hamas declared a cease fire on Sunday.",
            [("RETREAT", "ceasefire", "occurred", ["initiator Hamas"], [])],
        ),
    ],
)
def test_what_is_told(text: str, wanted: list[Told]) -> None:
    assert told(text) == wanted


def test_the_scene_before_a_sentence_is_that_of_its_clause_of_time() -> None:
    text = "In Fallujah, two people were hurt when US troops arrested a teacher."
    assert [[place.name for place in event.places] for event in events_of(text)] == [
        ["Fallujah"],
        ["Fallujah"],
    ]


def test_an_age_counts_nobody() -> None:
    (arrest,) = events_of("Mr Khan, 33, was arrested in Karachi by Pakistani police.")
    assert arrest.figures == ()


def test_a_strike_beside_protests_is_no_attack() -> None:
    modes = [event.mode for event in events_of("There were strikes and protests in Athens on Monday.")]
    assert modes == ["strike", "demonstrate"]
