"""The language of a text, and whether that is sure."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from ingest.cleaning.blocks import FUNCTION_WORDS

_SURE = 0.9
_HALF_SURE = 0.5
_CERTAIN = 0.999
_SOME = 0.08  # share of English closed-class words
_ENOUGH = 80  # characters below which the model's guess is worth little
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str | None:
    """ISO 639-1 code, None where the text is too short or too mixed to tell.

    English is seen by its closed-class words first: names from all over the world, which news is full
    of, lead a model of letters astray in short texts. Else py3langid (Lui and Baldwin 2012).
    """
    words = [word.casefold() for word in _WORD.findall(text)]
    if not words:
        return None
    english = sum(word in FUNCTION_WORDS for word in words) / len(words)
    if english >= 0.25 or (english >= 0.15 and len(words) < 40 and text.isascii()):
        return "en"
    code, probability = _identifier().classify(text[:20000])
    if code == "en" and (probability >= _HALF_SURE or english >= _SOME):
        return "en"
    if probability >= _CERTAIN and english < 2 * _SOME and len(text) >= _ENOUGH:
        return str(code)
    if len(text) < _ENOUGH and text.isascii():
        return "en" if english >= _SOME else None
    return str(code) if probability >= _SURE and english < _SOME else None


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
