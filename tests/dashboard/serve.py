"""Serves the dashboard over a graph in memory: ``python -m tests.dashboard.serve PORT``."""

from __future__ import annotations

import sys
from pathlib import Path

from dashboard.launch import run

if __name__ == "__main__":
    run(port=int(sys.argv[1]), script=Path(__file__).with_name("fake_app.py"))
