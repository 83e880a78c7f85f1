"""Which known conflict an event concerns."""

from __future__ import annotations

from datetime import date

import pytest

from graph.edtf import date_value
from graph.records import Actor, DateValue, Place
from ingest.annotations import RawDocument
from ingest.conflicts import find_conflicts
from ingest.gazetteer import load_gazetteer
from ingest.pipeline import extract

UNDATED = DateValue()


def who(*ids: str) -> list[Actor]:
    return [load_gazetteer().actor(f"actor:{key}") for key in ids]


def where(name: str) -> list[Place]:
    gazetteer = load_gazetteer()
    (hit,) = gazetteer.find(name)
    return [gazetteer.place(next(sense.place for sense in hit.senses if sense.place))]


@pytest.mark.parametrize(
    ("actors", "edtf", "expected"),
    [
        (
            ("azerbaijan", "armenia"),
            "2020-10-04",
            ["Second Nagorno-Karabakh War", "Nagorno-Karabakh conflict"],
        ),
        (("azerbaijan", "armenia"), "199X", ["First Nagorno-Karabakh War", "Nagorno-Karabakh conflict"]),
        (("azerbaijan", "armenia"), "2023-09-19", ["Nagorno-Karabakh conflict"]),
        (("azerbaijan", "armenia"), None, ["Nagorno-Karabakh conflict"]),
        (("azerbaijan", "armenia"), "1905", []),
        (("azerbaijan", "norway"), "2020-10-04", []),
    ],
)
def test_opposing_parties_and_the_date_choose(
    actors: tuple[str, ...], edtf: str | None, expected: list[str]
) -> None:
    date = date_value(edtf, "test") if edtf else UNDATED
    assert [item.name for item in find_conflicts(who(*actors), [], date)] == expected


def test_undated_news_means_the_war_fought_last() -> None:
    known_by = DateValue(edtf="../2010-06-01", latest=date_value("2010-06-01", "test").latest)
    assert [item.name for item in find_conflicts(who("russia", "georgia"), [], known_by)][:1] == [
        "Russo-Georgian War"
    ]
    before = DateValue(edtf="../1999-06-01", latest=date_value("1999-06-01", "test").latest)
    assert find_conflicts(who("russia", "georgia"), [], before) == []


def test_a_party_in_one_of_the_places_is_enough_and_a_place_alone_is_not() -> None:
    date = date_value("2022-03-01", "test")
    named = [item.name for item in find_conflicts(who("russia"), where("Kharkiv"), date)]
    assert any("Ukrain" in name for name in named)
    assert find_conflicts([], where("Kharkiv"), date) == []
    assert find_conflicts(who("norway"), where("Kharkiv"), date) == []


def _told(text: str) -> list[tuple[str, list[str]]]:
    raw = RawDocument(uri="x", content=text, media_type="text/plain", published=date(2023, 9, 22))
    return [(event.type, [item.name for item in event.conflicts]) for event in extract(raw).events]


def test_what_an_article_tells_besides_is_of_its_conflict_where_a_party_takes_part() -> None:
    text = (
        "Azerbaijan shelled Armenian separatists in Nagorno-Karabakh on Tuesday. Armenia accused Azerbaijan "
        "of lies. France urged Azerbaijan to hold its fire. Chad condemned Libya on Monday."
    )
    war = ["Nagorno-Karabakh conflict"]
    assert _told(text) == [("ASSAULT", war), ("ACCUSE", war), ("REQUEST", war), ("ACCUSE", [])]


def test_what_others_do_in_a_place_of_the_article_s_conflict_belongs_to_it() -> None:
    text = (
        "Azerbaijan shelled Armenian separatists in Nagorno-Karabakh on Tuesday. Armenia accused Azerbaijan "
        "of lies. Russia sent peacekeepers to Nagorno-Karabakh."
    )
    assert _told(text)[-1] == ("AID", ["Nagorno-Karabakh conflict"])


