"""Knowledge files: YAML and its pydantic models, with one message for each way to be wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

M = TypeVar("M", bound=BaseModel)
# libyaml's parser, which PyYAML's wheels bring, reads ten times as fast as the one in Python.
_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def parse_yaml(text: str) -> Any:
    """The plain value that a YAML text holds.

    Raises:
        yaml.YAMLError: it is no YAML; the message names the line.
    """
    return yaml.load(text, _LOADER)  # noqa: S506 - a safe loader


def read_yaml(path: Path, error: type[ValueError]) -> Any:
    """The plain value in the file at ``path``.

    Raises:
        ValueError: as ``error``: the file is missing or no YAML.
    """
    try:
        return parse_yaml(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise error(f"{path}: missing; restore it from the repository") from None
    except (yaml.YAMLError, UnicodeDecodeError) as fault:
        raise error(f"{path}: not YAML: {fault}; mend the line named") from fault


def read_model(path: Path, model: type[M], error: type[ValueError]) -> M:
    """The file at ``path`` as ``model``.

    Raises:
        ValueError: as ``error``: the file is missing, no YAML, or has an entry of the wrong shape.
    """
    content = read_yaml(path, error)
    try:
        return model.model_validate(content)
    except ValidationError as fault:
        first = fault.errors()[0]
        place = ".".join(str(part) for part in first["loc"]) or "the file"
        raise error(f"{path}: at {place}: {first['msg']}; see the comments in it") from fault
