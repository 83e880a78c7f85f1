"""How names sound: words folded and spelled by sound, and how alike two of them are.

Transliteration leaves vowels and doubled letters to taste and keeps the consonants; so words are
rewritten by the rules of ``data/resolution/names.yaml`` (as Soundex and its successors do, but
without losing the vowels), and two spellings of one word must have the same consonants and
nearly the same sound.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz import fuzz

from graph.resolution.names import load_names

_WORD = re.compile(r"[^\W_]+")
# Latin letters that Unicode does not decompose into a base letter and a mark.
_BASE = str.maketrans({
    "ə": "a", "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "æ": "e", "œ": "e",
    "ŋ": "n", "ß": "ss", "ʻ": "", "ʼ": "", "’": "", "'": "", "‘": "", "`": "",
})  # fmt: skip
# "Abdel Rahman", "Abdul-Rahman", "Abdurrahman": the servant of whom, in one word.
_SERVANT = re.compile(r"\babd(?:[aeu][lrsnd]?)?(?:[ -]+[aeu][lrsnd]\b)?(?:[ -]+|(?=[a-z]{3}))")
_VOWELS = re.compile(r"[aiu]")
BLOCK = 3  # consonants by which candidates are found


@lru_cache(maxsize=65536)
def folded(name: str) -> str:
    """Lower case without accents and apostrophes, hyphens as blanks."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_BASE))
    bare = "".join(char for char in plain if not unicodedata.combining(char))
    return _SERVANT.sub("abd", bare.replace(".", " ")).replace("-", " ").replace("–", " ")


@lru_cache(maxsize=65536)
def words(name: str) -> tuple[str, ...]:
    """The folded words of a name, in order."""
    return tuple(_WORD.findall(folded(name)))


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """A folded word as it sounds; equal for most transliterations of one word."""
    for pattern, spelled in load_names().patterns:
        word = pattern.sub(spelled, word)
    return word


def consonants(word: str) -> str:
    """The consonants of a folded word by its sound, doubled ones once."""
    bare = _VOWELS.sub("", sound(word))
    return re.sub(r"(.)\1+", r"\1", bare)


def block(word: str) -> str:
    """What candidates have in common: the first consonants by class, or the word where it has none."""
    return _classed(consonants(word))[:BLOCK] or word[:BLOCK]


def _classed(sounds: str) -> str:
    """Sounds with those of one class alike, doubled ones once."""
    classes = load_names().classes
    return re.sub(r"(.)\1+", r"\1", "".join(classes.get(char, char) for char in sounds))


@lru_cache(maxsize=65536)
def likeness(first: str, second: str) -> float:
    """How alike two folded words sound: 1 for the same sound, 0 where they cannot be one word."""
    if first == second:
        return 1.0
    limits = load_names().judgement
    if first.isdigit() or second.isdigit() or min(len(first), len(second)) < limits.shortest:
        return 0.0
    one, other = sound(first), sound(second)
    if one == other:
        return 0.98
    ratio = fuzz.ratio(one, other) / 100
    bones, others = consonants(first), consonants(second)
    same_bones = bones == others
    if not same_bones and _classed(bones) == _classed(others):
        one, other, same_bones = _classed(one), _classed(other), True
        ratio = min(0.95, fuzz.ratio(one, other) / 100)
    # One consonant more or less is a slip of the pen in a long word, another word in a short one.
    if not same_bones and (min(len(one), len(other)) < 7 or ratio < 0.9):
        return 0.0
    return ratio if ratio >= limits.alike else 0.0
