"""Dates over whole texts: what headings, tales, rows of days and entries say of what comes after them."""

from __future__ import annotations

from datetime import date

import pytest

from graph.records import Article
from ingest.parsing import parse
from ingest.pipeline import annotate
from ingest.scenes import Heading, heading_of, is_line

ANCHOR = date(2023, 10, 22)  # a Sunday


def told(text: str, anchor: date = ANCHOR) -> str:
    """Every event's word with its date, in reading order."""
    paragraphs = parse(text)
    reading = annotate(Article(id="art-x", published=anchor, text=text), paragraphs)
    dates = {dating.predicate: dating.date.edtf for dating in reading.datings}
    return " ".join(f"{item.text}={dates[item.key] or ''}" for item in reading.predicates)


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("1997", Heading(year=1997)),
        ("1995: the mercenaries come", Heading(year=1995)),
        ("Day 4", Heading(day=4)),
        ("Day one, Saturday 15 April", Heading(day=1)),
        ("Day after day they came", None),
        ("1997 was a year of war.", None),
        ("2,000", None),
    ],
)
def test_a_line_that_sets_a_scene_is_known(line: str, heading: Heading | None) -> None:
    assert heading_of(line) == heading


def test_a_line_is_short_and_no_sentence() -> None:
    assert [is_line("Background"), is_line("They fled."), is_line("")] == [True, False, False]


TEXTS = [
    # a year above gives days and months below their year, and what has no date the year itself
    (
        "1991\n\nIn March, rebels shelled Freetown. On 29 April soldiers bombed the port.\n\n"
        "1995\n\nIn May troops recaptured Freetown.\n\nNigerian planes bombed Freetown.\n\n2000\n\n"
        "On 6 January rebels attacked Freetown.",
        "shelled=1991-03 bombed=1991-04-29 recaptured=1995-05 bombed=1995 attacked=2000-01-06",
    ),
    # a tale of a year goes on into months that could be news
    (
        "In January 1993 rebels attacked Kuito. On 6 February troops shelled the rebels. "
        "In September the army bombed Kuito.",
        "attacked=1993-01 shelled=1993-02-06 bombed=1993-09",
    ),
    # "Day 4" counts from the day that another entry tells
    (
        "Day 1\n\nOn 11 January, French helicopters attacked rebels in Konna.\n\nDay 3\n\n"
        "French jets bombed Gao.\n\nDay 4\n\nRebels seized Diabaly.",
        "attacked=2023-01-11 bombed=2023-01-13 seized=2023-01-14",
    ),
    # in a row of days long past, Sunday is the next of them and not the article's own
    (
        "On 5 October rebels attacked Goma. The next day the army bombed Goma. The next day troops shelled "
        "the rebels. At dawn on Sunday, helicopters bombed Goma.",
        "attacked=2023-10-05 bombed=2023-10-06 shelled=2023-10-07 bombed=2023-10-08",
    ),
    # what an entry calls overnight is its own night
    (
        "Aug 6 - The Taliban seize Zaranj.\n\nAug 7 - The Taliban capture Sheberghan overnight.\n\n"
        "Aug 8 - The Taliban seize Kunduz.",
        "seize=2023-08-06 capture=2023-08-06/2023-08-07 seize=2023-08-08",
    ),
    # a clause of a named day is of that day
    (
        "Serb forces left Kosovo on Thursday, the day NATO bombed Belgrade.",
        "left=2023-10-19 bombed=2023-10-19",
    ),
    (
        "The war began on 12 July, when rebels shelled Goma and bombed the port.",
        "war began=2023-07-12 shelled=2023-07-12 bombed=2023-07-12",
    ),
    (
        "On March 24 NATO bombed Belgrade. In the weeks that followed, Serb forces shelled Pristina.",
        "bombed=2023-03-24 shelled=2023-03-24/2023-10-22",
    ),
    # the day after that, the evening of the 9th, the Wednesday
    (
        "Rebels shelled Goma on the evening of the 9th. Four days later, troops bombed Goma, and the day "
        "after that the rebels attacked Bukavu. On the Wednesday, troops shelled Bukavu.",
        "shelled=2023-10-09 bombed=2023-10-13 attacked=2023-10-14 shelled=2023-10-18",
    ),
    # "on the 19th" before a subject, and a claim of Monday that is in no row of days
    (
        "Troops left Goma on 9 October. On the 11th the rebels attacked Goma. Two days later troops bombed "
        "Goma.\n\nIn Bukavu, rebels killed ten people, a doctor said on Monday.",
        "left=2023-10-09 attacked=2023-10-11 bombed=2023-10-13 killed=../2023-10-16",
    ),
    # a month next to the one told, counted from a feast too
    (
        "Rebels attacked Goma on Christmas Eve 1989. They seized Goma the following May.",
        "attacked=1989-12-24 seized=1990-05",
    ),
    # hours before a morning may be the evening before
    (
        "Rebels shelled Goma on Friday morning, hours after troops bombed Bukavu.",
        "shelled=2023-10-20 bombed=2023-10-19/2023-10-20",
    ),
    # what followed for so long, and the dawn after a night
    (
        "In the night of 3 to 4 May rebels attacked Goma. Before dawn they shelled Bukavu.",
        "attacked=2023-05-03/2023-05-04 shelled=2023-05-04",
    ),
    (
        "Rebels seized Goma on 24 March 1992. In the two years that followed, troops shelled Goma.",
        "seized=1992-03-24 shelled=1992-03-24/1994-03-24",
    ),
    # a live blog's hours are of the day named above them, and of none where none is
    (
        "Friday 15 July\n\n22:00 Rebels shelled Goma.\n\n23:50 Troops bombed Bukavu.\n\n"
        "Saturday 16 July\n\n02:42 Rebels attacked Goma.",
        "shelled=2023-07-15 bombed=2023-07-15 attacked=2023-07-16",
    ),
    (
        "22:00 Rebels shelled Goma.\n\n21:10 Troops bombed Bukavu.\n\n20:15 Rebels attacked Goma.",
        "shelled=../2023-10-22 bombed=../2023-10-22 attacked=../2023-10-22",
    ),
    # what was meant long ago is no plan of now
    (
        "In September 2015 Russia bombed Homs to seize Aleppo.",
        "bombed=2015-09 seize=2015-09-01/..",
    ),
    # a verb whose past looks like its present is no timetable
    ("Shells hit Donetsk late on Saturday.", "hit=2023-10-21"),
]


@pytest.mark.parametrize(("text", "events"), TEXTS)
def test_events_of_a_text_have_the_date_that_the_text_gives(text: str, events: str) -> None:
    assert told(text) == events
