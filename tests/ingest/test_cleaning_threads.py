"""Dumps: threads of readers' comments, headlines cut short, scripts without spaces between words."""

from __future__ import annotations

import pytest

from ingest.annotations import RawDocument
from ingest.cleaning import clean
from ingest.cleaning.blocks import Block
from ingest.cleaning.plain import keep_standfirst
from ingest.cleaning.teasers import mark_teasers
from ingest.cleaning.threads import mark_threads
from tests.ingest.test_cleaning_plain import SEIZED, WOUNDED, cleaned, ledger

ARTICLE = [
    "Mortar rounds hit the grain market of Sovane at noon, wounding eleven traders, the mayor said.",
    "The garrison on the hill denied that it had fired, and said that its guns had been silent since Friday.",
    "Observers who reached the market in the evening counted six craters and kept fragments of shells.",
    "The mayor asked the government in a letter to move the garrison out of reach of the houses of Sovane.",
]
SAID = [
    "They always say the guns were silent, and the craters dig themselves.",
    "My uncle sells grain there and he heard the shells come from the hill.",
    "Move the market then, it is easier than to move a garrison.",
]


def body(lines: list[str]) -> list[str]:
    return clean(RawDocument("test", "\n".join(lines), "text/plain")).text.split("\n\n")


@pytest.mark.parametrize(
    ("label", "heads"),
    [
        (
            "Comments",
            ["{} on Sep 21, 3:05 PM said:", "{} on Sep 21, 3:40 PM said:", "{} on Sep 22, 9 am said:"],
        ),
        (
            "12 commentaires",
            ["{}, le 21/09/2012 à 15h05", "{}, le 21/09/2012 à 15h40", "{}, le 02/10/2012 à 9h01"],
        ),
        ("3 comentarios", ["{}, hace 2 horas", "{}, hace una hora", "{}, hace 20 minutos"]),
        ("Comments (3)", ["Comment by {} — 17.07, 2011 @ 13:04", "Comment by {}", "Comment by {} — later"]),
    ],
)
def test_comments_with_author_and_moment_on_one_line_go(label: str, heads: list[str]) -> None:
    authors = zip(heads, ("Olo", "Vek", "Ria"), strict=True)
    heads = [head.format(author) for head, author in authors]
    thread = [line for pair in zip(heads, SAID, strict=True) for line in pair]
    page = [
        "Home",
        "Share this article",
        "Grain market of Sovane shelled",
        *ARTICLE,
        label,
        *thread,
        "Imprint",
    ]
    assert body(page) == ARTICLE


def test_moments_without_a_label_of_comments_are_no_thread() -> None:
    entries = ["Reporter, 10:05, 21 Sep 2012", SAID[0], "Editor, 11:05, 21 Sep 2012", SAID[1]]
    blocks = [Block(text) for text in [*ARTICLE, *entries, "Desk, 12:05, 21 Sep 2012", SAID[2]]]
    assert mark_threads(blocks) == range(0)
    assert [block.reason for block in blocks] == [None] * len(blocks)


def test_a_headline_cut_short_is_no_sentence_and_a_trailing_thought_is_one() -> None:
    assert not Block("Fisheries ministry says it will not close the strait before...").sentence
    assert Block("He did not say when. The ministry only repeated that it would wait and see...").sentence


def test_words_of_scripts_without_spaces() -> None:
    assert Block("守军否认开火。").words == ["守军", "否认", "开火"]
    assert Block("守军星期五否认曾经开火，称其火炮保持沉默。").sentence
    assert len(Block("ทหารปฏิเสธว่าไม่ได้ยิง").words) == 11


def test_a_page_in_a_script_without_spaces_keeps_its_article() -> None:
    told = [
        "迫击炮弹星期一中午击中索瓦内的粮食市场，造成十一名商人受伤，市长表示。",
        "山上的守军否认曾经开火，并称其火炮自星期五以来一直保持沉默。",
        "傍晚抵达市场的观察员数到六个弹坑，并拍摄了弹片的照片。",
    ]
    page = [
        "首页",
        "国际",
        "Share",
        "Tweet",
        "粮食市场遭炮击",
        *told,
        "相关新闻",
        "渡轮停航",
        "版权所有 © 2023",
    ]
    assert body(page) == told


