"""The page that every visit begins with: Streamlit's own, told where its server is and what to load.

Opened at ``/map``, Streamlit's page asks for its server below ``/map`` first and waits half a
second after the refusal. The script added here names the server, and the links let the browser
fetch what every page of the dashboard needs while it still waits for the first message.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard.security import shell_page
from dashboard.site import SITE

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

# Pages lie beside each other, so the folder of any page's address is the server's, behind a proxy too.
SCRIPT = "<script>window.__streamlit={BACKEND_BASE_URL:new URL('.',window.location.href).href}</script>"
ON_EVERY_PAGE = ("Html", "BidiComponent")


def static_folder() -> Path:
    """Where the installed Streamlit keeps its page."""
    import streamlit

    return Path(streamlit.__file__).parent / "static"


def scripts_of(manifest: dict[str, Any], parts: tuple[str, ...]) -> list[str]:
    """Files of the manifest's named parts and of all that they import; parts that it lacks are left out."""
    found: dict[str, None] = {}
    waiting = [
        key for key, entry in manifest.items() if entry.get("isDynamicEntry") and entry.get("name") in parts
    ]
    while waiting:
        key = waiting.pop()
        entry = manifest.get(key, {})
        if str(entry.get("file", "")).endswith(".js") and entry["file"] not in found:
            found[entry["file"]] = None
            waiting += entry.get("imports", [])
    return sorted(found)


def shell(page: str, scripts: list[str]) -> str:
    """Streamlit's ``page`` with the script, and a link to each of ``scripts`` that it does not name."""
    links = "".join(
        f'<link rel="modulepreload" crossorigin href="./{name}">'
        for name in scripts
        if f"./{name}" not in page
    )
    return page.replace("</head>", f"{SCRIPT}{links}</head>", 1)


def shells() -> dict[str, str]:
    """The first page by the name in the address; the root's name is empty."""
    folder = static_folder()
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    made = shell(shell_page(), scripts_of(manifest, ON_EVERY_PAGE))
    return dict.fromkeys(("", *SITE), made)


class Shell:
    """ASGI middleware that answers for the first page at every page's address."""

    def __init__(self, app: ASGIApp, pages: dict[str, str]) -> None:
        self._app = app
        self._pages = {f"/{name}": text for name, text in pages.items()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass the request on."""
        if (
            scope["type"] != "http"
            or scope["method"] not in {"GET", "HEAD"}
            or scope["path"] not in self._pages
        ):
            await self._app(scope, receive, send)
            return
        from starlette.responses import HTMLResponse

        answer = HTMLResponse(self._pages[scope["path"]], headers={"cache-control": "no-cache"})
        await answer(scope, receive, send)
