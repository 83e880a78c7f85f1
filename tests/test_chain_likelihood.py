"""The likelihood that the weights of cleaning are fitted by."""

from __future__ import annotations

import numpy as np
import pytest

from ingest.cleaning.header import Header
from ingest.cleaning.lines import Line
from scripts.chain_likelihood import Likelihood
from scripts.labelled_dumps import Page


def page(*states: float) -> Page:
    """A dump whose lines are long in the article and link elsewhere out of it."""
    lines = [Line({"long": state, "link": 1 - state}, {"headline": 1.0}, {"tags": 1.0}) for state in states]
    return Page("a", "", [], Header(), (0, 0), lines, list(states), [], {}, 0)


PAGES = [page(0, 1, 1, 1, 0), page(0, 0, 1, 0), page(1, 1, 0)]


def test_the_slope_is_that_of_the_loss() -> None:
    likelihood = Likelihood(PAGES, ridge=0.3)
    place = np.array([0.4, -0.7, 0.2, -0.1])
    slope = likelihood.loss(place)[1]
    steps = 1e-5 * np.eye(len(place))
    assert likelihood.names == [["link", "long"], ["headline"], ["tags"]]
    assert slope == pytest.approx(
        [(likelihood.loss(place + step)[0] - likelihood.loss(place - step)[0]) / 2e-5 for step in steps]
    )


def test_the_fitted_weights_are_the_most_likely() -> None:
    likelihood = Likelihood(PAGES, ridge=0.3)
    weights = likelihood.fit()
    place = np.array([*weights.body.values(), *weights.start.values(), *weights.end.values()])
    least = likelihood.loss(place)[0]
    assert weights.body["long"] > 0 > weights.body["link"]
    assert all(likelihood.loss(place + way)[0] > least for way in (*0.1 * np.eye(4), *-0.1 * np.eye(4)))
