"""What a graph shows of an event that several articles tell: one written rule, whatever the order.

A *telling* is what one article says of one event. :func:`fold` turns the tellings of an
event into its headline values. It is used when an article is written, when it is
retracted, for a day of knowledge (the tellings until then) and for merged events (the
tellings of all members), so that these never disagree.

The rule:

1. Status. A telling that it occurred or goes on outranks one that it is planned or
   cancelled; these outrank a hypothetical; a denial alone makes it denied. Among equals
   the word of the article published last wins (ties: the smaller article id).
   ``contested``: somebody denies and somebody does not.
2. Name, type, mode, coding and intensity: of the tellings of that standing, from those of
   the type and mode that most independent sources tell, the last published first; what
   that one leaves out, from the next best. (Five outlets told an offensive; a sixth, later
   and in passing, a capture of territory: the node was called a capture.)
3. Date: the most precise; among equals, by rank as in 1.
4. Confidence: the highest. Contexts: all. Participants, places, conflicts, figures: all,
   each with the articles that say so.
5. Figures of one thing (``of`` and ``unit``) that differ stay side by side. The headline
   is the one with the most independent sources, then the one published last, then the
   larger. What only articles say that deny the event is never the headline.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from graph.records import Precision, Status

_RANK = {
    Status.OCCURRED: 3,
    Status.ONGOING: 3,
    Status.PLANNED: 2,
    Status.CANCELLED: 2,
    Status.HYPOTHETICAL: 1,
    Status.DENIED: 0,
}
_PRECISION = {precision: rank for rank, precision in enumerate(Precision)}
_UNKNOWN_DAY = date.max


@dataclass(frozen=True, slots=True)
class Telling:
    """One article's word on one event. ``record`` has an event's fields without its claims.

    ``known``: the day on which the article made it known (None: not known when).
    ``testimony``/``voice``: see :func:`independent`. ``words``: what its claims are worded in, to compare.
    """

    article: str
    record: dict[str, Any]
    claims: int
    confidence: float
    denied: bool
    published: date | None = None
    known: date | None = None
    testimony: str | None = None
    voice: str | None = None
    words: tuple[str, ...] = ()

    @property
    def status(self) -> Status:
        """The event's status in this article."""
        return Status(self.record["status"])


@dataclass(slots=True)
class Supported:
    """A participant, place, conflict or figure with the articles that give it."""

    record: dict[str, Any]
    articles: set[str] = field(default_factory=set)
    sources: int = 0
    headline: bool = False


@dataclass(frozen=True, slots=True)
class Headline:
    """An event as the graph shows it: scalar ``properties`` and the supported parts by key."""

    properties: dict[str, Any]
    participants: dict[tuple[str, str], Supported]
    places: dict[str, Supported]
    conflicts: dict[str, Supported]
    figures: dict[tuple[Any, ...], Supported]


FIGURE_FIELDS = ("of", "min", "max", "unit", "qualifier", "approximate")
_SCALARS = ("type", "mode", "acled", "cameo", "intensity")
_DATE_FIELDS = ("edtf", "earliest", "latest", "precision", "basis")


def fold(tellings: Iterable[Telling]) -> Headline:
    """The headline of an event's tellings (at least one)."""
    ranked = sorted(tellings, key=_standing)
    best = ranked[0]
    named = _by_kind(ranked)
    dated = min(ranked, key=lambda each: _PRECISION[Precision(each.record["date"]["precision"])])
    denied = any(each.denied for each in ranked)
    affirmed = any(each.status is not Status.DENIED for each in ranked)
    known = [each.known for each in ranked if each.known]
    properties: dict[str, Any] = {
        "name": named[0].record["name"],
        "status": best.status.value,
        "contested": denied and affirmed,
        "contexts": sorted({context for each in ranked for context in each.record["contexts"]}),
        "confidence": max(each.confidence for each in ranked),
        "claims": sum(each.claims for each in ranked),
        "articles": len({each.article for each in ranked}),
        "sources": independent(ranked),
        "first_known": min(known, default=_UNKNOWN_DAY),
        "last_known": max(known) if len(known) == len(ranked) else _UNKNOWN_DAY,
    }
    for name in _SCALARS:
        properties[name] = next((v for each in named if (v := each.record.get(name)) is not None), None)
    for name in _DATE_FIELDS:
        properties[name] = dated.record["date"].get(name)
    return Headline(
        properties=properties,
        participants=_supported(ranked, "participants", lambda r: (r["id"], r["as"])),
        places=_supported(ranked, "places", lambda r: r["id"]),
        conflicts=_supported(ranked, "conflicts", lambda r: r["id"]),
        figures=_figures(ranked),
    )


