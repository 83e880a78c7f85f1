"""Writes events: what each article tells of them, and the headline that these tellings fold into."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.store import namesakes, profiles, withdrawal
from graph.store.database import Row, Transaction
from graph.store.derivation import Telling, fold
from graph.store.headlines import put, put_headlines
from graph.store.judgements import Touched, touch
from graph.store.tellings import from_row, to_json


def put_events(
    tx: Transaction,
    told: Mapping[str, Sequence[Telling]],
    others: set[str],
) -> Touched:
    """Put what articles newly tell, by event, and fold each of these events and of ``others`` by itself.

    ``others``: events that lost a telling, or one of which changed. What nobody tells any more is deleted.
    What the articles told before has been withdrawn.
    """
    ids = sorted(told.keys() | others)
    if not ids:
        return Touched()
    heads = {row["id"]: row["canonical"] for row in tx.rows("write.events_before", ids=ids)}
    known = sorted(heads)
    tellings = {key: list(found) for key, found in told.items()}
    for row in tx.rows("tellings.of_events", ids=known) if known else []:
        tellings.setdefault(row["event"], []).append(from_row(row))
    folded = {key: fold(tellings[key]) for key in ids if tellings.get(key)}
    compared = profiles.of_events(
        {key: tellings[key] for key in folded}, lambda names: namesakes.merged(tx, names)
    )
    touched = touch(tx, heads, compared)
    own = {
        key: profiles.properties(profile, disputed=profiles.is_disputed(profile, tellings[key]))
        for key, profile in compared.items()
    }
    put_headlines(tx, folded, known, own)
    put(tx, "write.new_tellings", _rows(told))
    withdrawal.drop_events(tx, [key for key in ids if key not in folded])
    return touched


def _rows(told: Mapping[str, Sequence[Telling]]) -> list[Row]:
    """Rows of what articles tell; an article tells of an event once (its last word counts)."""
    tellings = {(event, telling.article): telling for event in sorted(told) for telling in told[event]}
    return [
        {
            "article": article,
            "event": event,
            "properties": {
                "status": telling.status.value,
                "name": telling.record["name"],
                "claims": telling.claims,
                "telling": to_json(telling),
            },
        }
        for (event, article), telling in tellings.items()
    ]
