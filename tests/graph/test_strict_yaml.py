"""A key that stands twice in a file is an error, whichever of the loaders reads it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from graph.strict_yaml import parse_yaml, read_yaml
from ingest.gazetteer.schema import GazetteerError, GroupEntry, read_entries
from ingest.lexicon import LexiconError
from ingest.lexicon.files import read_yaml as read_lexicon_yaml

TWICE = "towns:\n  faya: 1\n  bol: 2\n  faya: 3\n"
SAID = r"key 'faya' stands twice: keep one\s+in .*, line 4, column 3"


def test_a_key_twice_is_refused_with_its_line() -> None:
    with pytest.raises(yaml.YAMLError, match=SAID):
        parse_yaml(TWICE)


def test_the_same_key_in_two_mappings_is_none_twice() -> None:
    assert parse_yaml("one: {on: 1, faya: 2}\ntwo: {faya: 3}\n") == {
        "one": {True: 1, "faya": 2},
        "two": {"faya": 3},
    }


def test_each_room_names_its_file(tmp_path: Path) -> None:
    path = tmp_path / "towns.yaml"
    path.write_text(TWICE, encoding="utf-8")

    with pytest.raises(_FaultError, match=rf"towns\.yaml: not YAML: {SAID}"):
        read_yaml(path, _FaultError)
    with pytest.raises(LexiconError, match=rf"towns\.yaml: not readable as YAML \({SAID}"):
        read_lexicon_yaml(path)
    with pytest.raises(GazetteerError, match=rf"towns\.yaml: not YAML: {SAID}"):
        read_entries(path, GroupEntry)


class _FaultError(ValueError):
    """A room's own error."""