def figure_key(figure: dict[str, Any]) -> tuple[Any, ...]:
    """What makes two figures of an event the same figure."""
    return tuple(figure.get(name) for name in FIGURE_FIELDS)


def independent(tellings: Iterable[Telling]) -> int:
    """How many independent testimonies these are (see :func:`independent_articles`)."""
    return independent_articles((each.testimony or each.article, each.voice) for each in tellings)


def independent_articles(articles: Iterable[tuple[str, str | None]]) -> int:
    """How many independent testimonies articles are, each given as (testimony, voice).

    Articles with one ``testimony`` (copies of one text) or one ``voice`` (the agency that
    an article credits, else its outlet) are one testimony.
    """
    told = list(articles)
    if len(told) < 2:
        return len(told)
    groups: list[set[str]] = []
    for testimony, voice in told:
        keys = {f"testimony {testimony}"} | ({f"voice {voice}"} if voice else set())
        joined = [group for group in groups if group & keys]
        groups = [group for group in groups if not group & keys] + [keys.union(*joined)]
    return len(groups)


def _standing(telling: Telling) -> tuple[int, int, str]:
    """Sort key: best first."""
    published = telling.published or date.min
    return -_RANK[telling.status], -published.toordinal(), telling.article


def _by_kind(ranked: Sequence[Telling]) -> list[Telling]:
    """The tellings, of equal standing those first whose type and mode most independent sources tell."""
    if len(ranked) == 1:
        return list(ranked)
    kinds = {_kind(telling) for telling in ranked}
    if len(kinds) == 1:
        return list(ranked)
    told = {kind: independent(each for each in ranked if _kind(each) == kind) for kind in kinds}
    return sorted(ranked, key=lambda each: (-_RANK[each.status], -told[_kind(each)]))


def _kind(telling: Telling) -> tuple[Any, Any]:
    return telling.record.get("type"), telling.record.get("mode")


def _supported(ranked: Sequence[Telling], name: str, key: Any) -> dict[Any, Supported]:
    found: dict[Any, Supported] = {}
    for telling in ranked:
        for record in telling.record[name]:
            found.setdefault(key(record), Supported(record)).articles.add(telling.article)
    return found


def _figures(ranked: Sequence[Telling]) -> dict[tuple[Any, ...], Supported]:
    found: dict[tuple[Any, ...], Supported] = _supported(ranked, "figures", figure_key)
    best: dict[tuple[Any, Any], tuple[Any, ...]] = {}
    for part in found.values():
        giving = [telling for telling in ranked if telling.article in part.articles]
        part.sources = independent(giving)
        vouching = [telling for telling in giving if telling.status is not Status.DENIED]
        if not vouching:
            continue
        latest = max(telling.published or date.min for telling in vouching)
        larger = part.record.get("max") or part.record.get("min") or 0.0
        rank = (independent(vouching), latest, larger, str(figure_key(part.record)))
        thing = (part.record["of"], part.record.get("unit"))
        if thing not in best or rank > best[thing]:
            best[thing] = rank
    for part in found.values():
        thing = (part.record["of"], part.record.get("unit"))
        part.headline = thing in best and best[thing][-1] == str(figure_key(part.record))
    return found
