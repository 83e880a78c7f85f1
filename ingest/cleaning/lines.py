"""What a line of a page dump and its surroundings look like: the features from which its state is told.

Shallow text features (Kohlschütter et al. 2010) that a reader can check: length, full stop, closed-class
words, repetition, neighbours, how much prose stands around. A line has features of its own, and features of
the places where an article may begin above it or end before it. Once a first guess of the article is there
(:func:`ingest.cleaning.states.densest`), position and words relative to it and to the headline come in.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.cleaning.blocks import FUNCTION_WORDS, ITEM, Block, counts
from ingest.cleaning.dates import find_dates
from ingest.cleaning.knowledge import knowledge
from ingest.cleaning.prose import asks

_YOU = frozenset(["you", "your", "yours", "our", "us", "we"])
_I = frozenset(["i", "i'm", "i’m", "i've", "i’ve", "my", "me", "mine", "i'd", "i’d", "i'll", "i’ll"])
_CLOCK = re.compile(r"(?<!\d)\d{1,2}[:.h]\d{2}(?!\d)|(?<!\d)\d{1,2} ?[ap]\.?m\b", re.IGNORECASE)
_MOMENT = 14  # words of a line that says when something was said
_LABELLED = 3  # lines below a label that can be what it announces
_TITLE = 5  # words of a line that can be the headline of another story
_NEAR = 4  # lines on each side that count as surroundings
_WIDE, _WIDER, _WIDEST = 8, 12, 20  # the same for windows
_PARAGRAPH = 60  # words of a paragraph that count
_FAR = 60.0  # lines from the core after which distance says no more
_BELOW = 80.0  # the same for lines below the headline
_OPENING = 6  # lines below the headline in which an article may begin
_CAPITALS = 0.6  # share of capitalised words behind the first, in headlines and menus

Features = dict[str, float]

# What repetition and lists say is evidence, not a verdict.
SOFT = frozenset(
    [
        "repeated headline",
        "repeated paragraph",
        "other stories",
        "comments",
        "teaser headline",
        "teaser of another story",
    ]
)
_TEASERS = frozenset(["teaser headline", "teaser of another story"])
# What furniture says of the place where it stands.
_KINDS = {
    reason: kind
    for kind, reasons in {
        "in stories": [
            "caption or picture credit",
            "reporting credit",
            "byline",
            "time stamp",
            "contact line",
            "ticker",
            "header: date",
            "link to another story",
        ],
        "behind stories": [
            "tags",
            "comments",
            "label of other stories",
            "other stories",
            "page footer",
            "newsletter or subscription",
            "teaser of another story",
            "author box",
        ],
        "share bar": ["share bar"],
        "debris": ["punctuation only", "template debris"],
    }.items()
    for reason in reasons
}
_AROUND = ("prose near", "furniture far before", "furniture far after")
_ALL_KINDS = ("in stories", "behind stories", "share bar", "debris", "other")


@dataclass(slots=True)
class Line:
    """Features of a line: as ``body``, as an article's ``start``, as the first line behind its ``end``."""

    body: Features
    start: Features = field(default_factory=dict)
    end: Features = field(default_factory=dict)


def verdicts(hints: Sequence[Block], stretch: tuple[int, int]) -> list[bool]:
    """Whether each line is furniture for sure, once it is guessed where the article is.

    Outside the guess a headline and a sentence that says the same are another story's; inside they may be a
    subheading and its paragraph.
    """
    first, last = stretch
    return [
        settled(hint) or (hint.reason in _TEASERS and not first <= index <= last)
        for index, hint in enumerate(hints)
    ]


def settled(hint: Block) -> bool:
    """Whether a line is furniture for sure, or the headline. A question in a list is another headline."""
    return hint.reason is not None and (
        hint.reason not in SOFT or (hint.reason == "other stories" and asks(hint))
    )


