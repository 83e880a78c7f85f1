"""What a page takes back is no text of the article; what it puts in its place is."""

from __future__ import annotations

import pytest

from ingest.annotations import RawDocument
from ingest.cleaning import clean
from tests.ingest.test_cleaning_plain import DENIED, SEIZED, WOUNDED, cleaned, ledger

HEAD = "Fighters seize Marren"
OLD = "old version of the article"


@pytest.mark.parametrize(
    "notice",
    [
        "An earlier version of this article said that 40 were killed in the market of Tolin.",
        "Correction (5 May): a previous version of this report stated that rebels shelled a school.",
        "This story has been amended to say that 12 people were killed, not 40.",
        "Clarification: in Tuesday's paper we wrongly reported that the army had burned Tolin.",
        "This article originally said that the rebels had shot the mayor.",
        "This article was amended on 11 July to correct it. The original said that Tolin had been burned.",
        "The original version stated that soldiers killed the mayor. It also named the wrong town.",
    ],
)
def test_what_an_old_version_said_is_dropped(notice: str) -> None:
    article = cleaned("\n\n".join([HEAD, SEIZED, WOUNDED, DENIED, notice]))
    assert article.text == "\n\n".join([SEIZED, WOUNDED, DENIED])
    assert [text for _, text in ledger(article)] == [HEAD, notice]


def test_the_right_version_beside_the_old_one_stays() -> None:
    old, right = (
        "An earlier version of this report said that four soldiers were killed on Tuesday.",
        "The ministry now says that five were killed, and that they died on Wednesday.",
    )
    article = cleaned("\n\n".join([HEAD, f"{old} {right}", SEIZED, WOUNDED]))
    assert article.text == "\n\n".join([right, SEIZED, WOUNDED])
    assert ledger(article) == [("headline", HEAD), (OLD, old)]


@pytest.mark.parametrize(
    "sentence",
    [
        "An earlier report said that rebels had taken the northern town of Tolin without a fight.",
        "The ministry corrected its toll on Monday and said that nine people had been killed in Tolin.",
        "The new version of the peace plan says that the rebels will lay down their arms in Tolin.",
        "The report was amended by the council after the rebels had attacked the envoys in Tolin.",
    ],
)
def test_what_others_corrected_is_news(sentence: str) -> None:
    assert cleaned("\n\n".join([HEAD, SEIZED, sentence, WOUNDED])).text.split("\n\n")[1] == sentence


def test_what_is_struck_out_on_a_page_is_taken_back() -> None:
    body = f"<p>Shells killed <del>40 soldiers</del> nine people in Tolin, doctors said.</p><p>{SEIZED}</p>"
    page = (
        f"<html><body><article><h1>{HEAD}</h1>{body}<p>{WOUNDED}</p><p>{DENIED}</p></article></body></html>"
    )
    article = clean(RawDocument("page", page, "text/html"))
    assert article.text.split("\n\n")[0] == "Shells killed nine people in Tolin, doctors said."
    assert (OLD, "40 soldiers") in ledger(article)
