"""The writer's statements, answered by a graph in memory: the same writer fills it, and no server is asked.

A first filling is derived like this as a whole and then sent to the engine, row by row and ready made
(``graph/store/backfill.py``). Only what the writer asks in a graph without earlier articles is
understood; the tests compare it with what both engines make of the same articles.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from graph.store.database import Row, Transaction
from graph.store.draft import Draft, Kind
from graph.store.draft_reads import ANSWERS, answers, some
from graph.store.model import Label, Link
from graph.store.statement_rows import DROPS, NODES, RELATIONSHIPS, VALUES

_ACTED: Kind = (Link.ACTED_IN, Label.ACTOR, Label.EVENT)


class Drafting(Transaction):
    """A transaction on a draft; nothing of it is undone by an error: throw the draft away then."""

    def __init__(self, draft: Draft) -> None:
        """Work on ``draft``."""
        self.draft = draft

    def rows(self, name_or_text: str, /, **parameters: Any) -> list[Row]:
        """Run one of the writer's statements by name.

        Raises:
            KeyError: it is none that a first filling needs, or a row names a node that is not there.
        """
        name, rows = name_or_text, parameters.get("rows", ())
        if name in NODES:
            for row in rows:
                self.draft.merge(NODES[name], row["id"], row["properties"])
        elif name in VALUES:
            label, value = VALUES[name]
            for row in rows:
                self.draft.merge(label, row["id"], {value: row[value]})
        elif name in RELATIONSHIPS:
            how = RELATIONSHIPS[name]
            for row in rows:
                kept = {each: row[each] for each in how.keeps}
                self.draft.relate(how, row, row.get("properties") or row.get("edge") or kept)
        elif name in DROPS:
            for row in rows:
                self.draft.unrelate(DROPS[name], row)
        else:
            return ANSWERS[name](self.draft, **parameters)
        return [{"written": len(rows)}]


@answers("version.revise")
def _revise(draft: Draft) -> list[Row]:
    return []


@answers("write.articles_before")
def _articles_before(draft: Draft, ids: Iterable[str]) -> list[Row]:
    return [
        some(each, id="id", fingerprint="fingerprint", retracted_at="retracted_at")
        for each in draft.some(Label.ARTICLE, ids)
    ]


@answers("write.events_before")
def _events_before(draft: Draft, ids: Iterable[str]) -> list[Row]:
    return [{"id": each["id"], "canonical": each["canonical"]} for each in draft.some(Label.EVENT, ids)]


@answers("write.references_before")
def _references_before(draft: Draft, **ids: Iterable[str]) -> list[Row]:
    labels = {
        "actors": Label.ACTOR, "places": Label.PLACE, "conflicts": Label.CONFLICT, "sources": Label.SOURCE,
        "runs": Label.RUN,
    }  # fmt: skip
    return [
        {"label": name, "id": node["id"], "kept": dict(node)}
        for name, wanted in ids.items()
        for node in draft.some(labels[name], wanted)
    ]


@answers("write.put_figures_of_events")
def _put_figures(draft: Draft, rows: Collection[Row]) -> list[Row]:
    how = RELATIONSHIPS["figure"]
    for row in rows:
        draft.merge(Label.FIGURE, row["other"], row["properties"])
        draft.relate(how, row, {name: row[name] for name in how.keeps})
    return [{"written": len(rows)}]


@answers("write.new_claims_of_events")
@answers("write.put_claims_of_events")
def _put_claims_of_events(draft: Draft, rows: Collection[Row]) -> list[Row]:
    _put_claims(draft, rows)
    for row in rows:
        draft.relate(RELATIONSHIPS["claim of event"], row, {})
    return [{"written": len(rows)}]


@answers("write.put_claims")
def _put_claims(draft: Draft, rows: Collection[Row]) -> list[Row]:
    for row in rows:
        draft.merge(Label.CLAIM, row["id"], {"recorded_at": row["recorded_at"], **row["properties"]})
        draft.relate(RELATIONSHIPS["claim from"], row, {})
        draft.relate(RELATIONSHIPS["claim by"], row, {})
    return [{"written": len(rows)}]


@answers("write.take_roles")
def _take_roles(draft: Draft, rows: Iterable[Row]) -> list[Row]:
    made = [draft.merge(Label.ROLE, row["id"], {"kind": row["kind"]}) for row in rows]
    return [{"id": node["id"], "articles": node.get("articles", [])} for node in made]


@answers("write.put_roles")
def _put_roles(draft: Draft, rows: Collection[Row]) -> list[Row]:
    for row in rows:
        draft.merge(Label.ROLE, row["id"], {"articles": row["articles"]})
        draft.relate(RELATIONSHIPS["holder"], row, {})
    return [{"written": len(rows)}]


@answers("write.take_states")
def _take_states(draft: Draft, rows: Iterable[Row]) -> list[Row]:
    found = []
    for row in rows:
        node = draft.merge(Label.ROLE_STATE, row["id"], row["properties"])
        draft.relate(RELATIONSHIPS["state"], row, {})
        found.append({"id": node["id"], "articles": node.get("articles", [])})
    return found


@answers("write.take_ties")
def _take_ties(draft: Draft, rows: Iterable[Row]) -> list[Row]:
    made = [draft.relate(RELATIONSHIPS["write.put_ties"], row, {"id": row["id"]}) for row in rows]
    return [{"id": link["id"], "articles": link.get("articles", [])} for link in made]


@answers("write.take_before")
def _take_before(draft: Draft, rows: Iterable[Row], name: str = "write.put_before") -> list[Row]:
    made = [(row, draft.relate(RELATIONSHIPS[name], row, {})) for row in rows]
    return [
        {**row, "articles": link.get("articles", []), "bases": link.get("bases", [])} for row, link in made
    ]


@answers("write.take_led_to")
def _take_led_to(draft: Draft, rows: Iterable[Row]) -> list[Row]:
    return _take_before(draft, rows, "write.put_led_to")


@answers("withdraw.supports")
def _supports(draft: Draft, ids: Collection[str]) -> list[Row]:
    nothing = {"as": None, "sources": None, "headline": None}
    found: list[Row] = []
    for name in ("write.put_places_of_events", "write.put_conflicts_of_events", "figure"):
        how = RELATIONSHIPS[name]
        for (event, other, _), link in draft.out((how.kind, how.first, how.last), ids):
            found.append({**nothing, **link, "event": event, "kind": how.kind.value, "other": other})
    for (actor, event, _), link in draft.into(_ACTED, ids):
        found.append({**nothing, **link, "event": event, "kind": _ACTED[0].value, "other": actor})
    return found


@answers("withdraw.drop_figures")
def _drop_figures(draft: Draft, ids: Iterable[str]) -> list[Row]:
    for key in ids:
        draft.delete(Label.FIGURE, key)
    return []
