"""Roles and ties told of sport, markets and shows are left out; those of war and politics are not."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.annotations import RawDocument
from ingest.pipeline import extract

MATCH = (
    "Spain, old rivals of Italy, won the final in Doha. Qatar hosted the opening round of the season, "
    "and the coach said the striker had scored twice in the first half."
)
MARKET = (
    "Shares of the bank rose on Friday. Norway's fund backs Japan in a bond "
    "sale, investors said, and the lender's profits and dividends beat forecasts."
)
WAR = (
    "Rebels shelled a town in eastern Congo on Monday, killing four soldiers. The truce had been brokered by "
    "Angola. Rwanda backs M23 and is Congo's foe."
)


@pytest.mark.parametrize(
    ("text", "roles", "ties"),
    [
        (MATCH, [], []),
        (MARKET, [], []),
        (
            WAR,
            [("Angola", "mediator"), ("Rwanda", "backer")],
            [("Democratic Republic of the Congo", "foe", "Rwanda"), ("M23", "ally", "Rwanda")],
        ),
        (
            "Iran-backed Houthis fired at a tanker, and oil prices and shares rose.",
            [("Iran", "backer")],
            None,
        ),
    ],
)
def test_roles_and_ties_of_something_else_are_left_out(
    text: str, roles: list[tuple[str, str]], ties: list[tuple[str, str, str]] | None
) -> None:
    found = extract(RawDocument("memory", text, "text/plain", published=date(2024, 5, 7)))
    assert sorted((role.actor, role.kind) for role in found.roles) == roles
    if ties is not None:
        assert sorted((tie.source, tie.kind.value, tie.target) for tie in found.relations) == ties
