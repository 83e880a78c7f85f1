"""Reference: pronouns and definite nouns within an article."""

from __future__ import annotations

import pytest

from ingest.annotations import Mention, RawDocument
from ingest.linking import link
from ingest.parsing import parse
from ingest.pipeline import extract
from ingest.reference import refer


def references(text: str) -> dict[str, Mention]:
    paragraphs = parse(text)
    return {
        mention.text: mention for mention in refer(paragraphs, link(paragraphs)) if mention.via == "reference"
    }


@pytest.mark.parametrize(
    ("text", "wanted", "actors"),
    [
        ("Sudan's Foreign Ministry expelled a diplomat. The ministry gave no reason.", "The ministry", ["Sudan"]),  # noqa: E501
        ("Kenya said it had closed its border.", "its", ["Kenya"]),
        ("M23 captured a hill. The group said it would advance.", "The group", ["M23"]),
        ("Ethiopia and Eritrea signed a truce. The two countries fought for years.", "The two countries", ["Ethiopia", "Eritrea"]),  # noqa: E501
        ("Israel struck Hezbollah positions. France urged both sides to stop.", "both sides", ["Israel", "Hezbollah"]),  # noqa: E501
        ("NATO condemned the strike. The alliance met on Monday.", "The alliance", ["NATO"]),
        ("North Korea shelled an island. Seoul blamed the North.", "the North", ["North Korea"]),
        ("Russia bombed Ukraine. Russia and Ukraine met. The United States and Ukraine signed a deal. Oman hosted the two sides.", "the two sides", ["Russia", "Ukraine"]),  # noqa: E501
        ("Thailand shelled Cambodia. Each side accused the other.", "Each side", ["Thailand", "Cambodia"]),
        ("Thailand shelled Cambodia. Thailand and Cambodia met. Rwanda and Chad tried to broker a truce. Chad spoke to both countries.", "both countries", ["Thailand", "Cambodia"]),  # noqa: E501
        ("Thailand shelled Cambodia. Thailand and Cambodia met. Rwandan and Chadian envoys looked on. The two leaders shook hands.", "The two leaders", ["Thailand", "Cambodia"]),  # noqa: E501
    ],
)  # fmt: skip
def test_references_find_their_actors(text: str, wanted: str, actors: list[str]) -> None:
    found = references(text)
    assert wanted in found, found
    assert sorted(actor.name for actor in found[wanted].actors) == sorted(actors)


@pytest.mark.parametrize(
    ("text", "wanted", "actors"),
    [
        ("Syria said it is ready to withdraw.", "it", ["Syria"]),
        (
            "Chad condemned Israel. Explaining its raid, the Israeli army said it fired back.",
            "its",
            ["Israel"],
        ),
        ("Egypt cut ties with Qatar, accusing it of meddling.", "it", ["Qatar"]),
        ("Qatar hosted talks. It is a member of the group.", "It", ["Qatar"]),
        ("Chad refused. It was expected to sign on Friday.", "It", ["Chad"]),
        ("After a raid by Chad, in its first statement, Hamas called for talks.", "its", ["Hamas"]),
    ],
)
def test_it_stands_for_somebody_where_only_somebody_can_be_that(
    text: str, wanted: str, actors: list[str]
) -> None:
    assert [actor.name for actor in references(text)[wanted].actors] == actors


@pytest.mark.parametrize(
    "text", ["Chad met Sudan. It is important to talk.", "It was Chad that attacked Sudan."]
)
def test_it_stands_for_nothing_in_a_cleft_or_before_a_clause(text: str) -> None:
    assert references(text) == {}


def test_the_two_leaders_are_those_who_met_not_who_looked_on() -> None:
    text = (
        "Ilham Aliyev and Nikol Pashinyan met on Thursday, with Emmanuel Macron and Olaf Scholz attending. "
        "The two leaders signed a statement."
    )
    assert [actor.name for actor in references(text)["The two leaders"].actors] == ["Azerbaijan", "Armenia"]


def test_a_plural_is_no_single_bloc() -> None:
    assert references("The European Union objected. Members of the main unions marched.") == {}


def test_he_is_the_person_and_his_state() -> None:
    found = references("Putin visited Minsk. He praised the talks.")["He"]
    assert [actor.name for actor in found.actors] == ["Russia"]
    assert found.agent is not None and found.agent.name == "Vladimir Putin"  # noqa: PT018


def test_allies_are_not_foes() -> None:
    text = "Azerbaijan began drills with Türkiye. Armenia protested. Baku said the drills helped the allies."
    assert {actor.name for actor in references(text)["the allies"].actors} == {"Azerbaijan", "Türkiye"}


def test_the_city_and_the_capital_are_places() -> None:
    found = references("Shells hit Kharkiv in Ukraine. The city lost power. Officials in the capital met.")
    city, capital = found["The city"].place, found["the capital"].place
    assert city is not None and capital is not None  # noqa: PT018
    assert (city.name, capital.name) == ("Kharkiv", "Kyiv")


@pytest.mark.parametrize(
    "text", ["It is clear that it rained.", "The exercises began. They will last a week.", "They fled."]
)
def test_what_is_open_stays_open(text: str) -> None:
    assert references(text) == {}


@pytest.mark.parametrize(
    ("text", "wanted", "actors"),
    [
        (
            "Ethiopia accused Eritrea of treason. "
            "Two wars between the bitter arch-foe neighbours killed many.",
            "arch-foe neighbours",
            ["Eritrea", "Ethiopia"],
        ),
        (
            "France mediated the meeting of Armenian Prime Minister Nikol Pashinyan and Azerbaijani "
            "President Ilham Aliyev. The two leaders signed a pledge.",
            "The two leaders",
            ["Armenia", "Azerbaijan"],
        ),
        ("Shops burned in Khartoum. The army closed the bridges.", "The army", ["Sudan"]),
    ],
)
def test_pairs_and_organs_come_from_what_the_text_tells(text: str, wanted: str, actors: list[str]) -> None:
    found = [mention for name, mention in references(text).items() if name.endswith(wanted)]
    assert [sorted(actor.name for actor in mention.actors) for mention in found] == [actors]


def test_they_in_a_quotation_are_not_who_speaks() -> None:
    text = (
        "JNIM fighters stormed the town in Mali. "
        '"They came at dawn," said a resident who fled. "They burned the market."'
    )
    events = extract(RawDocument(uri="x", content=text, media_type="text/plain")).events
    burning = next(event for event in events if event.type == "COERCE")
    assert [who.name for who in burning.participants] == ["Jama'at Nusrat al-Islam wal-Muslimin"]


def test_the_country_is_the_state_that_acts_in_its_sentence() -> None:
    text = (
        "The attack in Burkina Faso was near the border with Mali. "
        "The government of Burkina Faso promised aid to the rest of the country."
    )
    events = extract(RawDocument(uri="x", content=text, media_type="text/plain")).events
    pledge = next(event for event in events if event.type == "AGREE")
    assert {who.name for who in pledge.participants} == {"Burkina Faso"}
