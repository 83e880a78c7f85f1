"""Compiled knowledge: kept whole, and no more than nothing where it is absent or damaged."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from ingest import compiled

VALUE = [{"kel": ("Kel", 3, None, frozenset({"a", "b"}))}, 1.5]


def test_what_was_saved_comes_back_and_leaves_no_other_file(tmp_path: Path) -> None:
    path = tmp_path / "cache" / "words.marshal"
    compiled.save(path, VALUE)
    compiled.save(path, VALUE)
    assert compiled.load(path) == VALUE
    assert list(path.parent.iterdir()) == [path]
    assert gc.isenabled()


def test_absent_and_damaged_files_hold_nothing(tmp_path: Path) -> None:
    path = tmp_path / "words.marshal"
    assert compiled.load(path) is None
    compiled.save(path, VALUE)
    path.write_bytes(path.read_bytes()[:9])
    assert compiled.load(path) is None
    assert gc.isenabled()


def test_a_value_that_is_not_plain_is_refused_and_nothing_written(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="unmarshallable"):
        compiled.save(tmp_path / "words.marshal", object())
    assert list(tmp_path.iterdir()) == []
