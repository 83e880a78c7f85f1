"""Vectors of tokens made quicker: those that spaCy's own networks make, to the last bit."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import spacy
from spacy.language import Language

from ingest import token_vectors
from ingest.parsing import load_model

TEXTS = (
    "Envoys of the United Nations Security Council met President Ana Petrov in Geneva on 5 May 2021.",
    "",
    "\n \n",
    "Rebels",
    "On Monday some 2,500 troops of the 93rd Mechanized Brigade crossed the Dnieper; $40 million was spent.",
    "Rebels seized two towns on Monday; troops of the 93rd Brigade crossed the river on 5 May.",
)


def _network(pipeline: Language, name: str) -> Any:
    model: Any = pipeline.get_pipe(name).model  # type: ignore[attr-defined]
    return model if name == "tok2vec" else model.layers[0]


def _vectors(pipeline: Language, name: str, texts: tuple[str, ...]) -> Any:
    found = _network(pipeline, name).predict([pipeline.make_doc(text) for text in texts])
    return np.concatenate(found) if isinstance(found, list) else found


@pytest.fixture(scope="module")
def plain() -> Language:
    """The model as spaCy loads it, with the products of matrices that Casus takes."""
    from ingest.parsing import _multiply_by_numpy

    own = load_model()
    pipeline = spacy.load(f"{own.meta['lang']}_{own.meta['name']}")
    _multiply_by_numpy(pipeline)
    return pipeline


@pytest.mark.parametrize("name", ["tok2vec", "ner"])
def test_the_vectors_are_spacys_own_alone_together_and_again(plain: Language, name: str) -> None:
    want = _vectors(plain, name, TEXTS)
    assert len(want) > 50
    for _ in range(2):
        assert np.array_equal(_vectors(load_model(), name, TEXTS), want)
        for text in TEXTS[4:]:
            assert np.array_equal(_vectors(load_model(), name, (text,)), _vectors(plain, name, (text,)))


def test_words_beyond_those_remembered_are_worked_out_anew(
    plain: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = token_vectors.WordVectors(_network(plain, "tok2vec").layers[0])
    docs = [plain.make_doc(text) for text in TEXTS]
    first, _ = words(None, docs, False)  # type: ignore[arg-type]
    monkeypatch.setattr(token_vectors, "_REMEMBERED", 3)
    for at in (4, 0, 5):
        again, _ = words(None, [docs[at]], False)  # type: ignore[arg-type]
        assert np.array_equal(again[0], first[at])


def test_networks_of_another_kind_are_left() -> None:
    from thinc.api import Linear, Relu, chain

    pipeline = spacy.blank("en")
    tagger = pipeline.add_pipe("tagger")
    tagger.model = chain(Relu(4, 4), Linear(2, 4))  # type: ignore[attr-defined]
    before = list(tagger.model.layers)  # type: ignore[attr-defined]
    token_vectors.quicken(pipeline)
    assert tagger.model.layers == before  # type: ignore[attr-defined]


def test_a_quickened_model_says_that_it_cannot_be_trained() -> None:
    model = _network(load_model(), "tok2vec").layers[0]
    _, back = model([load_model().make_doc("Rebels seized two towns.")], is_train=True)
    with pytest.raises(ValueError, match=r"cannot be trained here: load it with spacy\.load"):
        back(None)
