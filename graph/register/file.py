"""A register as a file, so that the next process need not read the whole graph.

The file is a help, never the truth: it carries the stamp of the state that it was taken at, and is
used only where the graph's own notes lead from that state to the present one.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import zipfile
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from graph.paths import state_dir
from graph.register.columns import Columns, Lists, Vocabulary, Words
from graph.register.contents import LABELS, ArticleRow, Name, Names, Register, Stamp

if TYPE_CHECKING:
    from graph.store import Store

_log = logging.getLogger(__name__)
_FORMAT = 1
_TEXT = "text"


def path_of(store: Store) -> Path:
    """Where the register of this graph is kept: in its folder, else in the user's."""
    address = store.address
    if address.folder is not None:
        return address.folder.path / "register.npz"
    key = hashlib.sha256(f"{address.uri} {address.database}".encode()).hexdigest()[:16]
    return state_dir() / "registers" / f"{key}.npz"


def save(store: Store, register: Register) -> None:
    """Write the register in one step, for the user alone; a folder that cannot be written is only told of."""
    if register.stamp.change is None:
        return
    path = path_of(store)
    part = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as out:
            np.savez(out, **_arrays(register))
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        _log.warning("the register could not be kept at %s: %s", path, error)


def load(store: Store) -> Register | None:
    """The register that was saved last; None where there is none that this Casus reads."""
    path = path_of(store)
    try:
        with np.load(path, allow_pickle=False) as arrays:
            return _register({name: arrays[name] for name in arrays.files})
    except FileNotFoundError:
        return None
    except (OSError, EOFError, ValueError, LookupError, TypeError, zipfile.BadZipFile) as error:
        _log.warning("the register at %s is not readable and is made anew: %s", path, error)
        return None


def _arrays(register: Register) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for each in fields(Columns):
        column = getattr(register.events, each.name)
        if isinstance(column, Lists):
            found[f"{each.name}.flat"], found[f"{each.name}.sizes"] = column.flat, column.sizes
        elif isinstance(column, np.ndarray):
            found[each.name] = column
    text = {
        "format": _FORMAT,
        "stamp": register.stamp,
        "words": {each.name: getattr(register.events.words, each.name).texts for each in fields(Words)},
        "merged": dict(register.merged),
        "names": {label: list(register.names[label].by_id.values()) for label in LABELS},
        "articles": dict(register.articles),
    }
    found[_TEXT] = np.frombuffer(json.dumps(text, ensure_ascii=False).encode(), dtype=np.uint8)
    return found


def _register(arrays: dict[str, Any]) -> Register | None:
    text = json.loads(arrays[_TEXT].tobytes())
    if text["format"] != _FORMAT:
        return None
    columns: dict[str, Any] = {}
    for each in fields(Columns):
        if each.name in arrays:
            columns[each.name] = arrays[each.name]
        elif each.name != "words":
            columns[each.name] = Lists(arrays[f"{each.name}.flat"], arrays[f"{each.name}.sizes"])
    words = Words(**{name: Vocabulary(texts) for name, texts in text["words"].items()})
    names = {label: [Name(*row) for row in text["names"][label]] for label in LABELS}
    return Register(
        stamp=Stamp(*text["stamp"]),
        events=Columns(words=words, **columns),
        merged=text["merged"],
        names={label: Names({each.id: each for each in rows}) for label, rows in names.items()},
        articles={key: ArticleRow(*row) for key, row in text["articles"].items()},
    )
