"""A small OpenID Connect provider on the loopback interface, for tests of signing in.

The code flow alone: discovery, keys, authorisation (whoever ``claims`` says, at once), token. It holds
the dashboard to what it sent: client, secret, redirect address, state and nonce.
"""

from __future__ import annotations

import base64
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa

CLIENT, SECRET = "casus-tests", "a secret of the tests"


@dataclass
class Provider:
    """``claims`` go into the next tokens. ``forging`` signs them with a key that is not published."""

    address: str
    redirect: str
    claims: dict[str, Any]
    forging: bool = False
    nonce: str | None = None  # put into tokens instead of the one that was asked for
    refused: list[str] = field(default_factory=list)
    codes: dict[str, str] = field(default_factory=dict)
    key: rsa.RSAPrivateKey = field(default_factory=lambda: rsa.generate_private_key(65537, 2048))

    def discovery(self) -> dict[str, Any]:
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "jwks_uri": f"{self.address}/keys",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
        }

    def keys(self) -> dict[str, Any]:
        numbers = self.key.public_key().public_numbers()
        told = {name: _bytes(getattr(numbers, name)) for name in ("n", "e")}
        return {"keys": [{"kty": "RSA", "use": "sig", "alg": "RS256", "kid": "one", **told}]}

    def authorize(self, asked: dict[str, str]) -> str:
        """Where the browser is sent back to."""
        if (asked.get("client_id"), asked.get("redirect_uri")) != (CLIENT, self.redirect):
            self.refused.append(f"authorize: {asked}")
        code = secrets.token_urlsafe(16)
        self.codes[code] = asked.get("nonce", "")
        return f"{self.redirect}?{urlencode({'code': code, 'state': asked.get('state', '')})}"

    def token(self, told: dict[str, str], basic: str) -> dict[str, Any] | None:
        """The token for a code, which is good for once; None where something does not fit."""
        named = (told.get("client_id"), told.get("client_secret"))
        if basic.startswith("Basic "):
            name, _, word = base64.b64decode(basic[6:]).decode().partition(":")
            named = (name, word.replace("+", " ").replace("%20", " "))
        nonce = self.codes.pop(told.get("code", ""), None)
        if named != (CLIENT, SECRET) or nonce is None or told.get("redirect_uri") != self.redirect:
            self.refused.append(f"token: {named} {told}")
            return None
        now = int(time.time())
        body = {
            "iss": self.address,
            "aud": CLIENT,
            "iat": now,
            "exp": now + 600,
            "nonce": self.nonce or nonce,
        }
        return {
            "access_token": secrets.token_urlsafe(16),
            "token_type": "Bearer",
            "expires_in": 600,
            "id_token": self._signed(body | self.claims),
        }

    def _signed(self, claims: dict[str, Any]) -> str:
        head = _text(json.dumps({"alg": "RS256", "kid": "one", "typ": "JWT"}).encode())
        body = f"{head}.{_text(json.dumps(claims).encode())}"
        key = rsa.generate_private_key(65537, 2048) if self.forging else self.key
        return f"{body}.{_text(key.sign(body.encode(), padding.PKCS1v15(), hashes.SHA256()))}"


def _text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _bytes(number: int) -> str:
    return _text(number.to_bytes((number.bit_length() + 7) // 8, "big"))


@contextmanager
def providing(redirect: str, claims: dict[str, Any]) -> Iterator[Provider]:
    """A provider that sends browsers back to ``redirect``; it ends on leaving."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = urlsplit(self.path)
            if asked.path == "/authorize":
                self.send_response(302)
                self.send_header("location", provider.authorize(_plain(asked.query)))
                self.end_headers()
                return
            known = {"/.well-known/openid-configuration": provider.discovery, "/keys": provider.keys}
            self._answer(known[asked.path]() if asked.path in known else None)

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", 0))).decode()
            self._answer(provider.token(_plain(body), self.headers.get("authorization", "")))

        def _answer(self, told: dict[str, Any] | None) -> None:
            data = json.dumps(told or {"error": "invalid_request"}).encode()
            self.send_response(200 if told else 400)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            """Nothing: what is refused is kept."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    provider = Provider(f"http://127.0.0.1:{server.server_port}", redirect, claims)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


def _plain(query: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(query).items()}
