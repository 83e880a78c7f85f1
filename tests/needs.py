"""Optional parts: a test skips where one is missing, and fails where all of them are required (as in CI)."""

from __future__ import annotations

import importlib
import os
from typing import Any

import pytest


def needed(module: str, extra: str) -> Any:
    """The module, which the extra of the name installs."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        if os.environ.get("CASUS_REQUIRE_ALL") == "1":
            pytest.fail(f"CASUS_REQUIRE_ALL is set and casus[{extra}] is not installed: {error}")
        pytest.skip(f"the extra {extra!r} is not installed")
