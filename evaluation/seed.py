"""The seed article: what an expert would extract from it, and what must never appear.

Reads ``seed/article.txt`` and ``seed/gold.json`` of the shared corpora in place.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evaluation.cases import Case
from evaluation.gold import GoldEvent, GoldRelation, GoldRole, GoldText
from evaluation.names import Names
from evaluation.own import Extract
from evaluation.page import strings
from evaluation.scoring import Score, score_text
from graph.records import Event, Extraction
from ingest.annotations import RawDocument

_TYPE = re.compile(r"\b[A-Z]{3,}(?:_[A-Z]+)*\b")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_STATUS = {"background": ["occurred", "ongoing"]}
_NOT_FOUND = ("missing", "type", "no right principal")
_UNREAL = ("planned", "cancelled", "hypothetical", "denied")
_FIGURES = {"artillery weapons": "arms", "people": "displaced"}


def score(seed: Path, extract: Extract, names: Names) -> tuple[dict[str, float], list[Case]]:
    """Metrics and the one case of the seed article in folder ``seed``.

    Raises:
        FileNotFoundError: the folder does not hold the article and its gold.
    """
    raw = json.loads((seed / "gold.json").read_text(encoding="utf-8"))
    text = (seed / "article.txt").read_text(encoding="utf-8")
    extraction = extract(RawDocument(uri="article.txt", content=text, media_type="text/plain"))
    gold = _gold(raw, text)
    total = score_text(gold, extraction, names)
    total.events.false = sum(label.startswith("false ") for label in total.outcomes)
    _forgive_unmapped(raw["events"], total, extraction)
    outcomes = {**total.outcomes, **dict(_states(raw["roles"], extraction, names))}
    found = dict(_never_found(raw["never"], extraction))
    for item in raw["never"]:
        outcomes[f"never {item}"] = f"found: {found[item]}" if item in found else "ok"
    article = extraction.article
    for name in ("title", "dateline", "agency", "outlet"):
        outcomes[f"article {name}"] = _same(raw["article"][name], getattr(article, name))
    outcomes["article published"] = _same(raw["article"]["published"], str(article.published))
    metrics = _metrics(total, outcomes, len(found))
    return metrics, [Case("seed", "article", "report", "", outcomes)]


def _metrics(total: Score, outcomes: dict[str, str], never: int) -> dict[str, float]:
    return {
        "events_found": float(total.events.right),
        "events_missed": float(total.events.missed),
        "events_false": float(total.events.false),
        "date_exact": total.dates.recall,
        "status_accuracy": total.statuses.recall,
        "principals_f1": total.principals.f1,
        "figures_found": float(total.figures.right),
        "figures_missed": float(total.figures.missed),
        "role_states_found": float(
            sum(value == "ok" for label, value in outcomes.items() if label.startswith("state "))
        ),
        "relations_found": float(total.relations.right),
        "order_found": float(total.order.right),
        "never_found": float(never),
        "article_fields": float(
            sum(value == "ok" for label, value in outcomes.items() if label.startswith("article "))
        ),
    }


def _forgive_unmapped(items: list[dict[str, Any]], total: Score, extraction: Extraction) -> None:
    """Where the gold accepts "unmapped and reported as such", a listed predicate is as good as an event."""
    for item in items:
        label = f"event {item['key']}"
        if "reported as such" not in item["type"] or not total.outcomes[label].startswith(_NOT_FOUND):
            continue
        words = {word[:6] for word in item["name"].split()}
        if any(word[:6] in words for unmapped in extraction.unmapped for word in unmapped.quote.split()):
            total.events.right += 1
            total.events.missed -= 1
            total.outcomes[label] = "ok (unmapped)"


def _states(roles: list[dict[str, Any]], extraction: Extraction, names: Names) -> Iterator[tuple[str, str]]:
    for role in roles:
        held = [
            state
            for found in extraction.roles
            if found.kind == role["kind"] and names.same(role["actor"], found.actor)
            for state in found.states
        ]
        for wanted in role["states"]:
            same = [state for state in held if state.level == wanted["level"]]
            label = f"state {role['actor']} {role['kind']} {wanted['level']}"
            if not same:
                yield label, "missing"
            elif "because" in wanted and not any(state.because or state.because_text for state in same):
                yield label, "without its cause"
            else:
                yield label, "ok"


def _same(wanted: object, found: object) -> str:
    return "ok" if wanted == found else f"is {found!r}"


def _gold(raw: dict[str, Any], text: str) -> GoldText:
    """The seed's gold in the form of the project's own."""
    return GoldText(
        id="seed",
        published=raw["article"]["published"],
        text=text,
        events=tuple(_event(item) for item in raw["events"]),
        roles=tuple(
            GoldRole(actor=role["actor"], kind=role["kind"], between=tuple(role["between"]))
            for role in raw["roles"]
        ),
        relations=tuple(
            GoldRelation(source=item["source"], target=item["target"], kind=item["kind"])
            for item in raw["relations"]
        ),
        order=tuple((first, second) for first, second in raw["order"]),
    )


def _event(item: dict[str, Any]) -> GoldEvent:
    types = _TYPE.findall(item["type"])
    if "displacement" in item["type"]:
        types = [*types, "CASUS_DISPLACEMENT"]
    return GoldEvent.model_validate(
        {
            "key": item["key"],
            "type": types,
            "status": _STATUS.get(item["status"], item["status"]),
            "date": _date(item),
            "by": item.get("initiators", []) or item.get("who", []),
            "to": item.get("recipients", []),
            "with": item.get("participants", []),
            "to_optional": "who" in item,
            "at": [place for place in item.get("places", []) if "(" not in place and "near" not in place],
            "figures": [note for figure in item.get("figures", []) if (note := _figure(figure))],
        }
    )


def _date(item: dict[str, Any]) -> str | None:
    if "between" in item:
        return "/".join(item["between"])
    text: str | None = item.get("date")
    if text and "lower bound" in text:
        days = _DAY.findall(text)
        return f"{days[0]}/.."
    return text


def _figure(figure: dict[str, Any]) -> str | None:
    kind = _FIGURES.get(figure["what"], figure["what"])
    if "about" in figure:
        return f"{kind} ~{figure['about']}"
    if "max" in figure:
        return f"{kind} <={figure['max']}"
    return f"{kind} {figure['qualifier']}" if "qualifier" in figure else None


def _never_found(items: list[str], extraction: Extraction) -> Iterator[tuple[str, str]]:
    """The items of the list that appear, with where. What cleaning dropped does not count."""
    held = list(strings(extraction.model_dump(mode="json", exclude={"article": {"dropped"}})))
    for item in items:
        if item in _SPECIAL:
            where = next((event for event in _SPECIAL[item](extraction)), None)
        else:
            where = next((text for text in held if item in text), None)
        if where is not None:
            yield item, where[:80]


def _talks_held(extraction: Extraction) -> Iterator[str]:
    for event in extraction.events:
        if event.type in ("CONSULT", "AGREE") and event.status not in _UNREAL and _in_tehran(event):
            yield event.name


def _in_tehran(event: Event) -> bool:
    return any(place.name == "Tehran" for place in event.places)


def _casualties(extraction: Extraction) -> Iterator[str]:
    for event in extraction.events:
        for figure in event.figures:
            if figure.of in ("killed", "wounded", "dead", "injured", "deaths"):
                yield f"{figure.of} {figure.min}..{figure.max} ({event.name})"


def _exactly_3000(extraction: Extraction) -> Iterator[str]:
    for event in extraction.events:
        for figure in event.figures:
            if figure.min == 3000:
                yield f"{figure.of} {figure.min}..{figure.max} ({event.name})"


def _person(extraction: Extraction) -> Iterator[str]:
    for actor in extraction.actors:
        if "Atatürk" in actor.name:
            yield actor.name
    for event in extraction.events:
        for participant in event.participants:
            if "Atatürk" in participant.name:
                yield participant.name


_SPECIAL = {
    "talks that were held": _talks_held,
    "any casualty figure": _casualties,
    "exactly 3,000 troops": _exactly_3000,
    "Atatürk as a person": _person,
}
