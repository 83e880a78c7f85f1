"""Organisations whose own noun keeps a nation's name in them from being the nation."""

from __future__ import annotations

import pytest

from ingest.gazetteer import load_phrases
from ingest.linking.self_named import self_named
from ingest.parsing import parse

NATIONS = {"Muslim", "Iraqi", "Iraqis", "Afghan", "Kenyan", "Ukrainian", "Russian"}


def names(text: str) -> list[str]:
    (paragraph,) = parse(text)
    doc = paragraph.doc
    nations = {token.i for token in doc if token.text in NATIONS}
    return [doc[first : last + 1].text for first, last in self_named(doc, nations, load_phrases())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Association of Muslim Teachers forbade Iraqis to join the raid.",
            ["Association of Muslim Teachers"],
        ),
        ("The Iraqi Reform Party condemned the raid.", ["Iraqi Reform Party"]),
        ("The Board of Muslim Judges in Goma met the rebels.", ["Board of Muslim Judges"]),
        ("The Afghan Farmers' Union called a strike.", ["Afghan Farmers' Union"]),
        ("A member of the Kenyan Truth and Dignity Party was held.", ["Kenyan Truth and Dignity Party"]),
        # A front is a place as well, a noun with a nation's name alone may be anything.
        ("Ukrainian guns on the Western Front fell silent.", []),
        ("A Russian Union was planned there.", []),
        # An organ of the state is the state's.
        ("The Russian Defence Ministry denied the raid.", []),
        # In a headline capitals say nothing.
        ("Iraqi Reform Party Condemns Raid", []),
    ],
)
def test_a_name_that_says_what_it_is(text: str, expected: list[str]) -> None:
    assert names(text) == expected
