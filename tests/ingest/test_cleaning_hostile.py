"""Input that is meant to break: too deep, too long, too many, half an entity, nothing but scripts."""

from __future__ import annotations

import time

import pytest

from graph.records import Article
from ingest.annotations import RawDocument
from ingest.cleaning import clean
from ingest.cleaning.limits import BEYOND, MOST_BLOCKS, MOST_CHARACTERS

STORY = "Rebels shelled the town of Marren on Monday, and three people were killed."
_SECONDS = 20  # generous: other tests share the machine; what is not linear takes minutes


def cleaned(content: str, media_type: str = "text/plain") -> Article:
    return clean(RawDocument("test", content, media_type))  # type: ignore[arg-type]


def test_a_page_nested_ten_thousand_deep_is_read() -> None:
    page = (
        f"<html><body>{'<div>' * 10_000}<p>{STORY}</p>{'</div>' * 10_000}<script>x()</script></body></html>"
    )
    assert cleaned(page, "text/html").text == STORY


def test_what_is_beyond_the_limit_is_in_the_ledger_and_said() -> None:
    text = f"{STORY} " * 6_000
    article = cleaned(text)
    rest = article.dropped[-1]
    assert rest.reason == BEYOND
    assert len(article.text) <= MOST_CHARACTERS
    assert f"{article.text} {rest.text}" == text.strip()
    assert article.warnings[0].startswith("the document is longer than is read (400,000 characters")


def test_lines_beyond_the_limit_are_in_the_ledger() -> None:
    text = "\n\n".join(f"Line {number} tells of the war." for number in range(MOST_BLOCKS + 500))
    article = cleaned(text)
    assert article.dropped[-1].text.splitlines()[0] == f"Line {MOST_BLOCKS} tells of the war."
    assert article.dropped[-1].reason == BEYOND


@pytest.mark.parametrize("media_type", ["text/plain", "text/html"])
@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "https://a.example/b?c=d&",
        "[(",
        "{{",
        "MOSCOW, ",
        "a-",
        "- ",
        "03/04/2022 ",
        "a.",
        "By A B ",
        "\n \t",
    ],
)
def test_no_pattern_takes_more_than_its_share_of_time(unit: str, media_type: str) -> None:
    began = time.monotonic()
    cleaned(unit * (60_000 // len(unit)), media_type)
    assert time.monotonic() - began < _SECONDS


def test_half_an_entity_and_null_bytes() -> None:
    page = f"<html><body><p>Fire &#x1F &amp the riv\x00er &nbs &#99999999; {STORY}</p></body></html>"
    text = cleaned(page, "text/html").text
    assert text.startswith("Fire")
    assert text.endswith(STORY)
    assert "\x00" not in text
    assert cleaned(STORY.replace("Marren", "Mar\x00ren")).text == STORY


def test_a_page_of_scripts_says_that_it_has_no_text() -> None:
    article = cleaned(f"<html><body>{'<script>var a = 1;</script>' * 500}</body></html>", "text/html")
    assert (article.text, article.warnings) == ("", ("the document has no text",))


def test_a_page_that_is_an_address_is_not_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    """htmldate takes a text that begins with "http" for an address and asks the network."""

    def asked(*_: object, **__: object) -> None:
        raise AssertionError("asked the network")

    monkeypatch.setattr("htmldate.utils.fetch_url", asked)
    monkeypatch.setattr("trafilatura.utils.fetch_url", asked, raising=False)
    article = cleaned("http://127.0.0.1/admin", "text/html")
    assert [block.text for block in article.dropped] == ["http://127.0.0.1/admin"]
