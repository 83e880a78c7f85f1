"""Linking: names, units, phrases, and whether a name is an actor or a place where it stands."""

from __future__ import annotations

import pytest

from ingest.annotations import Mention
from ingest.linking import link
from ingest.parsing import parse


def mentions(text: str) -> list[Mention]:
    return link(parse(text))


def of(text: str, wanted: str) -> Mention:
    found = [mention for mention in mentions(text) if mention.text == wanted]
    assert len(found) == 1, [mention.text for mention in mentions(text)]
    return found[0]


@pytest.mark.parametrize(
    ("text", "wanted", "actors", "agent"),
    [
        ("Azerbaijan's Defense Ministry said so.", "Azerbaijan's Defense Ministry", ["Azerbaijan"], "defence ministry (Azerbaijan)"),  # noqa: E501
        ("The Ministry of Defence of Ukraine denied it.", "Ministry of Defence of Ukraine", ["Ukraine"], "defence ministry (Ukraine)"),  # noqa: E501
        ("Ethiopian troops entered the town.", "Ethiopian troops", ["Ethiopia"], "troop (Ethiopia)"),
        ("French President Emmanuel Macron flew to Beirut.", "French President Emmanuel Macron", ["France"], "Emmanuel Macron"),  # noqa: E501
        ("Zelenskiy spoke to reporters.", "Zelenskiy", ["Ukraine"], "Volodymyr Zelensky"),
        ("Indian and Pakistani officials met.", "Indian and Pakistani officials", ["India", "Pakistan"], None),  # noqa: E501
        ("Hamas militants fired on the convoy.", "Hamas militants", ["Hamas"], None),
        ("Hemedti left Khartoum.", "Hemedti", ["Rapid Support Forces"], "Mohamed Hamdan Dagalo"),
        ("Former President Hamid Karzai criticised the raid.", "President Hamid Karzai", ["Hamid Karzai"], None),  # noqa: E501
        ("Hamid Karzai, the former Afghan president, flew in.", "Hamid Karzai", ["Hamid Karzai"], None),
        ("Hamid Karzai, a former guerrilla, flew in.", "Hamid Karzai", ["Afghanistan"], "Hamid Karzai"),
    ],
)  # fmt: skip
def test_organs_act_for_their_state(text: str, wanted: str, actors: list[str], agent: str | None) -> None:
    mention = of(text, wanted)
    assert [actor.name for actor in mention.actors] == actors
    assert (mention.agent.name if mention.agent else None) == agent


@pytest.mark.parametrize(
    ("text", "wanted", "name", "kind"),
    [
        ("Tuareg rebels ambushed a patrol.", "Tuareg rebels", "Tuareg rebels", "armed_group"),
        (
            "Turkish-backed fighters took the hill.",
            "Turkish-backed fighters",
            "Turkish-backed fighters",
            "armed_group",
        ),
        ("Ukrainian civilians fled.", "Ukrainian civilians", "Ukrainian civilians", "people"),
        ("Gunmen raided a village in Nigeria.", "Gunmen", "gunmen", "armed_group"),
        ("Rohingya refugees crossed the river.", "Rohingya refugees", "Rohingya", "people"),
    ],
)
def test_phrases_make_actors_of_their_own(text: str, wanted: str, name: str, kind: str) -> None:
    mention = of(text, wanted)
    assert [(actor.name, actor.kind.value) for actor in mention.actors] == [(name, kind)]
    assert mention.via == "phrase"


def test_separatists_are_known_by_their_territory() -> None:
    karabakh = of("Troops fought Armenian separatists in Nagorno-Karabakh.", "Armenian separatists")
    abkhazia = of("Georgia fought Abkhaz separatists in Abkhazia.", "Abkhaz separatists")
    assert [actor.id for actor in (*karabakh.actors, *abkhazia.actors)] == [
        "actor:artsakh",
        "actor:abkhazia-authorities",
    ]


@pytest.mark.parametrize(
    ("text", "wanted", "reading"),
    [
        ("Baku said it would respond.", "Baku", "actor"),
        ("Delegates met in Baku.", "Baku", "place"),
        ("The drills were held in capital Baku.", "Baku", "place"),
        ("Rebels attacked Rwanda.", "Rwanda", "actor"),
        ("The attack happened in Rwanda.", "Rwanda", "place"),
        ("Warplanes bombed Damascus.", "Damascus", "place"),
        ("He accused Damascus of lying.", "Damascus", "actor"),
        ("Thousands left for Armenia.", "Armenia", "place"),
        ("Drones hit the city of Kharkiv.", "Kharkiv", "place"),
    ],
)
def test_use_decides_between_actor_and_place(text: str, wanted: str, reading: str) -> None:
    assert of(text, wanted).reading == reading


def test_a_metonym_has_both_its_state_and_its_city() -> None:
    mention = of("Tehran rejected the offer.", "Tehran")
    assert [actor.name for actor in mention.actors] == ["Iran"]
    assert mention.place is not None and mention.place.kind == "capital"  # noqa: PT018


