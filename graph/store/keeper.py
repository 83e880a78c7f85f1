"""Stops the embedded server when nobody has used it for a while.

A keeper is a small process beside each server. It counts the connections to the Bolt
port; when there were none for the idle time it takes the folder's lock, looks once more,
and ends the server with SIGTERM. It ends when the server does. It is run by path, so
that it loads nothing but what it needs.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
from filelock import FileLock, Timeout

if TYPE_CHECKING:
    from graph.store.folder import ServerFolder, ServerRecord

IDLE_SETTING = "CASUS_STORE_IDLE"
_IDLE_SECONDS = 1800.0
_LOOKS = 20


def watch(folder: ServerFolder, record: ServerRecord) -> None:
    """Set a keeper beside the server, detached. ``CASUS_STORE_IDLE`` gives the seconds; 0 means never."""
    idle = float(os.environ.get(IDLE_SETTING, _IDLE_SECONDS))
    if idle <= 0:
        return
    arguments = [str(record.pid), str(record.created), str(record.bolt_port), str(folder.path), str(idle)]
    subprocess.Popen(
        [sys.executable, str(Path(__file__).resolve()), *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder.path,
        start_new_session=True,
    )


def connections(pid: int, port: int) -> int:
    """Established connections to the server's Bolt port; 1 where the system does not tell."""
    try:
        found = psutil.Process(pid).net_connections("tcp")
    except psutil.NoSuchProcess:
        return 0
    except psutil.AccessDenied:
        return 1
    return sum(
        1
        for each in found
        if each.status == psutil.CONN_ESTABLISHED and each.laddr and each.laddr.port == port
    )


def keep(pid: int, created: float, port: int, folder: Path, idle: float) -> None:
    """Watch until the server ends, or end it after ``idle`` seconds without a connection."""
    quiet_since = time.monotonic()
    while _lives(pid, created):
        if connections(pid, port):
            quiet_since = time.monotonic()
        elif time.monotonic() - quiet_since >= idle and _end_if_quiet(pid, created, port, folder):
            return
        time.sleep(max(0.2, min(30.0, idle / _LOOKS)))


def _end_if_quiet(pid: int, created: float, port: int, folder: Path) -> bool:
    try:
        with FileLock(folder / "server.lock", timeout=0.5):
            if connections(pid, port) or not _lives(pid, created):
                return False
            server = psutil.Process(pid)
            server.terminate()
            server.wait(30)
            (folder / "server.json").unlink(missing_ok=True)
            return True
    except Timeout:
        return False  # somebody is starting or stopping it: look again later
    except psutil.NoSuchProcess:
        return True


def _lives(pid: int, created: float) -> bool:
    try:
        process = psutil.Process(pid)
        return process.status() != psutil.STATUS_ZOMBIE and abs(process.create_time() - created) <= 1.0
    except psutil.NoSuchProcess:
        return False


if __name__ == "__main__":
    keep(int(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4]), float(sys.argv[5]))
