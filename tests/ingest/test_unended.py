"""What was not ended goes on."""

from __future__ import annotations

import pytest

from graph.records import Status
from ingest.parsing import parse
from ingest.predicates import find_predicates
from ingest.standing import judge_standing


def _told(text: str) -> list[tuple[str, Status]]:
    paragraphs = parse(text)
    found = find_predicates(paragraphs)
    standings = judge_standing(paragraphs, found, [])
    return [(f"{item.type}.{item.mode}", its.status) for item, its in zip(found, standings, strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what a negated verb of ending leaves as it was
        ("Chad has not ended its blockade of Sudan.", [("COERCE.blockade", Status.ONGOING)]),
        ("The army has not stopped shelling Bangui.", [("ASSAULT.shelling", Status.ONGOING)]),
        # what was ended is over
        ("Chad has lifted its blockade of Sudan.", [("RETREAT.end_blockade", Status.OCCURRED)]),
    ],
)
def test_what_was_not_ended_goes_on(text: str, expected: list[tuple[str, Status]]) -> None:
    assert _told(text) == expected
