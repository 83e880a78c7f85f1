"""What list views read of an event, kept on it so that a page costs one statement.

Derived with the headline, in the same transaction, from the same fold:

* ``card``: JSON of the values and parts that a timeline row shows. Actors, places and
  conflicts stand in it by id alone: their names may get better with other articles.
* ``pairs``: who did it to whom, for relations without a traversal (see :func:`pairs_of`).
* ``month``: year * 100 + month where the whole date lies in one month, else null.
* ``wide_to``: the last day that a date may mean, where it means more than 31 days, else null:
  a range of days then asks the index of ``day`` for the many and that of ``wide_to`` for the few.
* ``actors``, ``places``, ``conflicts``: ids, to filter by.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from graph.records import ParticipantRole
from graph.store.derivation import Headline
from graph.store.rows import figure_id

CARD_SCALARS = (
    "name", "type", "mode", "acled", "cameo", "contexts", "status", "contested", "edtf", "earliest", "latest",
    "precision", "basis", "intensity", "sources", "claims", "confidence",
)  # fmt: skip
NEAR_DAYS = 31
DIRECTED, TOGETHER = ">", "-"
_ACTING = {ParticipantRole.INITIATOR, ParticipantRole.MEDIATOR, ParticipantRole.HOST}
_ACTED_ON = {ParticipantRole.RECIPIENT, ParticipantRole.PARTICIPANT}
_SEPARATOR = "\t"


def properties(key: str, headline: Headline) -> dict[str, Any]:
    """The properties that list views read."""
    shown = headline.properties
    return {
        "card": card(key, headline),
        "actors": sorted({actor for actor, _ in headline.participants}),
        "places": sorted(headline.places),
        "conflicts": sorted(headline.conflicts),
        "wide_to": _wide_to(shown["earliest"], shown["latest"]),
        "pairs": pairs_of((actor, how) for actor, how in headline.participants),
        "month": month_of(shown["earliest"], shown["latest"]),
    }


def pairs_of(participants: Any) -> list[str]:
    """Pairs of actors in an event, each as ``source<TAB>target<TAB>sign``.

    An initiator, mediator or host acts on recipients and participants (``>``);
    participants stand together (``-``, the smaller id first).
    """
    parts = sorted({(actor, ParticipantRole(how)) for actor, how in participants})
    found = set()
    for one, how in parts:
        for other, part in parts:
            if one != other and how in _ACTING and part in _ACTED_ON:
                found.add((one, other, DIRECTED))
            elif one < other and how is part is ParticipantRole.PARTICIPANT:
                found.add((one, other, TOGETHER))
    return [_SEPARATOR.join(each) for each in sorted(found)]


def pair(text: str) -> tuple[str, str, bool]:
    """Source, target and whether it is directed, of one of ``pairs``."""
    source, target, sign = text.split(_SEPARATOR)
    return source, target, sign == DIRECTED


def month_of(earliest: date | None, latest: date | None) -> int | None:
    """Year * 100 + month of a date that lies in one month."""
    if earliest is None or latest is None or (earliest.year, earliest.month) != (latest.year, latest.month):
        return None
    return earliest.year * 100 + earliest.month


def _wide_to(earliest: date | None, latest: date | None) -> date | None:
    if earliest is None and latest is None:
        return None
    wide = earliest is None or latest is None or (latest - earliest).days > NEAR_DAYS
    return (latest or date.max) if wide else None


def card(key: str, headline: Headline) -> str:
    """An event as a row of a timeline shows it, as canonical JSON."""
    shown = headline.properties
    kept = {name: shown[name] for name in CARD_SCALARS if shown[name] is not None}
    kept |= {
        "participants": sorted([actor, how] for actor, how in headline.participants),
        "places": sorted(headline.places),
        "conflicts": sorted(headline.conflicts),
        "figures": [
            {
                **{name: value for name, value in part.record.items() if value is not None},
                "id": figure_id(key, part.record),
                "articles": sorted(part.articles),
                "sources": part.sources,
                "headline": part.headline,
            }
            for part in headline.figures.values()
        ],
    }
    kept["figures"].sort(key=lambda each: each["id"])
    return json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=date.isoformat)
