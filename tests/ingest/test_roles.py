"""Roles of actors, their states and what brought these about."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.paths import data_dir
from graph.records import Actor, ActorKind, Modality
from ingest.annotations import Mention, Paragraph
from ingest.roles import find_roles, lint
from tests.ingest.test_standing import read_marked

_NAMES = (
    *("Russia", "Armenia", "Azerbaijan", "Qatar", "Israel", "Hamas", "Egypt", "Kenya", "Ethiopia", "Norway"),
    *("Colombia", "ELN", "Turkey", "Oman", "Iran", "Switzerland", "Ukraine", "Houthis", "Rwanda", "Congo"),
    *("Chad", "Sudan", "NATO", "India", "Pakistan", "Hezbollah", "Belarus", "Finland", "Taliban"),
)
_WORDS = {name: name for name in _NAMES} | {"Russian": "Russia", "Iranian": "Iran", "Qatari": "Qatar"}


def actor(name: str) -> Actor:
    return Actor(id=f"act-{name}", name=name, kind=ActorKind.COUNTRY)


def mentions_in(paragraphs: list[Paragraph]) -> list[Mention]:
    """Mentions of the names above; "its" refers to the paragraph's first name."""
    found = []
    for paragraph in paragraphs:
        last: str | None = None
        for token in paragraph.doc:
            name = _WORDS.get(token.text) or (last if token.lower_ == "its" else None)
            if name is None:
                continue
            start = paragraph.offset_of(token)
            found.append(
                Mention(
                    paragraph.index, token.i, token.i, token.i, start, start + len(token), token.text,
                    "actor", (actor(name),), via="reference" if token.lower_ == "its" else "name",
                )
            )  # fmt: skip
            last = last or name
    return found


Found = tuple[str, str, tuple[str, ...], tuple[tuple[str, str | None, str | None], ...]]


def roles_of(sentence: str) -> list[Found]:
    paragraphs, predicates = read_marked(sentence)
    names = {item.key: item.text for item in predicates}
    return [
        (
            role.actor.name,
            role.kind,
            tuple(item.name for item in role.between),
            tuple(
                (state.level, None if state.because is None else names[state.because], state.because_text)
                for state in role.states
            ),
        )
        for role in find_roles(paragraphs, mentions_in(paragraphs), predicates)
    ]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        (
            "Iran, which traditionally brokered truces between Armenia and Azerbaijan, saw its role "
            "diminished since its [attack] on Israel.",
            [
                (
                    "Iran",
                    "mediator",
                    ("Armenia", "Azerbaijan"),
                    (("traditional", None, None), ("diminished", "attack", "its attack")),
                )
            ],
        ),
        (
            "Qatar, a key mediator between Israel and Hamas, stayed silent.",
            [("Qatar", "mediator", ("Israel", "Hamas"), (("key", None, None),))],
        ),
        (
            "Egypt, which has brokered several ceasefires between Israel and Hamas, sent envoys.",
            [("Egypt", "mediator", ("Israel", "Hamas"), ())],
        ),
        ("Egypt's mediation has stalled.", [("Egypt", "mediator", (), ())]),
        (
            "The ceasefire was brokered by Kenya and Ethiopia.",
            [("Kenya", "mediator", (), ()), ("Ethiopia", "mediator", (), ())],
        ),
        (
            "Norway withdrew as facilitator of the talks between Colombia and the ELN.",
            [("Norway", "mediator", ("Colombia", "ELN"), (("ended", None, None),))],
        ),
        (
            "Turkey replaced Russia as guarantor of the truce.",
            [
                ("Turkey", "guarantor", (), (("new", None, None),)),
                ("Russia", "guarantor", (), (("ended", None, None),)),
            ],
        ),
        (
            "Qatar suspended its role as mediator after the [strike] on Doha.",
            [("Qatar", "mediator", (), (("suspended", "strike", "the strike"),))],
        ),
        ("Russian peacekeepers watched the road.", [("Russia", "peacekeeper", (), ())]),
        ("Iran-backed Houthis fired at a ship.", [("Iran", "backer", ("Houthis",), ())]),
        (
            "Switzerland offered to mediate the conflict.",
            [("Switzerland", "mediator", (), (("offered", None, None),))],
        ),
        ("Chad did not mediate the conflict.", []),
        ("Chad could become a mediator.", []),
        ("Sudan bought grain from Egypt.", []),
    ],
)
def test_roles_of_a_sentence(sentence: str, wanted: list[Found]) -> None:
    assert roles_of(sentence) == wanted


def test_nobody_mediates_between_himself_and_another() -> None:
    assert roles_of("Armenia and Azerbaijan have mediated between Armenia and Azerbaijan since 2022.") == []


def test_an_offer_is_a_plan_and_the_span_is_the_sentence() -> None:
    paragraphs, _ = read_marked("It rained. Switzerland offered to mediate the conflict.")
    (role,) = find_roles(paragraphs, mentions_in(paragraphs), [])
    assert role.modality is Modality.PLANNED
    assert paragraphs[0].doc.text[role.start : role.end] == "Switzerland offered to mediate the conflict."


