"""A knowledge file read into its pydantic model, with one message for each way in which it can be wrong."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ValidationError

M = TypeVar("M", bound=BaseModel)


def read_model(path: Path, model: type[M], error: type[ValueError]) -> M:
    """The file at ``path`` as ``model``.

    Raises:
        ValueError: as ``error``: the file is missing, no YAML, or has an entry of the wrong shape.
    """
    try:
        return model.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        raise error(f"{path}: missing; restore it from the repository") from None
    except yaml.YAMLError as fault:
        raise error(f"{path}: not YAML: {fault}; mend the line named") from fault
    except ValidationError as fault:
        first = fault.errors()[0]
        place = ".".join(str(part) for part in first["loc"]) or "the file"
        raise error(f"{path}: at {place}: {first['msg']}; see the comments in it") from fault
