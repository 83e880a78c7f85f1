"""The compiled lexicon as plain values in a file of the user's cache: it loads ten times faster than YAML."""

from __future__ import annotations

import hashlib
from dataclasses import fields
from pathlib import Path

from graph.records import Status
from ingest import compiled
from ingest.lexicon.schema import Domain, Operator
from ingest.lexicon.senses import Lexicon, Sense

_FIELDS = tuple(item.name for item in fields(Sense))
_STATUS = _FIELDS.index("status")
_PLAIN = ("classes", "frames", "instruments")


def fingerprint(data: Path) -> str:
    """A hash of all that the lexicon is compiled from: its files, the ontology's, and this package."""
    hasher = hashlib.sha256()
    folders = (data / "lexicon", data / "ontology", Path(__file__).parent)
    for folder in folders:
        for path in sorted([*folder.rglob("*.yaml"), *folder.glob("*.py")]):
            hasher.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return hasher.hexdigest()[:20]


def save(path: Path, lexicon: Lexicon) -> None:
    """Write a lexicon; a second process that does so at the same time does no harm."""
    rows = []
    for sense in lexicon.senses:
        row = [getattr(sense, name) for name in _FIELDS]
        row[_STATUS] = sense.status.value if sense.status is not None else None
        rows.append(tuple(row))
    plain = {name: getattr(lexicon, name) for name in _PLAIN}
    operators = {name: item.model_dump(mode="json") for name, item in lexicon.operators.items()}
    domains = {name: item.model_dump(mode="json") for name, item in lexicon.domains.items()}
    compiled.save(path, (rows, plain, operators, domains))


def load(path: Path) -> Lexicon | None:
    """The lexicon of a file that :func:`save` wrote, or None where there is none or it is damaged."""
    kept = compiled.load(path)
    if kept is None:
        return None
    rows, plain, operators, domains = kept
    lexicon = Lexicon(**plain)
    lexicon.operators = {name: Operator.model_validate(body) for name, body in operators.items()}
    lexicon.domains = {name: Domain.model_validate(body) for name, body in domains.items()}
    with compiled.uncollected():
        for row in rows:
            values = list(row)
            values[_STATUS] = Status(row[_STATUS]) if row[_STATUS] is not None else None
            lexicon.add(Sense(*values))
    return lexicon
