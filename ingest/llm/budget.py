"""Tokens and money: counted over a run, and capped before the next question is asked.

The count is a file that all processes of a run share, so that a cap holds for the run whatever the
number of its workers (on one machine; a Dask worker elsewhere counts for itself).
"""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass, field
from pathlib import Path

from filelock import FileLock


class BudgetError(ValueError):
    """The run has spent what it may; the message says how much and how to allow more."""


@dataclass(frozen=True, slots=True)
class Spent:
    """Tokens of a run so far, and what they cost."""

    tokens_in: int
    tokens_out: int
    cost: float

    def __str__(self) -> str:
        """One line for a person."""
        money = f", cost {self.cost:.4f}" if self.cost else ""
        return f"{self.tokens_in:,} tokens asked, {self.tokens_out:,} answered{money}"


@dataclass(slots=True)
class Budget:
    """Counts of a run. Prices are in a currency of your choice per million tokens; caps None: none.

    ``count`` is the file that the processes of the run share; None counts in this process alone.
    """

    most_tokens: int | None = None
    most_cost: float | None = None
    price_in: float = 0.0
    price_out: float = 0.0
    count: Path | None = None
    _tokens: tuple[int, int] = (0, 0)
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    @property
    def spent(self) -> Spent:
        """What was spent so far, by every process of the run."""
        tokens_in, tokens_out = self._read()
        cost = (tokens_in * self.price_in + tokens_out * self.price_out) / 1e6
        return Spent(tokens_in, tokens_out, cost)

    def check(self) -> None:
        """Whether one more question may be asked.

        Raises:
            BudgetError: a cap is reached.
        """
        spent = self.spent
        tokens = spent.tokens_in + spent.tokens_out
        if self.most_tokens is not None and tokens >= self.most_tokens:
            raise BudgetError(
                f"{tokens:,} tokens spent of {self.most_tokens:,}: raise CASUS_LLM_MOST_TOKENS to go on"
            )
        if self.most_cost is not None and spent.cost >= self.most_cost:
            raise BudgetError(
                f"{spent.cost:.4f} spent of {self.most_cost:.4f}: raise CASUS_LLM_MOST_COST to go on"
            )

    def add(self, tokens_in: int, tokens_out: int) -> None:
        """Count an answer."""
        with self._lock:
            if self.count is None:
                self._tokens = (self._tokens[0] + tokens_in, self._tokens[1] + tokens_out)
                return
            self.count.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with FileLock(self.count.with_suffix(".lock")):
                before = self._read()
                fresh = self.count.with_suffix(".new")
                fresh.write_text(json.dumps([before[0] + tokens_in, before[1] + tokens_out]))
                fresh.replace(self.count)

    def _read(self) -> tuple[int, int]:
        if self.count is None:
            return self._tokens
        try:
            tokens_in, tokens_out = json.loads(self.count.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return 0, 0
        return int(tokens_in), int(tokens_out)
