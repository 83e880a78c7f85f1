"""The filters in a real browser: keys alone suffice, a month stands for its first or last day."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.dashboard.conftest import expects

pytestmark = pytest.mark.browser


def test_a_list_is_narrowed_by_typing_and_chosen_from_by_keys(visit: Any, small_url: str) -> None:
    tab = visit(small_url)
    page = tab.open()
    field = page.get_by_role("combobox", name="Actor")
    field.fill("coast")
    expects(page.get_by_role("option")).to_have_text([re.compile("^Coastal Union")])
    field.press("Enter")
    page.wait_for_url(re.compile("actor=actor%3Abloc"))
    tab.settle()
    page.get_by_role("button", name="Remove Coastal Union").wait_for()
    page.get_by_role("combobox", name="Actor").press("Backspace")
    page.wait_for_url(lambda url: "actor" not in url)


def test_a_month_is_its_first_day_or_its_last_and_nonsense_is_marked(visit: Any, small_url: str) -> None:
    tab = visit(small_url)
    page = tab.open()
    first = page.get_by_label("From", exact=True)
    first.fill("2023-13")
    first.press("Enter")
    expects(first).to_have_attribute("aria-invalid", "true")
    assert "from=" not in page.url
    first.fill("2023-09")
    first.press("Enter")
    page.wait_for_url(re.compile("from=2023-09-01"))
    tab.settle()
    last = page.get_by_label("To", exact=True)
    last.fill("2023-09")
    last.press("Enter")
    page.wait_for_url(re.compile("to=2023-09-30"))
    tab.settle()
    expects(page.get_by_label("To", exact=True)).to_have_value("2023-09-30")
