"""Which lines of a dump are its article: log-odds of two states over the sequence of lines.

A linear chain (Lafferty et al. 2001): a line has a score for being body, and there are scores for an article
to begin at it and to end before it. The weights are data, ``data/cleaning/line_weights.yaml``, fitted by
``scripts/fit_line_weights.py``. The chain is asked twice: first to guess where the article is, then with what
that guess says of every line's place and words.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from ingest.cleaning.blocks import Block
from ingest.cleaning.knowledge import ChainWeights
from ingest.cleaning.lines import Features, Line, settled
from ingest.cleaning.prose import heaviest

_SHIFT = 0.7  # log-odds that count as even where the densest part is sought
_SHORT, _LONG = 3, 40  # words of a line that count at least and at most


def log_odds(lines: Sequence[Line], weights: ChainWeights) -> list[float]:
    """How much each line looks like body, all others considered, as log-odds."""
    if not lines:
        return []
    body = [_score(line.body, weights.body) for line in lines]
    start = [_score(line.start, weights.start) for line in lines]
    end = [_score(line.end, weights.end) for line in lines]
    size = len(lines)
    out, inside = [0.0] * size, [0.0] * size
    inside[0] = body[0] + start[0]
    for i in range(1, size):
        out[i] = _either(out[i - 1], inside[i - 1] + end[i])
        inside[i] = body[i] + _either(inside[i - 1], out[i - 1] + start[i])
    odds = [inside[-1] - out[-1]]
    later_out = later_inside = 0.0
    for i in range(size - 2, -1, -1):
        entered = body[i + 1] + later_inside
        later_inside = _either(entered, end[i + 1] + later_out)
        later_out = _either(later_out, start[i + 1] + entered)
        odds.append(inside[i] + later_inside - out[i] - later_out)
    return odds[::-1]


def densest(blocks: Sequence[Block], odds: Sequence[float]) -> tuple[int, int] | None:
    """First and last index of the part that most looks like an article; None where no line does."""

    def gain(block: Block, odd: float) -> float:
        shifted = odd + _SHIFT
        if settled(block):
            return min(0.0, shifted / 2)
        return float(shifted * min(max(len(block.words), _SHORT), _LONG) ** 0.5)

    return heaviest(gain(block, odd) for block, odd in zip(blocks, odds, strict=True))


def _score(features: Features, weights: dict[str, float]) -> float:
    return sum(weights.get(name, 0.0) * value for name, value in features.items())


def _either(first: float, second: float) -> float:
    """The logarithm of the sum of what two logarithms stand for."""
    more, less = (first, second) if first > second else (second, first)
    return more + math.log1p(math.exp(less - more))
