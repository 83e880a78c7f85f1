"""Response headers of the dashboard: what a browser may run, fetch and frame.

Escaping keeps hostile article text inert; the content security policy stops what
escaping missed. Nothing but this server may be asked for anything.
"""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL | re.IGNORECASE)


def inline_script_hashes(page: str) -> tuple[str, ...]:
    """CSP hash sources (``'sha256-…'``) of the scripts written inside an HTML page."""
    return tuple(
        "'sha256-" + base64.b64encode(hashlib.sha256(body.encode()).digest()).decode() + "'"
        for body in _INLINE_SCRIPT.findall(page)
    )


def content_security_policy(page: str) -> str:
    """The policy for a page of the dashboard.

    ``page`` is the shell that the server sends (Streamlit's ``index.html``): the scripts
    written in it are allowed by their hash, any other inline script is not. Styles may be
    inline because Streamlit's own are; scripts, frames and requests may not leave the server.
    """
    directives = {
        "default-src": "'self'",
        "script-src": " ".join(("'self'", *inline_script_hashes(page))),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self'",
        "media-src": "'self'",
        "worker-src": "'self' blob:",
        "frame-src": "'self'",
        "frame-ancestors": "'self'",
        "form-action": "'self'",
        "object-src": "'none'",
        "base-uri": "'self'",
    }
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def shell_page() -> str:
    """Streamlit's ``index.html`` as installed.

    Raises FileNotFoundError where the installation of Streamlit lacks it.
    """
    import streamlit

    return (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")


class SecurityHeaders:
    """ASGI middleware that sets the policy and its companions on every HTTP response.

    A route that has set a stricter policy of its own (a sandboxed export) keeps it.
    """

    def __init__(self, app: ASGIApp, policy: str) -> None:
        self._app = app
        self._headers = (
            (b"content-security-policy", policy.encode("ascii")),
            (b"x-content-type-options", b"nosniff"),
            (b"referrer-policy", b"no-referrer"),
            (b"cross-origin-opener-policy", b"same-origin"),
            (b"permissions-policy", b"camera=(), microphone=(), geolocation=(), payment=(), usb=()"),
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and add the headers to its answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = list(message.get("headers", ()))
                present = {name.lower() for name, _ in headers}
                headers.extend(item for item in self._headers if item[0] not in present)
                message = {**message, "headers": headers}
            await send(message)

        await self._app(scope, receive, send_with_headers)
