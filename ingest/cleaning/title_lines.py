"""Which line of a page is its headline: features of the lines above the article, weighed.

Weights in ``data/cleaning/title_weights.yaml``, fitted by ``scripts/fit_title_weights.py``: the line that
scores best is the headline (a conditional logit, McFadden 1974, over the lines of a page).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

from ingest.cleaning.blocks import ITEM, Block, counts
from ingest.cleaning.dates import find_dates
from ingest.cleaning.lines import SOFT, Features
from ingest.cleaning.selection import is_prose

_LONGEST = 25  # words of a headline
_SHORTEST = 2  # and at least
_SIGNED = frozenset(["byline", "header: date"])  # what stands below a headline
_DAY_LINE = 10  # words of a line that gives the day
_BELOW = 4  # lines below a headline in which author or day may stand
_AROUND = 3  # lines on each side that are its surroundings
_OPENING = 3  # paragraphs that begin the article
_OFTEN = 5  # times of a word that count
_MORE = 6  # words that another line may say beside the headline ("Title | Site")
_LENGTHS = (3, 4, 6, 9, 15)  # words at which another class of length begins
_MARKUP = re.compile(r'="|^<|/?>$|[{}\\]|^\W*https?:')
_ROW = re.compile(r"\s\|\s|(?:\s/\s.*){2}|\t|:\s*\d[\d,.]*$|^\d{1,2}[:.]\d{2}\b")
_NEAR_KINDS = ("share bar", "navigation", "caption or picture credit", "reading time or counter", "byline")


def title_features(blocks: Sequence[Block], first: int, last: int) -> list[tuple[int, Features]]:
    """Index and features of each line that can be the headline of the article ``first`` to ``last``."""
    core = [b for b in blocks[first : last + 1] if b.reason is None and b.sentence]
    core = core or list(blocks[first : last + 1])
    used = Counter(word for block in core for word in block.content_words)
    opening = frozenset().union(*(block.content_words for block in core[:_OPENING]))
    seen = counts(blocks)
    top = blocks[:first]
    keys = [(block.key, len(block.words)) for block in top if 3 <= len(block.words) <= _LONGEST + _MORE]
    final = {block.key: index for index, block in enumerate(top)}
    days: dict[int, bool] = {}
    found = []
    for index, block in enumerate(top):
        size = sum(word[0].isalpha() for word in block.words)
        if not _is_free(block) or not _SHORTEST <= size <= _LONGEST or _MARKUP.search(block.text):
            continue
        if is_listed(block) or (is_prose(block, strict=True) and not block.text.endswith("?")):
            continue
        features = _own(block, size) | _words(block, used, opening)
        features |= _repeated(block, seen[block.key], final[block.key] == index, keys)
        away = first - index
        features |= {
            "away": min(1.0, math.log1p(away) / 5),
            "directly above": float(away == 1),
            f"rule: {block.reason}": 1.0,
        }
        features |= _around(blocks, index)
        below = range(index + 1, min(len(blocks), index + 1 + _BELOW))
        signed = next((at - index for at in below if _signs(blocks, at, days)), None)
        if signed is not None:
            features[f"signed {signed}"] = 1.0
        found.append((index, {name: value for name, value in features.items() if value}))
    return found


def is_listed(block: Block) -> bool:
    """Whether a line is an item, announces a list, or is a row of a table or a field with a value."""
    return (
        bool(ITEM.match(block.text)) or block.text.endswith((":", ";", ",")) or bool(_ROW.search(block.text))
    )


def _is_free(block: Block) -> bool:
    return block.reason is None or block.reason in SOFT


def _own(block: Block, size: int) -> Features:
    text = block.text
    length = max((start for start in _LENGTHS if start <= size), default=2)
    return {
        f"words {length}": 1.0,
        "full stop": float(text.endswith(".")),
        "question": float(text.endswith("?")),
        "begins lower": float(text[:1].islower()),
        "capitals": float(block.capitals),
        "names": float(len(block.words) <= 4 and all(word[0].isupper() for word in block.words)),
        "cut short": float(text.endswith(("...", "…"))),
        "digits": sum(char.isdigit() for char in text) / len(text),
    }


def _words(block: Block, used: Counter[str], opening: frozenset[str]) -> Features:
    words = block.content_words
    size = max(2, len(words))
    return {
        "words of the opening": len(words & opening) / size,
        "words of the article": sum(used[word] > 0 for word in words) / size,
        "words that it uses often": sum(used[word] > 1 for word in words) / size,
        "uses of its words": min(1.0, math.log1p(sum(min(used[word], _OFTEN) for word in words)) / 3),
        "no word of the article": float(not any(used[word] for word in words)),
    }


def _repeated(block: Block, times: int, final: bool, keys: list[tuple[str, int]]) -> Features:
    size, key = len(block.words), block.key
    more = size >= 3 and any(
        size < long <= size + _MORE and (other.startswith(key) or other.endswith(key)) for other, long in keys
    )
    return {
        "twice": float(times == 2),
        "three times": float(times > 2),
        "last of its kind": float(times > 1 and final),
        "said with more": float(more),
    }


def _around(blocks: Sequence[Block], index: int) -> Features:
    beside = [*blocks[max(0, index - _AROUND) : index], *blocks[index + 1 : index + 1 + _AROUND]]
    below = blocks[index + 1 : index + 1 + _AROUND]
    features = {
        "labels around": sum(len(b.words) <= 3 and b.reason not in _SIGNED for b in beside) / 6,
        "headlines around": sum(len(b.words) > 3 and not b.sentence and _is_free(b) for b in beside) / 6,
        "sentence below": float(bool(below) and below[0].sentence),
        "furniture below": float(bool(below) and not _is_free(below[0])),
        "furniture above": float(index > 0 and not _is_free(blocks[index - 1])),
    }
    for kind in _NEAR_KINDS:
        features[f"above {kind}"] = float(any(b.reason == kind for b in below))
    return features


def _signs(blocks: Sequence[Block], index: int, days: dict[int, bool]) -> bool:
    """Whether a line names the author or the day, as lines below a headline do."""
    if index not in days:
        block = blocks[index]
        dated = len(block.words) <= _DAY_LINE and (_is_free(block) or block.reason == "time stamp")
        dated = dated and any(char.isdigit() for char in block.text)
        days[index] = block.reason in _SIGNED or bool(dated and find_dates(block.text))
    return days[index]
