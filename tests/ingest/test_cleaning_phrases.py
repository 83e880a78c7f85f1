"""Phrases of boilerplate: where they count, and that the short ways say the same as the long ones."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.cleaning.blocks import _CODE, Block
from ingest.cleaning.knowledge import Boilerplate, knowledge
from ingest.cleaning.phrases import AnyOf, Line, Rule, compile_all


def _fits(rule: Rule, text: str) -> bool:
    return rule.fits(Line.of(text, len(text.split())))


def test_where_phrases_and_patterns_count() -> None:
    rule = Rule(
        Boilerplate(
            reason="a test",
            whole=["share"],
            start=["read our notes", "©"],
            within=["all rights kept"],
            pattern=[r"^page \d+$", r"^one$|\btwo$", r"\bfree\b.*\btrial\b"],
            words=8,
            prose=True,
        )
    )
    fitting = [
        "• Share!",
        "» Read our notes about the war",
        "© The Herald",
        "Herald Ltd: ALL RIGHTS KEPT.",
        "Page 12",
        "or two",
        "a free week's trial",
    ]
    assert [text for text in fitting if not _fits(rule, text)] == []
    others = [
        "They share the town",
        "“Read our notes,” he said",
        "We read our notes",
        "small rights kept all",
        "on page 12",
        "or one",
        "nobody is free",
        "Read our notes about the war in the hills near the river",
    ]
    assert [text for text in others if _fits(rule, text)] == []


@given(st.sampled_from(knowledge().rules), st.data())
def test_what_a_pattern_matches_fits(rule: Rule, data: st.DataObject) -> None:
    if not rule.anywhere:
        return
    text = data.draw(st.from_regex(data.draw(st.sampled_from(rule.anywhere))))
    assert rule.fits(Line.of(text, 1))
    assert AnyOf(rule.anywhere).found(text, text.casefold())


@given(st.from_regex(_CODE))
def test_what_looks_like_code_is_searched_for_it(text: str) -> None:
    block = Block(text)
    assert block.debris or (len(block.words) >= 25 and (block.function_share >= 0.3 or block.terminal))


def test_any_of_patterns_heeds_case_where_they_do() -> None:
    heeding, not_heeding = (
        compile_all(["NATO says"], case=True),
        compile_all(["the end", r"a \Sb"], case=False),
    )
    asked = AnyOf([*heeding, *not_heeding])
    texts = ["NATO says so", "nato says so", "THE END", "A .B", "nothing"]
    assert [asked.found(text, text.casefold()) for text in texts] == [True, False, True, True, False]
    assert not AnyOf([]).found("anything", "anything")


def test_a_pattern_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match=re.escape("pattern '(' is no regular expression")):
        compile_all(["("], case=False)
