"""Who acts in war reports: armies, groups and states by what the report tells of them."""

from __future__ import annotations

import pytest

from graph.records import Article
from ingest.pipeline import read_article
from tests.ingest.test_war_reports import events_of, told


def test_the_army_is_that_of_the_state_whose_army_was_named() -> None:
    text = (
        "Sudan's army bombed Omdurman on Monday.\n\n"
        "Gunmen ransacked the Qatari embassy in Khartoum on Tuesday, Doha said. Qatar called for calm. "
        "The RSF was accused by the army of looting the building."
    )
    assert [part for kind, _, _, part in told(text) if kind == "ACCUSE"] == [
        [("initiator", "Sudan"), ("recipient", "Rapid Support Forces")]
    ]


def test_a_backed_group_is_not_its_own_backer() -> None:
    article = Article(
        id="art-test", text="The Houthis withdrew. The Iran-backed group had shelled Marib for weeks."
    )
    assert [(role.actor, role.kind) for role in read_article(article).roles] == [("Iran", "backer")]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Pakistan deported more than 500,000 Afghans last year.", ("displaced", 500_000)),
        ("Police in Libya detained 60 Eritreans on Monday.", ("arrested", 60)),
        ("Gangs in Haiti freed 4,000 inmates on Monday.", ("captured", 4_000)),
    ],
)
def test_people_called_by_their_nation_are_counted(text: str, figure: tuple[str, int]) -> None:
    (event,) = events_of(text)
    assert [(one.of, one.min) for one in event.figures] == [figure]


def test_whoever_is_accused_of_backing_is_said_to_back() -> None:
    article = Article(id="art-test", text="Kinshasa accuses Kigali of backing the M23.")
    assert [(role.actor, role.kind, role.between) for role in read_article(article).roles] == [
        ("Rwanda", "backer", ("M23",))
    ]


def test_a_name_in_brackets_belongs_to_the_fighters_behind_it() -> None:
    text = "Congo and the March 23 Movement (M23) rebels agreed to a truce on Monday."
    assert told(text) == [
        (
            "AGREE",
            "truce",
            "occurred",
            [("participant", "Democratic Republic of the Congo"), ("participant", "M23")],
        )
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The M23 and the FDLR fought Chad's army. Then the generals seized power.",
        "The M23 and the FDLR fought Chad's army. An alliance of three ethnic armies seized power.",
    ],
)
def test_generals_and_uncounted_armies_are_not_those_named_last(text: str) -> None:
    assert [part for kind, mode, _, part in told(text) if mode == "coup"] in ([[]], [])


def test_violence_somewhere_is_nobodys_deed() -> None:
    text = "Around seven million people have been uprooted by violence in Congo."
    assert told(text) == [("CASUS_DISPLACEMENT", "displaced", "occurred", [])]


def test_the_country_is_the_one_that_the_article_is_about() -> None:
    text = (
        "Mali's army fought the Russian group Wagner in Kidal, in northern Mali. "
        "UN peacekeepers left the country."
    )
    assert [part for kind, _, _, part in told(text) if kind == "SANCTION"] == [
        [("initiator", "United Nations"), ("recipient", "Mali")]
    ]


def test_the_name_of_an_actor_is_no_deed() -> None:
    text = "Amnesty said Ethiopian soldiers had raped women in Bora."
    assert [kind for kind, _, _, _ in told(text)] == ["ACCUSE", "ASSAULT"]
