"""Which line of a page dump is its headline."""

from __future__ import annotations

import pytest

from ingest.annotations import RawDocument
from ingest.cleaning import clean
from ingest.cleaning.blocks import Block
from ingest.cleaning.title_lines import title_features

TITLE = "Harbour of Darvo shelled for a third night"
STORY = [
    "Shells struck the harbour of Darvo for a third night, port officials said, and burnt two stores.",
    "The navy of the southern coalition denied that its ships fired, and blamed a militia on the far shore.",
    "At least four dockers were killed, according to the city hospital, and a pilot boat is still missing.",
]
MENU = ["Skip to content", "Harbour Post", "World", "Coast", "Opinion", "Sign in"]
FOOT = ["Privacy policy", "© 2021 Harbour Post"]


def title(*lines: str) -> str | None:
    return clean(RawDocument("test", "\n".join(lines), "text/plain")).title


@pytest.mark.parametrize(
    "above",
    [
        [*MENU, TITLE, "By Ann Writer", "May 3, 2021"],
        # a list of other stories that the headline seems to belong to
        [
            *MENU,
            "Top stories",
            "Budget talks drag on in the capital",
            "Ferry fares to rise",
            "Coast",
            TITLE,
            "May 3, 2021",
        ],
        # a menu's line that comes three times
        [*MENU, "Your account", TITLE, "Your account", "Ann Writer", "May 3, 2021", "Your account"],
        # mark-up that the dump left
        [*MENU, TITLE, "By Ann Writer", 'class="share" title="Darvo harbour on Facebook"'],
        # the section's name, a standfirst and the share bar below
        [
            *MENU,
            "Coast News",
            TITLE,
            "Officials blame the navy, and the navy a militia.",
            "Share",
            "May 3, 2021",
        ],
    ],
)
def test_the_headline_is_found_among_the_lines_above_a_text(above: list[str]) -> None:
    assert title(*above, *STORY, *FOOT) == TITLE


def test_what_is_seen_of_a_line_that_can_be_the_headline() -> None:
    lines = ["Coast", TITLE, "By Ann Writer", *STORY]
    blocks = [Block(text) for text in lines]
    blocks[2].reason = "byline"
    found = dict(title_features(blocks, 3, 5))
    assert sorted(found) == [1]  # one word is none, nor is a byline
    assert {name: round(value, 3) for name, value in found[1].items()} == {
        "words 6": 1.0,
        "words of the opening": 0.8,  # "Shells" is no "shelled"
        "words of the article": 0.8,
        "uses of its words": 0.536,
        "away": 0.22,
        "rule: None": 1.0,
        "labels around": 0.167,
        "furniture below": 1.0,
        "above byline": 1.0,
        "signed 1": 1.0,
    }
