"""Takes the README's pictures from a running dashboard: ``python -m scripts.screenshots URL [FOLDER]``.

Start one over the samples first (``make demo``). Needs Debian's chromium and playwright.
"""

from __future__ import annotations

import sys
from pathlib import Path

CHROMIUM = "/usr/bin/chromium"
PICTURES = {"timeline": ("/", "g.event"), "relations": ("/relations", ".casus-network[data-ready]")}


def take(url: str, folder: Path) -> list[Path]:
    """Pictures of the timeline (an event selected) and the relations, light and dark, 1440 pixels wide."""
    from playwright.sync_api import sync_playwright

    folder.mkdir(parents=True, exist_ok=True)
    made = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        for scheme in ("light", "dark"):
            context = browser.new_context(
                viewport={"width": 1440, "height": 900},
                color_scheme=scheme,  # type: ignore[arg-type]
            )
            page = context.new_page()
            for name, (path, drawn) in PICTURES.items():
                page.goto(url.rstrip("/") + path)
                page.wait_for_selector(drawn, timeout=60_000)
                if name == "timeline":
                    page.locator("g.event").first.click()
                    page.wait_for_selector(".casus-claim", timeout=60_000)
                page.wait_for_timeout(1500)
                made.append(folder / f"{name}-{scheme}.png")
                page.screenshot(path=str(made[-1]))
            context.close()
        browser.close()
    return made


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("usage: python -m scripts.screenshots URL [FOLDER]")
    for picture in take(sys.argv[1], Path(sys.argv[2] if len(sys.argv) > 2 else "docs/pictures")):
        print(picture)
