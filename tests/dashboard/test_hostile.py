"""Payloads in every text field: nothing runs, nothing is fetched, on any page or in any file."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from tests.dashboard.conftest import expects
from tests.dashboard.hostile_world import PAYLOADS, hostile

pytestmark = pytest.mark.browser

PAGES = [
    "/",
    "/?event=event:2&from=1989-01-01&to=2025-12-31",
    "/?event=event:11&lanes=actor",
    "/relations",
    "/relations?node=actor:bloc&around=actor:bloc&steps=2&opened=actor:nordal&folded=actor:sudria",
    "/relations?partners=%3Cscript%3E",
    "/relations?partners=2",
    "/relations?node=%3Cimg%20src=x%20onerror=window.__xss=1%3E&around=%3Cscript%3E&until=%3Cscript%3E",
    "/relations?tab=measures&measure=balance",
    "/relations?tab=measures&measure=brokerage",
    "/?order=reported",
    "/?order=reported&tab=table",
    "/relations?source=actor:bloc&target=actor:nordal&event=event:6",
    "/event?event=event:4",
    "/actor?actor=actor:bloc",
    "/article?article=article:1&claim=claim:5",
    "/article",
    "/search?q=Sudria",
    "/conflict",
    "/conflict?conflict=conflict:second&event=event:4",
    "/place?place=place:karsa",
    "/review",
    "/review?tab=names",
    "/review?tab=order",
    "/map",
    "/map?at=place:karsa",
    "/query?ask=contested&given=conflict=conflict:second",
    "/query?ask=%3Cimg%20src=x%20onerror=window.__xss=1%3E&given=%3Cscript%3E=1",
    "/?conflict=%3Cscript%3Ewindow.__xss=1%3C/script%3E&status=denied",
    "/event?event=%3Cimg%20src=x%20onerror=window.__xss=1%3E",
    "/place",
    "/sources",
    "/sources?feed=%3Cimg%20src=x%20onerror=window.__xss=1%3E",
    "/read",
]


def test_the_world_is_hostile() -> None:
    row = hostile().events[4]
    for text in (row.name, row.participants[0].name, row.places[0].name, row.conflicts[0].name, row.basis):
        assert all(payload in text for payload in PAYLOADS)


@pytest.mark.parametrize("path", PAGES)
def test_nothing_runs_and_nothing_is_fetched(visit: Any, hostile_url: str, path: str) -> None:
    tab = visit(hostile_url)
    page = tab.open(path)
    page.wait_for_timeout(700)
    for mark in page.locator("g.event").all()[:3]:
        mark.hover(force=True)
    _inert(page)


def _inert(page: Any) -> None:
    """Nothing ran, and nothing stands in the page that could."""
    assert page.evaluate("window.__xss") is None
    assert page.locator("[onerror], [onload], [onmouseover], iframe[srcdoc], base").count() == 0
    assert page.locator("main a[href^='javascript:'], main a[href*='beacon']").count() == 0
    assert page.locator("main img[src*='beacon']").count() == 0


def _saved(page: Any, button: str) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name=button, exact=True).first.click()
    return bytes(download.value.path().read_bytes())


def _formulas(data: bytes) -> list[str]:
    """Cells that a spreadsheet would run."""
    rows = csv.reader(io.StringIO(data.decode("utf-8-sig")))
    number = re.compile(r"-?\d+(\.\d+)?")
    cells = [cell for row in rows for cell in row if not number.fullmatch(cell)]
    return [cell for cell in cells if cell.lstrip().startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize("tab", ["Runs", "Failed"])
def test_what_failed_and_why_is_inert_on_the_page_and_in_the_file(
    visit: Any, hostile_url: str, tab: str
) -> None:
    page = visit(hostile_url).open("/sources")
    page.get_by_role("tab", name=tab).click()
    page.get_by_text(re.compile("^1 (run|item)")).wait_for()
    data = _saved(page, "CSV")
    assert b"HYPERLINK" in data
    assert _formulas(data) == []
    _inert(page)


def test_what_is_read_from_a_hostile_text_is_inert(visit: Any, hostile_url: str) -> None:
    tab = visit(hostile_url)
    page = tab.open("/read")
    page.locator("textarea").fill(PAYLOADS[0])
    page.get_by_role("button", name="Show what is read from it").click()
    page.wait_for_selector(".casus-claim")
    page.get_by_text("What cleaning dropped").click()
    page.locator(".casus-dropped").wait_for()
    page.wait_for_timeout(300)
    _inert(page)


def test_saved_views_and_the_key_are_inert(visit: Any, hostile_url: str) -> None:
    page = visit(hostile_url).open("/?from=1989-01-01&to=2025-12-31")
    page.wait_for_selector("g.event")
    page.get_by_text(f"Saved views ({len(PAYLOADS)})").click()
    links = page.locator(".saved li a")
    expects(links).to_have_count(len(PAYLOADS))
    assert links.all_inner_texts() == sorted(PAYLOADS, key=str.casefold)
    assert page.locator(".saved li a[href^='javascript']").count() == 0
    page.get_by_text("What the marks mean").click()
    page.wait_for_timeout(300)
    _inert(page)
    page.locator(".saved li a").first.click()
    page.wait_for_timeout(700)
    _inert(page)


TABLES = ["/relations", "/map", "/conflict?conflict=conflict:second", "/place?place=place:karsa"]


@pytest.mark.parametrize("path", TABLES)
def test_no_table_is_a_formula_as_a_file(visit: Any, hostile_url: str, path: str) -> None:
    page = visit(hostile_url).open(path)
    page.get_by_role("tab", name="Table").first.click()
    page.get_by_test_id("stDataFrame").first.wait_for()
    for number in range(page.get_by_role("button", name="CSV", exact=True).count()):
        with page.expect_download() as download:
            page.get_by_role("button", name="CSV", exact=True).nth(number).click()
        data = bytes(download.value.path().read_bytes())
        assert b"beacon.example" in data
        assert _formulas(data) == []
    _inert(page)


PICTURES = {
    "/?from=1989-01-01&to=2025-12-31": ".casus-timeline[data-ready]",
    "/map": ".casus-map[data-ready]",
    "/conflict?conflict=conflict:second": ".casus-timeline[data-ready]",
    "/place?place=place:karsa": ".casus-timeline[data-ready]",
}


@pytest.mark.parametrize("path", PICTURES)
def test_a_saved_picture_runs_nothing_and_asks_nobody(
    visit: Any, chromium: Any, hostile_url: str, path: str, tmp_path: Path
) -> None:
    page = visit(hostile_url).open(path)
    page.wait_for_selector(PICTURES[path])
    assert _saved(page, "PNG").startswith(b"\x89PNG")
    data = _saved(page, "SVG")
    for part in ElementTree.fromstring(data).iter():  # noqa: S314  # made here
        assert part.tag.rpartition("}")[2] not in {"script", "foreignObject", "image", "a", "use", "style"}
        assert [name for name in part.attrib if name.lower().startswith("on") or "href" in name] == []
    for name, found in (("picture.svg", data), ("picture.html", _saved(page, "HTML"))):
        _inert_alone(chromium, tmp_path / name, found)


def _inert_alone(chromium: Any, file: Path, data: bytes) -> None:
    """A file runs nothing and asks nobody when it is opened later, with no server's policy."""
    file.write_bytes(data)
    asked: list[str] = []
    alone = chromium.new_page()
    alone.on("request", lambda request: asked.append(request.url))
    alone.goto(file.as_uri())
    alone.wait_for_timeout(300)
    assert alone.evaluate("window.__xss") is None
    assert alone.locator("[onerror], [onload], script, iframe").count() == 0
    assert asked == [file.as_uri()]
    alone.close()


