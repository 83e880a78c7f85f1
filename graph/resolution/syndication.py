"""Copies of one text: cut, re-headlined, lightly edited, and yet one testimony.

Two articles are copies where enough of the shorter one's word shingles stand in the other
(containment, Broder 1997, "On the resemblance and containment of documents"). MinHash sketches
(datasketch) tell which pairs are worth reading; the texts then decide, so that the answer is a
matter of the two texts alone.
"""

from __future__ import annotations

import base64
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

import networkx as nx
import numpy as np
from datasketch import MinHash

WORDS = 3  # of a shingle: a changed word costs three of them
COPY = 0.5  # share of the shorter text's shingles; independent reports of one event stay below
LIKELY = 0.25  # of the estimate, which is worse the more the lengths differ
FEWEST = 8  # shingles: below, a text is too short to tell a copy from a formula
_PERMUTATIONS = 128
_WORD = re.compile(r"\w+")


def shingles(text: str) -> frozenset[str]:
    """The word shingles of a text, folded: case, accents and punctuation do not count."""
    plain = text.casefold()
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    words = _WORD.findall(plain)
    return frozenset(" ".join(words[at : at + WORDS]) for at in range(len(words) - WORDS + 1))


def sketch(text: str) -> str:
    """A MinHash sketch as text: the number of shingles, a colon, the values in base 64."""
    found = shingles(text)
    minhash = _empty().copy()
    minhash.update_batch([each.encode() for each in sorted(found)])
    values = minhash.hashvalues.astype("<u4").tobytes()
    return f"{len(found)}:{base64.b64encode(values).decode('ascii')}"


def likely_copies(first: str, second: str) -> bool:
    """Whether two sketches are alike enough for the texts to be read."""
    (one, mine), (other, theirs) = _parsed(first), _parsed(second)
    if min(one, other) < FEWEST:
        return False
    resemblance = int(np.count_nonzero(mine == theirs)) / len(mine)
    shared = resemblance * (one + other) / (1 + resemblance)
    return bool(shared / min(one, other) >= LIKELY)


def containment(first: str, second: str) -> float:
    """The share of the shorter text's shingles that stand in the other (0 for texts that are too short)."""
    mine, theirs = shingles(first), shingles(second)
    fewer = min(len(mine), len(theirs))
    return len(mine & theirs) / fewer if fewer >= FEWEST else 0.0


def are_copies(first: str, second: str) -> bool:
    """Whether two texts are copies of one."""
    return containment(first, second) >= COPY


def testimonies(articles: Iterable[str], copies: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The testimony of each article: the least id of those that hang together as copies."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(articles)
    graph.add_edges_from(copies)
    return {key: min(group) for group in nx.connected_components(graph) for key in group}


@lru_cache(maxsize=1)  # its permutations are the same for all, and most of the work of a short text's sketch
def _empty() -> MinHash:
    return MinHash(num_perm=_PERMUTATIONS)


@lru_cache(maxsize=20_000)  # an article is compared with all that came out in the days around it
def _parsed(text: str) -> tuple[int, np.ndarray]:
    count, _, values = text.partition(":")
    return int(count), np.frombuffer(base64.b64decode(values), dtype="<u4")
