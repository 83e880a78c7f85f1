"""Author boxes: what a page tells of those whom it names as its authors, and of nobody else."""

from __future__ import annotations

import pytest

from ingest.cleaning.authors import mark_author_boxes, names_in
from ingest.cleaning.blocks import Block

BODY = [
    "Rebel fighters seized the town of Marren on Monday, the defence ministry said.",
    "Two soldiers were wounded when a drone hit their post near the border.",
    "Talks between the two sides were broken off last week over prisoners.",
]
BOX = "Ana Kess is the Herald's writer on the river districts and the author of two novels."


def boxes(blocks: list[Block], authors: list[str]) -> list[str]:
    mark_author_boxes(blocks, authors)
    return [block.text for block in blocks if block.reason == "author box"]


def test_box_of_an_author_in_the_metadata() -> None:
    blocks = [Block(text) for text in [*BODY, BOX, "More will be known by nightfall, officers said."]]
    assert boxes(blocks, ["Tom Rull and Ana Kess"]) == [BOX]


def test_box_of_an_author_in_a_byline() -> None:
    blocks = [Block("By Ana Kess, Velport", reason="byline"), *(Block(text) for text in [*BODY, BOX])]
    assert boxes(blocks, []) == [BOX]


def test_name_on_a_line_of_its_own_needs_a_trade() -> None:
    told = "Ilan Doro is the governor of the river province and lost his brother in the attack."
    blocks = [
        Block("Ana Kess", reason="before the article"),
        Block("Ilan Doro", reason="tag"),
        *(Block(text) for text in [*BODY, told, "Ana Kess is a reporter for the Herald."]),
    ]
    assert boxes(blocks, []) == ["Ana Kess is a reporter for the Herald."]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Kess said that she had seen the shells fall on the station.",
        "Mara Olin is a reporter who was held by the rebels for two days.",
    ],
)
def test_what_an_author_says_and_others_do_stays(text: str) -> None:
    assert boxes([Block(part) for part in [*BODY, text]], ["Ana Kess"]) == []


def test_an_article_about_its_author_keeps_its_beginning() -> None:
    assert boxes([Block(text) for text in [BOX, *BODY]], ["Ana Kess"]) == []


def test_names() -> None:
    assert names_in(["Ana Kess and Tom van Rull, Velport", "https://herald.example/ana", "Staff"]) == {
        "ana kess",
        "tom van rull",
    }
