"""YAML as the lexicon's files are written: "on", "off", "yes" and "no" are words."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from graph.strict_yaml import SafeLoader
from ingest.lexicon.schema import LexiconError


class _Loader(SafeLoader):
    """YAML in which "on", "off", "yes" and "no" are words: prepositions are not truth values."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in rules if tag != "tag:yaml.org,2002:bool"]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


def read_yaml(path: Path) -> Any:
    """What a file of the lexicon holds.

    Raises:
        LexiconError: the file is missing, no YAML, or has a key twice; file and mend are named.
    """
    try:
        return yaml.load(path.read_text(encoding="utf-8"), _Loader)  # noqa: S506 - a SafeLoader
    except FileNotFoundError as error:
        raise LexiconError(f"{path}: missing; restore it from the repository") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path}: not readable as YAML ({error}); mend the line it names") from error
