"""Where Casus finds its data files and keeps its state."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

import platformdirs

DATA_SETTING = "CASUS_DATA"
HOME_SETTING = "CASUS_HOME"


def data_dir() -> Path:
    """The folder of knowledge files: ``CASUS_DATA``, else the checkout's ``data/``, else the installed copy.

    Raises:
        FileNotFoundError: none of them exists.
    """
    return _data_dir(os.environ.get(DATA_SETTING))


@lru_cache(maxsize=8)
def _data_dir(setting: str | None) -> Path:
    # Asked for with every event: the folders are looked up once.
    here = Path(__file__).resolve().parent.parent
    candidates = [Path(setting)] if setting else [here / "data", here / "casus_data"]
    for candidate in candidates:
        if (candidate / "ontology").is_dir():
            return candidate
    raise FileNotFoundError(f"no data folder with an ontology/ in it at {candidates[0]}: set {DATA_SETTING}")


def state_dir() -> Path:
    """The user's folder for the embedded graph, logs and caches: ``CASUS_HOME``, else the platform's own."""
    setting = os.environ.get(HOME_SETTING)
    return Path(setting) if setting else platformdirs.user_data_path("casus", appauthor=False)
