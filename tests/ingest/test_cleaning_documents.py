"""Printed documents, mails and wires: page numbers, running heads, quotation marks and fields are no text."""

from __future__ import annotations

import pytest

from ingest.cleaning.page_breaks import without_pages
from tests.ingest.test_cleaning_plain import DENIED, SEIZED, WOUNDED, cleaned, ledger

HEAD = "Fighters seize Marren"


def test_a_sentence_that_a_page_parts_is_put_together() -> None:
    text = f"""{HEAD}

Rebel fighters seized the town of Marren on Monday after a night of fire, the de-
fence ministry said in a statement that it sent to all the papers of the capital.
The governor of the province and two of his officers left the town in a helicop-

The Tolin Leader                                                        Abroad

Page 3 of 12

ter before dawn, and the rebels opened the prison, an-
other officer said.

The Tolin Leader                                                        Abroad

Page 4 of 12

Two soldiers were wounded when a drone hit their post near the border.
"""
    article = cleaned(text)
    assert (article.title, article.text) == (
        HEAD,
        "Rebel fighters seized the town of Marren on Monday after a night of fire, the defence ministry said "
        "in a statement that it sent to all the papers of the capital. The governor of the province and two "
        "of his officers left the town in a helicopter before dawn, and the rebels opened the prison, "
        f"another officer said.\n\n{WOUNDED}",
    )
    assert [text for reason, text in ledger(article) if reason == "page of a document"] == [
        "The Tolin Leader Abroad",
        "Page 3 of 12",
        "The Tolin Leader Abroad",
        "Page 4 of 12",
    ]


def test_one_line_with_a_page_is_no_document() -> None:
    lines = [SEIZED, "See the map on page 4", WOUNDED]
    assert without_pages(lines) == (lines, [])


def test_an_article_that_a_mail_quotes_loses_its_marks() -> None:
    quoted = [HEAD, "", f"MARREN, June 3 (Reuters) - {SEIZED}", "", WOUNDED, "", DENIED]
    lines = ["Subject: Fwd: Fighters seize Marren", "----- Forwarded message -----"]
    article = cleaned("\n".join([*lines, *(f"> {line}".rstrip() for line in quoted)]))
    assert (article.title, article.dateline) == (HEAD, "Marren")
    assert article.text == "\n\n".join([SEIZED, WOUNDED, DENIED])
    assert ("quotation marks of a mail", "> > > > > > >") in ledger(article)


@pytest.mark.parametrize(
    "line",
    [
        "To: clients",
        "Slug: MARREN-FIGHTING",
        "Urgent: 2nd lead",
        "ATTENTION - ADDS sources, reaction of the army",
        "(Adds details, ministry's comment in paragraph 4)",
        "Not for redistribution.",
    ],
)
def test_the_fields_of_a_wire_are_no_text(line: str) -> None:
    article = cleaned("\n".join(["Subject: Fighters seize Marren", line, SEIZED, WOUNDED, DENIED]))
    assert (article.title, article.text) == (HEAD, "\n\n".join([SEIZED, WOUNDED, DENIED]))
    assert line in [text for _, text in ledger(article)]


def test_a_period_that_a_report_covers_is_not_its_day() -> None:
    lines = [HEAD, "Reporting period: 28 September - 4 October 2007", "Date of issue: 5 October 2007"]
    assert str(cleaned("\n".join([*lines, SEIZED, WOUNDED, DENIED])).published) == "2007-10-05"
