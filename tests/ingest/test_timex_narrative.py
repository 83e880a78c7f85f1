"""Days and months of a history: of the year that the text tells of, not of the article's."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.parsing import parse
from ingest.timex import find_times

ANCHOR = date(2023, 10, 23)  # a Monday

ROWS = [
    ("In 1816 it snowed in June. That year the harvest failed.", ["1816", "1816-06", "1816"]),
    (
        "In 1994 rebels took the pass. On 6 April the plane was shot down. By July they held the capital.",
        ["1994", "1994-04-06", "1994-07"],
    ),
    # the next paragraph goes on, and January follows December
    ("In December 1994 tanks came.\n\nThe palace fell in January.", ["1994-12", "1995-01"]),
    # what may be news is news
    ("In 2014 the army seized the port. It left in September.", ["2014", "2023-09"]),
    # a year that opens no sentence starts no tale, a day of the article's ends one
    ("The group was founded in 2005. It raided the port in March.", ["2005", "2023-03"]),
    (
        "In 1992 war broke out. Last week a truce was signed. It had been drawn up in May.",
        ["1992", "2023-W42", "2023-05"],
    ),
    ("In 1992 war broke out. Talks are due in May.", ["1992", "2024-05"]),
    ("The war of 2006 ended that August.", ["2006", "2006-08"]),
    # a month of a year that a main clause tells of starts one; a year alone holds for its sentence
    ("Rebels took the port in May 2014. The army came back in June.", ["2014-05", "2014-06"]),
    ("A treaty of May 2014 fixed the border. Rebels took the port in March.", ["2014-05", "2023-03"]),
    (
        "It fell in 1982, losing the port on 24 May. On 3 March it rained.",
        ["1982", "1982-05-24", "2023-03-03"],
    ),
    # what counts on goes on from the main clause, not from the year of a treaty named in it
    ("They left in June 2006, under a treaty of 1954. A year later Chad came.", ["2006-06", "1954", "2007"]),
    # "had been killed" lies before what was told
    (
        "Jets began to bomb it on 24 March 1999. Ten men had been killed there in May.",
        ["1999-03-24", "1998-05"],
    ),
    ("Jets bombed it on 24 March 1999. Ten men had been killed there in January.", ["1999-03-24", "1999-01"]),
    # a month at the head of an entry; a day ahead in no month that is past; a next day that nobody can know
    (
        "October 1997\n\nFollowing talks in July a truce is signed.\n\nMay 1998\n\nIt rained.",
        ["1997-10", "1997-07", "1998-05"],
    ),
    ("A truce began in October 1986. Envoys are to meet on the 24th.", ["1986-10", "2023-10-24"]),
    ("On Friday it rained. Before the vote of May 1994 they left next day.", ["2023-10-20", "1994-05"]),
    ("On the twenty-third of May rebels came. They left next day.", ["2023-05-23", "2023-05-24"]),
]


@pytest.mark.parametrize(("text", "values"), ROWS)
def test_days_and_months_are_of_the_year_told(text: str, values: list[str]) -> None:
    assert [time.value for time in find_times(parse(text), ANCHOR)] == values
