"""HTML: what stands below an article and is none of it, by its name or by its elements."""

from __future__ import annotations

from ingest.annotations import RawDocument
from ingest.cleaning import clean
from ingest.cleaning.blocks import Block
from ingest.cleaning.tails import apart

ARTICLE = [
    "Shells struck the harbour of Darvo for a third night, port officials said and burnt two stores.",
    "The navy of the southern coalition denied that its ships fired, and blamed a militia on the far shore.",
    "At least four dockers were killed, according to the city hospital, and a pilot boat is still missing.",
]
READERS = [
    "The navy of the coalition fires on the harbour each night, then it denies it, same as in spring.",
    "My cousin worked in one of those warehouses in Darvo, and nobody told the dockers to leave.",
    "Port officials said the same thing last year when the pilot boat was hit, nobody believed them.",
    "Four dockers killed and all the hospital can do is count them, where was the militia at night.",
    "Shells do not ask who denied what, the city should close the port until the third ship is gone.",
]


def paragraphs(texts: list[str]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def body(page: str) -> list[str]:
    return clean(RawDocument("test", page, "text/html")).text.split("\n\n")


def test_comments_longer_than_the_article_above_them_go() -> None:
    comments = "".join(f'<li class="comment"><p>{text}</p></li>' for text in READERS)
    page = f"<h1>Harbour shelled</h1>{paragraphs(ARTICLE)}<ol id='comments'>{comments}</ol>"
    assert body(f"<html><body><div id='main'>{page}</div></body></html>") == ARTICLE


def test_a_page_whose_wrapper_is_called_comment_keeps_its_text() -> None:
    page = f"<div class='comment'><h1>Harbour shelled</h1>{paragraphs(ARTICLE)}</div>"
    assert body(f"<html><body>{page}</body></html>") == ARTICLE


def test_what_stands_far_below_in_other_elements_is_apart_unless_it_has_a_heading() -> None:
    blocks = [Block(text, "p") for text in ARTICLE]
    blocks += [Block(word, "div") for word in ("Print", "Send", "Ferries")]
    blocks += [Block(text, "ul/li") for text in READERS[:1]]
    assert apart(blocks, {0, 1, 2, 6}) == {6}
    assert apart(blocks, {0, 1, 2, 5, 6}) == set()
    headed = [*blocks[:6], Block("The fire brigade", "h2", heading=True), *blocks[6:]]
    assert apart(headed, {0, 1, 2, 6, 7}) == set()


def test_a_list_right_below_the_article_stays() -> None:
    listed = "<ul><li>Two stores burnt down.</li><li>One pilot boat missing.</li></ul>"
    page = f"<article><h1>Harbour shelled</h1>{paragraphs(ARTICLE)}{listed}</article>"
    items = ["Two stores burnt down.", "One pilot boat missing."]
    assert body(f"<html><body>{page}</body></html>") == [*ARTICLE, *items]
