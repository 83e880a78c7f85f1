"""The tutorial runs as it stands, in a folder of its own, and answers its question."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_the_tutorial_runs_and_has_ten_cells(tmp_path: Path) -> None:
    script = ROOT / "docs" / "tutorial.py"
    assert script.read_text(encoding="utf-8").count("# %% ") == 10
    env = {key: value for key, value in os.environ.items() if not key.startswith(("NEO4J_", "CASUS_"))}
    env |= {"CASUS_HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    try:
        done = subprocess.run(
            [sys.executable, str(script)],
            cwd=ROOT,
            env=env,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert "planned events were never confirmed" in done.stdout
        assert "bytes of GeoJSON; # " in done.stdout
    finally:
        stop = [sys.executable, "-m", "casus", "store", "stop"]
        subprocess.run(stop, cwd=ROOT, env=env, capture_output=True, timeout=60, check=False)


def test_the_interface_is_loaded_only_when_used() -> None:
    code = "import graph, sys; print([n for n in ('neo4j', 'networkx', 'ruptures') if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
