"""An event's evidence: what is said, how sure its date is, and the sentences in their articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from html import escape

import streamlit as st

from dashboard import source, travel
from dashboard.panels.lists import show_items
from dashboard.quotation import passage
from dashboard.wording import (
    STATUS_WORDS,
    count,
    doubtful,
    exactness,
    figure_words,
    source_of,
    sources_of,
    type_words,
    when,
)
from graph.date_words import edtf_words
from graph.records import Modality, Status
from graph.store import NotFoundError
from graph.views import ClaimRow, Evidence, OrderRow, TimelineRow

_MODALITY = {
    Modality.REPORTED: "reported",
    Modality.ASSERTED: "asserted",
    Modality.ASSESSED: "assessed",
    Modality.PLANNED: "said to be planned",
    Modality.DENIED: "denied",
}
_FIELDS = {  # as graph.views names what sources can differ on
    "status": "whether it happened",
    "type": "what kind of event it was",
    "mode": "what was done",
    "date": "the date",
}
_TOLD, _NEAREST = 8, 3  # events before and after that are listed without asking
_SHOWN = "<i>shown</i>"  # the value that the rest of the page shows


def show_event(found: Evidence, *, key: str) -> None:
    """Everything about one event, headline first; names and quotes enter escaped."""
    row = found.event
    if row is None:
        raise ValueError(f"fact {found.id} is no event")
    st.html(_headline(row))
    _people(row, key)
    _whereabouts(row, key)
    st.html(f"<dl class='casus-facts'>{_facts(row)}</dl>")
    if found.conflicting:
        st.html(differences_html(found))
    show_claims(found.claims, key=key)
    _neighbours(found, key)


def _headline(row: TimelineRow) -> str:
    badges = [(STATUS_WORDS[row.status], doubtful(row))]
    if row.contested:
        badges.append(("contested: sources disagree whether it happened", True))
    pills = "".join(
        f"<span class='casus-badge{' doubt' if doubt else ''}'>{escape(text)}</span>"
        for text, doubt in badges
    )
    basis = f"{exactness(row.precision)}{': ' + row.basis if row.basis else ''}"
    edtf = f" · EDTF {row.edtf}" if row.edtf else ""
    return (
        f"<div class='casus-head' role='heading' aria-level='2'>{escape(row.name)}</div>"
        f"<div class='casus-date'><b>{escape(when(row))}</b><span>{escape(basis + edtf)}</span></div>{pills}"
    )


def _people(row: TimelineRow, key: str) -> None:
    show_items(
        ({"key": one.id, "kind": one.role.value, "text": one.name} for one in row.participants),
        travel.open_actor,
        key=f"{key}_participants",
        label="Participants",
        layout="chips",
    )


def _whereabouts(row: TimelineRow, key: str) -> None:
    """Places and conflicts, each a way to its page."""
    items = [{"key": f"place\n{one.id}", "kind": one.kind or "place", "text": one.name} for one in row.places]
    items += [{"key": f"conflict\n{one.id}", "kind": "conflict", "text": one.name} for one in row.conflicts]

    def pick(value: str) -> None:
        kind, _, identifier = value.partition("\n")
        (travel.open_place if kind == "place" else travel.open_conflict)(identifier)

    show_items(items, pick, key=f"{key}_whereabouts", label="Places and conflicts", layout="chips")


def _facts(row: TimelineRow) -> str:
    kind = list(dict.fromkeys(type_words(one) for one in (row.type, row.mode) if one))
    lines = [
        ("Type", ": ".join(kind)),
        ("Figures", "; ".join(figure_words(figure) for figure in row.figures)),
        (
            "Support",
            f"{count(row.sources, 'independent source')}, {count(row.claims, 'claim')}, "
            f"confidence {row.confidence:.0%}",
        ),
        ("ACLED type", row.acled or ""),
    ]
    return "".join(f"<dt>{name}</dt><dd>{escape(text)}</dd>" for name, text in lines if text)


def differences_html(found: Evidence) -> str:
    """What sources disagree on, side by side: each value with those who give it and when."""
    of_article = {claim.article: claim for claim in found.claims}
    return "".join(
        f"<p class='casus-differ'>Sources differ on {escape(_FIELDS.get(field.field, field.field))}</p>"
        "<div class='casus-sides'>"
        + "".join(
            f"<div><b>{escape(_value(field.field, variant.value))}{_SHOWN if variant.headline else ''}</b>"
            f"<span>{escape(sources_of(of_article.get(one) for one in variant.articles))}</span></div>"
            for variant in field.variants
        )
        + "</div>"
        for field in found.conflicting
    )


def _value(field: str, told: str) -> str:
    match field:
        case "date":
            return edtf_words(told)
        case "status":
            return STATUS_WORDS[Status(told)]
        case "type" | "mode":
            return type_words(told)
        case _:
            return told


def show_claims(claims: tuple[ClaimRow, ...], *, key: str) -> None:
    """The sentences, each marked in the paragraph that holds it, grouped by article, newest article first."""
    by_article: dict[str, list[ClaimRow]] = defaultdict(list)
    for claim in claims:
        by_article[claim.article].append(claim)
    groups = sorted(by_article.values(), key=lambda group: str(group[0].published or ""), reverse=True)
    if not groups:
        st.text("No live claim supports this: its articles were retracted.")
        return
    st.html(
        f"<p class='casus-soft' style='margin:.5rem 0 0'>Evidence from {count(len(groups), 'article')}</p>"
    )
    for number, group in enumerate(groups):
        for claim in sorted(group, key=lambda one: one.start):
            st.html(_claim(claim))
        show_items(
            [
                {
                    "key": group[0].article,
                    "kind": "Read in the article",
                    "text": group[0].title or "without a title",
                }
            ],
            lambda article, claim=group[0].id: travel.open_article(article, claim),  # type: ignore[misc]
            key=f"{key}_article_{number}",
            label="Article",
            layout="chips",
        )


def quoted(claim: ClaimRow) -> str:
    """HTML of a claim's words where they stand in the article, marked."""
    try:
        return passage(source.article(claim.article).text, claim.start, claim.end)
    except (NotFoundError, ValueError):  # the article is gone: its quote alone remains
        return f"<mark>{escape(claim.quote)}</mark>"


