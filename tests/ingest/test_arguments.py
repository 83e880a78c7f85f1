"""Who did it, to whom and where, over mentions made by hand."""

from __future__ import annotations

import pytest

from graph.records import Actor, ActorKind, Place
from ingest.annotations import Mention, Paragraph
from ingest.arguments import find_arguments
from ingest.parsing import parse
from ingest.predicates import find_predicates

PLACES = {"Goma", "Abyei", "Geneva", "Bossaso"}
ACTORS = {"Chad", "Sudan", "Sudanese", "Qatar", "Libya", "Niger", "rebels"}


def mentions(paragraphs: list[Paragraph]) -> list[Mention]:
    found = []
    for paragraph in paragraphs:
        for token in paragraph.doc:
            if token.text not in PLACES | ACTORS:
                continue
            start = paragraph.offset_of(token)
            actor = Actor(id=token.text, name=token.text, kind=ActorKind.COUNTRY)
            found.append(
                Mention(
                    paragraph.index, token.i, token.i, token.i, start, start + len(token), token.text,
                    "place" if token.text in PLACES else "actor",
                    actors=() if token.text in PLACES else (actor,),
                    place=Place(id=token.text, name=token.text) if token.text in PLACES else None,
                )
            )  # fmt: skip
    return found


def arguments(text: str) -> list[list[tuple[str, str]]]:
    paragraphs = parse(text)
    predicates = find_predicates(paragraphs)
    found = find_arguments(paragraphs, predicates, mentions(paragraphs))
    assert all(text[a.start : a.end] == a.text for a in found)
    return [[(str(a.role), a.text) for a in found if a.predicate == p.key] for p in predicates]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Chad apologised to Sudan in a telephone call.",
            [
                [("initiator", "Chad"), ("recipient", "Sudan")],
                [("participant", "Chad"), ("participant", "Sudan")],
            ],
        ),
        (
            "Qatar invited Chad and Sudan for talks.",
            [
                [("initiator", "Qatar"), ("recipient", "Chad"), ("recipient", "Sudan")],
                [("participant", "Qatar"), ("participant", "Chad"), ("participant", "Sudan")],
            ],
        ),
        (
            "The leaders of Chad and Sudan discussed trade routes and the rights of Tutsis in Goma.",
            [[("participant", "Chad"), ("participant", "Sudan")]],
        ),
        (
            "Chad fired on a car carrying Sudanese doctors.",
            [[("initiator", "Chad"), ("recipient", "Sudanese")]],
        ),
        ("Chad cancelled talks with Sudan.", [[("participant", "Chad"), ("participant", "Sudan")]]),
        (
            "Qatar mediated a meeting between Chad and Sudan.",
            [
                [("mediator", "Qatar"), ("participant", "Chad"), ("participant", "Sudan")],
                [("participant", "Chad"), ("participant", "Sudan"), ("mediator", "Qatar")],
            ],
        ),
        (
            # An offensive is no part of the drills.
            "Chad and Sudan began joint exercises a month after Niger took Goma in an offensive.",
            [
                [("initiator", "Chad"), ("initiator", "Sudan")],
                [("initiator", "Niger"), ("place", "Goma")],
                [("initiator", "Niger")],
            ],
        ),
        (
            "Qatar condemned the raid in Goma.",
            [[("initiator", "Qatar")], [("place", "Goma")]],
        ),
        (
            "Chad attacked a base of the movement in Goma.",
            [[("initiator", "Chad"), ("recipient", "a base"), ("place", "Goma")]],
        ),
        ("Chad attacked Sudan.", [[("initiator", "Chad"), ("recipient", "Sudan")]]),
        ("Sudan was attacked by Chad.", [[("initiator", "Chad"), ("recipient", "Sudan")]]),
        ("Sudanese jets bombed Goma.", [[("initiator", "Sudanese"), ("place", "Goma")]]),
        (
            "Sudanese missiles hit the port of Goma.",
            [[("initiator", "Sudanese"), ("recipient", "the port"), ("place", "Goma")]],
        ),
        ("The shelling of Goma by Chad went on.", [[("initiator", "Chad"), ("place", "Goma")]]),
        ("Chad's invasion of Sudan went on.", [[("initiator", "Chad"), ("recipient", "Sudan")]]),
        (
            "Chad and Sudan held talks in Geneva.",
            [[("participant", "Chad"), ("participant", "Sudan"), ("place", "Geneva")]],
        ),
        (
            "Fighting broke out between Chad and Sudan near Goma.",
            [[("participant", "Chad"), ("participant", "Sudan"), ("place", "Goma")]],
        ),
        ("Chad launched an attack on Sudan.", [[("initiator", "Chad"), ("recipient", "Sudan")]]),
        ("Chad threatened to attack Sudan.", [[("initiator", "Chad"), ("recipient", "Sudan")]]),
        (
            "Chad accused Sudan of shelling Goma.",
            [
                [("initiator", "Chad"), ("recipient", "Sudan")],
                [("initiator", "Sudan"), ("place", "Goma")],
            ],
        ),
        (
            "A truce between Chad and Sudan brokered by Qatar began.",
            [[("mediator", "Qatar"), ("participant", "Chad"), ("participant", "Sudan")]],
        ),
        ("Chad withdrew its troops from Goma.", [[("initiator", "Chad"), ("origin", "Goma")]]),
        ("Chad urged Sudan to free the hostages.", [[("initiator", "Chad"), ("recipient", "Sudan")]]),
    ],
)
def test_participants_and_places(text: str, expected: list[list[tuple[str, str]]]) -> None:
    assert arguments(text) == expected


