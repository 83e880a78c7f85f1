"""Which lines of a page dump are its article: a scorer over the sequence of lines.

Each line gets a log-odds of being body, a weighted sum of features that a reader can check: length,
full stop, closed-class words, repetition, neighbours, distance from the longest run of prose (shallow
text features, Kohlschütter et al. 2010). The most likely sequence of the two states is then sought with a
cost for each change of state (Viterbi). The weights are data, ``data/cleaning/line_weights.yaml``, fitted
by ``scripts/fit_line_weights.py``.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from ingest.cleaning.blocks import ITEM, Block, counts
from ingest.cleaning.dates import find_dates
from ingest.cleaning.knowledge import LineWeights

_YOU = frozenset(["you", "your", "yours", "our", "us", "we"])
_NEAR = 4  # lines on each side that count as surroundings
_FAR = 60.0  # lines from the core after which distance says no more

Features = dict[str, float]


def features(blocks: Sequence[Block], stretch: tuple[int, int], title: str | None) -> list[Features]:
    """The features of each line. ``stretch``: first and last index of the longest run of prose.

    ``blocks`` carry in ``reason`` what the rules for furniture, repetition and lists found.
    """
    seen = counts(blocks)
    own = [_own(block, seen) for block in blocks]
    first, last = stretch
    topic = _topic(blocks, first, last)
    named = Block(title).content_words if title else frozenset()
    prose = [len(b.words) if b.sentence and b.reason is None else 0 for b in blocks]
    marked = [b.reason is not None for b in blocks]
    found = []
    for index, block in enumerate(blocks):
        line = dict(own[index])
        for name, other in (("above", index - 1), ("below", index + 1)):
            if 0 <= other < len(blocks):
                line[f"sentence {name}"] = own[other]["sentence"]
                line[f"long sentence {name}"] = own[other]["long sentence"]
                line[f"furniture {name}"] = float(marked[other])
                line[f"label {name}"] = own[other]["label"]
                line[f"colon {name}"] = own[other]["colon"]
            else:
                line[f"edge {name}"] = 1.0
        before, after = slice(max(0, index - _NEAR), index), slice(index + 1, index + 1 + _NEAR)
        line["prose before"] = min(1.0, sum(prose[before]) / 120)
        line["prose after"] = min(1.0, sum(prose[after]) / 120)
        line["furniture before"] = sum(marked[before]) / _NEAR
        line["furniture after"] = sum(marked[after]) / _NEAR
        away = first - index if index < first else max(0, index - last)
        line["in the core"] = float(first <= index <= last)
        line["above the core"] = min(1.0, away / _FAR) ** 0.5 if index < first else 0.0
        line["below the core"] = min(1.0, away / _FAR) ** 0.5 if index > last else 0.0
        line["sentence outside"] = line["sentence"] * (not first <= index <= last)
        line["topic"] = len(block.content_words & topic) / max(3, len(block.content_words))
        line["words of the title"] = len(block.content_words & named) / max(3, len(named))
        found.append(line)
    return found


def _own(block: Block, seen: dict[str, int]) -> Features:
    words = len(block.words)
    folded = [word.casefold() for word in block.words]
    digits = sum(char.isdigit() for char in block.text) / max(1, len(block.text))
    return {
        "always": 1.0,
        "sentence": float(block.sentence),
        "long sentence": float(block.sentence and words >= 15),
        "full stop": float(block.terminal),
        "colon": float(block.text.endswith(":")),
        "length": min(1.0, math.log1p(words) / 4.5),
        "label": float(words <= 3),
        "closed-class words": min(1.0, 2 * block.function_share),
        "lower case": block.lower_share,
        "capitals": float(block.capitals),
        "digits": min(1.0, 3 * digits),
        "date": float(words <= 10 and bool(find_dates(block.text))),
        "item": float(bool(ITEM.match(block.text))),
        "repeated": float(seen[block.key] > 1),
        "to the reader": min(1.0, 5 * sum(word in _YOU for word in folded) / max(1, words)),
        "quotation": float(block.text[:1] in "\"“‘«'"),
        **({f"rule: {block.reason}": 1.0} if block.reason in SOFT else {}),
    }


# What repetition and lists say is evidence, not a verdict.
SOFT = frozenset(
    [
        "repeated headline",
        "repeated paragraph",
        "other stories",
        "comments",
    ]
)


def _topic(blocks: Sequence[Block], first: int, last: int) -> frozenset[str]:
    """Open-class words that the core uses in two lines or more."""
    used: dict[str, int] = {}
    for block in blocks[first : last + 1]:
        if block.reason is None and block.sentence:
            for word in block.content_words:
                used[word] = used.get(word, 0) + 1
    return frozenset(word for word, times in used.items() if times > 1)


def log_odds(lines: Sequence[Features], weights: LineWeights) -> list[float]:
    """How much each line looks like body, as log-odds."""
    return [sum(weights.weights.get(name, 0.0) * value for name, value in line.items()) for line in lines]


def body_lines(scores: Sequence[float], verdicts: Sequence[bool | None], change: float) -> set[int]:
    """Indices of the body in the most likely sequence of states.

    ``scores`` are log-odds of body; ``verdicts`` False where a line is furniture for sure: it is never body
    and says little on its neighbours. ``change`` is what a change of state costs.
    """
    out, inside = 0.0, -change
    path: list[tuple[bool, bool]] = []
    for score, verdict in zip(scores, verdicts, strict=True):
        gain = -0.2 if verdict is False else score
        to_out = (out, False) if out >= inside - change else (inside - change, True)
        to_inside = (inside, True) if inside >= out - change else (out - change, False)
        path.append((to_out[1], to_inside[1]))
        out, inside = to_out[0], to_inside[0] + gain
    state = inside - change > out
    body: set[int] = set()
    for index in range(len(scores) - 1, -1, -1):
        if state and verdicts[index] is not False:
            body.add(index)
        state = path[index][1 if state else 0]
    return body
