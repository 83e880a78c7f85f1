"""Payloads in every text field: nothing runs, nothing is fetched, on any page or in any file."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest

from tests.dashboard.worlds import PAYLOADS, hostile

pytestmark = pytest.mark.browser

PAGES = [
    "/",
    "/?event=event:2&from=1989-01-01&to=2025-12-31",
    "/?event=event:11&lanes=actor",
    "/relations",
    "/relations?source=actor:bloc&target=actor:nordal&event=event:6",
    "/event?event=event:4",
    "/actor?actor=actor:bloc",
    "/article?article=article:1&claim=claim:5",
    "/search?q=Sudria",
    "/conflict",
    "/conflict?conflict=conflict:second&event=event:4",
    "/place?place=place:karsa",
    "/review",
    "/map",
    "/map?at=place:karsa",
    "/query?ask=contested&given=conflict=conflict:second",
    "/query?ask=%3Cimg%20src=x%20onerror=window.__xss=1%3E&given=%3Cscript%3E=1",
    "/?conflict=%3Cscript%3Ewindow.__xss=1%3C/script%3E&status=denied",
    "/event?event=%3Cimg%20src=x%20onerror=window.__xss=1%3E",
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
    assert page.evaluate("window.__xss") is None
    assert page.locator("[onerror], [onload], [onmouseover], iframe[srcdoc], base").count() == 0
    assert page.locator("main a[href^='javascript:'], main a[href*='beacon']").count() == 0
    assert page.locator("main img[src*='beacon']").count() == 0


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
    page.get_by_role("tab", name="Graph").click()
    page.wait_for_selector(".casus-network[data-ready='16']")
    assert page.evaluate("window.__xss") is None


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
