"""Parsing: together as alone, and without remembering every word that ever came by."""

from __future__ import annotations

import ast
import os
import subprocess
import sys

import pytest

from ingest import parsing
from ingest.annotations import Paragraph
from ingest.parsing import load_model, parse, parse_together

TEXTS = (
    "Rebels took Port Odrin.\n\nThe army denied it.",
    "",
    "Zubalan envoys met Kwastroni generals on Monday.",
)


def _rows(paragraphs: list[Paragraph]) -> list[tuple[object, ...]]:
    return [
        (paragraph.index, paragraph.start, word.text, word.lemma_, word.tag_, word.dep_, word.head.i)
        for paragraph in paragraphs
        for word in paragraph.doc
    ]


def test_texts_parsed_together_are_parsed_as_alone() -> None:
    alone = [_rows(parse(text)) for text in TEXTS]
    assert [_rows(paragraphs) for paragraphs in parse_together(TEXTS)] == alone
    assert [len(paragraphs) for paragraphs in parse_together(TEXTS)] == [2, 0, 1]


def test_rare_words_are_forgotten_once_the_common_ones_are_known(monkeypatch: pytest.MonkeyPatch) -> None:
    before = _rows(parse(TEXTS[2]))
    strings = load_model().vocab.strings
    monkeypatch.setattr(parsing, "_COMMON_WORDS", 0)
    known = len(strings)
    for letter in "abcdefghijklmnop":
        (paragraph,) = parse(f"Troops of Vrem{letter}ozhin shelled the Quibblestad pier.")
        assert paragraph.doc[2].text == f"Vrem{letter}ozhin"
    assert len(strings) == known
    assert _rows(parse(TEXTS[2])) == before


def test_the_parser_multiplies_in_one_thread_though_numpy_came_first() -> None:
    code = (
        "import numpy, threadpoolctl\n"
        "from ingest.parsing import load_model\n"
        "load_model()\n"
        "pools = threadpoolctl.threadpool_info()\n"
        "print([pool['num_threads'] for pool in pools if pool['user_api'] == 'blas'])"
    )
    environment = {name: value for name, value in os.environ.items() if not name.endswith("_NUM_THREADS")}
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
    )
    assert set(ast.literal_eval(ran.stdout)) == {1}
