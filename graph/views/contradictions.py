"""Order of events that articles tell and that is not held: against the dates, or against what more say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.views.rows import Row

if TYPE_CHECKING:
    from graph.store import Store


class ContradictionRow(Row):
    """That ``before`` came before ``after`` (canonical ids) by these articles; ``why`` it is not held."""

    before: str
    before_name: str
    after: str
    after_name: str
    why: str
    basis: str
    articles: tuple[str, ...]


def contradictions(store: Store, *, limit: int = 100) -> list[ContradictionRow]:
    """Order that is told and not held, by ids."""
    return [
        ContradictionRow(
            **{name: row[name] for name in ("before", "before_name", "after", "after_name", "why")},
            basis="; ".join(sorted(set(row["bases"]))),
            articles=tuple(row["articles"]),
        )
        for row in store.rows("ordering.contradictions", limit=limit)
    ]
