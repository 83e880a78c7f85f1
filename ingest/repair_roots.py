"""A sentence's root, given to another word: each mend that finds the true main verb does this last."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token


def give_root(word: Token, former: Token, label: str, moved: Iterable[Token] = ()) -> None:
    """Make ``word`` the root; the ``former`` one hangs on it as ``label``, and so does what is ``moved``."""
    word.head, word.dep_ = word, "ROOT"
    former.head, former.dep_ = word, label
    for child in list(moved):
        child.head = word
