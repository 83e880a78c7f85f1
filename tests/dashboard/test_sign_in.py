"""Signing in by OpenID Connect, at a provider that the test starts: who reads, who writes, who stays out."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from typing import Any

import pytest

from dashboard.launch import free_port
from tests.dashboard.conftest import PATIENCE_MS, serving
from tests.dashboard.provider import CLIENT, SECRET, Provider, providing
from tests.needs import needed

pytestmark = pytest.mark.browser

ANA = {"sub": "1", "email": "ana@desk.example", "email_verified": True, "name": "Ana"}
BO = {"sub": "2", "email": "bo@desk.example", "email_verified": True, "name": "Bo"}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Provider]]:
    """A dashboard with sign-in, in which Ana writes, and its provider."""
    needed("authlib", "login")
    home = tmp_path_factory.mktemp("desk")
    port = free_port("127.0.0.1", 9200 + os.getpid() % 300)
    url = f"http://localhost:{port}"
    with providing(f"{url}/oauth2callback", ANA) as provider:
        told = {
            "redirect_uri": provider.redirect,
            "cookie_secret": "a long secret that only these tests have",
            "client_id": CLIENT,
            "client_secret": SECRET,
            "server_metadata_url": f"{provider.address}/.well-known/openid-configuration",
        }
        (home / ".streamlit").mkdir()
        lines = [f"{name} = {json.dumps(value)}\n" for name, value in told.items()]
        (home / ".streamlit" / "secrets.toml").write_text("[auth]\n" + "".join(lines))
        settings = {"HOME": str(home), "CASUS_HOME": str(home), "CASUS_WRITERS": "ana@desk.example"}
        with serving("small", port=port, **settings) as served:
            assert served == url
            yield served, provider


@pytest.fixture
def page(chromium: Any, desk: tuple[str, Provider]) -> Iterator[Any]:
    """A tab of a browser that nobody has signed in with."""
    provider = desk[1]
    provider.claims, provider.forging, provider.nonce = ANA, False, None
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    tab = context.new_page()
    tab.set_default_timeout(PATIENCE_MS)
    yield tab
    context.close()
    assert provider.refused == []


def _sign_in(page: Any, url: str) -> None:
    page.goto(url)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(lambda now: "/oauth2callback" not in now and now.startswith(url))


@pytest.mark.parametrize(
    "path", ["/", "/review", "/event?event=event:2", "/query?q=MATCH%20(e)%20RETURN%20e", "/read"]
)
def test_nobody_gets_a_word_of_the_graph_before(page: Any, desk: tuple[str, Provider], path: str) -> None:
    told: list[str] = []
    page.on(
        "websocket",
        lambda socket: socket.on(
            "framereceived",
            lambda frame: told.append(frame if isinstance(frame, str) else frame.decode("latin-1")),
        ),
    )
    page.goto(desk[0] + path)
    page.get_by_role("button", name="Sign in").wait_for()
    page.wait_for_timeout(400)
    assert told
    assert not [frame for frame in told if "Sudria" in frame or "event:2" in frame]
    assert page.locator(".casus-timeline, .casus-menu, .casus-claim, textarea").count() == 0


def test_who_signed_in_reads_writes_if_named_and_can_leave(page: Any, desk: tuple[str, Provider]) -> None:
    url, provider = desk
    _sign_in(page, url)
    page.wait_for_selector("g.event")
    page.get_by_text("ana@desk.example").wait_for()
    page.goto(f"{url}/review")
    page.get_by_role("button", name="One event").wait_for()
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("button", name="Sign in").wait_for()
    page.goto(f"{url}/review")
    page.get_by_role("button", name="Sign in").wait_for()
    assert page.get_by_role("button", name="One event").count() == 0
    assert provider.codes == {}  # each code was asked for once and used up


@pytest.mark.parametrize("claims", [BO, {**ANA, "email_verified": False}], ids=["unnamed", "unproven"])
def test_others_read_and_do_not_write(page: Any, desk: tuple[str, Provider], claims: dict[str, Any]) -> None:
    url, provider = desk
    provider.claims = claims
    _sign_in(page, url)
    page.wait_for_selector("g.event")
    page.goto(f"{url}/review")
    page.wait_for_selector(".casus-score")
    page.get_by_text("Only those named in CASUS_WRITERS may change the graph.").wait_for()
    assert page.get_by_role("button", name="One event").count() == 0


@pytest.mark.parametrize("fault", ["forged", "nonce", "audience"])
def test_a_token_that_is_not_for_this_sign_in_lets_nobody_in(
    page: Any, desk: tuple[str, Provider], fault: str
) -> None:
    url, provider = desk
    provider.forging = fault == "forged"
    provider.nonce = "of another sign-in" if fault == "nonce" else None
    provider.claims = {**ANA, "aud": "another client"} if fault == "audience" else ANA
    page.goto(url)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_timeout(2500)
    page.goto(url)
    page.get_by_role("button", name="Sign in").wait_for()
    assert page.locator("g.event").count() == 0


def test_an_answer_that_nobody_asked_for_lets_nobody_in(page: Any, desk: tuple[str, Provider]) -> None:
    url, provider = desk
    provider.codes["stolen"] = ""
    page.goto(f"{url}/oauth2callback?code=stolen&state=made-up")
    page.goto(url)
    page.get_by_role("button", name="Sign in").wait_for()
    assert provider.codes.pop("stolen") == ""  # the code was not even tried


def test_the_cookie_is_out_of_reach_of_scripts(page: Any, desk: tuple[str, Provider]) -> None:
    _sign_in(page, desk[0])
    page.wait_for_selector("g.event")
    kept = [one for one in page.context.cookies() if "user" in one["name"]]
    assert kept
    assert all(one["httpOnly"] and one["sameSite"] in {"Lax", "Strict"} for one in kept)
    assert page.evaluate("() => document.cookie.includes('user')") is False


def test_the_headers_are_there_with_sign_in_too(page: Any, desk: tuple[str, Provider]) -> None:
    for path in ("/", "/review", "/auth/login", "/_stcore/health"):
        answer = page.request.get(desk[0] + path, max_redirects=0)
        assert "script-src 'self'" in answer.headers["content-security-policy"], path
        assert answer.headers["x-content-type-options"] == "nosniff", path
