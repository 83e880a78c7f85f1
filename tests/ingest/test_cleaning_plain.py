"""Plain text: short texts survive, what is furniture of a page goes to the ledger."""

from __future__ import annotations

from datetime import date

import pytest

from graph.records import Article
from ingest.annotations import RawDocument
from ingest.cleaning import clean
from ingest.cleaning.layout import plain_blocks

SEIZED = "Rebel fighters seized the town of Marren on Monday, the defence ministry said."
WOUNDED = "Two soldiers were wounded when a drone hit their post near the border."
DENIED = "The rebels' spokesman denied that any of his men had crossed the river, and called it an invention."


def cleaned(text: str) -> Article:
    return clean(RawDocument("test", text, "text/plain"))


def ledger(article: Article) -> list[tuple[str, str]]:
    return [(block.reason, block.text) for block in article.dropped]


@pytest.mark.parametrize(
    "text",
    [
        SEIZED,
        "Ukraine shelled Donetsk on Monday",
        "Ceasefire holds in Tigray",
        "Breaking: rebels seize Marren",
        "BREAKING: Rebels have seized Marren, the army said.",
        "Contact was lost with the convoy on Tuesday.",
        "By Monday, rebels had taken Marren.",
        "Live fire was heard in Marren.",
        "On 14 March 2022, rebels shelled Marren.",
        "14 March 2022 rebels shelled Marren.",
        "2022-03-14: rebels shelled Marren.",
        "Share prices fell after the strike on the port.",
        "Home guards repelled an attack near Tolin.",
        "Watch towers were built along the line of contact.",
        "More from the front was expected by nightfall, officers said.",
        "Comments by the minister angered Ankara.",
        "“We will not negotiate,” the minister said.",
        "Who fired first? Both sides blame each other.",
        "The war, which began in 2014, has displaced 1.5 million people, according to the U.N.",
        "{The council today extended the mandate of the mission by six months.}",
        "US — Russia talks collapsed on Monday after a walkout.",
        "Israel – Hamas talks resumed in Cairo on Sunday, officials said.",
    ],
)
def test_one_line_survives_whole(text: str) -> None:
    article = cleaned(text)
    assert (article.text, article.dropped, article.title, article.kind) == (text, (), None, "article")


def test_wide_lines_broken_by_the_eye_are_joined() -> None:
    text = (
        "Rebel fighters who had been in the hills above the town since the spring seized the market "
        "early on Monday, according to | a teacher reached by telephone, after a night in which shells had "
        "fallen on the outer districts and on the road to the | coast, where the garrison had its stores. "
        "The commander of the defenders, whom his men call the Old One, General | Osmund Tarr, was last "
        "seen at the ferry, and nobody in the capital would say on Tuesday whether he was alive or had been "
        "freed | or taken. Two hundred families crossed the river by boat before the first trucks came in."
    )
    assert max(len(line) for line in text.split(" | ")) > 120
    assert cleaned(text.replace(" | ", "\n")).text == text.replace(" | ", " ")


@pytest.mark.parametrize("separator", ["\n\n", "\n", "\r\n\r\n", "\n \t\n"])
def test_paragraphs_without_furniture_survive_whole(separator: str) -> None:
    article = cleaned(separator.join([SEIZED, WOUNDED, DENIED]))
    assert article.text == f"{SEIZED}\n\n{WOUNDED}\n\n{DENIED}"
    assert (article.dropped, article.title) == ((), None)


def test_last_paragraph_without_full_stop_survives() -> None:
    assert cleaned(f"{SEIZED}\n\nUkraine denied the claim").text == f"{SEIZED}\n\nUkraine denied the claim"


def test_two_headlines_are_the_text() -> None:
    text = "Russian army enters Kherson\n\nUkraine denies losing the city"
    assert (cleaned(text).text, cleaned(text).title) == (text, None)


def test_list_of_events_keeps_its_items() -> None:
    article = cleaned("- Rebels shelled Marren\n- The army struck Tolin\n- Two civilians died")
    assert article.text == "- Rebels shelled Marren\n\n- The army struck Tolin\n\n- Two civilians died"


