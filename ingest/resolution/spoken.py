"""Names of actors and places as they stand in a sentence: "the African Union", "at the Kakhovka Dam"."""

from __future__ import annotations

from collections.abc import Sequence

from graph.resolution.rules import Spoken

_SHOWN = 3
_LINKS = (" of ", " for ")  # before these stands the word that says what a name is of


def listed(names: Sequence[str]) -> str:
    """Names as a list in prose; of more than one too many only the first are told, and how many are left."""
    shown = list(names if len(names) <= _SHOWN + 1 else names[:_SHOWN])
    rest = len(names) - len(shown)
    if rest:
        return f"{', '.join(shown)} and {rest} more"
    return " and ".join((", ".join(shown[:-1]), shown[-1])) if len(shown) > 1 else shown[0]


def spoken(name: str, words: Spoken) -> str:
    """A name with its article, where it takes one."""
    takes_one = name in words.names or (" " in name and _head(name) in words.heads)
    return f"the {name}" if takes_one and name[:1].isupper() and not name.startswith("The ") else name


def where(pattern: str, names: Sequence[str], words: Spoken) -> str:
    """Places in a pattern ("in {places}"), each with its article; at a dam and along a border, not in it."""
    head = _head(names[0])
    found = pattern.format(places=listed([spoken(name, words) for name in names]))
    for preposition, heads in (("at", words.at), ("along", words.along)):
        if head in heads and found.startswith("in "):
            return preposition + found.removeprefix("in")
    return found


def _head(name: str) -> str:
    """The word that says what a name is of, in lower case: "council" of "European Council"."""
    bare = name.partition(" (")[0]
    for link in _LINKS:
        bare = bare.partition(link)[0]
    return bare.rpartition(" ")[2].lower()
