"""Whether a name that was extracted is the one that the gold means."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from evaluation.gold import GoldError, read_yaml

_PUNCTUATION = re.compile(r"[^\w\s]+")
_BRACKETS = re.compile(r"\s*\([^)]*\)")
_THE = re.compile(r"^the\s+")


def fold(name: str) -> str:
    """A name without case, accents, punctuation and a leading "the"."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    plain = plain.replace("ı", "i").replace("ə", "e").replace("'s", "").replace("’s", "")
    return _THE.sub("", " ".join(_PUNCTUATION.sub(" ", plain.casefold()).split()))


@dataclass(frozen=True)
class Names:
    """The gold's aliases: ``groups`` maps a folded name to the group that it belongs to."""

    groups: dict[str, frozenset[str]] = field(default_factory=dict)
    figures: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def same(self, gold: str, found: str) -> bool:
        """Whether ``found`` is any of gold's alternatives (``A|B``) or an alias of one.

        A description in lower case ("armed gangs") also matches a longer name that holds all its words.
        """
        target = fold(found)
        targets = {target, fold(_BRACKETS.sub("", found))}
        for alternative in gold.split("|"):
            wanted = fold(alternative)
            if targets & {wanted, *self.groups.get(wanted, ())}:
                return True
            described = alternative == alternative.lower()
            if described and set(wanted.split()) <= set(target.split()):
                return True
        return False

    def mentions(self, gold: str, phrase: str) -> bool:
        """Whether ``phrase`` ("French President Nicolas Sarkozy") is or holds any of gold's alternatives."""
        words = fold(phrase).split()
        wanted = [fold(alternative) for alternative in gold.split("|")]
        forms = {form for name in wanted for form in (name, *self.groups.get(name, ()))}
        return any(f" {form} " in f" {' '.join(words)} " for form in forms)


def load_names(data_dir: Path) -> Names:
    """The aliases of ``data/gold/aliases.yaml``.

    Raises:
        GoldError: the file is not a mapping of ``names`` (lists of names) and ``figures`` (kind: words).
    """
    path = data_dir / "gold" / "aliases.yaml"
    raw = read_yaml(path)
    if not isinstance(raw, dict) or set(raw) != {"names", "figures"}:
        raise GoldError(f"{path.name}: wanted the keys 'names' and 'figures', nothing else")
    groups: dict[str, frozenset[str]] = {}
    for number, names in enumerate(raw["names"], start=1):
        if not isinstance(names, list) or len(names) < 2 or not all(isinstance(name, str) for name in names):
            raise GoldError(f"{path.name}: names, entry {number}: wanted a list of two or more names")
        folded = frozenset(fold(name) for name in names)
        for name in folded:
            if name in groups:
                raise GoldError(
                    f"{path.name}: names, entry {number}: {name!r} is in another list too: join them"
                )
            groups[name] = folded
    figures = {kind: tuple(str(word).casefold() for word in words) for kind, words in raw["figures"].items()}
    return Names(groups, figures)


def lint(data_dir: Path) -> list[str]:
    """What is wrong with the aliases, as lines for ``make check``."""
    try:
        load_names(data_dir)
    except GoldError as error:
        return [str(error)]
    return []