def test_a_table_saved_as_a_page_is_inert(
    visit: Any, chromium: Any, hostile_url: str, tmp_path: Path
) -> None:
    page = visit(hostile_url).open("/?from=1989-01-01&to=2025-12-31&tab=table")
    page.get_by_test_id("stDataFrame").wait_for()
    data = _saved(page, "HTML")
    assert b"beacon.example" in data
    _inert_alone(chromium, tmp_path / "table.html", data)


def test_a_network_is_saved_as_pixels_alone(visit: Any, hostile_url: str) -> None:
    page = visit(hostile_url).open("/relations")
    page.wait_for_selector(".casus-network[data-ready]")
    assert _saved(page, "PNG").startswith(b"\x89PNG")


def test_a_query_result_is_inert_as_table_graph_and_file(visit: Any, hostile_url: str) -> None:
    tab = visit(hostile_url)
    page = tab.open("/query?q=MATCH%20(e)%20RETURN%20e")
    page.get_by_role("button", name="Run").click()
    page.get_by_test_id("stDataFrame").wait_for()
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV", exact=True).click()
    text = download.value.path().read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert len(rows) == 13
    assert [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))] == []
    told = json.loads(_saved(page, "JSON"))
    assert [row["name"] for row in told] == [row.name for row in hostile().events]
    assert told[0]["e"] | {"edtf": None} == {
        "labels": ["Event"],
        "id": "event:0",
        "name": hostile().events[0].name,
        "edtf": None,
    }
    page.get_by_role("tab", name="Graph").click()
    page.wait_for_selector(".casus-network[data-ready='16']")
    assert page.evaluate("window.__xss") is None


def test_an_answer_of_the_pack_is_inert_as_json(visit: Any, hostile_url: str) -> None:
    page = visit(hostile_url).open("/query?ask=contested&given=conflict=conflict:second")
    page.get_by_test_id("stDataFrame").first.wait_for()
    told = json.loads(_saved(page, "JSON"))
    assert len(told) == 12
    assert "<" in told[0]["name"]  # data, whatever opens it: a JSON file is not run
    _inert(page)


def test_a_downloaded_timeline_is_no_formula(visit: Any, hostile_url: str) -> None:
    tab = visit(hostile_url)
    page = tab.open("/?from=1989-01-01&to=2025-12-31")
    page.get_by_role("tab", name="Table").click()
    page.get_by_test_id("stDataFrame").wait_for()
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV", exact=True).click()
    rows = list(csv.reader(io.StringIO(download.value.path().read_text(encoding="utf-8-sig"))))
    assert any("HYPERLINK" in cell for row in rows for cell in row)
    assert [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))] == []
