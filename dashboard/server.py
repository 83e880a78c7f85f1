"""The dashboard as an ASGI application: Streamlit, the security headers, the local assets."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.asset_cache import AssetCache
from dashboard.map_picture import OUTLINES_ROUTE
from dashboard.security import SecurityHeaders, content_security_policy
from dashboard.shell import Shell, shells
from graph.outlines import outlines_file

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from streamlit import App

HERE = Path(__file__).resolve().parent
LOOPBACK_HOSTS = ("localhost", "127.0.0.1", "[::1]", "::1")
VIS_NETWORK_ROUTE = "/casus/vis-network.js"


def vis_network_script() -> Path:
    """The newest vis-network that the installed pyvis carries.

    Raises FileNotFoundError where pyvis has none: the relations page cannot be drawn then.
    """
    import pyvis

    found = sorted((Path(pyvis.__file__).parent / "lib").glob("vis-*/vis-network.min.js"))
    if not found:
        raise FileNotFoundError(
            f"no vis-network.min.js under {Path(pyvis.__file__).parent / 'lib'}: install pyvis 0.3.2 again"
        )
    return found[-1]


def build_app(script: Path = HERE / "app.py", *, allowed_hosts: Sequence[str] = LOOPBACK_HOSTS) -> App:
    """The application: every answer carries the policy, and only named hosts are answered.

    ``allowed_hosts`` are the names under which a browser may ask (guards against DNS
    rebinding); ``script`` is the page's entry script.
    """
    from starlette.middleware import Middleware
    from starlette.middleware.trustedhost import TrustedHostMiddleware
    from starlette.responses import FileResponse
    from starlette.routing import Route
    from streamlit import App

    from dashboard.components import family

    vis_network = vis_network_script()
    first_pages = shells()

    async def serve_vis_network(_request: Request) -> Response:
        return FileResponse(
            vis_network, media_type="text/javascript", headers={"cache-control": "public, max-age=86400"}
        )

    async def serve_outlines(_request: Request) -> Response:
        return FileResponse(
            outlines_file(), media_type="application/json", headers={"cache-control": "public, max-age=3600"}
        )

    return App(
        script,
        routes=[Route(VIS_NETWORK_ROUTE, serve_vis_network), Route(OUTLINES_ROUTE, serve_outlines)],
        middleware=[
            Middleware(TrustedHostMiddleware, allowed_hosts=list(allowed_hosts), www_redirect=False),
            Middleware(SecurityHeaders, policy=content_security_policy(first_pages[""])),
            Middleware(Shell, pages=first_pages),
            Middleware(AssetCache, family=family()),
        ],
    )
