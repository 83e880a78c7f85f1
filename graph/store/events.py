"""Writes events: what each article tells of them, and the headline that these tellings fold into."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.resolution import Profile
from graph.store import namesakes, profiles, withdrawal
from graph.store.database import Row, Transaction
from graph.store.derivation import Headline, Telling, fold
from graph.store.headlines import put, put_headlines, shown
from graph.store.judgements import Touched, touch
from graph.store.tellings import from_row, to_json


@dataclass(frozen=True, slots=True)
class Derived:
    """An event as ``tellings`` make it: a matter of these alone, to be had before the graph is asked.

    ``shown``: the properties of its headline; ``kept``: those of its profile, nobody in it merged.
    """

    tellings: Sequence[Telling]
    headline: Headline
    profile: Profile
    shown: Row
    kept: Row


def derive(key: str, tellings: Sequence[Telling]) -> Derived:
    """What these tellings (at least one) make of an event."""
    headline, profile = fold(tellings), profiles.profile_of(key, tellings)
    return Derived(tellings, headline, profile, shown(key, headline), _kept(profile, tellings))


def put_events(
    tx: Transaction,
    told: Mapping[str, Sequence[Telling]],
    others: set[str],
    ahead: Mapping[str, Derived] | None = None,
) -> Touched:
    """Put what articles newly tell, by event, and fold each of these events and of ``others`` by itself.

    ``others``: events that lost a telling, or one of which changed. What nobody tells any more is deleted.
    What the articles told before has been withdrawn. ``ahead``: events as what is told here makes them.
    """
    ids = sorted(told.keys() | others)
    if not ids:
        return Touched()
    heads = {row["id"]: row["canonical"] for row in tx.rows("write.events_before", ids=ids)}
    known = sorted(heads)
    tellings = {key: list(found) for key, found in told.items()}
    for row in tx.rows("tellings.of_events", ids=known) if known else []:
        tellings.setdefault(row["event"], []).append(from_row(row))
    derived = {key: _derived(key, tellings[key], ahead or {}) for key in ids if tellings.get(key)}
    names = {name for each in derived.values() for name in each.profile.anchors}
    merged = namesakes.merged(tx, names)
    compared = {key: each.profile.under(merged) if merged else each.profile for key, each in derived.items()}
    touched = touch(tx, heads, compared)
    own = {
        key: each.kept if compared[key] is each.profile else _kept(compared[key], each.tellings)
        for key, each in derived.items()
    }
    headlines = {key: each.headline for key, each in derived.items()}
    put_headlines(tx, headlines, known, own, {key: each.shown for key, each in derived.items()})
    put(tx, "write.new_tellings", _rows(told))
    withdrawal.drop_events(tx, [key for key in ids if key not in derived])
    return touched


def _derived(key: str, tellings: Sequence[Telling], ahead: Mapping[str, Derived]) -> Derived:
    found = ahead.get(key)
    return found if found and found.tellings == tellings else derive(key, tellings)


def _kept(profile: Profile, tellings: Sequence[Telling]) -> Row:
    return profiles.properties(profile, disputed=profiles.is_disputed(profile, tellings))


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
