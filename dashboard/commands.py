"""Runs the project's own command line in a process: pages import nothing of ``ingest``."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence

LONGEST_S = 900


class CommandError(RuntimeError):
    """A verb of ``casus`` failed; the message is what it wrote to standard error."""


def casus(
    arguments: Sequence[str], *, given: str | None = None, said: Callable[[str], None] | None = None
) -> str:
    """Standard output of ``casus ARGUMENTS...``, with ``given`` on its standard input.

    ``said`` gets each line of standard error as it comes. The process ends with the page:
    leaving it or pressing Stop terminates it.

    Raises CommandError where the exit code is not 0, naming what was said last, and
    subprocess.TimeoutExpired after a quarter of an hour.
    """
    command = [sys.executable, "-m", "casus", *arguments]
    if said is None:
        done = subprocess.run(
            command, input=given or "", capture_output=True, text=True, timeout=LONGEST_S, check=False
        )
        if done.returncode:
            raise CommandError(_last(done.stderr.splitlines()) or f"exit code {done.returncode}")
        return done.stdout
    lines: list[str] = []
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True
    ) as process:
        try:
            for line in process.stderr or ():
                lines.append(line.rstrip())
                said(lines[-1])
            code = process.wait(LONGEST_S)
        finally:
            if process.poll() is None:
                process.terminate()
    if code:
        raise CommandError(_last(lines) or f"exit code {code}")
    return ""


def _last(lines: Sequence[str]) -> str:
    return "\n".join(line for line in lines[-4:] if line.strip())