def shallow(blocks: Sequence[Block]) -> list[Line]:
    """The features that need no guess of where the article is.

    ``blocks`` carry in ``reason`` what the rules for furniture, repetition and lists found.
    """
    seen = counts(blocks)
    closed = _closed_class(blocks)
    own = [_own(block, seen, closed) for block in blocks]
    titles = [b.reason is None and not b.sentence and len(b.words) >= _TITLE for b in blocks]
    moments = [features["moment"] for features in own]
    prose = [len(b.words) if b.sentence and b.reason is None else 0 for b in blocks]
    marked = [b.reason is not None for b in blocks]
    kinds = [None if b.reason is None else _KINDS.get(b.reason, "other") for b in blocks]
    words = _sums([min(size, _PARAGRAPH) for size in prose])
    furniture = _sums(marked)
    size = len(blocks)
    wide = [_window(words, index, _WIDE) for index in range(size)]
    widest = [_window(words, index, _WIDEST) for index in range(size)]
    densest = max(1, *widest) if widest else 1
    lines = []
    for index, block in enumerate(blocks):
        around = {
            "prose near": min(1.0, wide[index] / 200),
            "furniture far before": (furniture[index] - furniture[max(0, index - _WIDER)]) / _WIDER,
            "furniture far after": (furniture[min(size, index + 1 + _WIDER)] - furniture[index + 1]) / _WIDER,
        }
        if settled(block):
            body = {"furniture": 1.0, f"furniture {kinds[index]}": 1.0, **around}
        else:
            body = {
                **own[index],
                **around,
                **_neighbours(own, marked, index),
                **_under(own, kinds, index),
                "prose around": min(1.0, widest[index] / 400),
                "share of the densest": widest[index] / densest,
                "prose before": min(1.0, sum(prose[max(0, index - _NEAR) : index]) / 120),
                "prose after": min(1.0, sum(prose[index + 1 : index + 1 + _NEAR]) / 120),
                "headlines before": sum(titles[max(0, index - _NEAR) : index]) / _NEAR,
                "headlines after": sum(titles[index + 1 : index + 1 + _NEAR]) / _NEAR,
                "moments near": min(1.0, sum(moments[max(0, index - _NEAR) : index + 1 + _NEAR]) / 3),
                "furniture before": sum(marked[max(0, index - _NEAR) : index]) / _NEAR,
                "furniture after": sum(marked[index + 1 : index + 1 + _NEAR]) / _NEAR,
            }
        both = {"always": 1.0, "sentence": own[index]["sentence"], "label": own[index]["label"]}
        start, end = dict(both), both
        if index:
            above = blocks[index - 1]
            start.update({f"after {kind}": 1.0 for kind in _ALL_KINDS if kinds[index - 1] == kind})
            end["full stop above"] = float(above.terminal)
            end["colon above"] = own[index - 1]["colon"]
        else:
            start["edge"] = 1.0
        if kinds[index]:
            end[f"at {kinds[index]}"] = 1.0
        end["prose after"] = min(1.0, (words[min(size, index + 10)] - words[index]) / 100)
        lines.append(Line(body, start, end))
    return lines


def placed(
    lines: Sequence[Line], blocks: Sequence[Block], stretch: tuple[int, int], title: str | None
) -> list[Line]:
    """The lines with what a first guess of the article adds: its place, its words and its headline.

    ``stretch``: first and last index of the guess.
    """
    first, last = stretch
    topic = _topic(blocks, first, last)
    named = Block(title).content_words if title else frozenset()
    head = _headline(blocks, first, title)
    furniture = verdicts(blocks, stretch)
    found = []
    for index, (line, block) in enumerate(zip(lines, blocks, strict=True)):
        away = first - index if index < first else max(0, index - last)
        inside = first <= index <= last
        known = line.body
        if furniture[index] and "furniture" not in known:  # the headline or a teaser, told since
            kind = f"furniture {block.reason}"
            known = {name: known[name] for name in _AROUND} | {"furniture": 1.0, kind: 1.0}
        body = {
            **known,
            "in the core": float(inside),
            "above the core": min(1.0, away / _FAR) ** 0.5 if index < first else 0.0,
            "below the core": min(1.0, away / _FAR) ** 0.5 if index > last else 0.0,
            "above the title": float(head is not None and index < head),
        }
        if not furniture[index]:
            body["sentence outside"] = line.start["sentence"] * (not inside)
            body["topic"] = len(block.content_words & topic) / max(3, len(block.content_words))
            body["words of the title"] = len(block.content_words & named) / max(3, len(named))
            body["no title"] = float(head is None)
            body["below the title"] = float(head is not None and index > head)
            body["far below the title"] = (
                0.0 if head is None else min(1.0, max(0, index - head) / _BELOW) ** 0.5
            )
        start = {
            **line.start,
            "title above": float(head is not None and index - 1 == head),
            "title near above": float(head is not None and 1 < index - head <= _OPENING),
            "above the title": body["above the title"],
        }
        found.append(Line(body, start, line.end))
    return found


