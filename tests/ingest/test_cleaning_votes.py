"""Pages that the extractor takes whole, and what it loses between two paragraphs."""

from __future__ import annotations

from graph.records import Article
from ingest.annotations import RawDocument
from ingest.cleaning import clean
from ingest.cleaning.blocks import Block
from ingest.cleaning.votes import block_odds, edges

SEIZED = "Rebel fighters seized the town of Marren on Monday, the defence ministry said in a statement."
WOUNDED = "Two soldiers were wounded when a drone hit their post near the border, according to the army."
DENIED = "The rebels denied the report and said that their men had left the district a week before."
TALKS = "Talks between the two sides, which had opened in Velport in May, broke up without a date."


def cleaned(body: str) -> Article:
    page = f"<html><head><title>Rebels seize Marren</title></head><body>{body}</body></html>"
    return clean(RawDocument("page", page, "text/html"))


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def test_subheadings_and_tables_between_paragraphs_stay() -> None:
    table = (
        "<table><tr><th>Side</th><th>Killed</th></tr><tr><td>Army</td><td>112</td></tr>"
        "<tr><td>Rebels</td><td>240 to 260</td></tr></table>"
    )
    article = cleaned(
        "<div><h1>Rebels seize Marren</h1>"
        + paragraphs(SEIZED, WOUNDED)
        + table
        + paragraphs(DENIED)
        + "<h2>A deal nobody has read</h2>"
        + paragraphs(TALKS)
        + "</div>"
    )
    cells = ["Side", "Killed", "Army", "112", "Rebels", "240 to 260"]
    assert article.text.split("\n\n") == [
        SEIZED,
        WOUNDED,
        *cells,
        DENIED,
        "A deal nobody has read",
        TALKS,
    ]


def page_blocks() -> list[Block]:
    menu = ["The Ledger", "World", "Markets", "Opinion", "Edition", "Aa"]
    after = ["World category", "Browse", "Media", "Careers", "Terms"]
    return [Block(text, "div") for text in [*menu, SEIZED, WOUNDED, DENIED, TALKS, *after]]


def test_a_page_taken_whole_loses_the_lines_around_its_article() -> None:
    blocks = page_blocks()
    gone = edges(blocks, set(range(len(blocks))), "Rebels seize Marren")
    assert sorted(gone) == [0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14]
    assert [block.reason for block in blocks[:6]] == ["before the article"] * 6
    assert [block.reason for block in blocks[6:10]] == [None] * 4
    assert [block.reason for block in blocks[10:]] == ["after the article"] * 5


def test_where_the_extractor_chose_its_choice_stands() -> None:
    blocks = page_blocks()
    assert edges(blocks, {6, 7, 8, 10}, "Rebels seize Marren") == set()
    assert edges(blocks[:6], set(range(6)), None) == set()


def test_odds_are_given_block_by_block() -> None:
    odds = block_odds(page_blocks(), "Rebels seize Marren")
    assert [odd is not None and odd > 0 for odd in odds] == [False] * 6 + [True] * 4 + [False] * 5
    assert block_odds([Block("Menu"), Block("Home")], None) == [None, None]
