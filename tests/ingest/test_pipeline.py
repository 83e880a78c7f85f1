"""Texts that are not about conflict give no events; texts that are do."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.annotations import RawDocument
from ingest.pipeline import extract


def events(text: str) -> list[tuple[str, str | None, str]]:
    raw = RawDocument("memory", text, "text/plain", published=date(2024, 5, 7))
    return [(event.type, event.mode, event.status.value) for event in extract(raw).events]


@pytest.mark.parametrize(
    "text",
    [
        "Attack the weeds early. Wage war on slugs with beer traps and surrender nothing to the snails.",
        "Her grandmother lost her long battle with illness on Friday, and the family fought back tears.",
    ],
)
def test_figures_of_speech_about_nobody_give_no_events(text: str) -> None:
    assert events(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Rebels shelled a village on Monday, killing four people.", "ASSAULT"),
        ("Gunmen ambushed a convoy near Goma on Monday.", "ASSAULT"),
        ("Norway condemned the attack on Tuesday.", "ACCUSE"),
        ("A car bomb killed 28 people in the market town of Omagh on Saturday.", "ASSAULT"),
    ],
)
def test_a_party_known_by_name_or_kind_is_enough(text: str, kind: str) -> None:
    assert kind in [found for found, _, _ in events(text)]


def test_a_clause_after_days_after_keeps_its_own_subject() -> None:
    text = "More than 50,000 refugees crossed into Armenia, five days after Azerbaijan launched an offensive."
    raw = RawDocument("memory", text, "text/plain", published=date(2023, 9, 26))
    (offensive,) = [event for event in extract(raw).events if event.type == "ASSAULT"]
    assert [(item.name, item.role.value) for item in offensive.participants] == [("Azerbaijan", "initiator")]


def test_talks_that_somebody_is_due_to_host_are_planned_and_one_event() -> None:
    text = "Oman is due to host the foreign ministers of Iran and Iraq for talks in Muscat on Friday."
    assert events(text) == [("CONSULT", "negotiate", "planned")]


SCRAP = 'Iran - arch - foe of Israel, an ally - said to " Hamas rebels: 12 one killed no soldiers. " - led'


@pytest.mark.parametrize("mark", ["", '"', " “", "-", " no", " to"])
def test_no_scrap_of_text_breaks_the_reading(mark: str) -> None:
    words = SCRAP.split()
    cuts = [(first, last) for first in (0, 3, 9, 14) for last in range(first + 1, len(words) + 1)]
    text = "\n\n".join(" ".join(words[first:last]) + mark for first, last in cuts)
    raw = RawDocument("memory", text, "text/plain", published=date(2024, 5, 7))
    found = extract(raw)
    for event in found.events:
        for claim in event.claims:
            assert found.article.text[claim.start : claim.end] == claim.quote
