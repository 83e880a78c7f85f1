"""The wording that orders events, as data: ``data/ordering/order.yaml``."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from graph.paths import data_dir

FILE = "ordering/order.yaml"


class OrderDataError(ValueError):
    """``order.yaml`` is missing or wrong; the message names the entry and the mend."""


class OrderData(BaseModel):
    """All of ``order.yaml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    after: tuple[str, ...]
    before: tuple[str, ...]
    causal: tuple[str, ...]
    grounds: dict[str, tuple[str, ...]]
    leads: tuple[str, ...]
    follows: tuple[str, ...]
    precedes: tuple[str, ...]
    answers: tuple[str, ...]
    reactions: dict[str, tuple[str, ...]]
    next: tuple[str, ...]
    earlier: tuple[str, ...]


def read_order(data: Path) -> OrderData:
    """Read ``ordering/order.yaml`` below the data folder.

    Raises:
        OrderDataError: the file is missing, no YAML, or has an entry of the wrong shape.
    """
    path = data / FILE
    try:
        return OrderData.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        raise OrderDataError(f"{path}: missing; restore it from the repository") from None
    except yaml.YAMLError as error:
        raise OrderDataError(f"{path}: not YAML: {error}; mend the line named") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"]) or "the file"
        raise OrderDataError(f"{path}: at {place}: {first['msg']}; see the comments in it") from error


@lru_cache(maxsize=1)
def load_order() -> OrderData:
    """The wording of the data folder, read once. Raises as :func:`read_order`."""
    return read_order(data_dir())


def lint(folder: Path) -> list[str]:
    """Problems of ``order.yaml`` below the data folder ``folder``, as text; empty where none."""
    try:
        read_order(folder)
    except OrderDataError as error:
        return [str(error)]
    return []