def test_without_mentions_what_can_be_someone_stays_as_a_noun_phrase() -> None:
    paragraphs = parse("The gunmen attacked several villagers.")
    [predicate] = find_predicates(paragraphs)
    found = find_arguments(paragraphs, [predicate], [])
    assert [(str(a.role), a.text, a.mention) for a in found] == [
        ("initiator", "The gunmen", None),
        ("recipient", "several villagers", None),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Chad rejected a plan put forward by Sudan.",
            [[("initiator", "Chad"), ("recipient", "Sudan")]],
        ),
        (
            "Chad demanded the withdrawal of Sudanese forces from Niger.",
            [[("initiator", "Chad"), ("recipient", "Sudanese")]],
        ),
        (
            "Chad and Sudan announced a peace deal in Geneva.",
            [[("participant", "Chad"), ("participant", "Sudan"), ("place", "Geneva")]],
        ),
        (
            "Libya announced a peace deal between Chad and Sudan.",
            [[("participant", "Chad"), ("participant", "Sudan")]],
        ),
        (
            "Rebels staged protests against abuses by Chad.",
            [[("initiator", "Rebels"), ("recipient", "Chad")]],
        ),
        (
            "Rebels demonstrated, calling for independence from Chad.",
            [[("initiator", "Rebels"), ("recipient", "Chad")], None],
        ),
        (
            "Chad met its Sudanese counterpart in Geneva.",
            [[("participant", "Chad"), ("participant", "Sudanese"), ("place", "Geneva")]],
        ),
        (
            "A camp for Sudanese refugees was attacked by Chad.",
            [[("initiator", "Chad"), ("recipient", "Sudanese")]],
        ),
        ("Chad rejected a plan on Monday, and Sudan welcomed it.", [[("initiator", "Chad")], None]),
        (
            "Chad rejected a plan in response to pressure after a visit of Sudan.",
            [[("initiator", "Chad")], None],
        ),
    ],
)
def test_whom_an_act_is_about_may_stand_deeper_in_its_clause_but_in_no_other(
    text: str, expected: list[list[tuple[str, str]] | None]
) -> None:
    found = arguments(text)
    assert [f for f, e in zip(found, expected, strict=False) if e is not None] == [
        e for e in expected if e is not None
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The raid on Abeche was condemned by Chad.", []),
        ("The raid on Abeche was denied by Sudan.", []),
        ("The raid on Abeche was carried out by Sudan.", ["Sudan"]),
        ("The raid on Abeche was claimed by Sudan.", ["Sudan"]),
        ("The raid on Abeche was spearheaded by Sudan.", ["Sudan"]),
        ("The raid on Abeche was confirmed by Chad.", []),
    ],
)
def test_who_does_something_to_a_deed_has_not_done_it(text: str, expected: list[str]) -> None:
    assert [name for role, name in arguments(text)[0] if role == "initiator"] == expected


def test_a_phrasal_verb_s_preposition_holds_the_place_that_is_left() -> None:
    assert arguments("Troops of Chad withdrew from Goma on Monday.") == [
        [("initiator", "Chad"), ("origin", "Goma"), ("place", "Goma")]
    ]
