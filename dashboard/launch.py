"""Starts the dashboard: options, address, browser. Loopback only unless asked otherwise."""

from __future__ import annotations

import gc
import pkgutil
import socket
import sys
import threading
import time
import webbrowser
from importlib import import_module
from pathlib import Path

from dashboard.server import LOOPBACK_HOSTS, build_app
from dashboard.theme import theme_options

DEFAULT_PORT = 8501
_PORTS_TRIED = 50


def free_port(address: str, first: int = DEFAULT_PORT) -> int:
    """The first port from ``first`` on that can be bound at ``address``.

    Raises OSError naming the range where none is free.
    """
    for port in range(first, first + _PORTS_TRIED):
        if _can_bind(address, port):
            return port
    raise OSError(
        f"no free port at {address} between {first} and {first + _PORTS_TRIED - 1}: name one with --port"
    )


def _can_bind(address: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError:
            return False
    return True


def server_options(address: str, port: int) -> dict[str, object]:
    """Streamlit's options for the dashboard: nothing sent home, no developer's clutter, no watchers."""
    return {
        "server.address": address,
        "server.port": port,
        "server.headless": True,
        "server.fileWatcherType": "none",
        "server.runOnSave": False,
        "server.enableXsrfProtection": True,
        "server.maxUploadSize": 50,
        "browser.gatherUsageStats": False,
        "client.toolbarMode": "minimal",
        "client.showErrorDetails": "none",
        "client.showErrorLinks": False,
        "client.disableDataExport": True,  # its CSV lets formulas through; the pages have their own
        "logger.hideWelcomeMessage": True,
        # a full collection after each drawing walks over the whole graph in memory: a fifth of a second
        "runner.postScriptGC": False,
        **theme_options(),
    }


def run(
    port: int | None = None,
    open_browser: bool = False,
    host: str = "127.0.0.1",
    allowed_hosts: tuple[str, ...] = (),
    script: Path | None = None,
) -> int:
    """Serve the dashboard until interrupted; its address goes to standard error; exit code 0.

    ``port`` None takes the first free one from 8501; a port that is named must be free.
    ``allowed_hosts`` adds names under which browsers may ask (a reverse proxy's).
    Raises OSError where the port cannot be had.
    """
    if port is None:
        port = free_port(host)
    elif not _can_bind(host, port):
        raise OSError(f"port {port} at {host} is taken: name another with --port, or leave it out")
    hosts = (*LOOPBACK_HOSTS, host, *allowed_hosts)
    app = build_app(script, allowed_hosts=hosts) if script else build_app(allowed_hosts=hosts)
    shown = "localhost" if host in {"127.0.0.1", "0.0.0.0", "::", "::1"} else host  # noqa: S104
    url = f"http://{shown}:{port}"
    threading.Thread(target=_announce, args=(host, port, url, open_browser), daemon=True).start()
    threading.Thread(target=_warm, args=(script is None,), daemon=True).start()
    app.run(config=server_options(host, port))
    return 0


def _warm(graph: bool) -> None:
    """Do while nobody waits for it what the first visit needs: import the pages, read the ``graph``."""
    from dashboard import screens

    for found in ("timeline", *(each.name for each in pkgutil.iter_modules(screens.__path__))):
        import_module(f"dashboard.screens.{found}")
    if graph:
        from dashboard import source

        source.warm()
        gc.collect()
        gc.freeze()  # what was read stays: later collections need not walk over it


def _announce(address: str, port: int, url: str, open_browser: bool) -> None:
    """Say where the dashboard is once it answers (importing Streamlit takes a few seconds)."""
    target = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(address, address)  # noqa: S104
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            socket.create_connection((target, port), timeout=1).close()
        except OSError:
            time.sleep(0.2)
            continue
        sys.stderr.write(f"casus: the dashboard is at {url}  (Ctrl+C ends it)\n")
        sys.stderr.flush()
        if open_browser:
            webbrowser.open(url)
        return
