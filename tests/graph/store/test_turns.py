"""Threads take short turns while one derives and another sends, and the usual ones afterwards."""

from __future__ import annotations

import sys

import pytest

from graph.store.turns import short_turns


def test_turns_are_short_for_a_while() -> None:
    usual = sys.getswitchinterval()
    with short_turns():
        assert sys.getswitchinterval() == pytest.approx(0.0002, rel=0.02)
    assert sys.getswitchinterval() == usual


def test_the_last_to_end_takes_it_back() -> None:
    usual = sys.getswitchinterval()
    first, second = short_turns(), short_turns()
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    assert sys.getswitchinterval() == pytest.approx(0.0002, rel=0.02)
    second.__exit__(None, None, None)
    assert sys.getswitchinterval() == usual


def test_turns_that_are_shorter_already_stay() -> None:
    usual = sys.getswitchinterval()
    sys.setswitchinterval(0.0001)
    try:
        with short_turns():
            assert sys.getswitchinterval() == pytest.approx(0.0001, rel=0.02)
    finally:
        sys.setswitchinterval(usual)
