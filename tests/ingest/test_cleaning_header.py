"""The head of a plain text: headline, date, dateline and signature become fields, the rest stays."""

from __future__ import annotations

from datetime import date

import pytest

from tests.ingest.test_cleaning_plain import DENIED, SEIZED, WOUNDED, cleaned, ledger


@pytest.mark.parametrize("separator", ["\n\n", "\n"])
@pytest.mark.parametrize(
    "title",
    [
        "Fighters seize Marren",
        "Who holds Marren?",
        "Talks stall as clashes spread",
        "Army says it has taken the port",
    ],
)
def test_headline_becomes_the_title(title: str, separator: str) -> None:
    article = cleaned(separator.join([title, SEIZED, WOUNDED]))
    assert (article.title, article.text) == (title, f"{SEIZED}\n\n{WOUNDED}")
    assert ledger(article) == [("headline", title)]


@pytest.mark.parametrize(
    "header",
    [
        "Published: 2023-01-05",
        "Published: 5 January 2023",
        "Date: 2023-01-05",
        "2023-01-05",
        "January 5, 2023",
        "Jan. 5, 2023 10:15 AM EST",
        "Thursday, 5 January 2023",
        "Posted on January 5, 2023 by admin",
        "05.01.2023 14:30",
        "2023-01-05T14:30:00Z",
        "Updated: 5 January 2023",
        "2023-01-05 | Kyiv",
        "Kyiv, 5 January 2023",
        "Reuters, 5 January 2023",
        "January 5, 2023 5:12 PM GMT+1 · Updated 2 days ago",
        "January 5, 2023 — Updated 0912 GMT (1712 HKT)",
        "Last modified on Thu 5 Jan 2023 17.12 GMT",
    ],
)
def test_date_headers(header: str) -> None:
    article = cleaned(f"{header}\n\n{SEIZED}")
    assert (article.published, article.published_basis) == (date(2023, 1, 5), "header")
    assert article.text == SEIZED
    assert ledger(article) == [("header: date", header)]


def test_all_header_fields() -> None:
    article = cleaned(
        "Headline: Fighters seize Marren\nDate: 5 January 2023\nSource: Reuters\n"
        f"Location: Marren\n\nText: {SEIZED}"
    )
    assert article.title == "Fighters seize Marren"
    assert (article.published, article.agency, article.outlet) == (date(2023, 1, 5), "Reuters", "Reuters")
    assert (article.dateline, article.text) == ("Marren", SEIZED)


def test_ambiguous_numeric_date_is_not_guessed() -> None:
    article = cleaned(f"05/01/2023\n\n{SEIZED}")
    assert (article.published, article.title, article.text) == (None, None, SEIZED)


@pytest.mark.parametrize(
    ("dateline", "place", "agency"),
    [
        ("KYIV, Ukraine (AP) —", "Kyiv, Ukraine", "Associated Press"),
        ("BAKU, Sept 19 (Reuters) -", "Baku", "Reuters"),
        ("Sept 19 (Reuters) -", None, "Reuters"),
        ("MOSCOW, September 19. /TASS/.", "Moscow", "TASS"),
        ("YEREVAN, SEPTEMBER 19, ARMENPRESS.", "Yerevan", "Armenpress"),
        ("GAZA CITY, Gaza Strip (AP) --", "Gaza City, Gaza Strip", "Associated Press"),
        ("Kyiv (AFP) –", "Kyiv", "Agence France-Presse"),
        ("BEIRUT/JERUSALEM (Reuters) -", "Beirut/Jerusalem", "Reuters"),
        ("SANAA, Yemen, Jan. 5 (Xinhua) --", "Sanaa, Yemen", "Xinhua"),
        ("MOSCOW —", "Moscow", None),
        ("WASHINGTON, D.C. –", "Washington, D.C.", None),
        ("Goma, DR Congo -", "Goma, DR Congo", None),
    ],
)
def test_datelines(dateline: str, place: str | None, agency: str | None) -> None:
    article = cleaned(f"{dateline} {SEIZED}\n\n{WOUNDED}")
    assert (article.dateline, article.agency) == (place, agency)
    assert article.text == f"{SEIZED}\n\n{WOUNDED}"
    assert ledger(article) == [("dateline", dateline)]


def test_dateline_with_year_dates_the_article() -> None:
    article = cleaned(f"Kyiv, 14 March 2022 — {SEIZED}")
    assert (article.published, article.published_basis, article.dateline) == (
        date(2022, 3, 14),
        "dateline",
        "Kyiv",
    )


@pytest.mark.parametrize("signature", [" (AFP)", "\n\n(AFP)", "\n\nAFP"])
def test_signature_at_the_end(signature: str) -> None:
    article = cleaned(f"{SEIZED}{signature}")
    assert (article.text, article.agency) == (SEIZED, "Agence France-Presse")


def test_a_line_of_publication_and_update_is_read_whole() -> None:
    dates = "Published: May 21, 2023 09:14 Last Updated: May 22, 2023 11:02"
    article = cleaned("\n\n".join(["Truce signed in Marren", dates, SEIZED, WOUNDED, DENIED]))
    assert (article.title, article.published) == ("Truce signed in Marren", date(2023, 5, 21))
    assert article.text == "\n\n".join([SEIZED, WOUNDED, DENIED])


