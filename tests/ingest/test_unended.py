"""What was not ended goes on, and who will not end it refuses."""

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
        ("The bloc has not lifted the suspension of Gabon.", [("SANCTION.cut_ties", Status.OCCURRED)]),
        # who will not end it refuses
        ("Oslo will not lift its embargo on Togo.", [("REJECT.yield", Status.OCCURRED)]),
        ("Oslo would not enforce the embargo on Togo.", [("REJECT.refuse", Status.OCCURRED)]),
        # what was ended is over
        ("Chad has lifted its blockade of Sudan.", [("RETREAT.end_blockade", Status.OCCURRED)]),
    ],
)
def test_what_was_not_ended_goes_on(text: str, expected: list[tuple[str, Status]]) -> None:
    assert _told(text) == expected
