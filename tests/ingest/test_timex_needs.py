"""What a time rule needs is in whatever it matches."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from ingest.timex.classes import CLASSES
from ingest.timex.grammar import Rule
from ingest.timex.needs import needed
from ingest.timex.rules import RULES


def test_needs_of_patterns() -> None:
    assert needed("T?(?P<a>M)") == (frozenset("M"),)
    assert needed(r"(?P<a>M|D)\-U(?!b)") == (frozenset("MD"), frozenset("-"), frozenset("U"))
    assert needed("(?:T(?P<a>B)|B)(?=W)P") == (frozenset("TB"), frozenset("P"))
    assert needed("(?:M|D?)U") == (frozenset("U"),)
    assert needed("(?:MD)?") == ()


def test_every_rule_needs_something() -> None:
    assert [rule.name for rule in RULES if not rule.needs] == []


@given(st.sampled_from(RULES), st.data())
def test_a_match_has_what_its_rule_needs(rule: Rule, data: st.DataObject) -> None:
    classes = "".join(re.escape(sign) for sign in CLASSES.values())
    text = data.draw(st.from_regex(rf"[{classes}]{{0,3}}{rule.pattern.pattern}"))
    match = rule.pattern.search(text)
    assert match is not None
    assert [need for need in rule.needs if need.isdisjoint(match.group())] == []
