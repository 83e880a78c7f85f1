"""Denials of what an earlier sentence told: the deed keeps its sentence and gets the one that denies it."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.annotations import RawDocument
from ingest.pipeline import extract

TOLD = "Baku said on Monday that Armenian forces had shelled its positions near Kelbajar."


def claims(text: str, kind: str) -> tuple[str, list[tuple[str, str, str | None]]]:
    """Status of the only event of a type, and its claims: quote, modality, speaker."""
    raw = RawDocument(uri="x", content=text, media_type="text/plain", published=date(2022, 9, 14))
    (event,) = (item for item in extract(raw).events if item.type == kind)
    return event.status.value, [(claim.quote, claim.modality.value, claim.speaker) for claim in event.claims]


@pytest.mark.parametrize(
    "denial",
    [
        "Yerevan denied that.",
        "Yerevan denied the accusation, calling for observers.",
        "Yerevan rejected the claim as propaganda.",
        "Yerevan called the report baseless.",
        "Yerevan said the claim was false.",
    ],
)
def test_a_denial_is_a_claim_of_the_deed_that_was_told_before(denial: str) -> None:
    status, told = claims(f"{TOLD} {denial}", "ASSAULT")
    assert (status, told) == ("denied", [(TOLD, "asserted", "Baku"), (denial, "denied", "Yerevan")])


@pytest.mark.parametrize(
    "after",
    [
        "Yerevan did not deny that.",
        "Yerevan denied entry to the observers.",
        "Yerevan confirmed the report.",
        "Yerevan denies any role in the bombing of a bridge in Georgia.",
        "The village was quiet. Tea was served. Yerevan denied it.",
    ],
)
def test_what_denies_something_else_or_nothing_leaves_the_deed(after: str) -> None:
    raw = RawDocument(
        uri="x", content=f"{TOLD} {after}", media_type="text/plain", published=date(2022, 9, 14)
    )
    event = next(item for item in extract(raw).events if item.claims[0].quote == TOLD)
    assert (event.status.value, len(event.claims)) == ("occurred", 1)


def test_who_asserts_a_thing_does_not_deny_it_and_a_third_one_denies_no_fact() -> None:
    status, told = claims(f"{TOLD} Baku denied that.", "ASSAULT")
    assert (status, len(told)) == ("occurred", 1)
    status, told = claims("Armenian forces shelled Kelbajar on Monday. Ankara denied that.", "ASSAULT")
    assert (status, len(told)) == ("occurred", 1)


def test_a_fact_denied_by_its_doer_stays_a_fact_and_is_contested() -> None:
    status, told = claims("Armenian forces shelled Kelbajar on Monday. Yerevan denied that.", "ASSAULT")
    assert status == "occurred"
    assert [(modality, speaker) for _, modality, speaker in told] == [
        ("reported", None),
        ("denied", "Yerevan"),
    ]


def test_a_denial_in_the_same_sentence_answers_what_stands_before_it() -> None:
    text = (
        "Amnesty accused Eritrean soldiers of killing 40 villagers near Axum; Asmara denied the allegation."
    )
    assert claims(text, "ASSAULT") == ("denied", [(text, "denied", "Asmara")])
    after = "Moscow denied the allegation, and Kyiv said that Russian gunners had shelled Kherson."
    assert claims(after, "ASSAULT") == ("occurred", [(after, "asserted", "Kyiv")])