def test_a_standfirst_that_says_the_headline_again_is_no_teaser() -> None:
    hints = [Block("Market shelled", reason="headline"), Block(ARTICLE[0], reason="teaser of another story")]
    hints += [
        Block("Ferry sinks", reason="teaser headline"),
        Block(SAID[0], reason="teaser of another story"),
    ]
    keep_standfirst(hints)
    assert [hint.reason for hint in hints] == [
        "headline",
        None,
        "teaser headline",
        "teaser of another story",
    ]


@pytest.mark.parametrize(
    ("furniture", "told"),
    [
        (
            ["Startseite", "Teilen", "Anzeige", "Mehr zum Thema", "Fähren fallen aus", "Impressum"],
            ["Granaten trafen am Mittag den Markt von Sovane und verletzten elf Händler, sagte die Stadt."],
        ),
        (
            [
                "Accueil",
                "Partager",
                "Publicité",
                "Sur le même sujet",
                "Les bacs à l'arrêt",
                "Mentions légales",
            ],
            ["Des obus ont touché le marché de Sovane à midi et ont blessé onze marchands, selon la mairie."],
        ),
        (
            ["Inicio", "Compartir", "Publicidad", "Lo más leído", "Sin transbordadores", "Aviso legal"],
            ["Los obuses alcanzaron el mercado de Sovane al mediodía e hirieron a once vendedores."],
        ),
    ],
)
def test_furniture_of_other_languages_goes(furniture: list[str], told: list[str]) -> None:
    article = clean(RawDocument("test", "\n".join([*furniture[:3], *told, *furniture[3:]]), "text/plain"))
    assert article.text.split("\n\n") == told
    reasons = {block.text: block.reason for block in article.dropped}
    assert [reasons[text] for text in furniture] == [
        "navigation",
        "share bar",
        "advertisement",
        "label of other stories",
        "other stories",
        "cookie and privacy notice",
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Sie müssen eingeloggt sein um Kommentare zu schreiben!", "comments"),
        ("Votre adresse e-mail ne sera pas publiée.", "comments"),
        ("This entry was posted in World and tagged harbours.", "tags"),
        ("Proudly powered by WordPress", "navigation"),
    ],
)
def test_lines_of_the_software_of_blogs_go(line: str, reason: str) -> None:
    article = clean(RawDocument("test", "\n".join(["Menu", "Share", *ARTICLE, line]), "text/plain"))
    assert article.text.split("\n\n") == ARTICLE
    assert article.dropped[-1].reason == reason


def test_sentences_that_sound_like_the_software_of_blogs_stay() -> None:
    told = [
        "The rebels refused to join the conversation about the port, a mediator said.",
        "Un portavoz del ministerio no estuvo disponible para comentar el ataque.",
    ]
    article = clean(RawDocument("test", "\n".join(["Menu", "Share", *ARTICLE, *told]), "text/plain"))
    assert article.text.split("\n\n") == [*ARTICLE, *told]


TEASERS = [
    "The man at the embassy",
    "For a thousand days he has waited there for a visa, and he has made friends with the guards.",
    "A rose from Kenya",
    "What a flower goes through before it stands on a table in the north, told by those who cut it.",
    "The money must come from somewhere",
    "What people who are thirty now may hope for when they are old, and what they had better not hope for.",
    "People want no grumblers",
    "The minister tells how her party could win again, and why she does not want to lead it.",
]


@pytest.mark.parametrize(
    ("between", "dropped"),
    [(["Share", "Tweet", "Print"], TEASERS), ([], [])],
    ids=["parted from the article", "in the article"],
)
def test_a_row_of_headline_and_sentence_is_teasers_where_furniture_parts_it(
    between: list[str], dropped: list[str]
) -> None:
    blocks = [Block(text) for text in [*ARTICLE, *between, *TEASERS]]
    for block in blocks:
        if block.text in between:
            block.drop("share bar")
    mark_teasers(blocks, {})
    assert [block.text for block in blocks if block.reason == "teaser of another story"] == dropped


def test_the_numbered_posts_of_a_forum_behind_the_first_are_comments() -> None:
    first = ["Thread: Fighters seize Marren", "01-20-2000, 09:14 PM  #1", "steppewolf"]
    later = ["01-20-2000, 10:02 PM  #2", "Anya77", "My cousin says that they killed him on Monday in Tolin."]
    article = cleaned("\n\n".join([*first, SEIZED, WOUNDED, *later]))
    assert SEIZED in article.text
    assert later[2] not in article.text
    assert ("comments", later[2]) in ledger(article)
