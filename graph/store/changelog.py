"""What each change touched, noted in the graph in the change's own transaction.

A reader that keeps a copy (``graph/register``) asks for the changes since the one it has seen,
and reads again only what they touched. Notes are kept for a while; a reader that has been away
longer, or finds one missing (an older Casus wrote, a backup was put back), reads all anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from graph.store.statements import statements

if TYPE_CHECKING:
    from graph.store.database import Row, Transaction

KEPT = 2000
_TRIMMED_EVERY = 100


class Kind(StrEnum):
    """What readers keep: events, articles, and what is shown by name (actors, places, conflicts, outlets)."""

    EVENTS = "events"
    ARTICLES = "articles"
    NAMES = "names"


# What a statement writes, and the parameter that says which: rows with an id, ids, or one id.
WRITES: Mapping[str, tuple[Kind, str]] = {
    "write.put_events": (Kind.EVENTS, "rows"),
    "write.new_events": (Kind.EVENTS, "rows"),
    "judgements.put_canonical": (Kind.EVENTS, "rows"),
    "withdraw.drop_events": (Kind.EVENTS, "ids"),
    "write.put_articles": (Kind.ARTICLES, "rows"),
    "withdraw.drop_links": (Kind.ARTICLES, "ids"),
    "withdraw.retract_article": (Kind.ARTICLES, "id"),
    "write.put_sources": (Kind.NAMES, "rows"),
    "write.put_actors": (Kind.NAMES, "rows"),
    "write.put_places": (Kind.NAMES, "rows"),
    "write.put_conflicts": (Kind.NAMES, "rows"),
    "namesakes.put_actor_canonical": (Kind.NAMES, "rows"),
    "namesakes.put_place_canonical": (Kind.NAMES, "rows"),
    "withdraw.drop_orphan_actors": (Kind.NAMES, "ids"),
    "withdraw.drop_orphan_places": (Kind.NAMES, "ids"),
    "withdraw.drop_orphan_conflicts": (Kind.NAMES, "ids"),
    "withdraw.drop_orphan_sources": (Kind.NAMES, "ids"),
}

_COUNTING = ("version.revise", "version.filling")  # what begins a change
_EMPTYING = ("version.empty",)


@dataclass(slots=True)
class Noted:
    """What one transaction has touched so far. ``whole``: more than can be said, so all must be read anew."""

    revision: int | None = None
    stamp: str | None = None
    whole: bool = False
    ids: dict[Kind, set[str]] = field(default_factory=lambda: {kind: set() for kind in Kind})

    def note(self, name: str, parameters: Mapping[str, Any], rows: Sequence[Row]) -> None:
        """Take note of a statement that was run, by its name (or text, which may have done anything)."""
        if name in _COUNTING:
            for row in rows:
                self.revision, self.stamp = row["revision"], row["stamp"]
        elif name in _EMPTYING or name not in statements():
            self.whole = True
        elif name in WRITES:
            kind, parameter = WRITES[name]
            given = parameters[parameter]
            rows_or_ids = [given] if parameter == "id" else given
            self.ids[kind].update(each["id"] if parameter == "rows" else each for each in rows_or_ids)

    def tell(self, ids: Mapping[Kind, Iterable[str]]) -> None:
        """Say what was touched, of all statements so far that could not be taken note of by their names."""
        self.whole = False
        for kind, some in ids.items():
            self.ids[kind].update(some)


def put(tx: Transaction) -> None:
    """Keep what this transaction touched, if it is a change; the last thing before its commit."""
    noted = tx.noted
    if noted.revision is None:
        return
    lists = {kind.value: sorted(ids) for kind, ids in noted.ids.items()}
    tx.rows("version.log", id=noted.stamp, revision=noted.revision, whole=noted.whole, **lists)
    if noted.revision % _TRIMMED_EVERY == 0:
        tx.rows("version.trim", before=noted.revision - KEPT)
