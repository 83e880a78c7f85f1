"""The timeline in a real browser: marks, keys, the brush, names, the sentence behind an event."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from dashboard.components import family
from tests.dashboard.conftest import expects, query_of

pytestmark = pytest.mark.browser
ASSETS = Path(__file__).resolve().parents[2] / "dashboard" / "assets"


def test_a_click_on_an_event_shows_its_sentence(visit: Any, small_url: str) -> None:
    tab = visit(small_url)
    page = tab.open()
    page.wait_for_selector("g.event")
    page.locator("g.event[data-id='event:2']").click()
    page.wait_for_selector(".casus-claim mark")
    assert page.locator(".casus-claim mark").inner_text() == (
        "Sudria opens an offensive near Karsa, the harbour paper wrote on Monday."
    )
    assert query_of(page)["event"] == ["event:2"]
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
    found = query_of(page)
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
    assert query_of(page)["order"] == ["reported"]


def test_keys_walk_over_events_and_open_them(visit: Any, small_url: str) -> None:
    page = visit(small_url).open()
    page.wait_for_selector("g.event")
    page.locator("g.event[tabindex='0']").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_selector(".casus-claim mark")
    assert "event" in query_of(page)


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
    assert "event" not in query_of(page)


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
