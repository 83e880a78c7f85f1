"""The plain copy of a parsed paragraph answers as spaCy's document does."""

from __future__ import annotations

import pytest

from ingest.parsing import load_model
from ingest.tree import Tree

TEXTS = (
    "Dozens of villagers who call themselves guards blocked a road, naming a mine that they say is illegal.",
    'A minister (who left on Sept. 3) said: "We will not go." Rebels, gunmen and deserters took Port-Vieux!',
    "A truce,  signed by Chad   and Niger in 2019 , fell apart -- 12 died.",
    "- ) ' \"",
    "Fire",
)
_PLAIN = (
    "i", "idx", "text", "lower_", "lemma_", "pos_", "tag_", "dep_", "ent_type_", "ent_iob_", "whitespace_",
    "is_punct", "is_quote", "like_num", "is_sent_start", "is_sent_end", "is_alpha", "is_lower",
    "text_with_ws",
)  # fmt: skip
_MANY = ("children", "lefts", "rights", "subtree", "ancestors", "conjuncts")


@pytest.mark.parametrize("text", TEXTS)
def test_every_token_answers_as_in_spacy(text: str) -> None:
    doc = load_model()(text)
    tree = Tree(doc)
    for token, word in zip(doc, tree, strict=True):
        assert [getattr(token, name) for name in _PLAIN] == [getattr(word, name) for name in _PLAIN]
        for name in _MANY:
            assert [item.i for item in getattr(token, name)] == [item.i for item in getattr(word, name)]
        assert (token.head.i, token.left_edge.i, token.right_edge.i, len(token)) == (
            word.head.i, word.left_edge.i, word.right_edge.i, len(word),
        )  # fmt: skip
        assert (token.sent.start, token.sent.end) == (word.sent.start, word.sent.end)
        assert [token.is_ancestor(other) for other in doc] == [word.is_ancestor(other) for other in tree]


@pytest.mark.parametrize("text", TEXTS)
def test_every_span_answers_as_in_spacy(text: str) -> None:
    doc = load_model()(text)
    tree = Tree(doc)
    assert tree.text == doc.text
    spans, sentences = list(doc.ents), list(doc.sents)
    assert [(s.start, s.end, s.label_, s.text) for s in spans] == [
        (s.start, s.end, s.label_, s.text) for s in tree.ents
    ]
    assert [(s.start, s.end) for s in sentences] == [(s.start, s.end) for s in tree.sents]
    for start in range(len(doc)):
        for end in range(start + 1, len(doc) + 1):
            span, stretch = doc[start:end], tree[start:end]
            assert (span.text, span.start_char, span.end_char, span.root.i, span.sent.start) == (
                stretch.text, stretch.start_char, stretch.end_char, stretch.root.i, stretch.sent.start,
            )  # fmt: skip
            assert (span[0].i, span[-1].i, len(span)) == (stretch[0].i, stretch[-1].i, len(stretch))
            assert [token.i for token in span[1:]] == [word.i for word in stretch[1:]]
    assert [word.i for word in tree[-2:]] == [token.i for token in doc[-2:]]


@pytest.mark.parametrize("mode", ["strict", "expand", "contract"])
def test_characters_find_the_tokens_that_spacy_finds(mode: str) -> None:
    doc = load_model()(TEXTS[2])
    tree = Tree(doc)
    for start in range(len(doc.text) + 1):
        for end in range(start + 1, min(len(doc.text) + 2, start + 20)):
            span = doc.char_span(start, end, alignment_mode=mode)
            found = tree.char_span(start, end, alignment_mode=mode)
            expected = None if span is None else (span.start, span.end)
            assert expected == (None if found is None else (found.start, found.end))


def test_a_neighbour_beyond_the_paragraph_is_refused() -> None:
    tree = Tree(load_model()("Guns fell silent."))
    assert tree[0].nbor().text == "fell"
    with pytest.raises(IndexError, match="no token -1 places from 0 of 4"):
        tree[0].nbor(-1)
