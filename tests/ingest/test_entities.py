"""Entities decided all at once: those that spaCy's recogniser finds token by token."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from ingest import entities
from ingest.entities import Entities
from ingest.parsing import load_model

TEXTS = (
    "Envoys of the United Nations Security Council met President Ana Petrov in Geneva on 5 May 2021.",
    "",
    "\n \n",
    "Iran\nKenya  \n Rebels of the Free Papua Movement, led by Goliath Tabuni,\n seized two towns. Paris",
    "On Monday some 2,500 troops of the 93rd Mechanized Brigade crossed the Dnieper; $40 million was spent.",
    "The Islamic Republic of",
)


def _before(text: str) -> Doc:
    """A text as it is before its entities are told."""
    nlp = load_model()
    doc = nlp.make_doc(text)
    for name, component in nlp.pipeline:
        if name != entities.COMPONENT:
            doc = component(doc)
    return doc


def _rows(doc: Doc) -> list[tuple[str, str, str]]:
    return [(token.text, token.ent_iob_, token.ent_type_) for token in doc]


def test_the_entities_are_spacys_own_alone_and_together() -> None:
    recogniser = load_model().get_pipe("ner")
    docs = [_before(text) for text in TEXTS]
    want = [_rows(recogniser(doc.copy())) for doc in docs]
    quick = Entities(recogniser)
    assert [_rows(quick(doc.copy())) for doc in docs] == want
    for size in (2, 256):
        assert [_rows(doc) for doc in quick.pipe([doc.copy() for doc in docs], batch_size=size)] == want
    assert ("Petrov", "I", "PERSON") in want[0]


def test_the_pipeline_uses_them_in_place_of_the_recogniser() -> None:
    assert entities.COMPONENT in load_model().pipe_names
    assert entities.RECOGNISER not in load_model().pipe_names


def test_a_recogniser_of_another_kind_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    recogniser = load_model().get_pipe("ner")
    assert entities.fits(recogniser)
    monkeypatch.setitem(recogniser.cfg, "beam_width", 4)
    assert not entities.fits(recogniser)
    empty = spacy.blank("en")
    empty.add_pipe("ner")
    entities.quicken(empty)
    assert empty.pipe_names == ["ner"]
