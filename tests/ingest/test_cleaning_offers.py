"""Turns of a page to its readers: paywalls, invitations, options, rows of cut entries, captions, licences."""

from __future__ import annotations

import pytest

from ingest.annotations import RawDocument
from ingest.cleaning import clean

STORY = [
    "Shells struck the harbour of Darvo for a third night, port officials said, and burnt two stores.",
    "The navy of the southern coalition denied that its ships fired, and blamed a militia on the far shore.",
    "At least four dockers were killed, according to the city hospital, and a pilot boat is still missing.",
]
HEAD = ["Skip to content", "Menu", "Harbour shelled for a third night", "By Ann Writer", "May 3, 2021"]
FOOT = ["Privacy policy", "© 2021 Harbour Post"]


def body(*lines: str, media: str = "text/plain") -> list[str]:
    return clean(RawDocument("test", "\n".join(lines), media)).text.split("\n\n")  # type: ignore[arg-type]


@pytest.mark.parametrize("html", [False, True])
def test_a_paywall_goes_with_all_that_it_offers(html: bool) -> None:
    wall = [
        "To read the whole report, please take out a subscription. Plans start at 4 crowns a month.",
        "As a member you get every story, our maps and the weekend edition.",
        "Subscribe today and receive:",
        "A daily letter from the newsroom",
        "Twelve numbers of the magazine",
        "Already a member? Then log in here to go on reading this report.",
    ]
    if html:
        page = "".join(f"<p>{text}</p>" for text in [*STORY, *wall])
        found = body(f"<html><body><h1>{HEAD[2]}</h1><div>{page}</div></body></html>", media="text/html")
    else:
        found = body(*HEAD, *STORY, *wall, *FOOT)
    assert found == STORY


def test_an_article_goes_on_behind_an_offer_within_it() -> None:
    wall = "To continue reading, subscribe to the Harbour Post for 4 crowns a month."
    assert body(*HEAD, STORY[0], wall, *STORY[1:], *FOOT) == STORY


def test_reports_on_members_and_access_are_no_offers() -> None:
    text = (
        "Aid groups asked the council to give them access, and its members said they would decide in a week."
    )
    full = (
        "To read the full list of names, families must join the queue at the gate of the barracks each day."
    )
    assert body(*HEAD, *STORY, text, *FOOT) == [*STORY, text]
    assert body(STORY[0], full, STORY[1]) == [STORY[0], full, STORY[1]]


@pytest.mark.parametrize(
    "line",
    [
        "À lire aussi » Que faire quand le quai ferme ?",
        "Lea: Suspendida la huelga de los puertos del sur",
        "Factbox: Who owns the stores of Darvo",
        "Have a view of your own? Fill in the form for readers' mail.",
        "We would be glad of your opinion on this report: letters@harbourpost.example",
        "Mail me whenever something is out.",
        "Vorheriger ArtikelFischer fordern mehr Schutz vor der Küste",
        "Bitte geben Sie hier Ihren Namen ein",
        "Dated : 5 March 2021 Section : Harbour",
        "Some of the links above bring this paper a commission from the shop, as it is an Amazon Associate.",
        "These charts are licensed under a Creative Commons licence.",
    ],
)
def test_what_a_page_says_to_its_readers_behind_a_text(line: str) -> None:
    assert body(*HEAD, *STORY, line, *FOOT) == STORY


def test_a_page_about_licences_keeps_what_it_says_of_them() -> None:
    text = [
        "Open Harbour gathers charts of the coast, and all of them bear Creative Commons licences.",
        "Anyone may draw on these charts, copy them and sell what comes of it, the founders say.",
    ]
    assert body(*HEAD, *text, *FOOT) == text


def test_rows_of_entries_that_are_cut_short_are_other_stories() -> None:
    row = [
        "Pier - A support of a bridge, built of stone, on which two arches rest when … Glossary of Building",
        "Jetty - A wall built into the water to guard a harbour from the waves of the open … Sea Words",
        "Mole - The mole is the great outer wall of a harbour, often with a light at its … Ports",
    ]
    assert body(*HEAD, *STORY, *row, *FOOT) == STORY
    assert body(*HEAD, *STORY, row[0].split(" … ")[0] + " it falls.", *FOOT)[-1].endswith("it falls.")


def test_a_label_of_a_picture_takes_the_caption_below_it_along() -> None:
    assert (
        body(
            *HEAD,
            STORY[0],
            "Picture:",
            "The arms of Darvo and of the county | © Harbour Post",
            *STORY[1:],
            *FOOT,
        )
        == STORY
    )
    assert body(*HEAD, STORY[0], "Picture:", *STORY[1:], *FOOT) == STORY
