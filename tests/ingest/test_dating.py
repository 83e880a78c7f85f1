"""Which date belongs to which event: attachment, links between events, defaults, the article's own date."""

from __future__ import annotations

from datetime import date

import pytest

from graph.records import Modality, Status
from ingest.annotations import Paragraph, Predicate, Standing
from ingest.dating import check_anchor, date_predicates
from ingest.parsing import parse
from ingest.timex import find_times

ANCHOR = date(2023, 10, 23)  # a Monday


def event(
    paragraphs: list[Paragraph], word: str, key: int = 0, *, kind: str = "ASSAULT", nth: int = 0
) -> Predicate:
    """A predicate at the ``nth`` occurrence of a word, as the lexicon would find it."""
    found = [token for paragraph in paragraphs for token in paragraph.doc if token.text == word]
    token = found[nth]
    paragraph = next(item for item in paragraphs if item.doc is token.doc)
    sentence = paragraph.span_of(token.sent)
    nominal = token.pos_ in ("NOUN", "PROPN")
    definite = nominal and any(child.lower_ in ("the", "its", "their") for child in token.children)
    return Predicate(
        paragraph=paragraph.index,
        token=token.i,
        tokens=(token.i,),
        start=paragraph.offset_of(token),
        end=paragraph.offset_of(token) + len(token),
        text=token.text,
        lemma=token.lemma_.lower(),
        entry=f"test.{word}",
        type=kind,
        nominal=nominal,
        definite=definite,
        sentence=sentence,
        key=key,
    )


def dates(
    text: str, words: str, statuses: dict[str, Status] | None = None, anchor: date | None = ANCHOR
) -> list[tuple[str, str | None]]:
    """(word, EDTF) of each dating; a word is ``text`` or ``text:TYPE``."""
    paragraphs = parse(text)
    predicates = []
    for key, item in enumerate(words.split()):
        word, _, kind = item.partition(":")
        nth = sum(one.text == word for one in predicates)
        predicates.append(event(paragraphs, word, key, kind=kind or "ASSAULT", nth=nth))
    standings = [
        Standing(predicate.key, (statuses or {}).get(predicate.text, Status.OCCURRED), Modality.REPORTED)
        for predicate in predicates
    ]
    found = date_predicates(paragraphs, predicates, find_times(paragraphs, anchor), anchor, standings)
    return [(predicates[dating.predicate].text, dating.date.edtf) for dating in found]


OWN = [
    ("On Sept. 19, the army launched an attack.", "attack", ["2023-09-19"]),
    ("The 2020 war displaced thousands.", "war", ["2020"]),
    ("The Sept. 19 offensive took a day.", "offensive", ["2023-09-19"]),
    ("Friday's strike hit a market.", "strike", ["2023-10-20"]),
    ("The siege lasted from 24 February to 20 May 2022.", "siege", ["2022-02-24/2022-05-20"]),
    ("Thousands have fled since February.", "fled", ["2023-02-01/2023-10-23"]),
    ("By the end of 2022, thousands had been displaced.", "displaced", ["../2022-12-31"]),
    ("The shelling went on until December 1995.", "shelling", ["../1995-12-31"]),
    ("The war ended in 1994.", "war", ["../1994-12-31"]),
    ("Both sides fought in the past two weeks.", "fought", ["2023-10-09/2023-10-23"]),
    ("Israel attacked Gaza in 2008, 2012 and 2014.", "attacked", ["2008", "2012", "2014"]),
    ("The town saw two wars, in 2020 and in the 1990s.", "wars", ["2020", "199X"]),
]


@pytest.mark.parametrize(("text", "word", "expected"), OWN)
def test_an_event_s_own_time(text: str, word: str, expected: list[str]) -> None:
    assert dates(text, word) == [(word, edtf) for edtf in expected]


def test_the_year_of_a_participle_does_not_date_the_clause_above_it() -> None:
    text = (
        "The envoys will hold talks in a format initiated by Moscow in 2020, after the rivals clashed again."
    )
    found = dates(text, "talks:CONSULT initiated:CONSULT clashed", {"talks": Status.PLANNED})
    assert found == [("talks", "2023-10-23/.."), ("initiated", "2020"), ("clashed", "2020")]


def test_a_relative_clause_keeps_its_time() -> None:
    text = "The minister, who resigned in 2019, accused the rebels."
    assert dates(text, "accused:ACCUSE") == [("accused", "../2023-10-23")]


def test_each_coordinated_verb_keeps_its_own_time_and_shares_where_it_has_none() -> None:
    text = "Rebels captured the town in early 2020 but lost it a year later."
    assert dates(text, "captured lost") == [("captured", "2020-01/2020-04"), ("lost", "2021")]
    text = "On Friday, gunmen stormed the base and killed six soldiers."
    assert dates(text, "stormed killed") == [("stormed", "2023-10-20"), ("killed", "2023-10-20")]


def test_a_result_shares_the_time_of_its_cause() -> None:
    text = "Missiles struck a power station overnight, killing three people, officials said on Monday."
    night = "2023-10-22/2023-10-23"
    assert dates(text, "struck killing") == [("struck", night), ("killing", night)]


def test_the_day_of_the_telling_bounds_what_is_told() -> None:
    text = "Officials said on Friday that rebels attacked a convoy."
    assert dates(text, "attacked") == [("attacked", "../2023-10-20")]


