"""The pages in a real browser: from the overview to the sentence, nothing asked of the outside."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from dashboard.components import family
from tests.dashboard.conftest import expects

pytestmark = pytest.mark.browser

ASSETS = Path(__file__).resolve().parents[2] / "dashboard" / "assets"
# finds the network's element inside the component's shadow root
_NETWORK = """() => {
    const roots = [...document.querySelectorAll('*')].map((one) => one.shadowRoot).filter(Boolean);
    const host = roots.map((root) => root.querySelector('.casus-network')).find(Boolean);"""


def _query(page: Any) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_a_click_on_an_event_shows_its_sentence(visit: Any, small_url: str) -> None:
    tab = visit(small_url)
    page = tab.open()
    page.wait_for_selector("g.event")
    page.locator("g.event[data-id='event:2']").click()
    page.wait_for_selector(".casus-claim mark")
    assert page.locator(".casus-claim mark").inner_text() == (
        "Sudria opens an offensive near Karsa, the harbour paper wrote on Monday."
    )
    assert _query(page)["event"] == ["event:2"]
    assert "known to the day: the text says so" in page.locator(".casus-date").inner_text()


def test_marks_differ_by_exactness_and_status(visit: Any, small_url: str) -> None:
    page = visit(small_url).open("/?from=1989-01-01&to=2025-12-31")
    page.wait_for_selector("g.event")
    drawn = {
        mark.get_attribute("data-id"): (mark.get_attribute("data-shape"), mark.get_attribute("data-status"))
        for mark in page.locator("g.event").all()
    }
    assert drawn == {
        "event:0": ("bar", "occurred"),
        "event:1": ("bar", "occurred"),
        "event:2": ("point", "occurred"),
        "event:3": ("point", "occurred"),
        "event:4": ("bar", "ongoing"),
        "event:5": ("point", "planned"),
        "event:6": ("point", "cancelled"),
        "event:7": ("point", "denied"),
        "event:8": ("bar", "hypothetical"),
        "event:9": ("point", "occurred"),
        "event:10": ("right", "ongoing"),
    }
    label = page.locator("g.event[data-id='event:7']").get_attribute("aria-label")
    assert label.startswith("denied · Sudria shells the Karsa road")


def test_the_brush_moves_the_window_and_the_address(visit: Any, small_url: str) -> None:
    tab = visit(small_url)
    page = tab.open()
    page.wait_for_selector("svg.overview")
    box = page.locator("svg.overview").bounding_box()
    page.mouse.move(box["x"] + 20, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 40, steps=5)
    page.mouse.up()
    page.wait_for_url(re.compile("from=199"))
    tab.settle()
    found = _query(page)
    assert found["from"][0] < "1993"
    assert "2000" < found["to"][0] < "2012"
    page.wait_for_selector("g.event[data-id='event:0']")
    expects(page.locator("g.event")).to_have_count(1)


def test_the_order_of_report_places_events_by_their_articles(visit: Any, small_url: str) -> None:
    tab = visit(small_url)
    page = tab.open()
    page.wait_for_selector("g.event")
    page.get_by_role("radio", name="reported").or_(page.get_by_role("button", name="reported")).first.click()
    page.wait_for_url(re.compile("order=reported"))
    tab.settle()
    mark = page.locator("g.event[data-id='event:0']")
    expects(mark).to_have_attribute(
        "data-shape", "point"
    )  # its article has a day; the event has but a decade
    assert "first reported 2023-" in mark.get_attribute("aria-label")
    assert "happened: the 1990s" in mark.get_attribute("aria-label")
    mark.click()
    page.wait_for_selector(".casus-claim mark")
    assert _query(page)["order"] == ["reported"]


def test_keys_walk_over_events_and_open_them(visit: Any, small_url: str) -> None:
    page = visit(small_url).open()
    page.wait_for_selector("g.event")
    page.locator("g.event[tabindex='0']").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_selector(".casus-claim mark")
    assert "event" in _query(page)


def test_a_key_hides_what_the_pointer_shows_and_escape_closes_the_evidence(
    visit: Any, small_url: str
) -> None:
    page = visit(small_url).open("/?event=event:2")
    page.wait_for_selector(".casus-claim mark")
    page.locator("g.event[data-id='event:2']").hover()
    tip = page.locator(".casus-timeline .tip")
    expects(tip).to_be_visible()
    page.keyboard.press("PageDown")
    expects(tip).to_be_hidden()
    page.keyboard.press("Escape")
    expects(page.locator(".casus-claim")).to_have_count(0)
    assert "event" not in _query(page)


def test_a_filter_is_in_the_address_and_outlives_the_way_to_another_page(visit: Any, small_url: str) -> None:
    tab = visit(small_url)
    page = tab.open()
    page.wait_for_selector("g.event")
    page.get_by_role("combobox", name="Actor").click()
    page.get_by_role("option", name=re.compile("Orsk Front")).click()
    page.wait_for_url(re.compile("actor="))
    tab.settle()
    assert _query(page)["actor"] == ["actor:orsk"]
    page.get_by_role("link", name="Relations", exact=True).click()
    page.wait_for_url(re.compile("/relations"))
    tab.settle()
    assert _query(page)["actor"] == ["actor:orsk"]


def _click_node(page: Any, actor: str) -> None:
    where = page.evaluate(
        _NETWORK
        + f"""
            const box = host.querySelector('canvas').getBoundingClientRect();
            const at = host.casusNetwork.canvasToDOM(host.casusNetwork.getPosition('{actor}'));
            return [box.left + at.x, box.top + at.y];
        }}"""
    )
    page.mouse.click(*where)


def _nodes(page: Any) -> dict[str, str]:
    """Labels of the nodes that are drawn, by id."""
    found = page.evaluate(
        _NETWORK + "return host.casusNetwork.body.data.nodes.get().map((one) => [one.id, one.label]); }"
    )
    return dict(found)


def test_a_node_leads_to_the_actor_and_an_edge_to_the_history(visit: Any, small_url: str) -> None:
    tab = visit(small_url)
    page = tab.open("/relations")
    page.wait_for_selector(".casus-network[data-ready='4']")
    _click_node(page, "actor:bloc")
    page.wait_for_url(re.compile("node=actor"))
    tab.settle()
    page.get_by_role("button", name="Open its page").click()
    page.wait_for_url(re.compile("/actor"))
    tab.settle()
    assert _query(page)["actor"] == ["actor:bloc"]
    page.get_by_role("heading", name="Coastal Union").wait_for()
    page.get_by_role("button", name=re.compile("Sudria → Coastal Union")).click()
    page.wait_for_url(re.compile("/relations"))
    page.get_by_role("button", name=re.compile("holds drills")).click()
    page.wait_for_selector(".casus-claim mark")


def test_an_actor_is_seen_alone_to_two_steps_collapsed_and_expanded(visit: Any, small_url: str) -> None:
    tab = visit(small_url)
    page = tab.open("/relations?node=actor:orsk")
    page.wait_for_selector(".casus-network[data-ready='4']")
    page.get_by_role("button", name="Only within 1 step").click()
    page.wait_for_selector(".casus-network[data-ready='2']")
    assert _nodes(page) == {"actor:orsk": "Orsk Front", "actor:sudria": "Sudria"}
    page.get_by_role("button", name="Only within 2 steps").click()
    page.wait_for_selector(".casus-network[data-ready='4']")
    page.wait_for_url(re.compile("steps=2"))
    tab.settle()
    _click_node(page, "actor:sudria")
    page.wait_for_url(re.compile("node=actor(:|%3A)sudria"))
    page.get_by_role("button", name=re.compile("Collapse: hide 1 partner")).click()
    page.wait_for_selector(".casus-network[data-ready='3']")
    assert _nodes(page)["actor:sudria"] == "Sudria  +1"
    page.get_by_role("button", name="Unfold its partners").click()
    page.wait_for_selector(".casus-network[data-ready='4']")
    page.get_by_role("button", name="Everybody", exact=True).click()
    page.wait_for_url(lambda url: "around" not in url)
    tab.settle()
    page.goto(tab.home + "/relations?around=actor:orsk&opened=actor:sudria")
    page.wait_for_selector(".casus-network[data-ready='4']")


def test_the_slider_of_the_network_counts_only_what_had_happened(visit: Any, small_url: str) -> None:
    page = visit(small_url).open("/relations")
    page.wait_for_selector(".casus-network[data-ready='4']")
    hidden = (
        _NETWORK
        + """
        return host.casusNetwork.body.data.edges.get().filter((edge) => edge.hidden).length;
        }"""
    )
    assert page.evaluate(hidden) == 0
    page.locator(".casus-network input[type='range']").fill("0")
    assert page.evaluate(hidden) == 2
    page.wait_for_url(re.compile("until="))  # the month is in the address, and opening it gives the same view
    page.goto(page.url)
    page.wait_for_selector(".casus-network[data-ready='4']")
    assert page.evaluate(hidden) == 2


def test_the_months_of_the_network_play_and_pause(visit: Any, small_url: str) -> None:
    tab = visit(small_url)
    page = tab.open("/relations")  # months from 1990 on: it plays long enough
    page.wait_for_selector(".casus-network[data-ready='4']")
    page.get_by_role("button", name="Play the months").click()
    slider = page.locator(".casus-network input[type='range']")
    for _ in range(100):  # the policy lets no polling function be made of text
        if int(slider.input_value()) >= 1:
            break
        page.wait_for_timeout(100)
    page.get_by_role("button", name="Pause").click()
    page.get_by_role("button", name="Play the months").wait_for()
    page.wait_for_url(re.compile("until="))
    assert slider.get_attribute("aria-valuetext").startswith("up to ")


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
    assert _query(page) == {"status": ["denied"], "q": ["Sudria"]}
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
    assert _query(other) == {"from": ["2023-01-01"], "to": ["2023-12-31"], "lanes": ["actor"]}
    tab.settle()
    if not other.get_by_role("button", name="Forget the view").is_visible():
        other.get_by_text("Saved views (1)").click()
    other.get_by_role("button", name="Forget the view").click()
    other.get_by_text("Saved views", exact=True).wait_for()


def test_the_key_says_what_the_marks_mean(visit: Any, small_url: str) -> None:
    page = visit(small_url).open()
    page.wait_for_selector("g.event")
    page.get_by_text("What the marks mean").click()
    marks = page.locator(".key .mark")
    expects(marks).to_have_count(11)
    assert marks.all_inner_texts()[:7] == [
        "known to the day",
        "going on",
        "planned",
        "cancelled",
        "denied",
        "only supposed",
        "contested",
    ]


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
    assert "actor" not in _query(page)


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


def test_the_densest_stretch_is_where_most_lies_not_between_it_and_the_far(chromium: Any) -> None:
    page = chromium.new_page()
    found = page.evaluate(
        """async (source) => {
            const { densest } = await import("data:text/javascript," + encodeURIComponent(source));
            const war = [[46, 9], [45, 4], [47, 4], [44, 3]];
            const summits = [[-77, 2], [4, 2], [14, 2], [37, 1], [51, 1]];
            const all = [...summits, ...war];
            return [densest(all, 0.7), densest(all, 1), densest([[7, 0]], 0.7)];
        }""",
        (ASSETS / "stretch.js").read_text(encoding="utf-8"),
    )
    page.close()
    assert found == [[44, 47], [-77, 51], [7, 7]]


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
    assert _query(page)["q"] == ["MATCH (e:Event) RETURN e"]


def test_where_names_crowd_they_are_cut_before_they_are_left_out(visit: Any, small_url: str) -> None:
    page = visit(small_url).open()
    found = page.evaluate(
        """async (folder) => {
            const { pack } = await import(folder + "lanes.js");
            const { dayOf } = await import(folder + "calendar.js");
            const { textWidth } = await import(folder + "surface.js");
            const first = dayOf("2023-09-01");
            const events = Array.from({ length: 27 }, (_, at) => {
                const day = `2023-09-${String(at + 1).padStart(2, "0")}`;
                const label = `Shelling of the harbour road on ${day}`;
                return { id: day, label, from: day, to: day, status: "occurred" };
            });
            const told = (rows) => {
                const { items, hidden } = pack(events, (day) => (day - first) * 30, 900, rows);
                const named = items.filter((one) => one.text !== null && one.anchor === "start");
                const over = named.filter((one) => items.some((other) => other.row === one.row
                    && other.place.left > one.place.left && one.textX + textWidth(one.text) > other.left));
                const whole = items.filter((one) => one.text === one.event.label).length;
                return [hidden, items.filter((one) => one.text === null).length, over.length, whole];
            };
            return [told(27), told(8)];
        }""",
        f"{small_url}/_stcore/bidi-components/{family()}.timeline/",
    )
    in_full, crowded = found
    assert in_full == [0, 0, 0, 27]
    assert crowded[:3] == [0, 0, 0]
    assert crowded[3] < 27


def test_the_names_of_a_network_are_legible_however_small_it_is(visit: Any, small_url: str) -> None:
    tab = visit(small_url)
    tab.page.set_viewport_size({"width": 700, "height": 700})
    page = tab.open("/relations")
    page.wait_for_selector(".casus-network[data-ready='4']")
    drawn = page.evaluate(
        _NETWORK
        + """
            const scale = host.casusNetwork.getScale();
            return host.casusNetwork.body.data.nodes.get().map((node) => node.font.size * scale);
        }"""
    )
    assert len(drawn) == 4
    assert all(size >= 11.99 for size in drawn)


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


def test_a_pressed_count_is_the_next_window_and_a_dragged_one_is_not(visit: Any, small_url: str) -> None:
    page = visit(small_url).open()
    found = page.evaluate(
        """async (folder) => {
            const { heat, prepared } = await import(folder + "heat.js");
            const { dayOf, isoOf } = await import(folder + "calendar.js");
            const { svg } = await import(folder + "surface.js");
            const root = svg("svg", { width: 620, height: 60 }, document.body);
            const cells = [[0, 0, 4.6], [0, 1, 900], [1, 0, 3]];
            const months = { start: ["2023-08-01", "2023-09-01"], end: ["2023-08-31", "2023-09-30"], cells };
            const told = [];
            const shown = [];
            const scale = (day) => (day - dayOf("2023-08-01")) * 10;
            const tip = { show: (lines) => shown.push(lines), hide() {} };
            const choose = (from, to) => told.push([isoOf(from), isoOf(to - 1)]);
            heat(root, prepared(months), 0, scale, 0, { accent: "#123456" }, tip, choose);
            const left = root.getBoundingClientRect().left;
            const group = root.querySelector("g.heat");
            const point = (name, x) => group.dispatchEvent(new PointerEvent(name, { clientX: left + x }));
            point("pointermove", 400);
            point("pointermove", 5);
            for (const [down, up] of [[400, 400], [30, 200], [5, 6]]) {
                point("pointerdown", down);
                point("click", up);
            }
            root.remove();
            return [told, shown];
        }""",
        f"{small_url}/_stcore/bidi-components/{family()}.timeline/",
    )
    assert found == [
        [["2023-09-01", "2023-09-30"], ["2023-08-01", "2023-08-31"]],
        [
            ["900 events", "1 Sep 2023 – 30 Sep 2023", "press to see them"],
            ["about 5 events", "1 Aug 2023 – 31 Aug 2023", "press to see them"],
        ],
    ]
