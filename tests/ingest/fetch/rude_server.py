"""A server on loopback whose every path misbehaves in its own way, written on bare sockets."""

from __future__ import annotations

import gzip
import socket
import socketserver
import threading
import time
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

Behaviour = Callable[[socket.socket, "RudeServer"], None]

PAGE = b"<html><body><p>Shelling went on near the river on Monday.</p></body></html>"


def answer(status: str, body: bytes = b"", *headers: str) -> bytes:
    """A whole response."""
    lines = [f"HTTP/1.1 {status}", *headers, f"Content-Length: {len(body)}", "Connection: close", "", ""]
    return "\r\n".join(lines).encode("latin-1") + body


def says(data: bytes) -> Behaviour:
    """Send these bytes and hang up."""

    def behave(connection: socket.socket, server: RudeServer) -> None:
        connection.sendall(data)

    return behave


def moves_to(location: str, status: str = "302 Found") -> Behaviour:
    """A redirect; ``{port}`` stands for the server's own port."""

    def behave(connection: socket.socket, server: RudeServer) -> None:
        connection.sendall(answer(status, b"", "Location: " + location.replace("{port}", str(server.port))))

    return behave


def drips(head: bytes, piece: bytes, every: float = 0.1) -> Behaviour:
    """Send a little at a time, for as long as somebody listens (at most 20 s)."""

    def behave(connection: socket.socket, server: RudeServer) -> None:
        connection.sendall(head)
        end = time.monotonic() + 20
        while time.monotonic() < end and not server.stopping:
            connection.sendall(piece)
            time.sleep(every)

    return behave


def pours(head: bytes, piece: bytes, times: int) -> Behaviour:
    """Send as fast as it goes."""

    def behave(connection: socket.socket, server: RudeServer) -> None:
        connection.sendall(head)
        for _ in range(times):
            connection.sendall(piece)

    return behave


def gzip_bomb(size: int) -> bytes:
    """Gzip that unpacks to ``size`` zero bytes."""
    machine = zlib.compressobj(9, wbits=31)
    block = bytes(1 << 20)
    parts = [machine.compress(block) for _ in range(size >> 20)]
    return b"".join([*parts, machine.flush()])


def deflated(data: bytes, *, bare: bool = False) -> bytes:
    """Deflate, with zlib's header or without."""
    machine = zlib.compressobj(9, wbits=-15 if bare else 15)
    return machine.compress(data) + machine.flush()


def zipped(data: bytes) -> bytes:
    """Gzip with a fixed time in it."""
    return gzip.compress(data, mtime=0)


class RudeServer(socketserver.ThreadingTCPServer):
    """Answers each path by its behaviour; counts requests and keeps the last request of each path."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, behaviours: dict[str, Behaviour]) -> None:
        self.behaviours = behaviours
        self.asked: Counter[str] = Counter()
        self.requests: dict[str, str] = {}
        self.stopping = False
        super().__init__(("127.0.0.1", 0), _Handler)
        self.port = int(self.server_address[1])

    def url(self, path: str) -> str:
        """The address of a path."""
        return f"http://127.0.0.1:{self.port}{path}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up on a rude server is right."""


class _Handler(socketserver.BaseRequestHandler):
    server: RudeServer

    def handle(self) -> None:
        self.request.settimeout(5)
        data = b""
        while b"\r\n\r\n" not in data and len(data) < 65536:
            piece = self.request.recv(4096)
            if not piece:
                return
            data += piece
        text = data.decode("latin-1")
        path = text.split(" ", 2)[1]
        self.server.asked[path] += 1
        self.server.requests[path] = text
        behave = self.server.behaviours.get(path) or says(answer("404 Not Found"))
        behave(self.request, self.server)


@contextmanager
def serving(behaviours: dict[str, Behaviour]) -> Iterator[RudeServer]:
    """A server with these behaviours, for as long as the block lasts."""
    server = RudeServer(behaviours)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.stopping = True
        server.shutdown()
        server.server_close()
        thread.join(timeout=5)
