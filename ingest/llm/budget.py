"""Tokens and money: counted over a run, and capped before the next question is asked."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field


class BudgetError(ValueError):
    """The run has spent what it may; the message says how much and how to allow more."""


@dataclass(slots=True)
class Budget:
    """Counts of a run. Prices are in a currency of your choice per million tokens; caps None: none."""

    most_tokens: int | None = None
    most_cost: float | None = None
    price_in: float = 0.0
    price_out: float = 0.0
    tokens_in: int = 0
    tokens_out: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    @property
    def cost(self) -> float:
        """What the tokens so far cost."""
        return (self.tokens_in * self.price_in + self.tokens_out * self.price_out) / 1e6

    def check(self) -> None:
        """Whether one more question may be asked.

        Raises:
            BudgetError: a cap is reached.
        """
        with self._lock:
            tokens = self.tokens_in + self.tokens_out
            if self.most_tokens is not None and tokens >= self.most_tokens:
                raise BudgetError(
                    f"{tokens:,} tokens spent of {self.most_tokens:,}: raise CASUS_LLM_MOST_TOKENS to go on"
                )
            if self.most_cost is not None and self.cost >= self.most_cost:
                raise BudgetError(
                    f"{self.cost:.4f} spent of {self.most_cost:.4f}: raise CASUS_LLM_MOST_COST to go on"
                )

    def add(self, tokens_in: int, tokens_out: int) -> None:
        """Count an answer."""
        with self._lock:
            self.tokens_in += tokens_in
            self.tokens_out += tokens_out
