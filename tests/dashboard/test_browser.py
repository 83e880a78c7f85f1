"""The pages in a real browser: from the overview to the sentence, nothing asked of the outside."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.dashboard.conftest import expects, query_of

pytestmark = pytest.mark.browser


def test_a_filter_is_in_the_address_and_outlives_the_way_to_another_page(visit: Any, small_url: str) -> None:
    tab = visit(small_url)
    page = tab.open()
    page.wait_for_selector("g.event")
    page.get_by_role("combobox", name="Actor").click()
    page.get_by_role("option", name=re.compile("Orsk Front")).click()
    page.wait_for_url(re.compile("actor="))
    tab.settle()
    assert query_of(page)["actor"] == ["actor:orsk"]
    page.get_by_role("link", name="Relations", exact=True).click()
    page.wait_for_url(re.compile("/relations"))
    tab.settle()
    assert query_of(page)["actor"] == ["actor:orsk"]


def test_the_map_draws_towns_as_points_and_leads_to_their_events(visit: Any, small_url: str) -> None:
    tab = visit(small_url)
    page = tab.open("/map")
    page.wait_for_selector(".casus-map[data-ready='3']")
    shapes = {
        mark.get_attribute("data-id"): mark.get_attribute("data-shape")
        for mark in page.locator("g.place").all()
    }
    assert shapes == {"place:karsa": "point", "place:verin": "point", "place:highlands": "point"}
    assert page.locator("svg.map path").count() > 5  # outlines of countries came from this server
    page.locator("g.place[data-id='place:karsa']").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("at=place"))
    page.get_by_role("button", name=re.compile("Sudria shells the Karsa road")).wait_for()
    page.get_by_role("button", name="Open its page").click()
    page.wait_for_url(re.compile("/place"))
    page.get_by_role("heading", name="Karsa").first.wait_for()


def test_a_picture_is_saved_as_svg_and_png(visit: Any, small_url: str) -> None:
    tab = visit(small_url)
    for path, ready in (("/map", ".casus-map[data-ready]"), ("/", ".casus-timeline[data-ready]")):
        page = tab.open(path)
        page.wait_for_selector(ready)
        with page.expect_download() as download:
            page.get_by_role("button", name="SVG").click()
        svg = download.value.path().read_text(encoding="utf-8")
        assert svg.startswith("<svg")
        assert svg.count("<text ") == svg.count(' textLength="') > 0  # whatever font draws it
        with page.expect_download() as download:
            page.get_by_role("button", name="PNG").click()
        assert download.value.path().read_bytes().startswith(b"\x89PNG")


def test_the_article_page_marks_the_claim_and_shows_what_was_dropped(visit: Any, small_url: str) -> None:
    page = visit(small_url).open("/article?article=article:1&claim=claim:5")
    assert page.locator("mark#quote").inner_text().startswith("Nordal and Sudria hold talks")
    page.get_by_text("What cleaning dropped").click()
    page.get_by_text("ten ways to peel a fish").wait_for()


def test_the_table_holds_what_the_picture_shows(visit: Any, small_url: str) -> None:
    tab = visit(small_url)
    page = tab.open()
    page.get_by_role("tab", name="Table").click()
    page.get_by_test_id("stDataFrame").wait_for()
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV", exact=True).click()
    text = download.value.path().read_text(encoding="utf-8-sig")
    assert text.splitlines()[0].startswith("when,event,status,type")
    assert "denied" in text


def test_two_reports_are_said_to_be_one_event_and_that_is_taken_back(visit: Any, small_url: str) -> None:
    tab = visit(small_url)
    page = tab.open("/event?event=event:2")
    page.get_by_text("Events that it may be (2 judgements)").click()
    page.get_by_role("button", name=re.compile("^One event")).first.click()
    page.get_by_text("Kept: one event.").wait_for()
    page = tab.open("/review")
    page.get_by_text("What was said", exact=False).first.click()
    page.get_by_role("button", name=re.compile("^Take the last one back")).click()
    page.get_by_text("Taken back: what was thought before holds again.").wait_for()


def test_a_pasted_text_is_shown_before_anything_is_stored(visit: Any, small_url: str) -> None:
    page = visit(small_url).open("/read")
    page.locator("textarea").fill(
        "Armenian forces shelled the town of Ganja on 4 October 2020, Azerbaijani officials said."
    )
    page.get_by_role("button", name="Show what is read from it").click()
    page.locator(".casus-claim mark").first.wait_for(timeout=90_000)
    assert "shelled the town of Ganja" in page.locator(".casus-claim mark").first.inner_text()
    assert "4 Oct" in page.locator(".casus-date").first.inner_text()


def test_the_menu_searches_from_every_page(visit: Any, small_url: str) -> None:
    tab = visit(small_url)
    page = tab.open("/map?status=denied&at=place:karsa")
    page.get_by_role("searchbox", name="Search everything").fill("Sudria")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/search"))
    tab.settle()
    assert query_of(page) == {"status": ["denied"], "q": ["Sudria"]}
    page.wait_for_selector(".casus-items")


def test_a_link_of_the_menu_has_the_filters_of_the_moment_and_no_selection(
    visit: Any, small_url: str
) -> None:
    tab = visit(small_url)
    page = tab.open("/?event=event:2")
    page.wait_for_selector(".casus-claim mark")
    page.get_by_role("combobox", name="Actor").click()
    page.get_by_role("option", name=re.compile("Orsk Front")).click()
    page.wait_for_url(re.compile("actor="))
    tab.settle()
    link = page.get_by_role("link", name="Map", exact=True)
    link.focus()
    assert link.evaluate("(one) => one.href") == f"{small_url}/map?actor=actor%3Aorsk"


def test_a_saved_view_is_kept_and_opens_again(visit: Any, small_url: str) -> None:
    tab = visit(small_url)
    page = tab.open("/?from=2023-01-01&to=2023-12-31&lanes=actor")
    page.wait_for_selector("g.event")
    page.get_by_text("Saved views", exact=True).click()
    page.get_by_role("textbox", name="Name for this view").fill("the year <b>2023</b>")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("Saved views (1)").wait_for()
    other = tab.open("/review")
    other.wait_for_selector("h1")
    other.get_by_text("Saved views (1)").click()
    other.get_by_role("link", name="the year <b>2023</b>").click()
    other.wait_for_url(re.compile("lanes=actor"))
    other.wait_for_selector("g.event")
    assert query_of(other) == {"from": ["2023-01-01"], "to": ["2023-12-31"], "lanes": ["actor"]}
    tab.settle()
    if not other.get_by_role("button", name="Forget the view").is_visible():
        other.get_by_text("Saved views (1)").click()
    other.get_by_role("button", name="Forget the view").click()
    other.get_by_text("Saved views", exact=True).wait_for()


def test_actors_are_listed_the_most_told_of_first_and_lead_to_their_pages(visit: Any, small_url: str) -> None:
    tab = visit(small_url)
    page = tab.open("/actor")
    first = page.locator(".casus-items button").first
    first.wait_for()
    assert first.inner_text().split("\n") == ["Sudria", "8 events"]
    first.click()
    page.wait_for_url(re.compile("actor="))
    tab.settle()
    assert page.locator("h1.casus-title").inner_text() == "Sudria"
    page.get_by_role("button", name="All actors").click()
    expects(page.get_by_role("heading", name="Actors", exact=True)).to_be_visible()
    tab.settle()
    assert "actor" not in query_of(page)


def test_articles_are_listed_in_the_menu_the_latest_first(visit: Any, small_url: str) -> None:
    tab = visit(small_url)
    page = tab.open("/")
    page.get_by_role("link", name="Articles", exact=True).click()
    expects(page.get_by_role("heading", name="Articles", exact=True)).to_be_visible()
    first = page.get_by_role("list", name="Articles").locator("button").first
    expects(first).to_contain_text("14 Oct 2023")
    first.click()
    page.wait_for_url(re.compile("article="))
    tab.settle()
    page.locator(".casus-text mark").first.wait_for()


def test_a_page_begins_at_its_top_and_an_article_at_the_sentence(visit: Any, small_url: str) -> None:
    tab = visit(small_url)
    page = tab.open("/event?event=event:2")
    page.set_viewport_size({"width": 900, "height": 320})
    page.get_by_role("button", name=re.compile("Read in the article")).first.click()
    page.wait_for_url(re.compile("/article"))
    tab.settle()
    chosen = page.locator(".casus-text mark:not(.other)").bounding_box()
    assert 0 <= chosen["y"] < 320
    page.locator("[data-testid='stMain']").evaluate("main => main.scrollTo(0, 9999)")
    assert page.locator("[data-testid='stMain']").evaluate("main => main.scrollTop") > 0
    page.get_by_role("link", name="Query", exact=True).click()
    page.wait_for_url(re.compile("/query"))
    tab.settle()
    assert page.locator("[data-testid='stMain']").evaluate("main => main.scrollTop") == 0


def test_a_query_runs_with_the_click_that_ends_its_typing(visit: Any, small_url: str) -> None:
    tab = visit(small_url)
    page = tab.open("/query?tab=cypher")
    page.get_by_role("tab", name="Cypher").click()
    page.get_by_label("Cypher that reads").fill("MATCH (e:Event) RETURN e")
    page.get_by_role("button", name="Run").click()
    page.get_by_test_id("stDataFrame").wait_for()
    assert query_of(page)["q"] == ["MATCH (e:Event) RETURN e"]


def test_a_search_and_the_articles_are_narrowed_by_a_click(visit: Any, small_url: str) -> None:
    tab = visit(small_url)
    page = tab.open("/search?q=Sudria")
    page.get_by_role("radio", name="actors").or_(page.get_by_role("button", name="actors")).first.click()
    page.wait_for_url(re.compile("kind=actor"))
    tab.settle()
    expects(page.get_by_role("list", name="Hits").locator("button")).to_have_text(["actorSudria"])
    page = tab.open("/article")
    page.get_by_role("list", name="Outlets").get_by_role("button", name="Harbour Paper").click()
    page.wait_for_url(re.compile("outlet=Harbour"))
    tab.settle()
    expects(page.get_by_role("list", name="Articles", exact=True).locator("button")).to_have_count(3)
    page.get_by_role("button", name="all outlets").click()
    page.wait_for_url(lambda url: "outlet" not in url)


def test_a_list_draws_each_event_with_its_mark(visit: Any, small_url: str) -> None:
    page = visit(small_url).open("/actor?actor=actor:sudria")
    events = page.get_by_role("list", name="Events")
    expects(events).to_be_visible()
    denied = events.get_by_role("button", name=re.compile("shells the Karsa road"))
    assert denied.locator("svg.mark circle").count() == 1
    assert denied.locator("svg.mark path").count() == 1  # the cross
