"""Datelines, bylines with a place and lines of date in the forms that outlets of sixty years give them."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.cleaning.dates import find_dates, full_year
from ingest.cleaning.place_case import place_case
from tests.ingest.test_cleaning_plain import DENIED, SEIZED, WOUNDED, cleaned

HEAD = "Nine killed as army shells Marren"


@pytest.mark.parametrize(
    ("dateline", "place", "agency"),
    [
        ("VELPORT, June 3 (Hill Agency) —", "Velport", "Hill Agency"),
        ("Velport, 12 March -", "Velport", None),
        ("VELPORT/TOLIN -", "Velport/Tolin", None),
        ("FORT HOOD, Texas, Nov. 5 —", "Fort Hood, Texas", None),
        ("• VELPORT, June 3 (Reuters) —", "Velport", "Reuters"),
        ("By Ana Kess VELPORT, June 3 (Reuters) —", "Velport", "Reuters"),
        ("(Adds ministry's comment) By Ana Kess VELPORT (Reuters) -", "Velport", "Reuters"),
        ("Ana Kess, VELPORT —", "Velport", None),
        ("VELPORT, Tuesday, June 3 (UPI) -", "Velport", "United Press International"),
        ("Velport/AFP -", "Velport", "Agence France-Presse"),
        ("Velport | Reuters —", "Velport", "Reuters"),
        ("VELPORT, June 3, Hill Agency.", "Velport", "Hill Agency"),
        ("VELPORT, 3rd June -", "Velport", None),
        ("LONDON AND VELPORT —", "London and Velport", None),
        ("VELPORT/3 June 2004/ -", "Velport", None),
        ("VELPORT.-", "Velport", None),
        ("Velport – June 3, 2004 –", "Velport", None),
        ("3 June 2004 (Velport) -", "Velport", None),
        ("AL-VELPORT, Marrenia (AP) _", "Al-Velport, Marrenia", "Associated Press"),
    ],
)
def test_a_dateline_is_read_in_each_form(dateline: str, place: str, agency: str | None) -> None:
    article = cleaned(f"{HEAD}\n\n{dateline} {SEIZED}\n\n{WOUNDED}")
    assert (article.title, article.dateline, article.agency) == (HEAD, place, agency)
    assert article.text == f"{SEIZED}\n\n{WOUNDED}"


@pytest.mark.parametrize(
    "sentence",
    [
        "Velport and Tolin - both of them ports - have asked for help since the winter.",
        "Government: the minister of Velport said that the port was lost to the rebels.",
        "Ana Kess, Tolin — the writer lives there with her two dogs.",
    ],
)
def test_a_sentence_with_a_dash_or_a_colon_has_no_dateline(sentence: str) -> None:
    article = cleaned(f"{HEAD}\n\n{sentence}\n\n{WOUNDED}")
    assert (article.dateline, article.text) == (None, f"{sentence}\n\n{WOUNDED}")


@pytest.mark.parametrize(
    ("byline", "place"),
    [
        ("By Ana Kess in Velport", "Velport"),
        ("By Ana Kess in Velport for the Daily Star", "Velport"),
        ("By Ana Kess and Tom Rull in Velport and Omar Deeb in Tolin", "Velport"),
        ("By Ana Kess in Fort Tolin, Marrenia", "Fort Tolin, Marrenia"),
        ("From ANA KESS in VELPORT", "Velport"),
        ("From our own correspondent, Velport, Monday", "Velport"),
        ("By Ana Kess, BBC News, Velport", "Velport"),
        ("By Ana Kess\nBBC News, Velport", "Velport"),
        ("Ana Kess in Velport", "Velport"),
        ("By Ana Kess in Velport, March 5, 2013", "Velport"),
        ("By Ana Kess", None),
        ("Ana Kess", None),
        ("Ana Kess | 5 March 2013", None),
        ("Velport | 5 March 2013 | Ana Kess", "Velport"),
        ("Dateline: Velport, 5 March 1986", "Velport"),
        ("No. 46 · 12.XI.1975 · DATELINE: Velport", "Velport"),
    ],
)
def test_a_byline_or_a_line_of_date_names_the_place(byline: str, place: str | None) -> None:
    article = cleaned("\n".join([HEAD, byline, SEIZED, WOUNDED, DENIED]))
    assert (article.dateline, article.text) == (place, "\n\n".join([SEIZED, WOUNDED, DENIED]))


def test_a_dateline_says_more_than_a_byline_or_a_line_of_date() -> None:
    lead = f"TOLIN, June 3 (Reuters) - {SEIZED}"
    page = [HEAD, "By Ana Kess in Velport", "5 March 2013 | London", lead, WOUNDED]
    assert cleaned("\n".join(page)).dateline == "Tolin"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("12.III.1988", date(1988, 3, 12)),
        ("12. III. 1988", date(1988, 3, 12)),
        ("14 / 11 / 2023", date(2023, 11, 14)),
        ("12 Mar '88", date(1988, 3, 12)),
        ("12-Mar-88", date(1988, 3, 12)),
        ("12.03.88", date(1988, 3, 12)),
        ("Date: 12 Mar 04 14:10 GMT", date(2004, 3, 12)),
        ("051412Z MAR 91", date(1991, 3, 5)),
        ("Wed Jan 5 14:02:11 GMT 1999", date(1999, 1, 5)),
        ("Sunday-Monday, March 4-5, 1979", date(1979, 3, 5)),
        ("Ana Kess, Velport correspondent, 5 March 2013", date(2013, 3, 5)),
        ("Vol. XII, No. 45 — Monday, July 9, 1962 — Five cents", date(1962, 7, 9)),
        ("ITA-BULLETIN / foreign service / tuesday 6 march 1979 / 2nd edition", date(1979, 3, 6)),
        ("BBC Monitoring, 5 Mar 2013 0412 gmt", date(2013, 3, 5)),
        ("Updated 3 hours ago", None),
    ],
)
def test_a_line_of_date_is_read_in_each_form(line: str, day: date | None) -> None:
    article = cleaned("\n".join([HEAD, line, SEIZED, WOUNDED, DENIED]))
    assert (article.published, article.text) == (day, "\n\n".join([SEIZED, WOUNDED, DENIED]))


def test_the_date_below_the_headline_is_its_own_and_that_above_the_sites() -> None:
    page = ["Today's Paper | February 28, 2019", HEAD, "Staff Reporter  February 27, 2019", SEIZED, WOUNDED]
    assert cleaned("\n".join(page)).published == date(2019, 2, 27)
    page = [HEAD, "Published: 5 March 2013", "Talks go on in Tolin today", "6 March 2013", SEIZED, WOUNDED]
    assert cleaned("\n".join(page)).published == date(2013, 3, 5)


def test_a_years_two_digits_are_of_this_century_up_to_thirty() -> None:
    assert (full_year("12-Mar-30"), full_year("12-Mar-31")) == ("12-Mar-1930", "12-Mar-1931")
    assert full_year("12-Mar-29") == "12-Mar-2029"
    assert full_year("12 March 14:10") is None
    assert [found.day for found in find_dates("from 3 to 14 March 1999")] == [date(1999, 3, 14)]


@pytest.mark.parametrize(
    ("capitals", "name"),
    [
        ("ST. TOLIN", "St. Tolin"),
        ("LA PAZ, Bolivia", "La Paz, Bolivia"),
        ("DEIR AL-BALAH", "Deir al-Balah"),
        ("DAR ES SALAAM", "Dar es Salaam"),
        ("EL OBEID", "El Obeid"),
        ("FORT HOOD, TX", "Fort Hood, TX"),
        ("DR CONGO", "DR Congo"),
        ("N'DJAMENA", "N'Djamena"),
    ],
)
def test_a_place_in_capitals_is_written_as_a_name(capitals: str, name: str) -> None:
    assert place_case(capitals) == name
