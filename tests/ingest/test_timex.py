"""Time expressions: extent, TIMEX3 value, EDTF, role; what is none."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.annotations import TimeExpression
from ingest.parsing import parse
from ingest.timex import find_times

ANCHOR = date(2023, 10, 23)  # a Monday


def times_of(text: str, anchor: date | None = ANCHOR) -> list[TimeExpression]:
    return find_times(parse(text), anchor)


def rows(text: str, anchor: date | None = ANCHOR) -> list[tuple[str, str, str | None]]:
    return [(time.text, time.value, time.date.edtf if time.date else None) for time in times_of(text, anchor)]


ONE = [
    ("The first Friday of September was quiet.", "The first Friday of September", "2023-09-01", "2023-09-01"),
    (
        "Clocks go back on the last Sunday in October.",
        "the last Sunday in October",
        "2023-10-29",
        "2023-10-29",
    ),
    ("They meet on the first Monday of each month.", "the first Monday of each month", "XXXX-WXX-1", None),
    ("They came on a Friday.", "Friday", "XXXX-WXX-5", None),
    ("The walls are of the 1st century.", "the 1st century", "00", "0001-01-01/0099-12-31"),
    ("The late 1st century fort fell.", "The late 1st century", "00", "0070/0099"),
    ("He was jailed for two years and three months.", "two years and three months", "P2Y3M", None),
    ("The flight took three hours, 20 minutes.", "three hours, 20 minutes", "PT3H20M", None),
    ("Exports rose in the first half.", "the first half", "2023-H1", "2023-40"),
    ("First-half profit fell.", "First-half", "2023-H1", "2023-40"),
    ("Prices fell by the end of the second quarter.", "the end of the second quarter", "2023-Q2", "2023-06"),
    ("The vote, planned for September 30, was put off.", "September 30", "2023-09-30", "2023-09-30"),
    ("Shares lost more than on Black Monday.", "Black Monday", "1987-10-19", "1987-10-19"),
    ("The accord was signed late last night.", "late last night", "2023-10-22TNI", "2023-10-22"),
    (
        "It will grow in the next two to three years.",
        "the next two to three years",
        "P3Y",
        "2023-10-23/2026-10-23",
    ),
    ("On Sept. 19, troops launched an offensive.", "Sept. 19", "2023-09-19", "2023-09-19"),
    ("The envoys will meet on Nov. 3 in Geneva.", "Nov. 3", "2023-11-03", "2023-11-03"),
    ("The envoys were set to meet on October 30.", "October 30", "2023-10-30", "2023-10-30"),
    ("Shells hit the port on 28 December.", "28 December", "2022-12-28", "2022-12-28"),
    ("The truce of 19 September 2023 failed.", "19 September 2023", "2023-09-19", "2023-09-19"),
    ("The truce signed on 9/19/2023 failed.", "9/19/2023", "2023-09-19", "2023-09-19"),
    ("The truce signed on 19.09.2023 failed.", "19.09.2023", "2023-09-19", "2023-09-19"),
    ("The truce signed on 03/04/2022 failed.", "03/04/2022", "2022-XX-XX", "2022-03-04/2022-04-03"),
    ("The truce signed on 2023-09-19 failed.", "2023-09-19", "2023-09-19", "2023-09-19"),
    ("The truce is to begin at midnight.", "midnight", "2023-10-23T24:00", "2023-10-23"),
    ("Parliament votes on Thursday.", "Thursday", "2023-10-26", "2023-10-26"),
    ("The minister flies to Moscow on Thursday.", "Thursday", "2023-10-26", "2023-10-26"),
    ("The rebels have until Friday.", "Friday", "2023-10-27", "2023-10-27"),
    ("The envoys are meeting in Doha on Saturday.", "Saturday", "2023-10-28", "2023-10-28"),
    ("Rebels shell the port on Saturday", "Saturday", "2023-10-21", "2023-10-21"),
    ("The president takes office on January 20.", "January 20", "2024-01-20", "2024-01-20"),
    ("On Sept. 19 Baku launches an offensive.", "Sept. 19", "2023-09-19", "2023-09-19"),
    ("The talks will open in the first quarter.", "the first quarter", "2024-Q1", "2024-33"),
    ("Troops will leave in the spring.", "the spring", "2024-SP", "2024-21"),
    ("A 12-year-old boy was wounded.", "12-year-old", "P12Y", None),
    ("The truce, two days old, collapsed.", "two days old", "P2D", None),
    ("A three-and-a-half-year inquiry ended.", "three-and-a-half-year", "P3.5Y", None),
    ("Raids have grown in recent weeks.", "recent weeks", "PAST_REF", "../2023-10-23"),
    ("Raids will grow in the coming months.", "the coming months", "FUTURE_REF", "2023-10-23/.."),
    ("They seized it on Feb. 1 last year.", "Feb. 1 last year", "2022-02-01", "2022-02-01"),
    ("The rivals agreed to meet again on Wednesday.", "Wednesday", "2023-10-25", "2023-10-25"),
    ("The rivals wish to sign a pact by Wednesday.", "Wednesday", "2023-10-25", "2023-10-25"),
    ("A session has been called for Wednesday.", "Wednesday", "2023-10-25", "2023-10-25"),
    ("They have been given until Friday to leave.", "Friday", "2023-10-27", "2023-10-27"),
    ("It was won by the end of the day.", "the end of the day", "2023-10-23", "2023-10-23"),
    ("Fire went on for most of the day.", "the day", "2023-10-23", "2023-10-23"),
    ("It beat last year's third quarter.", "last year's third quarter", "2022-Q3", "2022-35"),
    ("Raids will grow in the days ahead.", "the days ahead", "FUTURE_REF", "2023-10-23/.."),
    ("The port, once a hub of trade, is mined.", "once", "PAST_REF", None),
    ("The corpses will be named later.", "later", "FUTURE_REF", None),
    ("One day they will return.", "One day", "FUTURE_REF", None),
    ("In 2014 rebels seized the port.", "2014", "2014", "2014"),
    ("Losses were higher than 2022.", "2022", "2022", "2022"),
    ("The bank posted 2022 losses.", "2022", "2022", "2022"),
    ("The rebels launched a spring offensive.", "spring", "2023-SP", "2023-21"),
    ("The truce signed on 03/10/2023 failed.", "03/10/2023", "2023-10-03", "2023-10-03"),
    ("The Oct. 7 attacks began the war.", "Oct. 7", "2023-10-07", "2023-10-07"),
    ("The 9/11 attacks began the war.", "9/11", "2001-09-11", "2001-09-11"),
    ("Shops shut on Labor Day.", "Labor Day", "2023-09-04", "2023-09-04"),
    ("Shops will open on Black Friday.", "Black Friday", "2023-11-24", "2023-11-24"),
    ("Shops shut on Ash Wednesday 2023.", "Ash Wednesday 2023", "2023-02-22", "2023-02-22"),
    (
        "They broke the truce over Eid al-Fitr in 2022.",
        "Eid al-Fitr in 2022",
        "2022-Eid al-Fitr",
        "2022-05-02/2022-05-05",
    ),
    ("He has ruled for a quarter of a century.", "a quarter of a century", "P25Y", None),
    ("Talks went on well into the night.", "the night", "2023-10-23TNI", "2023-10-23"),
    ("Sirens rang at 1945 BST.", "1945 BST", "2023-10-23T19:45", "2023-10-23"),
    ("The war began last September 19.", "last September 19", "2023-09-19", "2023-09-19"),
    ("He was shot on the 14th.", "the 14th", "2023-10-14", "2023-10-14"),
    ("He will speak on the 14th.", "the 14th", "2023-11-14", "2023-11-14"),
    ("It was the day's second raid.", "the day", "2023-10-23", "2023-10-23"),
    ("It was the week's second raid.", "the week", "2023-W43", None),
    ("They expect 2024 to be worse.", "2024", "2024", "2024"),
    ("They began their fall offensive.", "fall", "2023-FA", "2023-23"),
    ("They may one day return.", "one day", "FUTURE_REF", None),
    ("On February 24 tanks crossed the border.", "February 24", "2023-02-24", "2023-02-24"),
    ("New Year's Eve flights will be cancelled.", "New Year's Eve", "2023-12-31", "2023-12-31"),
    ("They fled at Easter.", "Easter", "2023-04-09", "2023-04-09"),
    ("If approved on Wednesday, the bill is law.", "Wednesday", "2023-10-25", "2023-10-25"),
    ("The envoy gave the rebels until Wednesday.", "Wednesday", "2023-10-25", "2023-10-25"),
    ("The pact is likely to be signed on Wednesday.", "Wednesday", "2023-10-25", "2023-10-25"),
    ("The judge scheduled a hearing for Wednesday.", "Wednesday", "2023-10-25", "2023-10-25"),
    ("The bishops threatened to march on Wednesday.", "Wednesday", "2023-10-25", "2023-10-25"),
    ("The vote was pushed back to January.", "January", "2024-01", "2024-01"),
    ("Wednesday's vote was delayed.", "Wednesday", "2023-10-25", "2023-10-25"),
    ("March riots killed ten.", "March", "2023-03", "2023-03"),
    ("Losses grew in its 2022 first quarter.", "2022 first quarter", "2022-Q1", "2022-33"),
    ("Fewer have come over the years.", "the years", "PXY", None),
    ("Output fell for the quarter.", "the quarter", "2023-Q4", None),
    ("They will stay for the rest of the week.", "the week", "2023-W43", None),
    ("The trial was put off until Nov. 9.", "Nov. 9", "2023-11-09", "2023-11-09"),
    ("The Oct. 25 deadline has passed.", "Oct. 25", "2022-10-25", "2022-10-25"),
    ("The envoys left last Sunday.", "last Sunday", "2023-10-15", "2023-10-15"),
    ("The trial is expected to last several months.", "several months", "PXM", None),
    ("Losses fell by half over four years.", "four years", "P4Y", None),
    ("The town has been cut off for over four years.", "over four years", "P4Y", None),
    ("Fighters shelled the airport for an eighth day of raids.", "an eighth day", "2023-10-23", "2023-10-23"),
    ("They agreed to a five-day truce.", "five-day", "P5D", None),
    ("New Year's Eve is the deadline.", "New Year's Eve", "2023-12-31", "2023-12-31"),
    ("They fought in the 1990s.", "the 1990s", "199", "199X"),
    ("They fought in early 2020.", "early 2020", "2020", "2020-01/2020-04"),
    ("They fought in mid-2021.", "mid-2021", "2021", "2021-05/2021-08"),
    ("They fought in late September 2022.", "late September 2022", "2022-09", "2022-09-21/2022-09-30"),
    ("The town fell last week.", "last week", "2023-W42", "2023-10-16/2023-10-22"),
    ("The town fell this month.", "this month", "2023-10", "2023-10"),
    ("The envoys meet next Tuesday.", "next Tuesday", "2023-10-31", "2023-10-31"),
    ("The envoys meet next Thursday.", "next Thursday", "2023-10-26", "2023-10-26"),
    ("Gunmen raided the village on Friday night.", "Friday night", "2023-10-20TNI", "2023-10-20"),
    ("The ministers will meet on Wednesday.", "Wednesday", "2023-10-25", "2023-10-25"),
    ("Drones struck the port overnight.", "overnight", "2023-10-22TNI", "2023-10-22/2023-10-23"),
    ("Drones struck the port yesterday.", "yesterday", "2023-10-22", "2023-10-22"),
    ("The rebels withdrew three days ago.", "three days ago", "2023-10-20", "2023-10-20"),
    ("The rebels withdrew two weeks ago.", "two weeks ago", "2023-10-09", "2023-10-06/2023-10-12"),
    ("The rebels withdrew several months ago.", "several months ago", "PAST_REF", "../2023-09-23"),
    ("The rebels left more than two years ago.", "more than two years ago", "2021", "../2021"),
    ("Attacks rose in the first half of 2021.", "the first half of 2021", "2021-H1", "2021-40"),
    ("Attacks rose in the third quarter of 2022.", "the third quarter of 2022", "2022-Q3", "2022-35"),
    ("Attacks rose in spring 2022.", "spring 2022", "2022-SP", "2022-21"),
    ("Borders moved in the 20th century.", "the 20th century", "19", "19XX"),
    ("Borders moved in 2014–2015.", "2014–2015", "2014/2015", "2014/2015"),
    ("Borders moved in 2020-21.", "2020-21", "2020/2021", "2020/2021"),
    ("Borders moved at the turn of the century.", "the turn of the century", "2000", "1999~/2001~"),
    ("He must go by the end of the year.", "the end of the year", "2023", "2023-09/2023-12"),
    ("Attacks rose earlier this year.", "earlier this year", "2023", "2023-01-01/2023-10-23"),
    ("Attacks rose in the past two weeks.", "the past two weeks", "P2W", "2023-10-09/2023-10-23"),
    ("The siege lasted for two years.", "two years", "P2Y", None),
    ("Shells fell every week.", "every week", "P1W", None),
    ("The army sent daily patrols.", "daily", "P1D", None),
    ("They met at Easter 2022.", "Easter 2022", "2022-04-17", "2022-04-17"),
    ("A truce held over Ramadan 2021.", "Ramadan 2021", "2021-Ramadan", "2021-04-12/2021-05-13"),
    ("The 44-day war ended.", "44-day", "P44D", None),
    ("Police fired at 9 p.m. on Saturday.", "9 p.m. on Saturday", "2023-10-21T21:00", "2023-10-21"),
    (
        "Sirens rang at 3am local time on Sunday.",
        "3am local time on Sunday",
        "2023-10-22T03:00",
        "2023-10-22",
    ),
    (
        "It fell at 9:15 a.m. (1315 UTC) Monday.",
        "9:15 a.m. (1315 UTC) Monday",
        "2023-10-23T09:15",
        "2023-10-23",
    ),
    ("They met at 5 o'clock on Sunday.", "5 o'clock on Sunday", "2023-10-22T05:00", "2023-10-22"),
    ("The truce began at noon Friday.", "noon Friday", "2023-10-20T12:00", "2023-10-20"),
    ("They crossed at dawn on 3 May 2022.", "dawn on 3 May 2022", "2022-05-03TMO", "2022-05-03"),
    ("They fled on the night of 6 October.", "the night of 6 October", "2023-10-06TNI", "2023-10-06"),
    (
        "They fled in the early hours of Sunday.",
        "the early hours of Sunday",
        "2023-10-22TMO",
        "2023-10-22",
    ),
    (
        "Drones came overnight into Saturday.",
        "overnight into Saturday",
        "2023-10-20TNI",
        "2023-10-20/2023-10-21",
    ),
    (
        "Fighting went on from Friday night into Saturday.",
        "Friday night into Saturday",
        "2023-10-20TNI",
        "2023-10-20/2023-10-21",
    ),
    (
        "Shells fell for a third consecutive night.",
        "a third consecutive night",
        "2023-10-23TNI",
        "2023-10-22/2023-10-23",
    ),
    ("Clashes spread over the weekend.", "the weekend", "2023-W42-WE", "2023-10-21/2023-10-22"),
    ("The council will sit at the weekend.", "the weekend", "2023-W43-WE", "2023-10-28/2023-10-29"),
    ("Shells fall on Fridays.", "Fridays", "XXXX-WXX-5", None),
    ("Convoys go twice a week.", "twice a week", "P1W", None),
    ("A twice-weekly convoy was hit.", "twice-weekly", "P1W", None),
    ("Patrols go out every other day.", "every other day", "P2D", None),
    ("A weeklong truce collapsed.", "weeklong", "P1W", None),
    ("It lasted half an hour.", "half an hour", "PT30M", None),
    ("The feud began half a century ago.", "half a century ago", "1973", "1973"),
    ("It took an hour and a half.", "an hour and a half", "PT90M", None),
    ("The war took dozens of years.", "dozens of years", "PXY", None),
    ("Losses rose in Q3 2022.", "Q3 2022", "2022-Q3", "2022-35"),
    ("Spending rose in fiscal 2021.", "fiscal 2021", "FY2021", "2021~"),
    ("Raids doubled on the same period last year.", "the same period last year", "2022", "2022"),
    ("The pact lapses at year's end.", "year's end", "2023", "2023-09/2023-12"),
    ("Serfdom ended in the late 1800s.", "the late 1800s", "18", "1870/1899"),
    ("It was a cold winter of 2022-23.", "winter of 2022-23", "2022-WI", "2022-24"),
    ("Talks resume a week from Monday.", "a week from Monday", "2023-10-30", "2023-10-30"),
    ("Talks resume Monday week.", "Monday week", "2023-10-30", "2023-10-30"),
    ("They struck a week ago Tuesday.", "a week ago Tuesday", "2023-10-10", "2023-10-10"),
    ("They invaded two years ago this month.", "two years ago this month", "2021-10", "2021-10"),
    ("They struck earlier on Wednesday.", "earlier on Wednesday", "2023-10-18", "2023-10-18"),
    ("The truce signed on 2023/09/19 failed.", "2023/09/19", "2023-09-19", "2023-09-19"),
    ("The Zapad 2021 drills worried neighbours.", "2021", "2021", "2021"),
    ("At the time, the army denied it.", "At the time", "PAST_REF", None),
    ("The future of the north is open.", "The future", "FUTURE_REF", None),
    ("Rebels hold two towns these days.", "these days", "PRESENT_REF", None),
    ("Talks failed in the week of Oct. 9.", "the week of Oct. 9", "2023-W41", "2023-10-09/2023-10-15"),
    ("It fell the weekend of 6 May.", "the weekend of 6 May", "2023-W18-WE", "2023-05-06/2023-05-07"),
    ("Raiders came two nights ago.", "two nights ago", "2023-10-21TNI", "2023-10-21"),
    ("They will leave the next morning.", "the next morning", "2023-10-24TMO", "2023-10-24"),
    ("on monday shells hit the port.", "monday", "2023-10-23", "2023-10-23"),
]


def test_a_night_that_goes_on_until_dawn_ends_on_the_next_day() -> None:
    assert rows("Clashes broke out late on Saturday and went on until dawn.") == [
        ("late on Saturday", "2023-10-21", "2023-10-21"),
        ("dawn", "2023-10-22TMO", "2023-10-22"),
    ]


def test_what_only_puts_in_a_row_or_says_how_fast_is_no_time() -> None:
    assert rows("They had previously met and will shortly meet again; they will now leave.") == []
    assert rows("They are now besieged for the time being.") == [
        ("now", "PRESENT_REF", None),
        ("the time being", "PRESENT_REF", None),
    ]


def test_an_age_is_no_decade() -> None:
    assert rows("A man in his early 40s and a woman in her fifties were killed.") == []
    assert rows("They fled in the 40s.") == [("the 40s", "194", "194X")]


@pytest.mark.parametrize(("text", "extent", "value", "edtf"), ONE)
def test_one_expression(text: str, extent: str, value: str, edtf: str | None) -> None:
    assert rows(text) == [(extent, value, edtf)]


NONE = [
    "They met on the 38th parallel.",
    "The Good Friday Agreement held.",
    "Christmas sales fell.",
    "At the end of the day, it is their choice.",
    "It is the fourth raid in as many months.",
    "They wore winter coats.",
    "He fired once more, once he was home.",
    "More than 2007 people came.",
    "The past president and the future king met as recently as they could.",
    "The soon-to-open bridge was hit for the first time.",
    "Some 2,020 troops and 2000 soldiers joined the Delta 2000 drill.",
    "He may march on the capital, and the March on Rome sat in the Sun.",
    "Theresa May spoke to the press.",
    "UN Resolution 1701 was passed by the council.",
    "A boy, 12, was wounded after the fall of Kabul.",
    "The army fired 1500 shells at the town.",
]


@pytest.mark.parametrize("text", NONE)
def test_what_looks_like_a_time_and_is_none(text: str) -> None:
    assert rows(text) == []


def test_a_sum_and_a_year_in_one_sentence_are_told_apart() -> None:
    assert rows("The 2020 war killed 6500 people.") == [("2020", "2020", "2020")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Christmas Day 1979 troops invaded.", [("Christmas Day 1979", "1979-12-25", "1979-12-25")]),
        ("They fought in the summer of last year.", [("the summer of last year", "2022-SU", "2022-22")]),
        ("The decade-long war ended.", [("decade-long", "P10Y", None)]),
        ("The month-long truce ended.", [("month-long", "P1M", None)]),
        ("A shell hit shortly after it.", []),
        ("They stopped at Christmas.", []),
        ("They will stop at Christmas.", [("Christmas", "2023-12-25", "2023-12-25")]),
        ("The day before yesterday it fell.", [("The day before yesterday", "2023-10-21", "2023-10-21")]),
        ("Soon it will end.", [("Soon", "FUTURE_REF", None)]),
    ],
)
def test_feasts_with_years_seasons_of_years_and_lengths(
    text: str, expected: list[tuple[str, str, str | None]]
) -> None:
    assert rows(text) == expected


def test_offsets_are_the_article_s() -> None:
    text = "Nothing happened here.\n\nTroops left on 19 September 2023."
    (time,) = times_of(text)
    assert text[time.start : time.end] == "19 September 2023" == time.text
    assert (time.paragraph, time.first, time.last) == (1, 3, 5)
