"""Roles and ties as they are put forward, over the whole pipeline."""

from __future__ import annotations

from datetime import date

import pytest

from graph.records import Extraction
from ingest.annotations import RawDocument
from ingest.pipeline import extract


def read(text: str) -> Extraction:
    return extract(RawDocument("note.txt", text, "text/plain", published=date(2021, 5, 21)))


@pytest.mark.parametrize(
    ("text", "modality", "speaker"),
    [
        ("Pakistan, a longtime ally of China, reopened its border with Iran on Monday.", "reported", None),
        (
            "Pakistan denied being an ally of China on Monday, hours before a vote.",
            "denied",
            "Pakistan",
        ),
        ("Kenya said on Monday that Pakistan is an ally of China and nobody else.", "asserted", "Kenya"),
    ],
)
def test_a_tie_carries_who_says_so(text: str, modality: str, speaker: str | None) -> None:
    (relation,) = read(text).relations
    assert (relation.kind.value, {relation.source, relation.target}) == ("ally", {"China", "Pakistan"})
    assert [(claim.modality.value, claim.speaker) for claim in relation.claims] == [(modality, speaker)]


def test_whoever_is_mediating_is_a_mediator() -> None:
    roles = read("Oman, which is mediating, said on Monday that talks on a truce in Yemen would go on.").roles
    assert [(role.actor, role.kind) for role in roles] == [("Oman", "mediator")]


def test_rounds_of_talks_are_no_munitions_and_a_toll_may_stand_before_its_noun() -> None:
    talks, *_ = read("Oman hosted several rounds of talks between Chad and Libya in Muscat on Monday.").events
    assert talks.figures == ()
    killing, *_ = read(
        "Chad raised to 27 the number of civilians killed in Goz Beida by gunmen on Monday night."
    ).events
    assert [(figure.of, figure.min, figure.max) for figure in killing.figures] == [("killed", 27, 27)]
