"""Takes pictures of the pages from a running dashboard: ``python -m scripts.screenshots URL [FOLDER]``.

Start one over the samples first (``make demo``). Needs Debian's chromium and playwright.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

CHROMIUM = "/usr/bin/chromium"
_TIMELINE = ".casus-timeline[data-ready]"
# path, what is on the screen when it is drawn, what is pressed then, what shows that it was done
PICTURES = {
    "timeline": ("/", "g.event", "g.event", ".casus-claim"),
    "relations": ("/relations", ".casus-network[data-ready]", None, None),
    "map": ("/map", ".casus-map[data-ready]", None, None),
    "conflict": ("/conflict", ".casus-items button", ".casus-items button", _TIMELINE),
    "place": ("/place", ".casus-items button", ".casus-items button", _TIMELINE),
    "review": ("/review", "h1.casus-title", None, None),
    "query": ("/query?ask=who-mediated", "[data-testid='stSelectbox']", None, None),
    "sources": ("/sources", "[data-testid='stDataFrame']", None, None),
}


def take(url: str, folder: Path, width: int = 1280) -> list[Path]:
    """Pictures of :data:`PICTURES`, light and dark, ``width`` pixels wide; a page that fails is said."""
    from playwright.sync_api import Error, sync_playwright

    folder.mkdir(parents=True, exist_ok=True)
    made = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        for scheme in ("light", "dark"):
            context = browser.new_context(
                viewport={"width": width, "height": 900},
                color_scheme=scheme,  # type: ignore[arg-type]
            )
            page = context.new_page()
            for name in PICTURES:
                try:
                    _draw(page, url.rstrip("/"), name)
                except Error as error:
                    print(f"{name}: {error.message.splitlines()[0]}", file=sys.stderr)
                made.append(folder / f"{name}-{scheme}.png")
                page.screenshot(path=str(made[-1]))
            context.close()
        browser.close()
    return made


def _draw(page: Any, url: str, name: str) -> None:
    path, drawn, press, done = PICTURES[name]
    page.goto(url + path)
    page.wait_for_selector(drawn, timeout=60_000)
    if press:
        page.locator(press).first.click()
        page.wait_for_selector(done, timeout=60_000)
    page.wait_for_timeout(1500)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("usage: python -m scripts.screenshots URL [FOLDER]")
    for picture in take(sys.argv[1], Path(sys.argv[2] if len(sys.argv) > 2 else "docs/pictures")):
        print(picture)
