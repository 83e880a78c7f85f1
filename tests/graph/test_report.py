"""Briefs: what they hold, that each line reaches a sentence, and that hostile text stays text."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser

import pytest

from graph.records import Figure
from graph.report import make_brief, render, report
from graph.store import NotFoundError, Store
from tests.graph.river_war import write_river_war
from tests.stores import RUN, Story

BAD = "<script>alert(1)</script> [x](javascript:alert(1)) **bold** {{ 7*7 }} `rm` | https://x.example"


@pytest.fixture
def war(embedded_store: Store) -> Store:
    """The river war and a hostile article."""
    write_river_war(embedded_store)
    bad = Story("z", published=date(2023, 12, 2), outlet=BAD, title=BAD).event(
        "bad", name=BAD, on="2023-12-01", sentence=BAD, figures=[Figure(of="wounded", min=5)]
    )
    embedded_store.write(bad.done(), RUN)
    return embedded_store


def test_a_brief_holds_what_an_analyst_asks(war: Store) -> None:
    brief = make_brief(war, "con-river", start=date(2023, 9, 1), end=date(2023, 11, 30))
    assert (brief.conflict, brief.start, brief.end) == ("River War", date(2023, 9, 1), date(2023, 11, 30))
    assert [(line.when, line.text, line.marks) for line in brief.timeline] == [
        ("2023-09-19", "raid on Hale", ("contested",)),
        ("2023-09-20", "flight from Hale", ("single source",)),
        ("2023-10-10", "first ceasefire", ("single source",)),
        ("2023-10-20", "shelling of Mora Pass", ("single source",)),
        ("2023-10-21", "sanctions on Dorland", ("single source",)),
        ("2023-11-01", "second ceasefire", ()),
        ("2023-11", "exchange of prisoners", ("single source",)),
        ("2023-11-03", "handover of Mora Pass", ("planned", "single source")),
        ("2023-11-05", "summit in Mora (Mora Pass)", ("planned", "single source")),
    ]
    assert [line.text for line in brief.roles] == [
        "Ostia, mediator between Dorland and Veska: traditional",
        "Ostia, mediator between Dorland and Veska: diminished, because of shelling of Mora Pass "
        "(since the shelling)",
    ]
    assert [(line.text, line.marks) for line in brief.figures] == [
        ("raid on Hale: killed 9 to 12", ("sources differ",)),
        ("flight from Hale: people up to 3,000 resident", ()),
        ("exchange of prisoners: captured 40", ()),
    ]
    assert [(line.when, line.text) for line in brief.relations] == [
        ("2023-11", "Dorland and Ostia: to cooperation, mean intensity -0.5 then 7.0"),
        ("2023-11", "Dorland and Veska: to cooperation, mean intensity -1.5 then 7.0"),
    ]
    assert [line.text for line in brief.conflicting] == ["raid on Hale"]
    assert [line.text for line in brief.unconfirmed] == [
        "handover of Mora Pass",
        "summit in Mora (Mora Pass)",
    ]
    assert "Ostia, country: initiator in 1, mediator in 2" in [line.text for line in brief.actors]


def test_a_brief_does_not_set_a_part_of_a_toll_against_the_whole(embedded_store: Store) -> None:
    both = [Figure(of="killed", min=25, unit="people"), Figure(of="killed", min=2, max=2, unit="civilians")]
    embedded_store.write(Story("a").event("raid", figures=both).done(), RUN)
    brief = make_brief(embedded_store, "con-river")
    assert [(line.text, line.marks) for line in brief.figures] == [
        ("raid: killed 2 civilians", ()),
        ("raid: killed at least 25 people", ()),
    ]
    assert brief.conflicting == []


def test_every_line_reaches_a_sentence_and_every_sentence_its_article(war: Store) -> None:
    brief = make_brief(war, "con-river")
    numbers = {note.number for note in brief.notes}
    assert numbers == set(range(1, len(brief.notes) + 1))
    for title, lines in brief.sections():
        for line in lines:
            assert line.notes, f"{title}: {line.text} has no footnote"
            assert set(line.notes) <= numbers
    for note in brief.notes:
        (row,) = war.rows("MATCH (a:Article {id: $id}) RETURN a.text AS text", id=note.claim.article)
        assert row["text"][note.claim.start : note.claim.end] == note.claim.quote


class _Tags(HTMLParser):
    """Collects tags, links and text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        told = dict(attrs)
        self.links += [value for name, value in attrs if name in ("href", "src") and value]
        self.ids |= {value for name, value in told.items() if name == "id" and value}

    def handle_data(self, data: str) -> None:
        self.text += data


def test_html_stands_alone_and_runs_nothing(war: Store) -> None:
    page = report(war, "con-river", ".html")
    parser = _Tags()
    parser.feed(page)
    assert not parser.tags & {"script", "img", "iframe", "link", "object"}
    assert parser.links
    assert all(link.startswith(("#note-", "#part-")) and link[1:] in parser.ids for link in parser.links)
    assert '<span class="when" title="199X">the 1990s</span>' in page
    assert BAD in parser.text
    assert "49" not in parser.text.replace("2023", "")


def test_markdown_shows_hostile_text_as_text(war: Store) -> None:
    page = report(war, "con-river", ".md")
    assert "<script" not in page
    assert "[x](" not in page
    assert "https://" not in page
    assert "**bold**" not in page
    used = set(re.findall(r"\[\^(\d+)\](?!:)", page))
    defined = re.findall(r"^\[\^(\d+)\]:", page, re.MULTILINE)
    assert used == set(defined)
    assert len(defined) == len(set(defined))
    assert "- 19 Sep 2023: raid on Hale **contested**[^" in page


def test_an_unknown_conflict_and_an_unknown_form_are_told(war: Store) -> None:
    with pytest.raises(NotFoundError, match="no conflict con-none"):
        make_brief(war, "con-none")
    with pytest.raises(ValueError, match=r"written as \.html or \.md, not \.pdf"):
        render(make_brief(war, "con-river"), ".pdf")


def test_the_same_graph_gives_the_same_brief(war: Store) -> None:
    assert report(war, "con-river", ".html") == report(war, "con-river", ".html")


def test_a_role_without_a_conflict_is_told_where_its_parties_and_its_article_are(war: Store) -> None:
    told = Story("m", published=date(2023, 12, 3)).event("talk", on="2023-12-02", type="CONSULT")
    told.role("ostia", "mediator", between=("dorland", "veska"), known=False)
    war.write(told.done(), RUN)
    lines = [(line.when, line.text, line.marks) for line in make_brief(war, "con-river").roles]
    assert ("", "Ostia, mediator between Dorland and Veska", ("single source",)) in lines
    elsewhere = Story("n", published=date(2023, 12, 3)).role("veska", "host", between=("elm",), known=False)
    war.write(elsewhere.done(), RUN)
    assert "Veska, host with Elm Front" not in [line.text for line in make_brief(war, "con-river").roles]


def test_the_day_of_knowledge_is_said_and_holds(war: Store) -> None:
    page = report(war, "con-river", ".md", as_of=date(2023, 9, 21))
    assert "as known on 21 Sep 2023: 3 events" in page
