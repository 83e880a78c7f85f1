"""Articles as a list; one article: its text with every sentence that was used, and what cleaning dropped."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboard import source, travel
from dashboard.panels.articles import show_articles
from dashboard.panels.empty import missing
from dashboard.panels.lists import show_items
from dashboard.quotation import marked
from dashboard.wording import count
from graph.date_words import day
from graph.store import NotFoundError
from graph.views import ArticleView


def show() -> None:
    """Draw the page for the article (and the claim) in the address."""
    scene = travel.scene()
    if not scene.article:
        show_articles(scene)
        return
    try:
        found = source.article(scene.article)
    except NotFoundError:
        missing(f"Article {scene.article}")
        return
    _headline(found)
    text, side = st.columns([1.6, 1], gap="large")
    chosen = next(((one.start, one.end) for one in found.claims if one.id == scene.claim), None)
    with text:
        spans = [(one.start, one.end) for one in found.claims]
        st.html(f"<div class='casus-text'>{marked(found.text, spans, chosen)}</div>")
        _dropped(found)
    with side:
        st.subheader(f"{count(len(found.claims), 'claim')} taken from it", anchor=False)
        show_items(
            (
                {
                    "key": f"{one.id}\n{one.about}",
                    "kind": one.modality.value,
                    "text": one.label or _short(one.quote),
                    "sub": _short(one.quote) if one.label else None,
                    "doubt": one.modality.value in {"planned", "denied"},
                    "current": one.id == scene.claim,
                }
                for one in found.claims
            ),
            lambda value: travel.change(claim=value.split("\n")[0]),
            key="article_claims",
            label="Claims",
            reveal=".casus-text mark:not(.other)",
        )
        chosen_claim = next((one for one in found.claims if one.id == scene.claim), None)
        if chosen_claim:
            st.button(
                "Open what it says", on_click=travel.open_event, args=(chosen_claim.about,), key="claim_event"
            )


def _short(quote: str) -> str:
    return quote if len(quote) < 120 else f"{quote[:117].rstrip()}…"


def _headline(found: ArticleView) -> None:
    published = day(found.published) if found.published else "publication date unknown"
    if found.published_basis:
        published += f" (day from its {found.published_basis})"
    facts = [one for one in (found.outlet, found.agency, found.dateline, published, found.url) if one]
    retracted = ""
    if found.retracted_at:
        reason = escape(found.retraction or "no reason given")
        retracted = f"<span class='casus-badge doubt'>retracted: {reason}</span>"
    warnings = "".join(f"<span class='casus-badge doubt'>{escape(one)}</span>" for one in found.warnings)
    st.html(
        f"<h1 class='casus-title'>{escape(found.title or 'Untitled article')}</h1>"
        f"<p class='casus-soft'>{escape(' · '.join(facts))}</p>{retracted}{warnings}"
    )


def _dropped(found: ArticleView) -> None:
    if not found.dropped:
        return
    with st.expander(f"What cleaning dropped ({count(len(found.dropped), 'block')})"):
        st.html(
            "".join(
                f"<div class='casus-dropped'><b>{escape(block.reason)}</b>{escape(block.text)}</div>"
                for block in found.dropped
            )
        )
