"""ECB+ (Cybulska and Vossen 2014): cross-document event coreference on gold mentions.

Test topics 36 to 45 as published; weights are fitted on topics 1 to 35 but for the development
topics, thresholds are chosen on these. No gold topic or subtopic is used: documents are kept
apart by their vocabulary. Beside the judge stands the lemma baseline of the literature (mentions
with one head lemma are one event), within gold topics and, stronger, within like documents.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
from spacy.tokens import Doc, Token

from evaluation.coreference import conll
from evaluation.ecbplus_corpus import EcbDocument, read
from evaluation.mention_judge import Learned, MentionView, cosine, fit, group, learn, parts, weigh
from ingest.parsing import load_model

TEST = frozenset(range(36, 46))
DEVELOPMENT = frozenset({2, 5, 12, 18, 21, 23, 34, 35})
_FLOOR = 0.12  # cosine below which two documents are of different matters
_LEMMA_FLOORS = (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4)
_THRESHOLDS = tuple(round(0.30 + 0.05 * step, 2) for step in range(10))
_NEGATIVES = 3  # pairs of different events kept a pair of the same: enough to fit, and quick
_TIMES = frozenset({"DATE", "TIME", "CARDINAL"})
_OPEN = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_CORE = frozenset(
    {"nsubj", "nsubjpass", "dobj", "obj", "pobj", "agent", "dative", "poss", "compound", "attr"}
)


@dataclass(frozen=True, slots=True)
class _Matter:
    """Documents that hang together by vocabulary: the mentions in them, and the cosines of documents."""

    views: tuple[MentionView, ...]
    likeness: dict[frozenset[str], float]


def score(corpora: Path) -> dict[str, Any]:
    """CoNLL F1 and its parts on the test topics: ``judge``, ``lemma`` (in gold topics), ``lemma_documents``.

    Raises:
        FileNotFoundError: the corpus is not there.
    """
    documents = read(corpora)
    test = [each for each in documents if each.topic in TEST]
    held = [each for each in documents if each.topic in DEVELOPMENT]
    rest = [each for each in documents if each.topic not in TEST | DEVELOPMENT]
    gold = {mention.key: mention.cluster for each in documents for mention in each.mentions}
    learned = learn(_views(tuple(rest)), gold, _likeness(rest))
    weights = fit(*_pairs(rest, gold))
    threshold = max(_THRESHOLDS, key=lambda each: _conll(held, gold, _judged(held, weights, learned, each)))
    floor = max(_LEMMA_FLOORS, key=lambda each: _conll(held, gold, _by_lemma(held, each)))
    keys = [mention.key for each in test for mention in each.mentions]
    wanted = {key: gold[key] for key in keys}
    topics = {each.name: each.topic for each in test}
    views = _views(tuple(test))
    return {
        "mentions": len(keys),
        "clusters": len(set(wanted.values())),
        "judge": {**conll(wanted, _judged(test, weights, learned, threshold)), "threshold": threshold},
        "lemma": conll(wanted, {view.key: f"{topics[view.document]} {view.lemma}" for view in views}),
        "lemma_documents": {**conll(wanted, _by_lemma(test, floor)), "threshold": floor},
    }


def _conll(documents: Sequence[EcbDocument], gold: dict[str, str], found: dict[str, str]) -> float:
    wanted = {mention.key: gold[mention.key] for each in documents for mention in each.mentions}
    return conll(wanted, found)["conll_f1"]


def _by_lemma(documents: Sequence[EcbDocument], floor: float) -> dict[str, str]:
    """One head lemma in documents that are at least so alike."""
    graph: nx.Graph[str] = nx.Graph()
    for matter in _matters(tuple(documents)):
        graph.add_nodes_from(view.key for view in matter.views)
        for first, second in combinations(matter.views, 2):
            if first.lemma == second.lemma and _of(matter, first, second) >= floor:
                graph.add_edge(first.key, second.key)
    return {key: min(each) for each in nx.connected_components(graph) for key in each}


def _judged(
    documents: Sequence[EcbDocument],
    weights: np.ndarray,
    learned: Learned,
    threshold: float,
) -> dict[str, str]:
    found: dict[str, str] = {}
    for matter in _matters(tuple(documents)):
        views = matter.views
        likeness = np.zeros((len(views), len(views)))
        for i, j in combinations(range(len(views)), 2):
            alike = _of(matter, views[i], views[j])
            if alike >= _FLOOR:
                margin = float(np.dot(parts(views[i], views[j], alike, learned), weights))
                likeness[i, j] = likeness[j, i] = 1 / (1 + math.exp(-margin))
        found |= group([view.key for view in views], likeness, threshold)
    return found


def _pairs(documents: Sequence[EcbDocument], gold: dict[str, str]) -> tuple[np.ndarray, np.ndarray]:
    """Pairs to fit on: all of one event, some of two, topic by topic, with what the other topics teach."""
    values: dict[bool, list[list[float]]] = {True: [], False: []}
    topics = {each.name: each.topic for each in documents}
    likeness = _likeness(documents)
    views = [(topics[view.document], view) for view in _views(tuple(documents))]
    for topic in sorted(set(topics.values())):
        learned = learn([view for other, view in views if other != topic], gold, likeness)
        mine = [view for other, view in views if other == topic]
        for first, second in combinations(mine, 2):
            documents_of = frozenset((first.document, second.document))
            alike = 1.0 if len(documents_of) == 1 else likeness.get(documents_of, 0.0)
            if alike >= _FLOOR:
                same = gold[first.key] == gold[second.key]
                values[same].append(parts(first, second, alike, learned))
    step = max(1, len(values[False]) // (_NEGATIVES * max(1, len(values[True]))))
    kept = values[True] + values[False][::step]
    return np.array(kept), np.array([1.0] * len(values[True]) + [0.0] * (len(kept) - len(values[True])))


def _likeness(documents: Sequence[EcbDocument]) -> dict[frozenset[str], float]:
    return {pair: alike for matter in _matters(tuple(documents)) for pair, alike in matter.likeness.items()}


def _of(matter: _Matter, first: MentionView, second: MentionView) -> float:
    return (
        1.0
        if first.document == second.document
        else matter.likeness[frozenset((first.document, second.document))]
    )


@lru_cache(maxsize=4)
def _matters(documents: tuple[EcbDocument, ...]) -> tuple[_Matter, ...]:
    """Documents with mentions, by connected likeness of vocabulary."""
    by_document: dict[str, list[MentionView]] = defaultdict(list)
    for view in _views(documents):
        by_document[view.document].append(view)
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(by_document)
    likeness: dict[frozenset[str], float] = {}
    for first, second in combinations(sorted(by_document), 2):
        alike = cosine(by_document[first][0].vocabulary, by_document[second][0].vocabulary)
        likeness[frozenset((first, second))] = alike
        if alike >= _FLOOR:
            graph.add_edge(first, second)
    groups = sorted(sorted(each) for each in nx.connected_components(graph))
    return tuple(
        _Matter(tuple(view for name in each for view in by_document[name]), likeness) for each in groups
    )


@lru_cache(maxsize=4)
def _views(documents: tuple[EcbDocument, ...]) -> tuple[MentionView, ...]:
    vocabularies = {each.name: _words(each) for each in documents}
    seen = Counter(word for words in vocabularies.values() for word in words)
    rarity = {word: math.log(len(documents) / number) for word, number in seen.items()}
    nlp = load_model()
    found: list[MentionView] = []
    for document in documents:
        vocabulary = weigh(vocabularies[document.name], rarity)
        numbers = sorted({mention.sentence for mention in document.mentions})
        parsed = {number: _parse(nlp, document.sentences[number]) for number in numbers}
        for mention in document.mentions:
            doc = parsed[mention.sentence]
            span = [doc[position] for position in mention.tokens]
            head = next(
                (token for token in span if token.head.i not in mention.tokens or token.head.i == token.i),
                span[0],
            )
            words = Counter(
                token.lemma_.casefold()
                for token in doc
                if token.pos_ in _OPEN and token.i not in mention.tokens
            )
            found.append(
                MentionView(
                    key=mention.key,
                    document=document.name,
                    sentence=mention.sentence,
                    lemma=head.lemma_.casefold(),
                    text=" ".join(token.text.casefold() for token in span),
                    arguments=_arguments(head, frozenset(mention.tokens)),
                    names=frozenset(token.text.casefold() for token in doc if token.pos_ == "PROPN"),
                    times=frozenset(
                        token.text.casefold()
                        for token in doc
                        if token.ent_type_ in ("DATE", "TIME", "CARDINAL")
                    ),
                    words=weigh(words, rarity),
                    vocabulary=vocabulary,
                    rarity=rarity.get(head.text.casefold(), 0.0) / math.log(len(documents)),
                )
            )
    return tuple(found)


def _parse(nlp: Any, words: tuple[str, ...]) -> Doc:
    doc = Doc(nlp.vocab, words=[word or "-" for word in words])
    for _, component in nlp.pipeline:
        doc = component(doc)
    return doc


def _words(document: EcbDocument) -> Counter[str]:
    return Counter(
        word.casefold()
        for words in document.sentences.values()
        for word in words
        if len(word) > 2 and word.isalnum()
    )


def _arguments(head: Token, trigger: frozenset[int]) -> frozenset[str]:
    """Lemmas of the words that depend on the trigger as its arguments, or on the verb that governs it."""
    heads = [head, *([head.head] if head.dep_ in ("dobj", "obj", "nsubj", "nsubjpass", "xcomp") else [])]
    return frozenset(
        token.lemma_.casefold()
        for governor in heads
        for token in governor.subtree
        if token.i not in trigger
        and token.dep_ in _CORE
        and token.pos_ in ("NOUN", "PROPN", "NUM")
        and governor.i in (token.head.i, token.head.head.i)
    )
