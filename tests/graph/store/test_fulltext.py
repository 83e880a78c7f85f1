"""Words with one typo, as an index is asked for them."""

from __future__ import annotations

from rapidfuzz.distance import DamerauLevenshtein

from graph.store import Engine
from graph.store.fulltext import fuzzy, one_typo


def test_one_typo_is_all_that_is_one_change_away() -> None:
    found = one_typo("raid")
    assert {"raid", "rad", "riad", "raids", "rapid", "rain", "xraid", "rai", "aid"} <= found
    assert all(DamerauLevenshtein.distance("raid", each) <= 1 for each in found)
    # the word, 4 left out, 3 exchanged, 4 * 35 others, 5 * 36 more less the 4 that double a letter twice over
    assert len(found) == 1 + 4 + 3 + 4 * 35 + 5 * 36 - 4


def test_a_query_is_spelled_out_where_fuzzy_terms_read_the_whole_index() -> None:
    assert fuzzy(["un", "raid"], Engine.NEO4J) == ["un raid~1"]
    spelled, short = fuzzy(["un", "raid"], Engine.ARCADEDB)
    assert (set(spelled.split()), short) == (one_typo("raid"), "un")
    assert fuzzy(["набег"], Engine.ARCADEDB) == ["набег~1"]
