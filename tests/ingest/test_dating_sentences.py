"""What dates what, in sentences of many wars: every event of a sentence with the EDTF that its words allow.

The sentences are in ``dating_cases.txt``, one a line; two clauses with times of their own never swap them.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.records import Status
from tests.ingest.test_dating import dates

_CASES = Path(__file__).with_name("dating_cases.txt")


def _cases() -> list[tuple[str, str]]:
    lines = [line for line in _CASES.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    parts = [line.partition(" | ") for line in lines]
    return [(text.replace("\\n", "\n"), events) for events, _, text in parts]


@pytest.mark.parametrize(("text", "events"), _cases())
def test_every_event_of_a_sentence_has_its_own_date(text: str, events: str) -> None:
    words, statuses, expected = [], {}, []
    for event in events.split():
        name, _, edtf = event.partition("=")
        word, _, status = name.partition("@")
        words.append(word)
        expected.append((word.split(":")[0], edtf or None))
        if status:
            statuses[word.split(":")[0]] = Status(status)
    assert dates(text, " ".join(words), statuses) == expected