def _claim(claim: ClaimRow) -> str:
    body = quoted(claim)
    # not "denied by": the speaker may be the one whose word others deny
    speaker = f", {claim.speaker} speaking" if claim.speaker else ""
    sure = f", confidence {claim.confidence:.0%}" if claim.confidence < 1 else ""
    said = f"{source_of(claim)} · {_MODALITY[claim.modality]}{speaker}{sure}"
    origin = f"<span class='from'>{escape(said)}</span>"
    return f"<div class='casus-claim {claim.modality.value}'>{body}{origin}</div>"


def _neighbours(found: Evidence, key: str) -> None:
    """Other events in time: what the texts tell, and the nearest of those that dates alone put there."""
    _orders(found.because_of, "Brought about by", key=f"{key}_because_of")
    _orders(found.led_to, "Led to", key=f"{key}_led_to")
    for name, label, nearby in (
        ("before", "before it", nearest(found.before, earlier=True)),
        ("after", "after it", nearest(found.after, earlier=False)),
    ):
        told = [row for row in nearby if row.told]
        dated = [row for row in nearby if not row.told]
        _orders(told[:_TOLD], f"Told to be {label}", key=f"{key}_{name}")
        _orders(dated[:_NEAREST], f"Nearest {label}, by their dates alone", key=f"{key}_{name}_dated")
        _folded(told[_TOLD:], f"more told to be {label}", key=f"{key}_{name}_more")
        _folded(dated[_NEAREST:], f"more {label}, by their dates alone", key=f"{key}_{name}_dated_more")


def nearest(rows: Sequence[OrderRow], *, earlier: bool) -> list[OrderRow]:
    """Rows in order of time, turned so that the nearest comes first; undated ones last."""
    dated = [row for row in rows if row.edtf]
    return [*(reversed(dated) if earlier else dated), *(row for row in rows if not row.edtf)]


def _orders(rows: Sequence[OrderRow], label: str, *, key: str) -> None:
    if rows:
        st.html(f"<p class='casus-soft' style='margin:.6rem 0 0'>{label}</p>")
        show_items((_order_item(row) for row in rows), travel.open_event, key=key, label=label)


def _folded(rows: Sequence[OrderRow], label: str, *, key: str) -> None:
    """What is not among the nearest, drawn when it is asked for."""
    if not rows:
        return
    listing = st.expander(f"{len(rows):,} {label}", key=f"{key}_listing", on_change="rerun")
    if listing.open:
        with listing:
            show_items((_order_item(row) for row in rows), travel.open_event, key=key, label=label)


def _order_item(row: OrderRow) -> dict[str, object]:
    return {
        "key": row.id,
        "kind": edtf_words(row.edtf),
        "text": row.name,
        "sub": f"told so: “{row.basis}”" if row.told and row.basis else None,
        "doubt": row.status.value not in {"occurred", "ongoing"},
    }
