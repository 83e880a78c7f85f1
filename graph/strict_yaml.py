"""Knowledge files: YAML and its pydantic models, with one message for each way to be wrong."""

from __future__ import annotations

from collections.abc import Hashable
from functools import cached_property
from pathlib import Path
from typing import Any, Generic, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from graph.paths import data_dir

M = TypeVar("M", bound=BaseModel)


class OneKeyOnce:
    """Part of a YAML loader: a key that stands twice is refused; YAML would keep the last without a word."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        """The mapping of a node.

        Raises:
            yaml.YAMLError: a key stands twice; the message names the key and its line.
        """
        seen: set[str] = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode):
                if key.value in seen:
                    raise yaml.constructor.ConstructorError(
                        problem=f"key {key.value!r} stands twice: keep one", problem_mark=key.start_mark
                    )
                seen.add(key.value)
        found: dict[Hashable, Any] = super().construct_mapping(node, deep)  # type: ignore[misc]
        return found


# libyaml's parser, which PyYAML's wheels bring, reads ten times as fast as the one in Python.
class SafeLoader(OneKeyOnce, getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Plain values, no key twice."""


def parse_yaml(text: str) -> Any:
    """The plain value that a YAML text holds.

    Raises:
        yaml.YAMLError: it is no YAML, or has a key twice; the message names the line.
    """
    return yaml.load(text, SafeLoader)  # noqa: S506 - a safe loader


def read_yaml(path: Path, error: type[ValueError]) -> Any:
    """The plain value in the file at ``path``.

    Raises:
        ValueError: as ``error``: the file is missing, no YAML, or has a key twice.
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


class KnowledgeFile(Generic[M]):
    """One file of the data folder and its model; a room offers its ``read``, ``load`` and ``lint``.

    ``error`` is the room's own: the file is missing, no YAML, or has an entry of the wrong shape.
    """

    def __init__(self, file: str, model: type[M], error: type[ValueError]) -> None:
        self.file, self._model, self._error = file, model, error

    def read(self, data: Path) -> M:
        """What the file says below the data folder ``data``; raises the room's error."""
        return read_model(data / self.file, self._model, self._error)

    def load(self) -> M:
        """What the file says in the data folder in use, read once; raises as :meth:`read`."""
        return self._loaded

    @cached_property
    def _loaded(self) -> M:
        return self.read(data_dir())

    def lint(self, data: Path) -> list[str]:
        """The file's problem below the data folder ``data`` as text; none where it can be read."""
        try:
            self.read(data)
        except self._error as fault:
            return [str(fault)]
        return []
