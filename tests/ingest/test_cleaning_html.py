"""HTML: body, metadata, ledger, kinds, languages, warnings, and that no character is lost."""

from __future__ import annotations

import shutil
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.paths import data_dir
from graph.records import Article
from ingest.annotations import RawDocument
from ingest.cleaning import clean, lint
from ingest.cleaning.blocks import Block
from ingest.cleaning.markup import html_blocks, parse_html
from ingest.cleaning.zones import drop_zones

PARAGRAPHS = [
    "Rebel fighters seized the town of Marren on Monday, the defence ministry said, after a night of fire.",
    "Two soldiers were wounded when a drone hit their post near the border, and a third is missing.",
    "The rebels' spokesman denied that any of his men had crossed the river, and called it an invention.",
    "Talks between the two sides, which began in March, were broken off last week over prisoners.",
]
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Fighters seize Marren | Example News</title>
<meta property="og:site_name" content="Example News">
<meta property="article:published_time" content="2023-01-05T10:00:00Z">
<link rel="canonical" href="https://news.example/2023/01/05/marren"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<article><h1>Fighters seize Marren</h1><p>By Jane Doe</p>
<p>MARREN (AP) — {PARAGRAPHS[0]}</p><figure><img src="a.jpg"><figcaption>A bus. Sam Poe/AP</figcaption>
</figure>
<p>{PARAGRAPHS[1]}</p><p><a href="/other">Storm hits the coast</a></p><p>{PARAGRAPHS[2]}</p>
<p>{PARAGRAPHS[3]}</p></article>
<aside><h3>Most read</h3><ul><li><a href="/a">Actor weds in Rome</a></li></ul></aside>
<footer>© 2023 Example News</footer><script>var hidden = "not seen";</script></body></html>"""


def cleaned(content: str, **fields: object) -> Article:
    return clean(RawDocument("test", content, "text/html", **fields))  # type: ignore[arg-type]


def characters(texts: list[str]) -> Counter[str]:
    return Counter(char for text in texts for char in text if not char.isspace())


def test_page() -> None:
    article = cleaned(PAGE)
    assert article.text == "\n\n".join(PARAGRAPHS)
    assert (article.title, article.outlet) == ("Fighters seize Marren", "Example News")
    assert (article.published, article.published_basis) == (date(2023, 1, 5), "metadata")
    assert (article.dateline, article.agency) == ("Marren", "Associated Press")
    assert article.url == "https://news.example/2023/01/05/marren"
    assert (article.language, article.kind, article.warnings) == ("en", "article", ())
    dropped = {block.text: block.reason for block in article.dropped}
    assert dropped["Home"] == "navigation"
    assert dropped["A bus. Sam Poe/AP"] == "caption or picture credit"
    assert dropped["Actor weds in Rome"] == "aside"
    assert "not seen" not in str(article.dropped)


def test_page_body_and_ledger_hold_all_that_is_visible() -> None:
    article = cleaned(PAGE)
    visible = [block.text for block in html_blocks(parse_html(PAGE))]
    assert characters([article.text, *(block.text for block in article.dropped)]) == characters(visible)


def test_date_from_the_address_where_the_page_has_none() -> None:
    page = f"<html><body><article>{''.join(f'<p>{p}</p>' for p in PARAGRAPHS)}</article></body></html>"
    article = cleaned(page, url="https://news.example/2022/03/14/marren.html")
    assert (article.published, article.published_basis) == (date(2022, 3, 14), "URL")


def test_no_date_is_made_up() -> None:
    page = f"<html><body><article>{''.join(f'<p>{p}</p>' for p in PARAGRAPHS)}</article></body></html>"
    assert cleaned(page).published is None


def test_machine_date_contradicted_by_the_page_is_reported() -> None:
    article = clean(
        RawDocument(
            "test", f"Published: 2023-01-05\n\n{PARAGRAPHS[0]}", "text/plain", published=date(2024, 6, 1)
        )
    )
    assert (article.published, article.published_basis) == (date(2023, 1, 5), "header")
    assert article.warnings == ("date of publication: header says 2023-01-05, metadata says 2024-06-01",)


def test_machine_date_before_what_the_text_tells_is_reported() -> None:
    text = "Rebels shelled Marren on 14 March 2022, killing two people, the army said."
    article = clean(RawDocument("test", text, "text/plain", published=date(2020, 1, 1)))
    assert article.warnings == (
        "date of publication 2020-01-01 (metadata) is before 2022-03-14, which the text tells of as past",
    )
    planned = "The two presidents will meet in Geneva on 14 March 2022, the ministry said."
    assert clean(RawDocument("test", planned, "text/plain", published=date(2022, 3, 1))).warnings == ()


def test_date_after_retrieval_is_not_believed() -> None:
    raw = RawDocument(
        "test",
        PARAGRAPHS[0],
        "text/plain",
        published=date(2031, 1, 1),
        retrieved_at=datetime(2023, 1, 6, tzinfo=UTC),
    )
    assert clean(raw).published is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Российские войска обстреляли Харьков в понедельник, сообщили местные власти области.",
            "ru",
        ),
        (
            "Die Rebellen haben am Montag die Stadt eingenommen, wie das Ministerium am Abend mitteilte.",
            "de",
        ),
        (
            "Les rebelles ont pris lundi la ville de Marren, a annoncé le ministère de la défense.",
            "fr",
        ),
    ],
)
def test_other_languages_are_told(text: str, language: str) -> None:
    article = clean(RawDocument("test", text, "text/plain"))
    assert (article.language, article.text) == (language, text)
    assert article.warnings == (f"the text is not English but {language}",)


def test_a_page_of_one_link_has_no_body() -> None:
    article = cleaned('<html><body><a href="/x">never trust the river in spring</a></body></html>')
    assert (article.text, [dropped.text for dropped in article.dropped]) == (
        "",
        ["never trust the river in spring"],
    )


def test_nothing_left_is_said() -> None:
    article = cleaned("<html><body><nav><a href='/'>Home</a></nav><script>x()</script></body></html>")
    assert (article.text, article.warnings) == ("", ("nothing left after cleaning",))


LIVE = "\n\n".join(
    f"{hour}:15 GMT\n\nShelling was heard in the north of Marren, a resident said by phone."
    for hour in range(10, 16)
)
TABLE = "\n".join(f"BANK{n} 12.{n} 14.1 -0.{n}% 3,20{n}" for n in range(8))
RECIPE = (
    "Lentil soup\n\n2 cups of lentils\n\n1 tbsp salt\n\n3 cloves garlic\n\n"
    "Simmer the lentils for 20 minutes until soft, then add salt and pepper."
)
SPORT = (
    "The visitors won 3-1 on Saturday after a goalless first half. The striker scored twice in the "
    "second half, and the goalkeeper saved a penalty kick. They are second in the league table "
    "and play in the quarter-final next week."
)


@pytest.mark.parametrize(
    ("text", "kind"), [(LIVE, "live_blog"), (TABLE, "table"), (RECIPE, "recipe"), (SPORT, "sport")]
)
def test_kinds(text: str, kind: str) -> None:
    article = clean(RawDocument("test", text, "text/plain"))
    assert article.kind == kind
    assert f"not an article: {kind.replace('_', ' ')}" in article.warnings


words = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1, max_size=12)
furniture = st.sampled_from(
    [
        "Share",
        "LATEST NEWS",
        "Read more: Talks fail",
        "Comments",
        "By Jane Doe",
        "KYIV (AP) — Troops left.",
        "Published: 2023-01-05",
        "2023-01-05 Fighters seize Marren",
        "WORLD Fighters seize Marren",
        "{{ title }}",
        "(AFP)",
        "1. Fighters seize Marren",
    ]
)
lines = st.one_of(
    st.lists(words, min_size=1, max_size=30).map(" ".join), st.sampled_from(PARAGRAPHS), furniture
)
breaks = st.sampled_from(["\n", "\n\n", "\r\n", "\n \n"])


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(lines, breaks), max_size=25))
def test_plain_text_loses_no_character(parts: list[tuple[str, str]]) -> None:
    text = "".join(line + end for line, end in parts)
    article = clean(RawDocument("test", text, "text/plain"))
    assert characters([article.text, *(block.text for block in article.dropped)]) == characters([text])
    assert all(block.reason for block in article.dropped)


tags = st.sampled_from(["p", "div", "li", "h2", "nav", "figcaption", "td", "a", "footer", "span"])


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(tags, lines), max_size=20))
def test_html_loses_no_character(parts: list[tuple[str, str]]) -> None:
    from html import escape

    page = (
        "<html><body>" + "".join(f"<{tag}>{escape(line)}</{tag}>\n" for tag, line in parts) + "</body></html>"
    )
    article = cleaned(page)
    visible = [block.text for block in html_blocks(parse_html(page))]
    assert characters([article.text, *(block.text for block in article.dropped)]) == characters(visible)


def test_shipped_knowledge_is_sound() -> None:
    assert lint(Path(__file__).parents[2] / "data") == []


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("boilerplate.yaml", "- {reason: ads, whole: [ad], colour: red}", "colour"),
        ("boilerplate.yaml", "- {reason: ads, pattern: ['(']}", "no regular expression"),
        ("boilerplate.yaml", "- {reason: ads}", "gives none of whole, start, within, pattern"),
        ("months.yaml", "[january", "not YAML"),
        ("kinds.yaml", "- {kind: sport, text: ['goal']}", "text goes with count"),
    ],
)
def test_bad_knowledge_is_named(tmp_path: Path, name: str, content: str, problem: str) -> None:
    import shutil

    shutil.copytree(Path(__file__).parents[2] / "data" / "cleaning", tmp_path / "cleaning")
    (tmp_path / "cleaning" / name).write_text(content, encoding="utf-8")
    problems = lint(tmp_path)
    assert len(problems) == 1
    assert name in problems[0]
    assert problem in problems[0]


def test_duplicate_phrase_is_named(tmp_path: Path) -> None:
    import shutil

    shutil.copytree(Path(__file__).parents[2] / "data" / "cleaning", tmp_path / "cleaning")
    path = tmp_path / "cleaning" / "boilerplate.yaml"
    path.write_text(
        path.read_text(encoding="utf-8") + "\n- {reason: twice, whole: [advertisement]}\n", encoding="utf-8"
    )
    problems = lint(tmp_path)
    assert len(problems) == 1
    assert "'advertisement' is already in" in problems[0]


def test_a_name_used_often_does_not_make_a_kind() -> None:
    text = " ".join(
        ["The Taurus group shelled Marren on Monday, and its leader praised the Taurus fighters."] * 4
    )
    assert clean(RawDocument("test", text, "text/plain")).kind == "article"


def test_a_tag_of_megabytes_is_read_without_its_attributes() -> None:
    attributes = " ".join(f'a{number}="{number}"' for number in range(100_000))
    sentence = "Rebels shelled the town of Marren on Monday, the army said."
    page = f"<html><body><p {attributes}>{sentence}</p></body></html>"
    assert clean(RawDocument("test", page, "text/html")).text == sentence


def test_a_part_that_its_class_calls_no_article_goes_and_a_wrapper_of_all_stays() -> None:
    bio = "Jane Doe covers the river provinces and has won two prizes for it over the years."
    page = PAGE.replace("<article>", '<div class="has-sidebar related-content"><article>')
    page = page.replace(
        "</article>",
        f'<div class="c-authorBio__text"><p>{bio}</p></div><h3>More from Marren</h3></article></div>',
    )
    article = cleaned(page)
    assert article.text == "\n\n".join(PARAGRAPHS)
    dropped = {block.text: block.reason for block in article.dropped}
    assert dropped[bio] == "author box"


def test_a_bad_name_that_wraps_every_paragraph_is_that_of_the_article() -> None:
    blocks = [Block(text, "p", zones=("promo",)) for text in PARAGRAPHS]
    bio = Block("Jane Doe is a reporter.", "p", zones=("promo", "author-bio"))
    assert drop_zones([*blocks, bio], {0, 1, 2, 3, 4}, None) == {4}
    assert [block.reason for block in (*blocks, bio)] == [None, None, None, None, "author box"]


def test_speech_that_sounds_like_a_page_stays_and_the_page_s_own_goes() -> None:
    speech = "“Stay informed and keep off the bridges,” the mayor told people in the square on Monday."
    request = "Thank you for reading this report from the front."
    page = PAGE.replace("</article>", f"<p>{speech}</p><p>{request}</p></article>")
    article = cleaned(page)
    assert article.text == "\n\n".join([*PARAGRAPHS, speech])
    assert {block.text: block.reason for block in article.dropped}[request] == "newsletter or subscription"


def test_names_of_parts_must_be_written_one_way(tmp_path: Path) -> None:
    folder = tmp_path / "cleaning"
    shutil.copytree(data_dir() / "cleaning", folder)
    (folder / "zones.yaml").write_text(
        "- reason: author box\n  words: [author-bio]\n- reason: byline\n  words: [author-bio]\n",
        encoding="utf-8",
    )
    assert lint(tmp_path) == [
        f"{folder / 'zones.yaml'}: 'author-bio' means author box and byline: remove one"
    ]
    (folder / "zones.yaml").write_text("- reason: author box\n  words: [Author Bio]\n", encoding="utf-8")
    assert "write names in lower case, joined by hyphens" in lint(tmp_path)[0]


@pytest.mark.parametrize(
    ("stamp", "address", "day", "basis"),
    [
        ("2020-02-25T02:25:54+00:00", "2020/02/24", date(2020, 2, 24), "URL"),
        ("2020-02-25T22:25:54Z", "2020/02/26", date(2020, 2, 26), "URL"),
        ("2020-02-25T22:25:54Z", "2020/02/24", date(2020, 2, 25), "metadata"),
        ("2020-02-25T02:25:54-05:00", "2020/02/24", date(2020, 2, 25), "metadata"),
        ("2020-02-25", "2020/02/24", date(2020, 2, 25), "metadata"),
        ("2020-02-25T02:25:54Z", "2020/02/21", date(2020, 2, 25), "metadata"),
    ],
)
def test_a_stamp_in_utc_gives_way_to_the_local_day(stamp: str, address: str, day: date, basis: str) -> None:
    page = PAGE.replace("2023-01-05T10:00:00Z", stamp)
    article = cleaned(page, url=f"https://news.example/{address}/marren")
    assert (article.published, article.published_basis) == (day, basis)


def test_the_day_that_a_page_shows_beats_the_day_of_its_stamp_in_utc() -> None:
    page = PAGE.replace("2023-01-05T10:00:00Z", "2023-01-06T03:00:00Z").replace("2023/01/05/", "")
    shown = page.replace("<p>By Jane Doe</p>", "<p>By Jane Doe</p><p>January 5, 2023 10:00 p.m.</p>")
    assert (cleaned(shown).published, cleaned(shown).published_basis) == (date(2023, 1, 5), "header")
    assert (cleaned(page).published, cleaned(page).published_basis) == (date(2023, 1, 6), "metadata")
