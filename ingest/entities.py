"""spaCy's named entities, decided for all tokens at once: the same entities, several times as quick.

spaCy walks through a text and asks its network at each token whether an entity begins, goes on or ends there.
What the network sees is the token, where the open entity began, and the token before. So what it says of a
token outside entities does not depend on what came before, and what it says inside one depends on its
beginning alone: all tokens are asked at once, then all beginnings one token further, until all have ended.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Span

if TYPE_CHECKING:
    from spacy.pipeline import EntityRecognizer
    from spacy.tokens import Doc

COMPONENT = "casus_entities"
RECOGNISER = "ner"
_SEEN = 3  # tokens that the network sees: this one, the entity's first, the one before
_NEVER = np.float32(-np.inf)

_Found = list[tuple[int, int, str]]  # first token, the one behind the last, label


class Entities:
    """What an entity recogniser finds by its network's first choices; :func:`fits` says of which kind."""

    def __init__(self, recogniser: EntityRecognizer) -> None:
        self._embed, self._lower, self._upper = recogniser.model.layers
        moves = [name.partition("-") for name in _moves(recogniser)]
        self._labels = [label for _, _, label in moves]
        self._begins, self._units = (
            np.array([at for at, (kind, _, label) in enumerate(moves) if kind == wanted and label])
            for wanted in "BU"
        )
        self._never = np.array(
            [at for at, (kind, _, label) in enumerate(moves) if kind in "IL" or kind + label == "U"]
        )
        self._out = next(at for at, (kind, _, _) in enumerate(moves) if kind == "O")
        after = {(kind, label): at for at, (kind, _, label) in enumerate(moves)}
        # For each move that begins an entity, the moves that carry it on and end it.
        self._inside, self._end = np.zeros(len(moves), int), np.zeros(len(moves), int)
        for at in self._begins:
            self._inside[at], self._end[at] = after["I", self._labels[at]], after["L", self._labels[at]]

    def __call__(self, doc: Doc) -> Doc:
        """Set the entities of a document."""
        self._annotate([doc])
        return doc

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 256) -> Iterator[Doc]:
        """Set the entities of documents, ``batch_size`` of them at once."""
        waiting = iter(docs)
        while batch := list(islice(waiting, batch_size)):
            self._annotate(batch)
            yield from batch

    def _annotate(self, docs: Sequence[Doc]) -> None:
        filled = [doc for doc in docs if len(doc)]
        for doc, found in zip(filled, self._find(filled) if filled else (), strict=True):
            doc.set_ents([Span(doc, start, end, label) for start, end, label in found], default="outside")

    def _find(self, docs: Sequence[Doc]) -> list[_Found]:
        marks = np.concatenate([doc.to_array(["SENT_START", "IS_SPACE"]) for doc in docs]).astype(np.int64)
        lengths = [len(doc) for doc in docs]
        edges = np.cumsum([0, *lengths])
        # An entity never passes a sentence's or a text's end.
        closes = np.append(marks[1:, 0] == 1, True)
        closes[edges[1:] - 1] = True
        seen = self._lower.predict(self._embed.predict(docs))
        seen = seen.reshape(len(seen), _SEEN, -1)  # the first row stands for "no token"
        moves = self._outside(seen, space=marks[:, 1] != 0, closes=closes)
        begins = np.flatnonzero(self._inside[moves])
        ends = np.zeros(len(moves), int)
        ends[begins] = self._ends_of(seen, begins, moves[begins], closes)
        return [
            self._walk(start, moves[start:end].tolist(), (ends[start:end] - start).tolist())
            for start, end in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True)
        ]

    def _walk(self, start: int, moves: list[int], ends: list[int]) -> _Found:
        """The entities of a document, from what each token is outside of an entity and where it would end."""
        found: _Found = []
        behind = 0
        for at, move in enumerate(moves):
            if move != self._out and at >= behind:
                behind = ends[at] if self._inside[move] else at + 1
                found.append((at, behind, self._labels[move]))
        return found

    def _outside(self, seen: Any, *, space: Any, closes: Any) -> Any:
        """The best move at each token where no entity is open."""
        scores = self._scores(seen[1:, 0], seen[0, 1], seen[0, 2])
        scores[:, self._never] = _NEVER
        scores[np.ix_(space | closes, self._begins)] = _NEVER
        scores[np.ix_(space, self._units)] = _NEVER
        return scores.argmax(axis=1)

    def _ends_of(self, seen: Any, begins: Any, moves: Any, closes: Any) -> Any:
        """Where entities end that begin at ``begins`` with ``moves``: the token behind each one's last."""
        inside, end = self._inside[moves], self._end[moves]
        ends = np.zeros(len(begins), int)
        open_ = np.arange(len(begins))
        step = 1
        while len(open_):
            at = begins[open_] + step
            scores = self._scores(seen[at + 1, 0], seen[begins[open_] + 1, 1], seen[at, 2])
            rows = np.arange(len(open_))
            on, off = scores[rows, inside[open_]], scores[rows, end[open_]]
            # Of two equal scores the move that comes first is taken.
            goes_on = ~closes[at] & ((on > off) | ((on == off) & (inside[open_] < end[open_])))
            ends[open_[~goes_on]] = at[~goes_on] + 1
            open_ = open_[goes_on]
            step += 1
        return ends

    def _scores(self, token: Any, first: Any, before: Any) -> Any:
        """Scores of all moves, from what is known of the three tokens that the network sees."""
        hidden = token + first
        hidden += before
        hidden += self._lower.get_param("b").reshape(-1)
        pieces = self._lower.get_dim("nP")
        # Of a last axis of two or three, ``max`` takes five times as long.
        best = reduce(np.maximum, (hidden[:, piece::pieces] for piece in range(pieces)))
        return self._upper.predict(best)


def _moves(recogniser: EntityRecognizer) -> list[str]:
    """The moves that the network scores, in its order: "B-ORG", "I-ORG" … and "O".

    "U-" is among them, which keeps an entity from where a caller forbade one: never chosen here.
    """
    return [recogniser.moves.get_class_name(at) for at in range(recogniser.moves.n_moves)]


def fits(recogniser: EntityRecognizer) -> bool:
    """Whether a recogniser decides by the network and in the way that :class:`Entities` knows."""
    model = recogniser.model
    layers: list[Any] = list(getattr(model, "layers", ()))
    return (
        len(layers) == 3
        and bool(model.attrs.get("has_upper"))
        and not model.attrs.get("unseen_classes")
        and recogniser.cfg.get("beam_width") == 1
        and not recogniser.postprocesses
        and layers[1].name == "precomputable_affine"
        and layers[1].get_dim("nF") == _SEEN
        and layers[1].get_dim("nP") > 1
        and {name.partition("-")[0] for name in _moves(recogniser)} == set("BILUO")
    )


@Language.factory(COMPONENT)
def _of_pipeline(nlp: Language, name: str) -> Entities:
    return Entities(nlp.get_pipe(RECOGNISER))


def quicken(nlp: Language) -> None:
    """Put :class:`Entities` in the place of a pipeline's recogniser, where it has one of the known kind."""
    if RECOGNISER in nlp.pipe_names and fits(nlp.get_pipe(RECOGNISER)):
        nlp.add_pipe(COMPONENT, before=RECOGNISER)
        nlp.disable_pipe(RECOGNISER)
