"""axe-core on every page, light and dark: nothing serious keeps anybody out."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser

PAGES = {
    "/": "g.event",
    "/?event=event:4": ".casus-claim",
    "/relations": ".casus-network[data-ready]",
    "/map?at=place:karsa": ".casus-map[data-ready]",
    "/conflict?conflict=conflict:second": "g.event",
    "/actor?actor=actor:bloc": "h1",
    "/article?article=article:1&claim=claim:5": "mark#quote",
    "/article": ".casus-items",
    "/actor": ".casus-items",
    "/search?q=Sudria": ".casus-items",
    "/query?ask=contested&given=conflict=conflict:second": "[data-testid='stDataFrame']",
    "/review": ".casus-score",
    "/read": "textarea",
    "/sources": "[data-testid='stDataFrame']",
    "/place?place=place:karsa": "g.event",
    "/event?event=event:4": ".casus-claim",
}
_GRAVE = {"serious", "critical"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_nothing_serious(visit: Any, small_url: str, path: str, scheme: str) -> None:
    # the policy forbids the page to take in scripts, axe's too
    page = visit(small_url, color_scheme=scheme, bypass_csp=True).open(path)
    page.wait_for_selector(PAGES[path])
    for details in page.locator("nav .saved summary, .key summary").all():
        details.click()
    page.wait_for_timeout(300)
    found = [
        f"{fault['id']}: {node['html'][:160]}"
        for fault in Axe().run(page).response["violations"]
        if fault["impact"] in _GRAVE
        for node in fault["nodes"]
    ]
    assert found == []
