"""Lets browsers keep the components' files: Streamlit sends them without an age, so each visit asks anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_ROUTE = "/_stcore/bidi-components/"
_KEPT = b"public, max-age=86400, immutable"


class AssetCache:
    """ASGI middleware that gives an age to the files of the components called ``family``.

    ``family`` has to change with the files (see :func:`dashboard.components.family`).
    """

    def __init__(self, app: ASGIApp, family: str) -> None:
        self._app = app
        self._prefix = f"{_ROUTE}{family}."

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; a file of the family that was found may be kept."""
        if scope["type"] != "http" or not scope["path"].startswith(self._prefix):
            await self._app(scope, receive, send)
            return

        async def send_kept(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                headers = [item for item in message.get("headers", ()) if item[0].lower() != b"cache-control"]
                message = {**message, "headers": [*headers, (b"cache-control", _KEPT)]}
            await send(message)

        await self._app(scope, receive, send_kept)
