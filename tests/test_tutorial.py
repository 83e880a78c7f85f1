"""The tutorial runs as it stands and answers its question."""

from __future__ import annotations

import runpy
import subprocess
import sys
from pathlib import Path

import pytest

import graph
from graph.store import Store
from tests.stores import opened

ROOT = Path(__file__).parent.parent


def test_the_tutorial_runs_and_has_ten_cells(
    embedded_store: Store, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """In this process, over the graph and the language model that the other tests share."""
    script = ROOT / "docs" / "tutorial.py"
    assert script.read_text(encoding="utf-8").count("# %% ") == 10
    folder = embedded_store.address.folder
    assert folder is not None
    monkeypatch.setattr(graph, "open_store", lambda: opened(folder), raising=False)
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("CASUS_HOME", str(tmp_path))
    runpy.run_path(str(script))
    told = capsys.readouterr().out
    assert told.startswith("ingest: 6 new, 0 unchanged; ")
    assert "planned events were never confirmed" in told
    assert "bytes of GeoJSON; # " in told


def test_the_interface_is_loaded_only_when_used() -> None:
    code = "import graph, sys; print([n for n in ('neo4j', 'networkx', 'ruptures') if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
