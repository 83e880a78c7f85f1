"""Word classes from memory: what spaCy's attribute ruler sets, token by token."""

from __future__ import annotations

import pytest
import spacy
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

from ingest import word_classes
from ingest.parsing import load_model
from ingest.word_classes import WordClasses

SET = ["TAG", "POS", "MORPH", "LEMMA", "DEP"]
TEXTS = (
    "Rebels haven't taken Port Odrin, which is what its mayor said they'd do; it's held, he told us.",
    "There are those who ain't gonna leave.\n  Let's see: y'all gotta go, 'cause nothin' is left, c'mon!",
    "That the army did not have any shells was known. Have they any? I am, you were; to be seen.",
)


def _before(text: str) -> Doc:
    """A text as it is before word classes are told: tagged and parsed."""
    nlp = load_model()
    doc = nlp.make_doc(text)
    for name in ("tok2vec", "tagger", "parser"):
        doc = nlp.get_pipe(name)(doc)
    return doc


def _rows(doc: Doc) -> list[list[int]]:
    return doc.to_array(SET).tolist()


def test_every_attribute_is_the_rulers_own() -> None:
    ruler = load_model().get_pipe("attribute_ruler")
    quick = WordClasses(ruler)
    for text in (*TEXTS, *TEXTS):  # the second time from memory
        doc = _before(text)
        assert _rows(quick(doc.copy())) == _rows(ruler(doc.copy()))


def test_rules_of_several_tokens_and_later_rules_win_as_in_the_ruler() -> None:
    nlp = spacy.blank("en")
    ruler = AttributeRuler(nlp.vocab)
    ruler.add([[{"LOWER": "kal"}], [{"LOWER": "mok"}, {"LOWER": "kal"}]], {"LEMMA": "first"})
    ruler.add([[{"LOWER": "kal"}, {"LOWER": "dru"}]], {"LEMMA": "joint", "POS": "NOUN"}, index=-2)
    ruler.add([[{"LOWER": "dru", "OP": "+"}]], {"POS": "VERB"})
    ruler.add([[{"LOWER": "kal"}]], {"POS": "ADJ"})
    doc = Doc(nlp.vocab, words=["mok", "kal", "dru", "dru", "kal", "zem"])
    quick = WordClasses(ruler)(doc.copy())
    assert _rows(quick) == _rows(ruler(doc.copy()))
    assert [(token.lemma_, token.pos_) for token in quick] == [
        ("first", ""), ("joint", "ADJ"), ("", "VERB"), ("", "VERB"), ("first", "ADJ"), ("", ""),
    ]  # fmt: skip


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_classes, "_REMEMBERED", 3)
    quick = WordClasses(load_model().get_pipe("attribute_ruler"))
    doc = _before(TEXTS[0])
    want = _rows(quick(doc.copy()))
    quick(Doc(doc.vocab, words=["Odrin"]))
    assert len(quick._known) == 1
    assert _rows(quick(doc.copy())) == want
