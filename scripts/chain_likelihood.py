"""The weights of a linear chain of two states (`ingest.cleaning.states`) under which labels are most likely.

Forward-backward over all pages side by side, L-BFGS with a ridge. Needs numpy and scipy.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy.optimize import minimize

from ingest.cleaning.knowledge import ChainWeights
from scripts.labelled_dumps import Page

_LONGEST = 900  # lines of a page that is learned from
_CLOSE = 1e-4  # share of the likelihood by which the last step changed it
_PARTS = ("body", "start", "end")

Array = Any  # numpy arrays; numpy is needed here alone


class Likelihood:
    """The likelihood of the labels of pages, each counted by the root of its length, less a ridge."""

    def __init__(self, chosen: Sequence[Page], ridge: float) -> None:
        self.ridge = ridge
        chosen = sorted(
            (page for page in chosen if len(page.lines) <= _LONGEST), key=lambda page: -len(page.lines)
        )
        self.names = [
            sorted({name for page in chosen for line in page.lines for name in getattr(line, part)})
            for part in _PARTS
        ]
        self.sizes = np.array([len(page.lines) for page in chosen])
        self.features = [
            [
                np.array([[getattr(line, part).get(name, 0.0) for name in names] for line in page.lines])
                for page in chosen
            ]
            for part, names in zip(_PARTS, self.names, strict=True)
        ]
        self.states = [np.array(page.states) for page in chosen]
        weight = self.sizes**-0.5
        self.weight = weight * len(chosen) / weight.sum() / 10

    def fit(self, steps: int = 60) -> ChainWeights:
        """The most likely weights."""
        start = np.zeros(sum(map(len, self.names)))
        best = minimize(
            self.loss, start, jac=True, method="L-BFGS-B", options={"maxiter": steps, "ftol": _CLOSE}
        ).x
        return ChainWeights(
            **{
                part: dict(zip(names, (round(float(value), 3) for value in values), strict=True))
                for part, names, values in zip(_PARTS, self.names, self._split(best), strict=True)
            }
        )

    def _split(self, weights: Array) -> list[Array]:
        return list(np.split(weights, np.cumsum([len(names) for names in self.names])[:-1]))

    def loss(self, weights: Array) -> tuple[float, Array]:
        """The negative log-likelihood and its slope (forward-backward, all pages side by side)."""
        shape = (int(self.sizes[0]), len(self.sizes))
        body, start, end = (np.zeros(shape) for _ in _PARTS)
        for table, parts, values in zip((body, start, end), self.features, self._split(weights), strict=True):
            for page, matrix in enumerate(parts):
                table[: len(matrix), page] = matrix @ values
        out, inside, later_out, later_inside = (np.zeros(shape) for _ in range(4))
        inside[0] = body[0] + start[0]
        active = [int((self.sizes > index).sum()) for index in range(shape[0])]
        for i in range(1, shape[0]):
            k = active[i]
            out[i, :k] = np.logaddexp(out[i - 1, :k], inside[i - 1, :k] + end[i, :k])
            inside[i, :k] = body[i, :k] + np.logaddexp(inside[i - 1, :k], out[i - 1, :k] + start[i, :k])
        for i in range(shape[0] - 2, -1, -1):
            k = active[i + 1]
            entered = body[i + 1, :k] + later_inside[i + 1, :k]
            later_out[i, :k] = np.logaddexp(later_out[i + 1, :k], start[i + 1, :k] + entered)
            later_inside[i, :k] = np.logaddexp(entered, end[i + 1, :k] + later_out[i + 1, :k])
        likelihood, slopes = 0.0, [np.zeros(len(names)) for names in self.names]
        for page, size in enumerate(self.sizes):
            state = self.states[page]
            before = np.concatenate([[0.0], state[:-1]])
            began, ended = (1 - before) * state, before * (1 - state)
            total = np.logaddexp(out[size - 1, page], inside[size - 1, page])
            was_out = np.concatenate([[0.0], out[: size - 1, page]])
            was_inside = np.concatenate([[-1e9], inside[: size - 1, page]])
            column = slice(None, size), page
            entered = body[column] + later_inside[column]
            for table, parts, slope, found, expected in zip(
                (body, start, end),
                self.features,
                slopes,
                (state, began, ended),
                (
                    np.exp(inside[column] + later_inside[column] - total),
                    np.exp(was_out + start[column] + entered - total),
                    np.exp(was_inside + end[column] + later_out[column] - total),
                ),
                strict=True,
            ):
                likelihood += self.weight[page] * (table[column] @ found)
                np.add(slope, self.weight[page] * (parts[page].T @ (found - expected)), out=slope)
            likelihood -= self.weight[page] * total
        return 0.5 * self.ridge * (weights @ weights) - likelihood, self.ridge * weights - np.concatenate(
            slopes
        )
