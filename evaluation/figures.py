"""Figures in the gold's short notation, and whether an extracted figure says the same.

``killed 3`` is exactly three, ``killed >=56`` at least, ``killed <=200`` up to, ``killed ~50`` about;
``killed dozens`` (hundreds, tens of thousands, half, most) has no number that the text gives. A figure that
is right if found and not missed if not has these words after it: ``arms 4 if found``.
"""

from __future__ import annotations

import re

from pydantic import BaseModel, ConfigDict

from graph.records import Figure

_NOTATION = re.compile(
    r"(?P<of>[a-z]+) (?:(?P<op>>=|<=|~)?(?P<number>\d+(?:\.\d+)?)(?:\.\.(?P<upper>\d+(?:\.\d+)?))?"
    r"|(?P<words>(?:tens of |hundreds of )?(?:dozens|hundreds|thousands)|several|half|most|almost all))"
    r"(?P<optional> if found)?"
)


class GoldFigure(BaseModel):
    """A number with what it counts, as coded by hand. ``words`` for numbers that the text leaves open."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    of: str
    min: float | None = None
    max: float | None = None
    approximate: bool = False
    words: str | None = None
    optional: bool = False

    def __str__(self) -> str:
        if self.words:
            return f"{self.of} {self.words}"
        about = "~" if self.approximate else ""
        lower, upper = ("" if bound is None else f"{bound:g}" for bound in (self.min, self.max))
        return f"{self.of} {about}{lower}..{upper}"


def parse_figure(text: str) -> GoldFigure:
    """A figure from the gold's notation.

    Raises:
        ValueError: the text is not in the notation.
    """
    match = _NOTATION.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"figure {text!r}: write 'killed 3', '>=3', '<=3', '~3', '3..5' or 'killed dozens'")
    optional = bool(match["optional"])
    if match["words"]:
        return GoldFigure(of=match["of"], words=match["words"], optional=optional)
    number = float(match["number"])
    upper = float(match["upper"]) if match["upper"] else number
    return GoldFigure(
        of=match["of"],
        min=None if match["op"] == "<=" else number,
        max=None if match["op"] == ">=" else upper,
        approximate=match["op"] == "~",
        optional=optional,
    )


def same_figure(gold: GoldFigure, found: Figure, synonyms: dict[str, tuple[str, ...]]) -> bool:
    """Whether ``found`` counts the same thing and says as much of the number as ``gold``, no more.

    An approximate gold number is matched by that number as either bound or both; an open one ("dozens")
    by anything of the kind that claims no exact number, or that is marked as approximate.
    """
    if not _same_kind(gold.of, found, synonyms):
        return False
    if gold.words:
        return found.approximate or found.min is None or found.max is None or found.min != found.max
    if gold.approximate:
        return gold.min in (found.min, found.max) and (found.approximate or found.min == found.max)
    return (found.min, found.max) == (gold.min, gold.max)


def _same_kind(of: str, found: Figure, synonyms: dict[str, tuple[str, ...]]) -> bool:
    words = {of, *synonyms.get(of, ())}
    said = {found.of.casefold(), (found.unit or "").casefold()}
    return bool(words & said)
