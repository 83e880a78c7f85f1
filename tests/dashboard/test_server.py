"""The server's answers: the policy on every one, strangers refused, nothing sent home."""

from __future__ import annotations

import socket

import pytest

from dashboard.launch import free_port, run, server_options
from dashboard.security import content_security_policy, inline_script_hashes, shell_page
from dashboard.server import vis_network_script


def test_only_the_shells_own_scripts_may_run() -> None:
    page = "<script src='a.js'></script><script>alert(1)</script>"
    assert inline_script_hashes(page) == ("'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='",)
    policy = content_security_policy(shell_page())
    scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))
    assert "unsafe" not in scripts
    assert "blob:" not in scripts
    assert "http" not in policy


def test_options_keep_the_dashboard_to_itself() -> None:
    options = server_options("127.0.0.1", 9000)
    assert options["browser.gatherUsageStats"] is False
    assert options["server.address"] == "127.0.0.1"
    assert options["client.showErrorDetails"] == "none"


def test_the_network_library_comes_from_the_installed_pyvis() -> None:
    assert "pyvis" in str(vis_network_script())


def test_a_taken_port_is_stepped_over_or_named() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert free_port("127.0.0.1", port) != port
        with pytest.raises(OSError, match=f"port {port} at 127.0.0.1 is taken: name another with --port"):
            run(port=port)