def test_chronology_keeps_its_dates_and_is_not_dated_by_them() -> None:
    lines = [
        "2022-02-24: Forces crossed the border.",
        "2022-02-25: Fighting reached the capital.",
        "2022-03-01: The port fell.",
    ]
    article = cleaned("\n".join(lines))
    assert (article.text, article.published) == ("\n\n".join(lines), None)


def test_wrapped_lines_are_joined() -> None:
    text = (
        "Rebel fighters seized the town of Marren on Monday, the defence\n"
        "ministry said, after a night in which shells had fallen on its outer\n"
        "districts.\n"
        "\n"
        "Two soldiers were wounded when a drone hit their post near the\n"
        "border, and a third is missing.\n"
    )
    assert cleaned(text).text == (
        "Rebel fighters seized the town of Marren on Monday, the defence ministry said, after a night in "
        "which shells had fallen on its outer districts.\n\n"
        "Two soldiers were wounded when a drone hit their post near the border, and a third is missing."
    )


PAGE = f"""Home
News
World
Skip to content

Fighters seize Marren
By Jane Doe
5 January 2023

{SEIZED}

Advertisement

A burnt-out bus in Marren on Monday. [Sam Poe/Reuters]

{WOUNDED}

Read more: Talks in Geneva collapse

{DENIED}

Share
Tweet
Tags: Marren, rebels
Subscribe to our newsletter

RELATED STORIES

Actor weds in Rome

The actor married her partner in a small ceremony in Rome on Sunday, her agent said.

Stocks rise in Tokyo

The index rose 2 percent on Friday as traders bet on lower rates.

© 2023 Example News. All rights reserved.
"""


def test_page_dump_is_reduced_to_its_article() -> None:
    article = cleaned(PAGE)
    assert article.text == f"{SEIZED}\n\n{WOUNDED}\n\n{DENIED}"
    assert (article.title, article.published) == ("Fighters seize Marren", date(2023, 1, 5))
    reasons = {text: reason for reason, text in ledger(article)}
    assert reasons["By Jane Doe"] == "byline"
    assert reasons["A burnt-out bus in Marren on Monday. [Sam Poe/Reuters]"] == "caption or picture credit"
    assert reasons["Actor weds in Rome"] == "other stories"
    assert reasons["The index rose 2 percent on Friday as traders bet on lower rates."] == "other stories"


def test_teasers_under_section_labels_go() -> None:
    text = (
        f"Fighters seize Marren\n\nFighters seize Marren\n\n{SEIZED}\n\n{WOUNDED}\n\nMarren,\n\n"
        "WORLD Minister visits vineyard in the south\n\nMinister visits vineyard in the south\n\n"
        "The minister tasted three wines on Friday and promised the growers lower taxes.\n\n"
        "ECONOMY Harbour company sells two cranes\n\nHarbour company sells two cranes\n\n"
        "The company said that it had sold two of its oldest cranes to a museum.\n"
    )
    article = cleaned(text)
    assert article.text == f"{SEIZED}\n\n{WOUNDED}"
    assert ("tag", "Marren,") in ledger(article)


def test_comments_after_the_article_go() -> None:
    article = cleaned(
        f"Fighters seize Marren\n\n{SEIZED}\n\n{WOUNDED}\n\nComments\n\nThis is an outrage, you know it."
    )
    assert article.text == f"{SEIZED}\n\n{WOUNDED}"


def test_template_debris_goes() -> None:
    article = cleaned(
        f"{SEIZED}\n\n{{{{ article.title }}}}\n\nSite.Model.Title?.ToUpper() Minister visits\n\n{WOUNDED}"
    )
    assert article.text == f"{SEIZED}\n\n{WOUNDED}"
    assert [reason for reason, _ in ledger(article)] == ["template debris", "template debris"]


def test_a_paragraph_with_a_scrap_of_markup_in_it_is_no_debris() -> None:
    torn = (
        "The fighters who had held the town since the spring left it over the last bridge that was open, "
        'and those who stayed behind were taken to the port by the <a data-src="x.jpg'
    )
    page = ["Skip to content", "Menu", SEIZED, torn, WOUNDED, "Share", "Tweet"]
    article = cleaned("\n".join(page))
    assert article.text == f"{SEIZED}\n\n{torn}\n\n{WOUNDED}"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Please activate JavaScript in your browser to use all functions.", "navigation"),
        ("Vervielfältigung nur mit Genehmigung", "copyright notice"),
        ("Beitragsbild: Titelseite vom 2.4.2019, Ausriss.", "caption or picture credit"),
        ("Diese Veranstaltung ist bereits vorbei.", "notice to readers"),
    ],
)
def test_what_pages_say_of_themselves_goes(line: str, reason: str) -> None:
    article = cleaned("\n".join(["Skip to content", "Menu", SEIZED, WOUNDED, DENIED, line, "Share", "Tweet"]))
    assert article.text == "\n\n".join([SEIZED, WOUNDED, DENIED])
    assert (reason, line) in ledger(article)


