"""Coreference scores on cases worked out by hand."""

from __future__ import annotations

import pytest

from evaluation.coreference import b_cubed, ceaf_e, conll, muc

GOLD = {"a": 1, "b": 1, "c": 1, "d": 2, "e": 2, "f": 3}
# Two of three stay together, one goes to the second cluster, and the singleton joins it.
FOUND = {"a": "x", "b": "x", "c": "y", "d": "y", "e": "y", "f": "y"}


def test_muc_counts_links() -> None:
    # Gold links: 2 + 1; {a,b,c} is in two parts (1 kept), {d,e} in one (1 kept): recall 2/3.
    # Found links: 1 + 3; {a,b} one part (1), {c,d,e,f} three parts (1): precision 2/4.
    assert muc(GOLD, FOUND) == pytest.approx((1 / 2, 2 / 3, 4 / 7))


def test_b_cubed_counts_mentions() -> None:
    precision = (1 + 1 + 1 / 4 + 1 / 2 + 1 / 2 + 1 / 4) / 6
    recall = (2 / 3 + 2 / 3 + 1 / 3 + 1 + 1 + 1) / 6
    f1 = 2 * precision * recall / (precision + recall)
    assert b_cubed(GOLD, FOUND) == pytest.approx((precision, recall, f1))


def test_ceaf_e_aligns_clusters_once() -> None:
    # phi4: {abc}-{ab} 4/5, {de}-{cdef} 4/6; {f} is left alone: total 22/15 over 2 found and 3 gold.
    total = 4 / 5 + 2 / 3
    assert ceaf_e(GOLD, FOUND) == pytest.approx((total / 2, total / 3, 2 * total / 5))


def test_conll_is_the_mean() -> None:
    scores = conll(GOLD, FOUND)
    assert scores["conll_f1"] == pytest.approx((scores["muc_f1"] + scores["b3_f1"] + scores["ceafe_f1"]) / 3)
    assert conll(GOLD, GOLD) == {"muc_f1": 1.0, "b3_f1": 1.0, "ceafe_f1": 1.0, "conll_f1": 1.0}


def test_singletons_have_no_links() -> None:
    alone = {mention: mention for mention in GOLD}
    assert muc(GOLD, alone) == (0.0, 0.0, 0.0)
    assert b_cubed(GOLD, alone)[0] == 1.0
    assert ceaf_e(alone, alone) == (1.0, 1.0, 1.0)


def test_other_mentions_are_refused() -> None:
    with pytest.raises(ValueError, match="different mentions"):
        ceaf_e(GOLD, {"a": 1})