def test_a_place_in_capitals_with_a_colon_is_a_dateline_and_a_label_is_none() -> None:
    article = cleaned("\n\n".join([f"KHARTOUM: {SEIZED}", WOUNDED, DENIED]))
    assert (article.dateline, article.text) == ("Khartoum", "\n\n".join([SEIZED, WOUNDED, DENIED]))
    assert cleaned("\n\n".join([f"FACTBOX: {SEIZED}", WOUNDED, DENIED])).dateline is None


def test_a_dateline_of_its_own_is_no_title() -> None:
    article = cleaned("\n\n".join(["Rebels seize Marren", "TOLIN – Reuters", SEIZED, WOUNDED, DENIED]))
    assert (article.title, article.dateline, article.agency) == ("Rebels seize Marren", "Tolin", "Reuters")


def test_a_clock_beside_the_date_is_no_place() -> None:
    head = ["Rebels seize Marren", "Wednesday, 15 November 2023 — 10:12 | AFP", "TOLIN"]
    article = cleaned("\n\n".join([*head, SEIZED, WOUNDED, DENIED]))
    assert (article.published, article.dateline, article.agency) == (
        date(2023, 11, 15),
        "Tolin",
        "Agence France-Presse",
    )


def test_headline_in_a_list_of_others_is_known_by_its_byline_and_dateline_by_its_sentence() -> None:
    page = [
        "The Ledger",
        "Subscribe",
        "Breaking News",
        "Crown falls again at parallel market",
        "Rebels seize Marren after a night of fire",
        "By Aline Roux",
        "May 14, 2024",
        "Share",
        "Army loses river post",
        "Talks planned in Velport",
        f"MARREN, May 14 (Reuters) - {SEIZED}",
        WOUNDED,
        "Copyright The Ledger. All rights reserved.",
    ]
    article = cleaned("\n".join(page))
    assert article.title == "Rebels seize Marren after a night of fire"
    assert (article.dateline, article.agency) == ("Marren", "Reuters")
    assert article.text.split("\n\n")[-2:] == [SEIZED, WOUNDED]


def test_a_dateline_in_capitals_keeps_what_joins_its_parts_small() -> None:
    article = cleaned("\n\n".join([f"PORT-AU-PRINCE (AFP) - {SEIZED}", WOUNDED, DENIED]))
    assert article.dateline == "Port-au-Prince"


def test_a_correction_above_a_byline_is_the_headline() -> None:
    head = "Correction: Fighters seize Marren\nPlateau Monitor staff\nPublished: 5 January 2023"
    article = cleaned(f"{head}\n\n{SEIZED}\n\n{WOUNDED}")
    assert (article.title, article.text) == ("Correction: Fighters seize Marren", f"{SEIZED}\n\n{WOUNDED}")


def test_a_headline_is_no_site_no_row_of_links_and_no_caption() -> None:
    rows = "About us / Where we work / News releases / Jobs / Give now"
    lines = [
        "Relief & Law Network",
        rows,
        "News release | 14-04-2023",
        "Marren: First flights carry detainees home",
    ]
    article = cleaned("\n\n".join([*lines, SEIZED, WOUNDED, DENIED]))
    assert (article.title, article.published) == (lines[-1], date(2023, 4, 14))
    assert article.text.split("\n\n") == [SEIZED, WOUNDED, DENIED]
    caption = "A soldier at the crossing of Marren. © Ada Lind, AFP"
    article = cleaned(
        "\n\n".join(["Home", "Menu", "Rebels take Marren", caption, "By Ada Lind", SEIZED, WOUNDED])
    )
    assert article.title == "Rebels take Marren"


def test_of_headline_and_subtitle_above_a_date_the_first_is_the_headline() -> None:
    lines = [
        "Marren Rights Monitor",
        "Marren: Rebels Seized a Town",
        "Inquiry Needed Into Reprisals",
        "April 23, 2024",
    ]
    assert cleaned("\n\n".join([*lines, SEIZED, WOUNDED, DENIED])).title == lines[1]


def test_a_line_of_writer_place_and_day_dates_the_article() -> None:
    line = "Written by Staff Reporter | Marren | Updated: May 11, 2025"
    article = cleaned("\n\n".join(["Calm returns to Marren", line, SEIZED, WOUNDED, DENIED]))
    assert (article.title, article.published) == ("Calm returns to Marren", date(2025, 5, 11))


def test_a_place_in_brackets_is_a_dateline_as_rights_groups_write_it() -> None:
    article = cleaned("\n\n".join([f"(Marren) – {SEIZED}", WOUNDED, DENIED]))
    assert (article.dateline, article.text.split("\n\n")[0]) == ("Marren", SEIZED)


def test_a_row_of_names_between_strokes_and_the_fields_of_a_document_are_no_body() -> None:
    row, field = "About us / Where we work / News releases / Jobs", "Format: Situation Report"
    article = cleaned("\n\n".join([row, field, "Calm returns to Marren", SEIZED, WOUNDED, DENIED]))
    assert (article.title, article.text) == (
        "Calm returns to Marren",
        "\n\n".join([SEIZED, WOUNDED, DENIED]),
    )
