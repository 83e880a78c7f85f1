"""Whom "we" and "our" mean: those for whom a quotation's speaker speaks."""

from __future__ import annotations

import pytest

from ingest.linking import link
from ingest.parsing import parse
from ingest.reference import refer


def meant(text: str) -> list[tuple[str, list[str]]]:
    paragraphs = parse(text)
    return [
        (mention.text, [actor.name for actor in mention.actors])
        for mention in refer(paragraphs, link(paragraphs))
        if mention.text.lower() in ("we", "us", "our")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We have taken the town of Goma," M23 spokesman Willy Ngoma said.', [("We", ["M23"])]),
        ('"We took Goma," said Willy Ngoma, a spokesman for M23.', [("We", ["M23"])]),
        ("Kenya's army said: \"Our troops have left the town.\"", [("Our", ["Kenya"])]),
        ('"Our troops have left," the Kenyan army said. "We hold two villages."',
         [("Our", ["Kenya"]), ("We", ["Kenya"])]),
        # An author speaks for nobody, and who is only a person for nobody but herself.
        ("We have learned that Kenya attacked the town.", []),
        ('"They shot at us," Olena Bondar said.', []),
    ],
)  # fmt: skip
def test_who_we_are(text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert meant(text) == expected