@pytest.mark.parametrize(
    "text",
    [
        "He was reading a nice book of orange paper in March.",
        'The exercise, dubbed "Mustafa Kemal Ataturk 2023," began.',
        "It fired two Tomahawk missiles and a Patriot battery.",
    ],
)
def test_what_is_no_actor_or_place_is_left_out(text: str) -> None:
    assert mentions(text) == []


def test_offsets_and_heads_fit_the_text() -> None:
    text = "BAMAKO - Mali's army said so.\n\nThe Kremlin denied that Russian mercenaries took part."
    paragraphs = parse(text)
    found = link(paragraphs)
    assert [text[mention.start : mention.end] for mention in found] == [mention.text for mention in found]
    assert all(mention.first <= mention.head <= mention.last for mention in found)
    assert [mention.paragraph for mention in found] == sorted(mention.paragraph for mention in found)


def test_the_same_text_gives_the_same_ids() -> None:
    text = "Islamist militants killed Colonel Adama Keita near Djibo in Burkina Faso."
    assert mentions(text) == mentions(text)


def test_coordinated_names_share_their_last_word() -> None:
    names = {
        actor.name
        for mention in mentions("North and South Korea reopened a line.")
        for actor in mention.actors
    }
    assert names == {"North Korea", "South Korea"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gunmen killed nine farmers near Dolgorra.", "Dolgorra"),
        ("A shell hit the village of Tsarvan.", "Tsarvan"),
    ],
)
def test_a_name_after_a_preposition_of_place_is_a_place(text: str, name: str) -> None:
    assert of(text, name).place is not None


def test_the_apostrophe_of_a_plural_joins_names() -> None:
    found = of("The Kurdistan Workers' Party declared a truce.", "Kurdistan Workers' Party")
    assert [actor.id for actor in found.actors] == ["actor:pkk"]


@pytest.mark.parametrize(
    ("text", "name", "actors"),
    [
        ("Russia withdrew its peacekeepers from Karabakh.", "Karabakh", "place"),
        ("Kenya pulled troops from Somalia.", "Somalia", "place"),
        ("Moscow pulled its soldiers out of Afghanistan.", "Afghanistan", "place"),
    ],
)
def test_troops_withdrawn_from_a_country_are_not_that_country_s(text: str, name: str, actors: str) -> None:
    assert of(text, name).reading == actors


def test_troops_from_a_country_are_its_own() -> None:
    assert [actor.name for actor in of("Troops from Kenya patrol the town.", "Troops from Kenya").actors] == [
        "Kenya"
    ]


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("Norway called on Pyongyang to stop.", "actor"),
        ("The attack on Pyongyang went on.", "place"),
    ],
)
def test_one_calls_on_a_state_and_attacks_its_seat(text: str, reading: str) -> None:
    assert of(text, "Pyongyang").reading == reading


@pytest.mark.parametrize(
    "text",
    ["Ukraine said Russia shelled Kherson on Monday.", "Kherson was shelled again by Russia, Ukraine said."],
)
def test_a_town_of_a_state_that_is_spoken_of_is_one_where_it_is_taken_like_a_place(text: str) -> None:
    mention = of(text, "Kherson")
    assert (mention.reading, mention.place.name if mention.place else None) == ("place", "Kherson")


@pytest.mark.parametrize("town", ["Tikrit", "Herat", "Osaka", "Kraków"])
def test_towns_are_written_as_news_writes_them(town: str) -> None:
    found = link(parse(f"A meeting was held in {town} on Monday."))
    assert [m.place.name for m in found if m.place is not None] == [town]


def test_a_town_of_several_words_is_a_place() -> None:
    raw = "Syrian troops captured the town of Maarat al-Numan on Monday."
    paragraphs = parse(raw)
    assert [(mention.text, mention.reading) for mention in link(paragraphs) if "Numan" in mention.text] == [
        ("Maarat al-Numan", "place")
    ]


def test_any_war_of_so_many_days_is_not_the_war_called_so() -> None:
    def conflicts(text: str) -> list[str]:
        return [item.conflict.name for item in link(parse(text)) if item.conflict is not None]

    assert conflicts("Chad retook the land in a 44-day war.") == []
    assert conflicts("Baku won the 44-day war.") == ["Second Nagorno-Karabakh War"]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Chad met Georgia's Armenians.", [["Chad"], ["Georgia"], ["ethnic Armenians"]]),
        ("Chad met the Russians of Estonia.", [["Chad"], ["ethnic Russians"], ["Estonia"]]),
        ("Chad met Sudan's Egyptians.", [["Chad"], ["Sudan"], ["Egyptians of Sudan"]]),
        ("Chad met the Armenians.", [["Chad"], ["Armenia"]]),
    ],
)
def test_people_in_the_land_of_another_are_not_the_state_whose_name_they_bear(
    text: str, actors: list[list[str]]
) -> None:
    assert [[actor.name for actor in item.actors] for item in link(parse(text)) if item.actors] == actors