def test_words_parted_at_the_ends_of_lines_are_whole_and_the_hyphens_in_the_ledger() -> None:
    article = cleaned(
        "The army said that its anti-\n"
        "tank units had stopped a column near the river cross-\n"
        "ings at Tolin, and that short-\n"
        "and long-range guns had been used since the eve-\n"
        "ning; a Russian-\n"
        "Ukrainian truce and a cease-\n"
        "fire were near, though no cease-fire had held before."
    )
    assert article.text == (
        "The army said that its anti-tank units had stopped a column near the river crossings at Tolin, and "
        "that short- and long-range guns had been used since the evening; a Russian-Ukrainian truce and a "
        "cease-fire were near, though no cease-fire had held before."
    )
    assert ledger(article) == [("hyphen at the end of a line", "- -")]


def test_a_thread_of_comments_is_dropped_though_it_says_more_than_the_article() -> None:
    said = [
        "My cousin lives there and has not slept since Sunday, and nobody on television cares.",
        "You are all wrong about the army. It was never going to hold that town, and everybody here knew it.",
        "Well said. I was in the port that morning and I saw with my own eyes what these people did to it.",
    ]
    names = ["mira_81", "Old Sailor", "Tolin Boy"]
    times = ["May 14, 2024 at 9:11 am", "14 May 2024, 10:02", "14.05.2024 11:30"]
    thread = [line for row in zip(names, times, said, strict=True) for line in row]
    page = ["Skip to content", "Menu", "Fighters seize Marren", SEIZED, WOUNDED, "Share", "Tweet", *thread]
    article = cleaned("\n".join(page))
    assert article.text == f"{SEIZED}\n\n{WOUNDED}"
    assert [text for reason, text in ledger(article) if reason == "comments"] == thread


def test_two_dated_notes_are_no_thread() -> None:
    notes = ["Marren", "14 May 2024, 9:11", SEIZED, "Tolin", "14 May 2024, 10:02", WOUNDED]
    assert cleaned("\n".join([DENIED, *notes])).text.endswith(WOUNDED)


def test_left_over_tags_are_debris() -> None:
    page = [
        "Skip to content",
        "Menu",
        SEIZED,
        '<a class="zoom" data-src="x.jpg',
        'href="/p/1" title="A b',
        WOUNDED,
    ]
    article = cleaned("\n".join(page))
    assert article.text == f"{SEIZED}\n\n{WOUNDED}"
    assert ("template debris", 'href="/p/1" title="A b') in ledger(article)


def test_points_of_a_wrapped_report_are_joined_under_their_headings() -> None:
    text = "\n".join(
        [
            "HIGHLIGHTS",
            "- Some 40,000 people have left the valley since 1 May, when the army of the north began to",
            "Shell its two market towns from the heights.",
            "- Two clinics are shut.",
            "- Aid has been cut off.",
            "SITUATION",
            "The road to the pass was closed on 3 May after mortar rounds had fallen on the customs post and",
            "killed two drivers. Talks between the elders of the valley and the governor of the north, who",
            "had come on Sunday, were broken off.",
            "RESPONSE",
            "- Nine lorries are on their way.",
            "- Tents are wanted.",
            "- The fund is empty.",
            "- More will follow.",
        ]
    )
    joined = [block.text for block in plain_blocks(text)]
    assert joined[1].endswith("began to Shell its two market towns from the heights.")
    assert joined[2:6] == [
        "- Two clinics are shut.",
        "- Aid has been cut off.",
        "SITUATION",
        "The road to the pass was closed on 3 May after mortar rounds had fallen on the customs post and "
        "killed two drivers. Talks between the elders of the valley and the governor of the north, who had "
        "come on Sunday, were broken off.",
    ]
