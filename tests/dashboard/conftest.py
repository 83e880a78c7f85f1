"""A served dashboard and a browser that may ask nobody but it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from dashboard.launch import free_port
from tests.dashboard.hostile_home import fill

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = Path("/usr/bin/chromium")
PATIENCE_MS = 30_000
PICTURES = ROOT / "build" / "pictures"  # of every tab as its test left it
# Done when no script runs and nothing in the page has changed for QUIET_MS; the state alone is not enough:
# it says "notRunning" before a run has begun, and while a busy browser still draws what one brought.
QUIET_MS = 300
_QUIET = """([quiet, patience]) => new Promise((done) => {
    const start = performance.now();
    let changed = start;
    const watch = new MutationObserver(() => { changed = performance.now(); });
    watch.observe(document, {subtree: true, childList: true, attributes: true});
    const look = setInterval(() => {
        const now = performance.now();
        if (!document.querySelector("[data-test-script-state='notRunning']")) changed = now;
        if (now - changed < quiet && now - start < patience) return;
        clearInterval(look);
        watch.disconnect();
        done();
    }, 50);
})"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tries a browser test twice: under load a click may be lost. The run's last line counts the reruns."""
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=1))


@contextmanager
def serving(world: str, port: int | None = None, **settings: str) -> Iterator[str]:
    """The address of a dashboard over ``world`` (see ``fake_app``), ended on leaving."""
    port = port or free_port("127.0.0.1", 8750 + os.getpid() % 400)
    environment = {**os.environ, "CASUS_TEST_WORLD": world, **settings}
    with subprocess.Popen(
        [sys.executable, "-m", "tests.dashboard.serve", str(port)],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            _await(f"http://localhost:{port}/_stcore/health", process)
            yield f"http://localhost:{port}"
        finally:
            process.terminate()
            process.wait(20)


def _await(url: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline:
        assert process.poll() is None, f"the dashboard ended with exit code {process.returncode}"
        try:
            urllib.request.urlopen(url, timeout=2).close()
        except (urllib.error.URLError, OSError):
            time.sleep(0.3)
        else:
            return
    raise AssertionError(f"no dashboard at {url} after 90 s")


@pytest.fixture(scope="session")
def small_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A dashboard over the twelve events of ``worlds.small``."""
    with serving("small", CASUS_HOME=str(tmp_path_factory.mktemp("small"))) as url:
        yield url


@pytest.fixture(scope="session")
def hostile_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A dashboard over ``hostile_world`` and ``hostile_home``: payloads in every text field."""
    home = tmp_path_factory.mktemp("hostile")
    fill(home)
    with serving("hostile", CASUS_HOME=str(home)) as url:
        yield url


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """Debian's Chromium, headless; skips where it is absent and not required."""
    if not CHROMIUM.exists():
        if os.environ.get("CASUS_REQUIRE_ALL") == "1":
            pytest.fail(f"{CHROMIUM} is absent: install Debian's chromium")
        pytest.skip(f"no {CHROMIUM}: the pages were not opened in a browser (install Debian's chromium)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(CHROMIUM),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield browser
        browser.close()


def expects(locator: Any) -> Any:
    """Playwright's assertions on a locator: they look again until they hold or patience ends."""
    from playwright.sync_api import expect

    expect.set_options(timeout=PATIENCE_MS)
    return expect(locator)


def query_of(page: Any) -> dict[str, list[str]]:
    """What the address of a page asks for."""
    return parse_qs(urlsplit(page.url).query)


class Visit:
    """A browser tab that records what must not be: foreign requests, page errors, policy reports."""

    def __init__(self, page: Any, home: str) -> None:
        self.page = page
        self.home = home
        self.foreign: list[str] = []
        self.errors: list[str] = []
        page.set_default_timeout(PATIENCE_MS)
        page.route("**/*", self._guard)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda message: self._listen(message.text))

    def _guard(self, route: Any) -> None:
        url = route.request.url
        if url.startswith((self.home, "data:", "blob:")):
            route.continue_()
        else:
            self.foreign.append(url)
            route.abort()

    def _listen(self, text: str) -> None:
        if "Content Security Policy" in text:
            self.errors.append(text)

    def open(self, path: str = "/") -> Any:
        """Go to a path and wait until Streamlit has drawn it."""
        self.page.goto(self.home + path)
        self.page.wait_for_selector("[data-testid='stAppViewContainer']")
        self.settle()
        return self.page

    def settle(self) -> None:
        """Wait until the script has run and the page stands still (a page that never does: 10 s)."""
        from playwright.sync_api import Error

        for _ in range(3):
            try:
                self.page.evaluate(_QUIET, [QUIET_MS, 10_000])
            except Error as error:  # the page was left for another while it was watched
                if "context was destroyed" not in str(error) and "navigation" not in str(error):
                    raise
                self.page.wait_for_load_state()
            else:
                return

    def check(self) -> None:
        """Nothing foreign was asked, nothing went wrong."""
        assert self.foreign == []
        assert self.errors == []


def _keep_picture(page: Any, test: str, number: int) -> None:
    """The tab as the test left it: what to look at after a failure, and after a success."""
    if page.is_closed():
        return
    name = re.sub(r"[^A-Za-z0-9]+", "-", test.removeprefix("tests/dashboard/"))[:120].strip("-")
    path = PICTURES / f"{name}{f'-{number + 1}' if number else ''}.jpg"
    page.screenshot(path=str(path), type="jpeg", quality=70)


@pytest.fixture
def visit(chromium: Any, request: pytest.FixtureRequest) -> Iterator[Callable[..., Visit]]:
    """Opens tabs on a dashboard; each is checked at the end, and its picture kept in ``PICTURES``."""
    made: list[Visit] = []
    contexts = []

    def start(home: str, **options: Any) -> Visit:
        context = chromium.new_context(viewport={"width": 1280, "height": 900}, **options)
        contexts.append(context)
        made.append(Visit(context.new_page(), home))
        return made[-1]

    yield start
    for number, each in enumerate(made):
        _keep_picture(each.page, request.node.nodeid, number)
    for context in contexts:
        context.close()
    for one in made:
        one.check()
