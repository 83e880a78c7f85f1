"""The wording that orders events, as data: ``data/ordering/order.yaml``."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from graph.paths import data_dir
from graph.strict_yaml import read_model

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
    met: tuple[str, ...]
    answers: tuple[str, ...]
    reactions: dict[str, tuple[str, ...]]
    drives: tuple[str, ...]
    outbreaks: dict[str, tuple[str, ...]]
    pointers: tuple[str, ...]
    links: tuple[str, ...]
    replies: tuple[str, ...]
    next: tuple[str, ...]
    earlier: tuple[str, ...]
    next_spans: tuple[str, ...]
    earlier_spans: tuple[str, ...]


def read_order(data: Path) -> OrderData:
    """Read ``ordering/order.yaml`` below the data folder.

    Raises:
        OrderDataError: the file is missing, no YAML, or has an entry of the wrong shape.
    """
    return read_model(data / FILE, OrderData, OrderDataError)


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
