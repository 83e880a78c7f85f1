"""Components' files may be kept by browsers, under an address that changes with them."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from dashboard import components
from dashboard.asset_cache import AssetCache


async def _answer(request: Request) -> Response:
    status = 404 if request.path_params["path"].endswith("none.js") else 200
    return PlainTextResponse("x", status_code=status, headers={"cache-control": "public"})


@pytest.fixture
def client() -> TestClient:
    app = Starlette(
        routes=[Route("/{path:path}", _answer)], middleware=[Middleware(AssetCache, family="casus-1a")]
    )
    return TestClient(app)


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("/_stcore/bidi-components/casus-1a.timeline/timeline.js", "public, max-age=86400, immutable"),
        ("/_stcore/bidi-components/casus-1a.timeline/none.js", "public"),
        ("/_stcore/bidi-components/casus-2b.timeline/timeline.js", "public"),
        ("/timeline", "public"),
    ],
)
def test_only_files_that_were_found_are_kept(client: TestClient, path: str, kept: str) -> None:
    assert client.get(path).headers.get_list("cache-control") == [kept]


def test_the_address_changes_with_the_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "assets").mkdir()
    monkeypatch.setattr(components, "PACKAGE", tmp_path)
    names = []
    for name, text in (("a.js", "1"), ("a.js", "2"), ("b.js", "2")):
        (tmp_path / "assets" / name).write_text(text)
        components.family.cache_clear()
        names.append(components.family())
    components.family.cache_clear()
    assert len(set(names)) == 3
    assert all(len(name) == len("casus-") + 12 for name in names)