def test_a_nameless_war_is_the_one_of_the_article_s_conflict_that_began_in_its_year() -> None:
    text = (
        "Azerbaijan shelled Armenian separatists in Nagorno-Karabakh on Tuesday. Armenia accused Azerbaijan "
        "of lies. The 2020 war killed thousands of people. The 2008 war killed hundreds of people."
    )
    raw = RawDocument(uri="x", content=text, media_type="text/plain", published=date(2023, 9, 22))
    found = {event.name: [item.name for item in event.conflicts] for event in extract(raw).events}
    assert found["Second Nagorno-Karabakh War, 2020"] == [
        "Second Nagorno-Karabakh War",
        "Nagorno-Karabakh conflict",
    ]
    assert found["War, 2008"] == []


def _wars(*texts: str) -> list[tuple[str, str]]:
    """The wars of articles of one day: their ids and names."""
    day = date(2024, 11, 4)
    raws = [RawDocument(uri="x", content=text, media_type="text/plain", published=day) for text in texts]
    return [(event.id, event.name) for raw in raws for event in extract(raw).events if event.mode == "war"]


def test_one_known_war_is_one_event_by_whatever_words_it_is_told() -> None:
    told = _wars(
        "Azerbaijan and Armenia fought a war in 2020.",
        "Azerbaijan condemned Armenia on Monday. It was the worst row since their war of 2020.",
        "The 44-day war killed thousands of people, Azerbaijan said on Monday.",
        "Armenia lost Shusha to Azerbaijan in the 2020 war. The 44-day war killed thousands of people.",
    )
    assert len({key for key, _ in told}) == 1
    assert [name for _, name in told] == [
        "Second Nagorno-Karabakh War, 2020",
        "Second Nagorno-Karabakh War, 2020",
        "Second Nagorno-Karabakh War",
        "Second Nagorno-Karabakh War, 2020",
    ]


@pytest.mark.parametrize(
    ("texts", "names"),
    [
        (
            ("Russia bombed Chechnya on Monday, as it did in the wars of 1994 and 1999.",),
            ["First Chechen War, 1994", "Second Chechen War, 1999"],
        ),
        (("Russia fought a war in Chechnya in 1999.",), ["Second Chechen War, 1999"]),
        (("Georgia broke off ties with Russia after the war of 2008.",), ["Russo-Georgian War, 2008"]),
        (
            ("Israel shelled Hezbollah on Monday in the worst clash since the 2006 war.",),
            ["2006 Lebanon War"],
        ),
        (
            ("Hamas fired rockets at Israel on Monday. The 2014 war killed thousands of people.",),
            ["2014 Gaza War"],
        ),
        (
            ("Israel condemned Hamas on Monday. The 2021 war killed hundreds of people.",),
            ["2021 Israel-Palestine crisis"],
        ),
        (("Israel has been at war with Hamas since October 2023.",), ["Gaza war"]),
        (("Israel and Hezbollah went to war in 2023.",), ["Israel-Hezbollah conflict (2023-2024)"]),
        # A dispute in which wars broke out later is no one war, nor is a decade one.
        (("Azerbaijan and Armenia have been at war since 1988.",), ["War between Armenia and Azerbaijan"]),
        (("Russia fought a war in Chechnya in the 1990s.",), ["War involving Russia in Chechnya, 1990s"]),
        (("Chad and Libya fought a war in 1912.",), ["War between Chad and Libya, 1912"]),
    ],
)
def test_a_war_is_the_one_that_broke_out_when_it_is_said_to_have(
    texts: tuple[str, ...], names: list[str]
) -> None:
    told = _wars(*texts)
    assert [name for _, name in told] == names


def test_a_conflict_in_passing_is_not_the_article_s() -> None:
    text = (
        "France urged Azerbaijan to hold its fire on Monday. Chad condemned Libya. Libya expelled the "
        "ambassador of Chad. Chad closed its border with Libya. Armenia condemned Azerbaijan."
    )
    assert [names for kind, names in _told(text) if kind in ("REQUEST", "SANCTION")] == [[], [], []]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Chad has been at war with Libya since 2019.", ["Chad", "Libya"]),
        ("Chad went to war with Libya in 1987.", ["Chad", "Libya"]),
        ("Chad and Libya are at war.", ["Chad", "Libya"]),
    ],
)
def test_who_is_at_war_fights_a_war_with_whom(text: str, parties: list[str]) -> None:
    raw = RawDocument(uri="x", content=text, media_type="text/plain", published=date(2023, 9, 22))
    (event,) = extract(raw).events
    assert (event.mode, [item.name for item in event.participants]) == ("war", parties)