def test_the_data_is_clean_and_a_wrong_entry_is_named(tmp_path: Path) -> None:
    assert lint(data_dir()) == []
    (tmp_path / "ontology").mkdir()
    (tmp_path / "ontology" / "roles.yaml").write_text(
        "kinds: {}\nrole_words: []\nplaying: []\nefforts: []\npowers: []\ngatherings: []\nparties: []\n"
        "sides: []\nsending: []\ncommanding: []\ncommands: []\nacting: []\nhonours: []\nplain: []\n"
        "supports: []\ngetting: []\nhanding: []\nmoving: []\ncomprising: []\noffices: []\n"
        "undertaking: []\npeace: []\n"
        "trying: []\nwishing: []\nmusing: []\nfailing: []\nable: []\nlevels: {}\n",
        encoding="utf-8",
    )
    assert [item.split(": ", 1)[1] for item in lint(tmp_path)] == [
        "at causes: Field required; see the comments in it"
    ]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        (
            "Long the guarantor of peace, Russia was no longer able to protect a town after its [invasion].",
            [
                (
                    "Russia",
                    "guarantor",
                    (),
                    (("traditional", None, None), ("diminished", "invasion", "its invasion")),
                )
            ],
        ),
        (
            "Once the main mediator between India and Pakistan, Norway stayed silent.",
            [("Norway", "mediator", ("India", "Pakistan"), (("key", None, None), ("former", None, None)))],
        ),
        (
            "The truce was signed on Saturday, with Egypt and Qatar as mediators.",
            [("Egypt", "mediator", (), ()), ("Qatar", "mediator", (), ())],
        ),
        (
            "Israel agreed to make up with Sudan in a deal brokered by Norway.",
            [("Norway", "mediator", ("Israel", "Sudan"), ())],
        ),
        (
            "Turkey took on the role of mediator between Ethiopia and Kenya.",
            [("Turkey", "mediator", ("Ethiopia", "Kenya"), (("new", None, None),))],
        ),
        (
            "Oman has played a mediating role between Iran and Israel.",
            [("Oman", "mediator", ("Iran", "Israel"), ())],
        ),
        (
            "Russia can no longer guarantee the security of Armenia.",
            [("Russia", "guarantor", ("Armenia",), (("ended", None, None),))],
        ),
        ("Hezbollah, funded by Iran, fired rockets.", [("Iran", "backer", ("Hezbollah",), ())]),
        ("Iran backed the plan on Monday.", []),
        (
            "Norway gave up after mediating between Chad and Sudan for years.",
            [("Norway", "mediator", ("Chad", "Sudan"), ())],
        ),
        (
            "Kenya was one of the mediators between Chad and Sudan.",
            [("Kenya", "mediator", ("Chad", "Sudan"), ())],
        ),
        (
            "Russia had mediated between Israel and Hamas with Egypt.",
            [("Russia", "mediator", ("Israel", "Hamas"), ()), ("Egypt", "mediator", ("Israel", "Hamas"), ())],
        ),
        (
            "Turkey, one of the guarantor powers of Armenia, kept its troops in their bases.",
            [("Turkey", "guarantor", ("Armenia",), ())],
        ),
        ("The truce took a week. It was brokered by Qatar.", [("Qatar", "mediator", (), ())]),
        ("The bridge is old. It was hosted by Qatar.", []),
        ("They met under the auspices of Norway.", [("Norway", "mediator", (), ())]),
        (
            "Talks between Chad and Sudan, chaired by Kenya, opened on Monday.",
            [("Kenya", "mediator", ("Chad", "Sudan"), ())],
        ),
        (
            "Talks between Chad and Sudan, sponsored by Kenya, opened on Monday.",
            [("Kenya", "mediator", ("Chad", "Sudan"), ())],
        ),
        ("The rebel delegation was led by Kenya.", []),
        (
            "Russia sells arms to Armenia and Azerbaijan.",
            [("Russia", "arms_supplier", ("Armenia", "Azerbaijan"), ())],
        ),
        ("Iran has supplied Hezbollah with rockets.", [("Iran", "arms_supplier", ("Hezbollah",), ())]),
        ("Russia sells gas to Turkey.", []),
        ("Turkey sent tanks to Chad on Monday.", []),
        (
            "Kenya, which had mediated between Chad and Sudan, gave up the role after the [attack].",
            [("Kenya", "mediator", ("Chad", "Sudan"), (("ended", "attack", "the attack"),))],
        ),
        (
            "Kenya withdrew its peacekeepers because Chad had lost trust in Ethiopia.",
            [("Kenya", "peacekeeper", (), (("ended", None, "because Chad had lost trust in Ethiopia"),))],
        ),
    ],
)
def test_parts_are_read_before_their_subject_beside_it_and_in_what_it_cannot_do(
    sentence: str, wanted: list[Found]
) -> None:
    assert roles_of(sentence) == wanted