def _own(block: Block, seen: dict[str, int], closed: frozenset[str]) -> Features:
    words = len(block.words)
    folded = [word.casefold() for word in block.words]
    digits = sum(char.isdigit() for char in block.text) / max(1, len(block.text))
    capitals = sum(word[0].isupper() for word in block.words[1:])
    listed = not block.sentence or bool(ITEM.match(block.text)) or asks(block)
    return {
        "always": 1.0,
        "sentence": float(block.sentence),
        "long sentence": float(block.sentence and words >= 15),
        "full stop": float(block.terminal),
        "colon": float(block.text.endswith(":")),
        "length": min(1.0, math.log1p(words) / 4.5),
        "label": float(words <= 3),
        "short": float(words <= 6),
        "closed-class words": min(1.0, 2 * sum(word in closed for word in folded) / max(1, words)),
        "lower case": block.lower_share,
        "capitals": float(block.capitals),
        "title case": float(words > 1 and capitals > _CAPITALS * (words - 1)),
        "begins lower": float(block.text[:1].islower()),
        "begins digit": float(block.text[:1].isdigit()),
        "digits": min(1.0, 3 * digits),
        "date": float(words <= 10 and bool(find_dates(block.text))),
        "item": float(bool(ITEM.match(block.text))),
        "repeated": float(seen[block.key] > 1),
        "to the reader": min(1.0, 5 * sum(word in _YOU for word in folded) / max(1, words)),
        "cut short": float(block.text.endswith(("...", "…"))),
        "exclamation": float("!" in block.text or "??" in block.text),
        "first person": min(1.0, 5 * sum(word in _I for word in folded) / max(1, words)),
        "moment": float(
            words <= _MOMENT and bool(_CLOCK.search(block.text) or knowledge().ago.search(block.text))
        ),
        "address": float("@" in block.text or "http" in block.text or "www." in block.text),
        "quotation": float(block.text[:1] in "\"“‘«'"),
        "short question": float(asks(block)),
        **({f"rule: {block.reason}": 1.0} if block.reason in SOFT else {}),
        **({f"rule, of no sentence: {block.reason}": 1.0} if block.reason in SOFT and listed else {}),
    }


def _neighbours(own: Sequence[Features], marked: Sequence[bool], index: int) -> Features:
    line: Features = {}
    for name, other in (("above", index - 1), ("below", index + 1)):
        if 0 <= other < len(own):
            for feature in ("sentence", "long sentence", "label", "colon", "moment", "cut short"):
                line[f"{feature} {name}"] = own[other][feature]
            line[f"furniture {name}"] = float(marked[other])
        else:
            line[f"edge {name}"] = 1.0
    return line


def _under(own: Sequence[Features], kinds: Sequence[str | None], index: int) -> Features:
    """What stands around a line that counts only together: sentences on both sides, a label close above."""
    line: Features = {}
    told = own[index]["sentence"]
    above, below = (0 <= at < len(own) and own[at]["sentence"] for at in (index - 1, index + 1))
    if told and not above and not below:
        line["lone sentence"] = 1.0
        line["lone long sentence"] = own[index]["long sentence"]
    elif not told and above and below:
        line["between sentences"] = 1.0
        line["short between sentences"] = own[index]["short"]
    for near in range(index - 1, max(-1, index - 1 - _LABELLED), -1):
        kind = kinds[near]
        if kind is not None:
            line[f"under {kind}"] = 1.0
            line[f"sentence under {kind}"] = told
            break
        if own[near]["sentence"]:
            break
    return line


def _closed_class(blocks: Sequence[Block]) -> frozenset[str]:
    """The closed-class words of the language that the page's sentences are in."""
    words = [word.casefold() for block in blocks if block.sentence for word in block.words]
    tongues = [FUNCTION_WORDS, *knowledge().closed_class.values()]
    return max(tongues, key=lambda tongue: sum(word in tongue for word in words))


def _topic(blocks: Sequence[Block], first: int, last: int) -> frozenset[str]:
    """Open-class words that the core uses in two lines or more."""
    used: dict[str, int] = {}
    for block in blocks[first : last + 1]:
        if block.reason is None and block.sentence:
            for word in block.content_words:
                used[word] = used.get(word, 0) + 1
    return frozenset(word for word, times in used.items() if times > 1)


def _headline(blocks: Sequence[Block], first: int, title: str | None) -> int | None:
    """The last line up to the guess's first that says the title."""
    key = Block(title).key if title else None
    return next((i for i in range(min(first, len(blocks) - 1), -1, -1) if blocks[i].key == key), None)


def _sums(values: Sequence[int]) -> list[int]:
    """Running sums, beginning with 0."""
    total = [0]
    for value in values:
        total.append(total[-1] + value)
    return total


def _window(sums: Sequence[int], index: int, reach: int) -> int:
    """The sum over the lines at most ``reach`` away."""
    return sums[min(len(sums) - 1, index + reach + 1)] - sums[max(0, index - reach)]