def test_events_hang_on_events() -> None:
    text = (
        "On Sept. 19, the army launched an offensive. After less than a day of fighting, the separatists "
        "agreed to disarm.\n\nAlmost all of them left after the offensive."
    )
    words = "offensive fighting agreed:CONCEDE left:CASUS_DISPLACEMENT offensive"
    assert dates(text, words) == [
        ("offensive", "2023-09-19"),
        ("fighting", "2023-09-19"),
        ("agreed", "2023-09-19/2023-09-20"),
        ("left", "2023-09-19/2023-10-23"),
        ("offensive", "2023-09-19"),
    ]


def test_steps_before_and_after_an_event_are_counted() -> None:
    text = "Militants attacked the convoy on Oct. 3. Three days before the attack, troops had shelled it."
    assert dates(text, "attacked attack shelled") == [
        ("attacked", "2023-10-03"),
        ("attack", "2023-10-03"),
        ("shelled", "2023-09-30"),
    ]
    text = "Troops landed on the coast on Saturday, five days after officers toppled the president."
    assert dates(text, "toppled") == [("toppled", "2023-10-16")]


def test_a_vague_step_gives_a_bound_alone() -> None:
    text = "The army has begun an offensive, weeks after rebels seized the mine."
    found = dates(text, "offensive seized", {"offensive": Status.ONGOING})
    assert found == [("offensive", "2023-10-23~"), ("seized", "../2023-10-16")]


def test_what_is_told_together_is_dated_together() -> None:
    text = "Two leaders were killed on Wednesday when their plane was shot near the capital."
    assert dates(text, "killed shot") == [("killed", "2023-10-18"), ("shot", "2023-10-18")]


def test_a_week_of_talks_is_the_week_before() -> None:
    text = "The two sides agreed on Thursday to a ceasefire after a week of talks in Sweden."
    assert dates(text, "agreed:AGREE talks:CONSULT") == [
        ("agreed", "2023-10-19"),
        ("talks", "2023-10-12/2023-10-19"),
    ]


def test_no_day_is_made_up() -> None:
    statuses = {"talks": Status.PLANNED, "drills": Status.ONGOING, "strike": Status.HYPOTHETICAL}
    assert dates("The sides plan talks in Rome.", "talks:CONSULT", statuses) == [("talks", "2023-10-23/..")]
    assert dates("The army is holding drills.", "drills:MOBILIZE", statuses) == [("drills", "2023-10-23~")]
    assert dates("A strike would be met with force.", "strike", statuses) == [("strike", None)]
    assert dates("Rebels attacked a convoy.", "attacked") == [("attacked", "../2023-10-23")]
    assert dates("Its role shrank with its invasion of a neighbour.", "invasion") == [("invasion", None)]
    assert dates("Rebels attacked a convoy on Monday.", "attacked", anchor=None) == [("attacked", None)]


def test_a_planned_event_takes_either_of_two_months() -> None:
    found = dates("The leaders will meet in May or June.", "meet:CONSULT", {"meet": Status.PLANNED})
    assert found == [("meet", "2024-05-01/2024-06-30")]


def test_its_basis_says_how_a_date_was_come_by() -> None:
    paragraphs = parse("On Sept. 19, the army launched an attack.")
    found = date_predicates(paragraphs, [event(paragraphs, "attack")], find_times(paragraphs, ANCHOR), ANCHOR)
    assert [item.date.basis for item in found] == [
        "'Sept. 19': month and day in the text, year from the article's day (last before the article's day)"
    ]


def warnings(text: str, anchor: date | None) -> list[str]:
    paragraphs = parse(text)
    return check_anchor(paragraphs, find_times(paragraphs, anchor), anchor)


def test_a_machine_date_that_the_text_contradicts_is_reported() -> None:
    text = "Gunmen attacked the town on October 7, 2023. A vote will be held on March 17, 2024."
    assert warnings(text, date(2023, 6, 13)) == [
        "the article is dated 2023-06-13, but tells 'October 7, 2023' (2023-10-07) as past: check its date"
    ]
    assert warnings(text, ANCHOR) == []
    assert warnings("Gunmen attacked on Tuesday, September 19.", date(2022, 10, 1)) == [
        "'Tuesday, September 19' is no Tuesday in 2022: the article's date 2022-10-01 may be of another year"
    ]
    assert warnings(text, None) == []


def test_what_stands_behind_a_verb_of_saying_dates_the_saying() -> None:
    text = "The army said on Friday it had captured the port."
    assert dates(text, "captured") == [("captured", "../2023-10-20")]


def test_a_verb_takes_the_date_of_the_event_that_it_lies_in() -> None:
    text = "The generals seized power in a February 2021 coup."
    assert dates(text, "seized:COERCE coup:COERCE") == [("seized", "2021-02"), ("coup", "2021-02")]


def test_of_two_times_that_are_not_joined_the_nearer_counts() -> None:
    text = "The council on Wednesday condemned the raid that troops carried out on December 29."
    assert dates(text, "condemned:ACCUSE") == [("condemned", "2023-10-18")]


def test_the_year_of_another_noun_dates_nothing_above_it() -> None:
    assert dates("The rebels rejected the 2015 map.", "rejected:REJECT") == [("rejected", "../2023-10-23")]
