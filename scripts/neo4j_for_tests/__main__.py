"""Start the server, say where, and stop it on Ctrl-C."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from scripts.neo4j_for_tests.server import MissingError, start


def main() -> int:
    """Run until interrupted; exit code 1 where the server cannot be had."""
    with tempfile.TemporaryDirectory(prefix="casus-neo4j-") as folder:
        try:
            server = start(Path(folder))
        except MissingError as error:
            print(error, file=sys.stderr)
            return 1
        print(f"NEO4J_TEST_URI={server.uri} NEO4J_TEST_PASSWORD={server.password}", flush=True)
        try:
            server.process.wait()
        except KeyboardInterrupt:
            server.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
