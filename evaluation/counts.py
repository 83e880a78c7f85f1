"""Counts of right, wrong and missed, and what follows from them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class Counts:
    """Micro-averaged counts: ``right`` found and wanted, ``false`` found only, ``missed`` wanted only."""

    right: int = 0
    false: int = 0
    missed: int = 0

    def add(self, other: Counts) -> None:
        """Adds another's counts to these."""
        self.right += other.right
        self.false += other.false
        self.missed += other.missed

    @property
    def precision(self) -> float:
        """Share of the found that is right; 1 where nothing was found."""
        found = self.right + self.false
        return self.right / found if found else 1.0

    @property
    def recall(self) -> float:
        """Share of the wanted that was found; 1 where nothing was wanted."""
        wanted = self.right + self.missed
        return self.right / wanted if wanted else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = 2 * self.right + self.false + self.missed
        return 2 * self.right / total if total else 1.0
