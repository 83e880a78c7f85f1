"""The article's own date: each place that it is read from, and what is said of dates that are doubtful."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from graph.records import Article
from ingest.annotations import RawDocument
from ingest.cleaning import clean

STORY = (
    "Rebel fighters seized the town of Marren on Monday, the defence ministry said, after a night of fire.",
    "Two soldiers were wounded when a drone hit their post near the border, and a third is missing.",
)
_BODY = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)


def page(head: str = "", above: str = "", below: str = "", **fields: object) -> Article:
    body = f"<body><article>{above}{_BODY}</article>{below}</body>"
    content = f"<html><head><title>Marren falls</title>{head}</head>{body}</html>"
    return clean(RawDocument("test", content, "text/html", **fields))  # type: ignore[arg-type]


def text(above: str, **fields: object) -> Article:
    return clean(RawDocument("test", "\n\n".join([above, *STORY]), "text/plain", **fields))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("article", "basis"),
    [
        (page('<meta property="article:published_time" content="2023-10-23T08:00:00Z">'), "metadata"),
        (
            page(
                '<script type="application/ld+json">'
                '{"@type": "NewsArticle", "datePublished": "2023-10-23T08:00:00+04:00"}</script>'
            ),
            "metadata",
        ),
        (page(above='<time itemprop="datePublished" datetime="2023-10-23">Monday</time>'), "metadata"),
        (page(url="https://news.example/2023/10/23/marren-falls"), "URL"),
        (text("Published: 23 October 2023"), "header"),
        (text("Published on Mon 23.10.2023 - 17:42 | Modified on Tue 24.10.2023 - 08:10"), "header"),
        (text("Posted by editor on 2023-10-23 09:14 | 3 comments"), "header"),
        (text("Marren, Monday, October 23, 2023 | Last update 22:14"), "header"),
        (text("The Inquirer-Ledger, Marren, October 23, 2023, page 1"), "header"),
        (text("Who will hold Marren now?\n\nBy Ada Lind\n\nPublished 23 October 2023"), "header"),
        (
            text("The guns fell silent at noon. Nobody knows for how long.\n\nMon 23 Oct 2023 06.00 GMT"),
            "header",
        ),
        (text("Marren falls", url="https://news.example/world/20231023-marren"), "URL"),
        (text("MARREN, October 23, 2023 (Reuters) - Guns fell silent at noon."), "dateline"),
        (text("Marren falls", published=date(2023, 10, 23)), "metadata"),
    ],
)
def test_where_the_date_is_read_from(article: Article, basis: str) -> None:
    assert (article.published, article.published_basis) == (date(2023, 10, 23), basis)


def test_no_date_is_made_of_a_year() -> None:
    article = page(below="<footer>© 2021 Marren Post</footer>")
    assert (article.published, article.published_basis) == (None, "")
    assert article.warnings == (
        "date of publication: 2021 stands on the page, 1 January is a guess; not used",
    )


def test_the_first_of_january_is_believed_where_the_page_says_it() -> None:
    article = page(below="<div>Posted 1 January 2021</div>")
    assert (article.published, article.warnings) == (date(2021, 1, 1), ())


def test_a_machine_date_that_the_text_contradicts_is_reported() -> None:
    meta = '<meta property="article:published_time" content="2023-03-01">'
    article = page(
        meta, below="", above="<p>The truce of 14 April 2023 collapsed after a week, aides said.</p>"
    )
    assert article.published == date(2023, 3, 1)
    assert article.warnings == (
        "date of publication 2023-03-01 (metadata) is before 2023-04-14, which the text tells of as past",
    )


def test_a_machine_date_that_the_header_contradicts_gives_way_and_is_reported() -> None:
    meta = '<meta property="article:published_time" content="2024-06-01">'
    article = page(meta, above="<p>Published: 23 October 2023</p>")
    assert (article.published, article.published_basis) == (date(2023, 10, 23), "header")
    assert article.warnings == ("date of publication: header says 2023-10-23, metadata says 2024-06-01",)


@pytest.mark.parametrize(
    "dateline",
    [
        "BEIRUT/JERUSALEM, Sept 24, 2024 -",
        "(Balkan Wire) PRISTINA, Sept 24, 2024 - Rebels shelled a village on the edge of town.",
        "TBILISI (Black Sea Press) Sept. 24, 2024 — Rebels shelled a village on the edge of town.",
    ],
)
def test_a_dateline_alone_on_its_line_or_behind_its_agency_dates_the_article(dateline: str) -> None:
    assert text(f"Marren falls\n\nMeridian Wire\n\n{dateline}").published == date(2024, 9, 24)


@pytest.mark.parametrize(
    ("above", "published"),
    [
        ("News release | 14-10-2023", date(2023, 10, 14)),
        ("Written by Staff Reporter | Marren | Updated: October 23, 2023 18:05 IST", date(2023, 10, 23)),
        # The picture was taken after 12 October: the page came out on 10 December.
        ("Issued on: 10/12/2023 - 08:15\n\nMarren on October 30, 2023. © Ada Lind", date(2023, 12, 10)),
        ("Issued on: 10/12/2023 - 08:15", None),
    ],
)
def test_a_line_of_fields_and_a_date_in_either_order(above: str, published: date | None) -> None:
    assert text(above).published == published


def test_a_page_did_not_come_out_after_it_was_fetched() -> None:
    article = text("Issued on: 12/10/2023 - 08:15", retrieved_at=datetime(2023, 11, 1, tzinfo=UTC))
    assert article.published == date(2023, 10, 12)
