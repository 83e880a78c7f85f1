"""Views that an analyst saved under a name: a page and its address, in the user's state folder.

One file for all who use the dashboard; each sees their own. A view is an address and holds no rows:
opening it shows what the graph says then.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

NAME_LENGTH = 80  # characters
MOST = 200  # views of one analyst


class SavedViewError(ValueError):
    """A view cannot be saved, or the file of views cannot be understood."""


class SavedView(BaseModel):
    """``page`` is a name of :data:`dashboard.site.SITE`, ``parameters`` are those of its address."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    name: str
    by: str
    at: datetime
    page: str
    parameters: dict[str, str | list[str]]


_FILE = TypeAdapter(list[SavedView])


def saved_views(state: Path, by: str) -> list[SavedView]:
    """The views that ``by`` saved under the folder ``state``, by name.

    Raises SavedViewError where the file cannot be understood.
    """
    return sorted((view for view in _read(state) if view.by == by), key=lambda view: view.name.casefold())


def save(state: Path, by: str, name: str, page: str, parameters: dict[str, str | list[str]]) -> SavedView:
    """Keep a view; one of the same name and analyst is replaced.

    Raises SavedViewError for a name that is empty or too long, for one view too many, and where the
    file cannot be understood.
    """
    name = " ".join(name.split())
    if not 0 < len(name) <= NAME_LENGTH:
        raise SavedViewError(f"a view's name has 1 to {NAME_LENGTH} characters")
    view = SavedView(name=name, by=by, at=datetime.now(tz=UTC), page=page, parameters=parameters)
    with _locked(state):
        others = [one for one in _read(state) if (one.by, one.name) != (by, name)]
        if sum(one.by == by for one in others) >= MOST:
            raise SavedViewError(f"{MOST} views are saved: forget one first")
        _write(state, [*others, view])
    return view


def forget(state: Path, by: str, name: str) -> None:
    """Drop a view; nothing happens where there is none of that name."""
    with _locked(state):
        _write(state, [one for one in _read(state) if (one.by, one.name) != (by, name)])


def _path(state: Path) -> Path:
    return state / "dashboard" / "views.json"


def _locked(state: Path) -> FileLock:
    _path(state).parent.mkdir(parents=True, exist_ok=True)
    return FileLock(str(_path(state).with_suffix(".lock")), timeout=10)


def _read(state: Path) -> list[SavedView]:
    path = _path(state)
    try:
        return _FILE.validate_json(path.read_bytes())
    except FileNotFoundError:
        return []
    except ValidationError as error:
        raise SavedViewError(f"{path}: {error.errors()[0]['msg']}; mend it or move it away") from error


def _write(state: Path, views: list[SavedView]) -> None:
    path = _path(state)
    new = path.with_suffix(".new")
    told = json.dumps(_FILE.dump_python(views, mode="json"), ensure_ascii=False, indent=1)
    new.write_text(told, encoding="utf-8")
    new.replace(path)
