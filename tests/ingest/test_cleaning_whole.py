"""What is no page keeps every sentence, whatever its shape; a small page keeps those of its article."""

from __future__ import annotations

import pytest

from graph.records import Article
from ingest.annotations import RawDocument
from ingest.cleaning import clean


def cleaned(text: str) -> Article:
    return clean(RawDocument("test", text, "text/plain"))


SHAPES = {
    "journalists in the news": [
        "Mara Olin, who was a journalist with a Marren daily, was killed by shelling on Monday.",
        "She was a reporter for the state broadcaster and had been held for two days.",
        "Olin is a professor of law at Marren University and was shot on Tuesday.",
    ],
    "sources in brackets": [
        "President Olin met his counterpart in Geneva on Monday (Reuters, 5 May).",
        "The rebels, pictured here as a ragtag army, number 5,000 men.",
        "The base was hit, the ministry said (TASS, 3 March).",
    ],
    "openings like a page's": [
        "Support our troops, the president told the nation on Monday.",
        "Your privacy is gone, the general told him.",
        "Join our ranks, the commander asked the villagers of Sarn.",
    ],
    "live blog": [
        "14:32 - Rebels have taken the airport of Marren, its director said.",
        "13:05 - Air defences shot down a drone over Tolin.",
        "12:10 - The minister denied that a brigade had been routed",
    ],
    "questions and answers": [
        "What is happening in Marren?",
        "Rebels took the town on Monday after three days of fighting.",
        "Why now?",
        "The truce lapsed on 1 March, and neither side wanted to renew it.",
    ],
    "interview": [
        "Q: Did the army shell the market?",
        "A: No. The army did not shell it.",
        "Q: Who did?",
        "A: We believe that the rebels did, minister Olin said",
    ],
    "transcript": [
        "PRESIDENT OLIN: Thank you all. Today our forces freed Marren.",
        "QUESTION: How many died?",
        "PRESIDENT OLIN: Forty.",
    ],
    "list inside": [
        "Fighting spread across the north on Monday:",
        "- Rebels shelled the airport of Marren",
        "- The army bombed two villages near Tolin",
        "- Nine civilians were killed in Sarn",
        "The UN called for a ceasefire.",
    ],
    "clauses of a deal": [
        "The deal provides for:",
        "an exchange of all prisoners;",
        "a withdrawal from Marren;",
        "the return of the displaced.",
        "It was signed on Monday.",
    ],
    "short quotations": [
        "“We are hungry,” said Ana.",
        "“They shot at us.”",
        "She fled Marren on Sunday.",
        "“I saw it”",
    ],
    "tolls": [
        "The war has cost many lives.",
        "Killed in March: 120",
        "Wounded: 340",
        "Missing: 12",
        "The figures come from the health ministry.",
    ],
    "table": [
        "Region | Killed | Wounded",
        "Marren | 120 | 300",
        "Tolin | 98 | 210",
        "The health ministry gave these figures on Monday.",
    ],
    "short sentences": ["The minister resigned.", "Ceasefire violated.", "Two dead.", "Nine people died."],
    "wire in capitals": ["REBELS SEIZED MARREN ON MONDAY, RESIDENTS SAID.", "THE UN CALLED FOR CALM."],
    "thread": [
        "1/ Rebels shelled Marren tonight. At least three wounded.",
        "2/ The army says it struck back.",
    ],
}


@pytest.mark.parametrize("separator", ["\n", "\n\n"])
@pytest.mark.parametrize("shape", SHAPES)
def test_every_line_is_kept(shape: str, separator: str) -> None:
    article = cleaned(separator.join(SHAPES[shape]))
    assert (article.text.split("\n\n"), article.dropped) == (SHAPES[shape], ())


