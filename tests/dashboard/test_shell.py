"""The first page: Streamlit's own, told where its server is and what to fetch meanwhile."""

from __future__ import annotations

import json
import re

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from dashboard.security import content_security_policy, inline_script_hashes, shell_page
from dashboard.shell import SCRIPT, Shell, scripts_of, shell, shells, static_folder
from dashboard.site import MENU, SITE

MANIFEST = {
    "Map.tsx": {"file": "js/Map.js", "name": "Map", "isDynamicEntry": True, "imports": ["_a.js", "_b.js"]},
    "Bar.tsx": {"file": "js/Bar.js", "name": "Bar", "isDynamicEntry": True, "imports": ["_c.js"]},
    "_a.js": {"file": "js/a.js", "imports": ["_b.js", "map.css"]},
    "_b.js": {"file": "js/b.js", "imports": ["_a.js"]},
    "_c.js": {"file": "js/c.js"},
    "map.css": {"file": "css/map.css"},
}


def test_the_scripts_of_a_part_are_those_that_it_imports_too() -> None:
    assert scripts_of(MANIFEST, ("Map", "Absent")) == ["js/Map.js", "js/a.js", "js/b.js"]


def test_what_the_page_loads_itself_is_not_loaded_twice() -> None:
    page = '<head><link rel="modulepreload" href="./js/a.js"></head><body></body>'
    link = '<link rel="modulepreload" crossorigin href="./js/b.js">'
    assert shell(page, ["js/a.js", "js/b.js"]) == page.replace("</head>", f"{SCRIPT}{link}</head>")


def test_every_file_that_a_first_page_names_is_installed() -> None:
    for page in shells().values():
        named = re.findall(r'(?:href|src)="\./(static/[^"]+)"', page)
        assert len(named) > 60
        assert len(named) == len(set(named))
        assert [name for name in named if not (static_folder() / name).is_file()] == []


def test_every_first_page_fetches_what_mounts_components() -> None:
    made = shells()
    assert set(made) == {"", *SITE}
    assert [name for name, page in made.items() if "/BidiComponent." not in page] == []


def test_the_policy_allows_the_script_of_every_first_page() -> None:
    made = shells()
    policy = content_security_policy(made[""])
    assert len(inline_script_hashes(made[""])) == len(inline_script_hashes(shell_page())) + 1
    assert all(one in policy for page in made.values() for one in inline_script_hashes(page))


async def _streamlit(_request: Request) -> Response:
    return PlainTextResponse("streamlit's")


@pytest.mark.parametrize(
    ("path", "answer"),
    [("/", "first"), ("/map", "of the map"), ("/map/deeper", "streamlit's"), ("/nothing", "streamlit's")],
)
def test_only_pages_get_the_first_page(path: str, answer: str) -> None:
    pages = {"": "first", "map": "of the map"}
    app = Starlette(
        routes=[Route("/{path:path}", _streamlit, methods=["GET", "POST"])],
        middleware=[Middleware(Shell, pages=pages)],
    )
    client = TestClient(app)
    assert client.get(f"{path}?actor=1").text == answer
    assert client.post(path).text == "streamlit's"


def test_the_menu_leads_to_pages() -> None:
    assert set(MENU) < set(SITE)
    assert json.loads((static_folder() / "manifest.json").read_text())["index.html"]["isEntry"] is True
