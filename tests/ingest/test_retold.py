"""An accord, talks or a blow told again in a later sentence: by a pronoun, or by a noun and a participle."""

from __future__ import annotations

from datetime import date

import pytest

from graph.records import Article, Event
from ingest.pipeline import read_article


def events(text: str) -> list[Event]:
    return list(read_article(Article(id="art-1", text=text, published=date(2024, 6, 19))).events)


def told(event: Event) -> tuple[str, str | None, list[tuple[str, str]], list[str], int]:
    """Type, date, who took part as what, where, and in how many sentences."""
    parts = sorted((who.name, who.role.value) for who in event.participants)
    places = sorted(place.name for place in event.places)
    return event.type, event.date.edtf, parts, places, len(event.claims)


TWO = [("Chad", "participant"), ("Sudan", "participant")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Chad and Sudan signed a truce on Monday. It was brokered by Qatar.",
            ("AGREE", "2024-06-17", [TWO[0], ("Qatar", "mediator"), TWO[1]], [], 2),
        ),
        (
            "Chad and Sudan signed a truce on Monday. Qatar and Egypt had brokered it.",
            (
                "AGREE",
                "2024-06-17",
                [TWO[0], ("Egypt", "mediator"), ("Qatar", "mediator"), TWO[1]],
                [],
                2,
            ),
        ),
        (
            "Chad and Sudan signed a truce on Monday. It was negotiated by the African Union, with the help"
            " of Qatar.",
            (
                "AGREE",
                "2024-06-17",
                [("African Union", "mediator"), TWO[0], ("Qatar", "mediator"), TWO[1]],
                [],
                2,
            ),
        ),
        (
            "Chad and Sudan signed a truce on Monday. It was signed in Doha in the presence of Qatar's emir.",
            ("AGREE", "2024-06-17", TWO, ["Doha"], 2),
        ),
        (
            "Chad and Sudan held talks on Monday. They were hosted by Qatar in Doha.",
            ("CONSULT", "2024-06-17", [TWO[0], ("Qatar", "host"), TWO[1]], ["Doha"], 2),
        ),
        (
            "Chad and Sudan held talks on Monday. Qatar mediated.",
            ("CONSULT", "2024-06-17", [TWO[0], ("Qatar", "mediator"), TWO[1]], [], 2),
        ),
        (
            "Chad and Sudan have signed a ceasefire. The truce, signed on Monday in Doha, is due to reach"
            " all fronts. It was brokered by Qatar.",
            ("AGREE", "2024-06-17", [TWO[0], ("Qatar", "mediator"), TWO[1]], ["Doha"], 3),
        ),
    ],
)
def test_what_is_told_again_is_told_of_one_event(
    text: str, expected: tuple[str, str | None, list[tuple[str, str]], list[str], int]
) -> None:
    assert [told(event) for event in events(text)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Chad and Sudan signed a truce on Monday. It was agreed that Qatar would send observers.",
        "Chad and Sudan signed a truce on Monday. The book was bought by Qatar, and it was signed.",
        "Chad shelled Abeche on Monday. It was mediated by Qatar.",
        "Chad and Sudan signed a truce on Monday. Qatar, which is mediating, said that it would last.",
    ],
)
def test_no_other_sentence_tells_it_again(text: str) -> None:
    accords = [event for event in events(text) if event.type == "AGREE"]
    assert all(who.role.value != "mediator" for event in accords for who in event.participants)


def test_a_blow_told_by_a_pronoun_has_its_toll() -> None:
    (event,) = events("A car bomb exploded in Baghdad on Monday. It killed 12 people and wounded 30.")
    assert [(item.of, item.min, item.max) for item in event.figures] == [
        ("killed", 12, 12),
        ("wounded", 30, 30),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Gunmen massacred 26 tourists near Pahalgam on April 22. India shut its border with Pakistan a"
            " day after the Pahalgam killings.",
            [("ASSAULT", "2024-04-22", 2), ("SANCTION", "2024-04-23", 1)],
        ),
        (
            "Rebels killed 12 villagers at Beni on Monday. The killing of a priest on Friday was not theirs.",
            [("ASSAULT", "2024-06-17", 1), ("ASSAULT", "2024-06-14", 1)],
        ),
        (
            "Rebels killed 12 villagers at Beni. The killing of a priest was not their work.",
            [("ASSAULT", "../2024-06-19", 1), ("ASSAULT", None, 1)],
        ),
    ],
)
def test_a_noun_for_the_dead_points_at_the_blow_unless_it_counts_others(
    text: str, expected: list[tuple[str, str | None, int]]
) -> None:
    assert [(event.type, event.date.edtf, len(event.claims)) for event in events(text)] == expected


def test_who_brokered_it_is_a_mediator_between_its_parties() -> None:
    text = "Chad and Sudan signed a truce on Monday. It was brokered by Qatar."
    roles = read_article(Article(id="art-1", text=text, published=date(2024, 6, 19))).roles
    assert [(role.actor, role.kind, role.between, role.claims[0].quote) for role in roles] == [
        ("Qatar", "mediator", ("Chad", "Sudan"), "It was brokered by Qatar.")
    ]