def test_subheadings_stay_between_their_paragraphs() -> None:
    """They are the author's text: dropping them could lose a sentence without a full stop."""
    body = [
        "Rebel fighters seized the town of Marren on Monday, the defence ministry said.",
        "Thousands flee",
        "Some 4,000 people have fled to Tolin, the UN said.",
        "What both sides say about the prisoners of war held since January",
        "Both sides said that they hold 40 men.",
    ]
    article = cleaned("\n\n".join(["Rebels seize Marren after three-day battle", *body]))
    assert article.text.split("\n\n") == body
    assert article.title == "Rebels seize Marren after three-day battle"


def test_a_sentence_said_twice_is_kept_once() -> None:
    article = cleaned(
        "Rebels shelled Marren.\n\nThe army struck back.\n\nRebels shelled Marren.\n\nNine people died."
    )
    assert article.text.split("\n\n") == [
        "Rebels shelled Marren.",
        "The army struck back.",
        "Nine people died.",
    ]
    assert [block.reason for block in article.dropped] == ["repeated paragraph"]


def test_hard_wrapped_lines_are_joined_into_sentences() -> None:
    article = cleaned(
        "Rebel fighters seized the town of Marren on Monday after three days of\n"
        "fighting in which at least 40 soldiers died, the defence ministry said.\n"
        "   The rebels said that they would hold the town, where a new flag\n"
        "flew over the hall.\n"
    )
    assert article.text.split("\n\n") == [
        "Rebel fighters seized the town of Marren on Monday after three days of fighting in which at "
        "least 40 soldiers died, the defence ministry said.",
        "The rebels said that they would hold the town, where a new flag flew over the hall.",
    ]


def test_small_page_keeps_its_short_sentences() -> None:
    article = cleaned(
        "News | Sport | Weather\nHome > World > Tavia\nRebels seize Marren\n3 March 2022\nBy Ann Lee\n"
        "Rebels seized Marren on Monday, residents said.\nThe army denied it\nThe UN called for calm.\n"
        "Image source, Reuters\nSome 4,000 people fled.\nRelated Topics\nTavia\nTop stories\n"
        "Storm hits coast\n4 hours ago\nPM resigns over scandal\n2 hours ago"
    )
    assert article.text.split("\n\n") == [
        "Rebels seized Marren on Monday, residents said.",
        "The army denied it",
        "The UN called for calm.",
        "Some 4,000 people fled.",
    ]


def test_labels_of_other_stories_inside_the_article_cost_no_sentence() -> None:
    article = cleaned(
        "Rebels seized Marren on Monday.\n\nRead more: Talks collapse in Geneva\n\nThe army denied "
        "it.\n\nAdvertisement\n\nThe UN called for calm.\n\nRelated\n\nThe "
        "president vowed to take the town back.\n\n"
        "A truce in the region had held since May."
    )
    assert [block.text for block in article.dropped] == [
        "Read more: Talks collapse in Geneva",
        "Advertisement",
        "Related",
    ]


def test_all_on_one_line_loses_the_footer_only() -> None:
    article = cleaned(
        "Rebels seized Marren on Monday, residents said. The army denied it, but left the town. "
        "The UN called for calm. All rights reserved."
    )
    assert article.text == (
        "Rebels seized Marren on Monday, residents said. The army denied it, but left the town. "
        "The UN called for calm."
    )
    assert [(block.reason, block.text) for block in article.dropped] == [
        ("copyright notice", "All rights reserved.")
    ]


def test_wire_bullets_above_the_dateline_are_body() -> None:
    article = cleaned(
        "UPDATE 2-Rebels seize Marren; army denies\n\n* Rebels say they hold town hall\n"
        "* Army says fighting goes on\n* UN calls emergency session\n\n"
        "MARREN, March 3 (Reuters) - Rebels seized Marren on Monday, residents said.\n\n"
        "The army denied it.\n\n(Reporting by Ann Lee; Editing by Bo Dahl)"
    )
    assert (article.dateline, article.agency) == ("Marren", "Reuters")
    assert article.text.split("\n\n") == [
        "* Rebels say they hold town hall",
        "* Army says fighting goes on",
        "* UN calls emergency session",
        "Rebels seized Marren on Monday, residents said.",
        "The army denied it.",
    ]
