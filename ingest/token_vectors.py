"""What spaCy's networks make of tokens, made quicker: the same vectors.

A model turns each token into a vector in two steps. What a word is by itself (its spelling, prefix, shape)
depends on a few attributes: it is worked out once for each word and remembered. Its neighbours are then mixed
in by layers that look one token to either side; here numpy runs them without what only training needs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING, Any

import numpy as np
from thinc.api import Model
from thinc.types import Ragged

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_REMEMBERED = 20_000  # words; beyond, all are worked out anew, and memory stays flat
# Words worked out at once at the least: one row alone is multiplied in another order than among others.
_TOGETHER = 16
_SMALL = 1e-8  # what thinc adds to the variance
_WORDS = ("extract_features", "list2ragged", "with_array", "with_array", "ragged2list")
_LAYER = "residual(expand_window>>maxout>>layernorm>>dropout)"


class WordVectors:
    """The vectors of words by themselves, remembered by the attributes that the network asks for."""

    def __init__(self, network: Model[Any, Any]) -> None:
        self._columns = network.layers[0].attrs["columns"]
        self._embed, self._mix = network.layers[2:4]
        self._rows: dict[tuple[int, ...], int] = {}
        self._vectors: Any = np.empty((0, network.layers[3].layers[0].get_dim("nO")), dtype="f")

    def __call__(self, model: Model[Any, Any], docs: Sequence[Doc], is_train: bool) -> tuple[Any, Any]:
        """The vectors of each document's tokens; as a model's ``forward``, without a way back."""
        words = [list(map(tuple, doc.to_array(self._columns).tolist())) for doc in docs]
        if len(self._rows) > _REMEMBERED:
            self._rows.clear()
        new = dict.fromkeys(word for own in words for word in own if word not in self._rows)
        if new:
            self._learn(list(new))
        rows = self._rows
        return [self._vectors[[rows[word] for word in own]] for own in words], _no_way_back

    def _learn(self, words: list[tuple[int, ...]]) -> None:
        padded = words + [words[-1]] * max(0, _TOGETHER - len(words))
        features: Any = np.array(padded, dtype="uint64")
        lengths: Any = np.array([len(features)], dtype="i")
        vectors = self._mix.predict(self._embed.predict(Ragged(features, lengths))).data[: len(words)]
        begin, end = len(self._rows), len(self._rows) + len(words)
        if end > len(self._vectors):
            longer = np.empty((max(end, 2 * len(self._vectors)), vectors.shape[1]), dtype="f")
            longer[:begin] = self._vectors[:begin]
            self._vectors = longer
        self._vectors[begin:end] = vectors
        self._rows.update({word: at for at, word in enumerate(words, start=begin)})


@dataclass(frozen=True, slots=True)
class _Layer:
    """A layer's parameters: of each unit's pieces, all first ones stand together, then all second ones."""

    weights: Any
    bias: Any
    scale: Any
    shift: Any

    @classmethod
    def of(cls, residual: Model[Any, Any]) -> _Layer:
        _, mixed = residual.layers[0].layers
        maxout, norm = mixed.layers[0].layers
        width, pieces, inputs = (maxout.get_dim(name) for name in ("nO", "nP", "nI"))
        weights: Any = maxout.get_param("W")
        bias: Any = maxout.get_param("b")
        weights = weights.reshape((width, pieces, inputs)).transpose((1, 0, 2))
        return cls(
            np.ascontiguousarray(weights).reshape((width * pieces, inputs)).T,
            np.ascontiguousarray(bias.reshape((width, pieces)).T).reshape(-1),
            norm.get_param("G"),
            norm.get_param("b"),
        )


class Neighbours:
    """Layers that mix into each token's vector those beside it (spaCy's ``MaxoutWindowEncoder``)."""

    def __init__(self, network: Model[Any, Any]) -> None:
        self._layers = [_Layer.of(layer) for layer in network.layers]

    def __call__(self, model: Model[Any, Any], tokens: Any, is_train: bool) -> tuple[Any, Any]:
        """The mixed vectors; as a model's ``forward``, without a way back."""
        width = tokens.shape[1]
        window = np.zeros((len(tokens), 3 * width), dtype="f")
        for layer in self._layers:
            window[1:, :width] = tokens[:-1]
            window[:, width : 2 * width] = tokens
            window[:-1, 2 * width :] = tokens[1:]
            mixed = window @ layer.weights
            mixed += layer.bias
            best = reduce(np.maximum, (mixed[:, at : at + width] for at in range(0, mixed.shape[1], width)))
            best -= best.mean(axis=1, keepdims=True)
            variance = np.add.reduce(best * best, axis=1, keepdims=True) / width + _SMALL
            best *= variance ** (-1.0 / 2.0)
            best *= layer.scale
            best += layer.shift
            tokens = tokens + best
        return tokens, _no_way_back


def quicken(pipeline: Language) -> None:
    """Put the quicker steps in the place of a pipeline's own, wherever it has steps of the known kind."""
    for _, component in pipeline.components:
        model = getattr(component, "model", None)
        if isinstance(model, Model):
            for parent, at, node in list(_nodes(model)):
                parent.layers[at] = Model(node.name, _forward_of(node), dims=_dims(node))


def _nodes(model: Model[Any, Any]) -> Iterator[tuple[Model[Any, Any], int, Model[Any, Any]]]:
    """The steps that can be quickened, each with the model that it is a layer of and its place there."""
    for parent in model.walk():
        for at, node in enumerate(parent.layers):
            if _is_words(node) or _is_neighbours(node):
                yield parent, at, node


def _is_words(node: Model[Any, Any]) -> bool:
    return len(node.layers) == len(_WORDS) and all(
        layer.name.partition("(")[0] == name for layer, name in zip(node.layers, _WORDS, strict=True)
    )


def _is_neighbours(node: Model[Any, Any]) -> bool:
    return bool(node.layers) and all(
        layer.name == _LAYER and layer.layers[0].layers[0].attrs["window_size"] == 1 for layer in node.layers
    )


def _forward_of(node: Model[Any, Any]) -> Callable[..., tuple[Any, Any]]:
    return WordVectors(node) if _is_words(node) else Neighbours(node)


def _dims(node: Model[Any, Any]) -> dict[str, int | None]:
    return {name: node.get_dim(name) if node.has_dim(name) else None for name in node.dim_names}


def _no_way_back(gradient: Any) -> Any:
    raise ValueError("the model cannot be trained here: load it with spacy.load")
