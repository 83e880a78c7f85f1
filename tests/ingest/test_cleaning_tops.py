"""What stands above a story: rows of links, the site's name, key points; and which line is the headline."""

from __future__ import annotations

import pytest

from ingest.annotations import RawDocument
from ingest.cleaning import clean
from tests.ingest.test_cleaning_plain import DENIED, SEIZED, WOUNDED, cleaned, ledger

HEAD = "Fighters seize Marren"
BODY = [SEIZED, WOUNDED, DENIED]
POINTS = ["The bridge of Marren was blown up at dawn", "Two soldiers were wounded at their post"]


@pytest.mark.parametrize(
    "row",
    [
        "Log in   Crossword   Puzzles   Obituaries",
        "The Lantern | Saturday Review | Abroad",
        "Home » Abroad » Marren",
    ],
)
def test_a_row_of_links_makes_a_page_and_is_none_of_its_text(row: str) -> None:
    article = cleaned("\n\n".join([row, "Unofficial summary - no record", "942nd meeting", HEAD, *BODY]))
    assert (article.title, article.text) == (HEAD, "\n\n".join(BODY))
    assert ("navigation", " ".join(row.split())) in ledger(article)


def test_a_row_above_figures_heads_a_table() -> None:
    rows = ["Town | Killed | Wounded", "Marren | 120 | 300", "Tolin | 98 | 210"]
    article = cleaned("\n\n".join([*rows, SEIZED]))
    assert article.text.split("\n\n") == [" ".join(row.split()) for row in rows] + [SEIZED]


def test_the_line_above_a_row_of_links_is_the_site_and_one_that_sells_is_no_headline() -> None:
    rows = ["The Marren and Tolin Courier of the West", "News   Sport   Letters"]
    assert cleaned("\n\n".join([*rows, HEAD, *BODY])).title == HEAD
    rows = ["The Courier   Subscribe for a crown a week", "Tolin · Guest essay · Sept. 28, 2023", HEAD]
    assert (
        cleaned("\n\n".join(["OPINION", "News   Sport   Letters", *rows, "By Ada Lind", *BODY])).title == HEAD
    )


def test_the_summary_below_a_headline_is_not_the_headline() -> None:
    summary = "Fifteen years after the war for Marren began, the guns fall silent. Few here expect it to last"
    lines = ["News   Sport   Letters", "A truce in the sand", summary, "By Ada Lind", *BODY]
    assert cleaned("\n\n".join(lines)).title == "A truce in the sand"


@pytest.mark.parametrize("mark", ["", "• "])
def test_key_points_are_text_and_no_headline(mark: str) -> None:
    points = [mark + point for point in POINTS]
    lines = [
        "News   Sport   Letters",
        HEAD,
        "Key points",
        *points,
        "Edited by Ada Lind",
        "19:40",
        "Tolin waits",
    ]
    article = cleaned("\n".join([*lines, *BODY]))
    assert (article.title, article.text.split("\n\n")) == (HEAD, [*points, "Tolin waits", *BODY])


def test_key_points_and_headlines_of_entries_are_text_on_a_page() -> None:
    points = "".join(f"<li>{point}</li>" for point in POINTS)
    entries = "".join(
        f"<article><time>1{hour}:40</time><h3>Tolin waits again</h3><p>{text}</p></article>"
        for hour, text in enumerate(BODY)
    )
    page = (
        f"<html><body><main><h1>{HEAD}</h1><h2>Key points</h2><ul>{points}</ul>{entries}</main></body></html>"
    )
    text = clean(RawDocument("page", page, "text/html")).text.split("\n\n")
    assert text[:2] == POINTS
    assert [line for line in text if line in BODY] == BODY


def test_a_speaker_in_a_transcript_is_no_dateline() -> None:
    turns = [f"PRESENTER: {SEIZED}", f"BRADDOCK: {WOUNDED}", f"PRESENTER: {DENIED}"]
    article = cleaned("\n\n".join([HEAD, *turns]))
    assert (article.dateline, article.text.split("\n\n")) == (None, turns)


def test_the_first_day_of_a_chronology_is_not_the_day_of_the_page() -> None:
    days = ["23 March 1991", SEIZED, "29 April 1992", WOUNDED, "25 May 1997", DENIED]
    article = cleaned("\n\n".join(["A chronology of Marren", "Last revised: 20.I.2002", *days]))
    assert (str(article.published), article.text.split("\n\n")) == ("2002-01-20", days)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("The Courier-Sentinel, edition of Thursday, March 24, 1988, Page 1A", "1988-03-24"),
        ("Held in Velport on Monday and Tuesday, 20-21 February 1961", "1961-02-21"),
        ("Text scanned by volunteers on 3 May 2011", "None"),
    ],
)
def test_a_line_above_the_body_dates_the_page_where_nothing_else_does(line: str, day: str) -> None:
    lines = ["News   Sport   Letters", line, HEAD, *BODY]
    assert str(cleaned("\n\n".join(lines)).published) == day
