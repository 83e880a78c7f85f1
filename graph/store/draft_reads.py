"""What the writer reads of a graph, answered by a draft: one function a statement of ``cypher/``."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from typing import Any

from graph.store.database import Row
from graph.store.draft import Draft, Kind
from graph.store.model import Label, Link

_Answer = Callable[..., list[Row]]
ANSWERS: dict[str, _Answer] = {}
_TELLS: Kind = (Link.TELLS, Label.ARTICLE, Label.EVENT)
_ACTED: Kind = (Link.ACTED_IN, Label.ACTOR, Label.EVENT)
_AT: Kind = (Link.AT, Label.EVENT, Label.PLACE)
_MENTIONS: Kind = (Link.MENTIONS, Label.ARTICLE, Label.ACTOR)
_COPIES: Kind = (Link.COPIES, Label.ARTICLE, Label.ARTICLE)


def answers(name: str) -> Callable[[_Answer], _Answer]:
    """Register what answers a statement."""

    def keep(answer: _Answer) -> _Answer:
        ANSWERS[name] = answer
        return answer

    return keep


def some(node: Row, **names: str) -> Row:
    """Some properties of a node under these names; null where it has none."""
    return {shown: node.get(name) for shown, name in names.items()}


@answers("tellings.of_events")
def _of_events(draft: Draft, ids: Iterable[str]) -> list[Row]:
    names = ("published", "known", "testimony", "agency", "outlet")
    articles = draft.nodes[Label.ARTICLE]
    return [
        {
            "event": event,
            "article": article,
            "telling": link["telling"],
            **{name: articles[article].get(name) for name in names},
        }
        for (article, event, _), link in draft.into(_TELLS, ids)
    ]


@answers("testimony.published")
def _published(draft: Draft, spans: Iterable[Row]) -> list[Row]:
    return [
        some(each, id="id", sketch="sketch", published="published")
        for span in spans
        for each in draft.where(Label.ARTICLE, "published", days_of(span))
    ]


@answers("testimony.telling")
def _telling(draft: Draft, ids: Iterable[str]) -> list[Row]:
    articles = draft.nodes[Label.ARTICLE]
    return [
        {"event": event, "id": article, "sketch": articles[article]["sketch"]}
        for (article, event, _), _link in draft.into(_TELLS, ids)
    ]


@answers("testimony.texts")
def _texts(draft: Draft, ids: Iterable[str]) -> list[Row]:
    return [some(each, id="id", text="text") for each in draft.some(Label.ARTICLE, ids)]


@answers("testimony.kept")
def _kept(draft: Draft, ids: Iterable[str]) -> list[Row]:
    return [some(each, id="id", testimony="testimony") for each in draft.some(Label.ARTICLE, ids)]


@answers("testimony.copies")
def _copies(draft: Draft, ids: Collection[str]) -> list[Row]:
    found = dict([*draft.out(_COPIES, ids), *draft.into(_COPIES, ids)])
    return [{"first": first, "second": second} for first, second, _ in found]


@answers("testimony.events")
def _events_of_articles(draft: Draft, ids: Iterable[str]) -> list[Row]:
    return [{"id": event} for event in {event: None for (_, event, _), _link in draft.out(_TELLS, ids)}]


@answers("judgements.by_days")
def _by_days(draft: Draft, rows: Iterable[Row], earlier: Iterable[Row]) -> list[Row]:
    begun = [
        event
        for span in rows
        for event in _sought(draft.where(Label.EVENT, "starts", days_of(span)), span["keys"])
    ]
    gone_on = [
        event
        for span in earlier
        for event in _sought(draft.where(Label.EVENT, "begins", days_of(span)), span["keys"])
        if event["ends"] >= span["until"]
    ]
    return _profiled(begun + gone_on)


@answers("judgements.all_by_telling")
def _all_by_telling(draft: Draft, rows: Iterable[Row]) -> list[Row]:
    events = draft.nodes[Label.EVENT]
    found: dict[str, Row] = {}
    for span in rows:
        articles = [each["id"] for each in draft.where(Label.ARTICLE, "published", days_of(span))]
        told = {event: events[event] for (_, event, _), _link in draft.out(_TELLS, articles)}
        found |= {event["id"]: event for event in _sought(told.values(), span["keys"])}
    return _profiled(found.values())


@answers("judgements.by_telling")
def _by_telling(draft: Draft, rows: Iterable[Row], keys: Iterable[str]) -> list[Row]:
    found = _sought(draft.where(Label.EVENT, "disputed", [True]), keys)
    for span in rows:
        articles = draft.where(Label.ARTICLE, "published", days_of(span))
        told = draft.some(Label.EVENT, (event for article in articles for event in article["loose"]))
        found += _sought((event for event in told if "starts" not in event), span["keys"])
    return _profiled(found)


def days_of(span: Row) -> list[date]:
    """The days of a span: the first, and so many more."""
    first = span["first"].toordinal()
    return [date.fromordinal(day) for day in range(first, first + span["more"] + 1)]


def _sought(events: Iterable[Row], keys: Iterable[str]) -> list[Row]:
    """Those of these events that have a type and an anchor that are sought."""
    wanted: frozenset[str] | None = None
    found = []
    for event in events:
        wanted = frozenset(keys) if wanted is None else wanted
        if any(f"{event['coded']} {anchor}" in wanted for anchor in event["anchors"]):
            found.append(event)
    return found


def _profiled(events: Iterable[Row]) -> list[Row]:
    return [some(event, id="id", profile="profile") for event in events]


@answers("judgements.profiles")
def _profiles(draft: Draft, ids: Iterable[str]) -> list[Row]:
    return [some(e, id="id", profile="profile", canonical="canonical") for e in draft.some(Label.EVENT, ids)]


@answers("judgements.groups")
def _groups(draft: Draft, heads: Collection[str]) -> list[Row]:
    found = draft.where(Label.EVENT, "canonical", heads)
    return [some(each, head="canonical", id="id", circle="circle") for each in found]


@answers("judgements.sides")
def _sides(draft: Draft, ids: Iterable[str]) -> list[Row]:
    return [some(each, id="id", canonical="canonical") for each in draft.some(Label.EVENT, ids)]


@answers("judgements.words")
def _words(draft: Draft, ids: Collection[str]) -> list[Row]:
    wanted = set(ids)
    return [
        {"word": dict(word)}
        for word in draft.nodes[Label.JUDGEMENT].values()
        if not word.get("revoked_at") and not wanted.isdisjoint((word["left"], word["right"]))
    ]


@answers("judgements.edges")
def _edges(draft: Draft, ids: Collection[str], labels: Iterable[Label] = (Label.EVENT,)) -> list[Row]:
    found: dict[Any, Row] = {}
    for label in labels:
        kind = (Link.SAME_AS, label, label)
        found |= dict([*draft.out(kind, ids), *draft.into(kind, ids)])
    return [{"first": key[0], "second": key[1], "edge": dict(link)} for key, link in found.items()]


@answers("namesakes.edges")
def _edges_of_names(draft: Draft, ids: Collection[str]) -> list[Row]:
    return _edges(draft, ids, (Label.ACTOR, Label.PLACE))


@answers("namesakes.named")
def _named(draft: Draft, ids: Collection[str]) -> list[Row]:
    same = {"id": "id", "name": "name", "canonical": "canonical"}
    found = [
        some(each, **same, kind="kind", iso3="iso3", provisional="provisional")
        for each in draft.some(Label.ACTOR, ids)
    ]
    return found + [
        {**some(each, **same), "kind": None, "iso3": None, "provisional": each.get("lat") is None}
        for each in draft.some(Label.PLACE, ids)
    ]


@answers("namesakes.settings")
def _settings(draft: Draft, ids: Iterable[str]) -> list[Row]:
    articles = draft.nodes[Label.ARTICLE]
    return [
        {"id": actor, "settings": articles[article].get("settings")}
        for (article, actor, _), _link in draft.into(_MENTIONS, ids)
    ]


@answers("namesakes.told")
def _told(draft: Draft, ids: Iterable[str]) -> list[Row]:
    return [{"id": place, "articles": link.get("articles")} for (_, place, _), link in draft.into(_AT, ids)]


@answers("namesakes.settings_of_articles")
def _settings_of_articles(draft: Draft, ids: Iterable[str]) -> list[Row]:
    return [some(each, id="id", settings="settings") for each in draft.some(Label.ARTICLE, ids)]


@answers("namesakes.used")
def _used(draft: Draft, ids: Collection[str]) -> list[Row]:
    ends = [key[1] for kind in (_MENTIONS, _AT) for key, _ in draft.into(kind, ids)]
    return [{"id": key} for key in dict.fromkeys(ends)]


@answers("namesakes.alike")
def _alike(draft: Draft, keys: Collection[str]) -> list[Row]:
    asked = ((Label.ACTOR, "block"), (Label.ACTOR, "acronym"), (Label.PLACE, "block"))
    found = [node["id"] for label, name in asked for node in draft.where(label, name, keys)]
    return [{"id": key} for key in dict.fromkeys(found)]


@answers("namesakes.merged")
def _merged(draft: Draft, ids: Collection[str]) -> list[Row]:
    return [
        {"id": node["id"], "canonical": node["canonical"]}
        for label in (Label.ACTOR, Label.PLACE)
        for node in draft.some(label, ids)
        if node["canonical"] != node["id"]
    ]


@answers("namesakes.events")
def _events_of_names(draft: Draft, ids: Collection[str]) -> list[Row]:
    events = [key[1] for key, _ in draft.out(_ACTED, ids)] + [key[0] for key, _ in draft.into(_AT, ids)]
    return [{"id": key} for key in dict.fromkeys(events)]


@answers("ordering.days")
def _days(draft: Draft, ids: Iterable[str]) -> list[Row]:
    names = ("id", "canonical", "earliest", "latest", "circle")
    return [some(each, **{name: name for name in names}) for each in draft.some(Label.EVENT, ids)]


@answers("ordering.after")
def _after(draft: Draft, ids: Collection[str]) -> list[Row]:
    return _ordered(draft, ids, forwards=True)


@answers("ordering.before")
def _before(draft: Draft, ids: Collection[str]) -> list[Row]:
    return _ordered(draft, ids, forwards=False)


def _ordered(draft: Draft, ids: Collection[str], *, forwards: bool) -> list[Row]:
    events: Mapping[str, Row] = draft.nodes[Label.EVENT]
    members = {each["id"]: each["canonical"] for each in draft.where(Label.EVENT, "canonical", ids)}
    found = []
    for kind in (Link.BEFORE, Link.LED_TO):
        ends: Kind = (kind, Label.EVENT, Label.EVENT)
        for (first, second, _), link in (draft.out if forwards else draft.into)(ends, members):
            mine, other = (first, second) if forwards else (second, first)
            row = {"first": first, "second": second, "head": members[mine], "kind": kind.value}
            row |= {
                "other": events[other]["canonical"],
                **some(link, articles="articles", contested="contested"),
            }
            found.append(row)
    return found
