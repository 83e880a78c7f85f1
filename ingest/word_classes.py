"""spaCy's attribute ruler, answered from memory: the same word classes, forms and lemmas, quicker.

The ruler tries each of its rules at each token. Nearly all of them look at one token alone, so what they say
of it depends on the few attributes that they ask for: it is looked up once and remembered. Rules over several
tokens are left to spaCy's matcher, which has few of them then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens._retokenize import set_token_attrs

if TYPE_CHECKING:
    from spacy.pipeline import AttributeRuler
    from spacy.tokens import Doc, Span

COMPONENT = "casus_word_classes"
RULER = "attribute_ruler"
_ASKED = ("TAG", "LOWER", "DEP", "IS_SPACE")  # what the rules of spaCy's English models ask of a token
_REMEMBERED = 20_000  # kinds of tokens; beyond, they are looked up anew, and memory stays flat

_Rules = list[tuple[int, dict[Any, Any]]]  # rules by number, with the attributes that each sets


class WordClasses:
    """What an attribute ruler sets, set quicker. The ruler must not get further rules."""

    def __init__(self, ruler: AttributeRuler) -> None:
        self._strings = ruler.vocab.strings
        self._sets, self._targets = ruler.attrs, ruler.indices
        self._one, self._several = Matcher(ruler.vocab), Matcher(ruler.vocab)
        self._known: dict[tuple[int, ...], tuple[_Rules, dict[Any, Any]]] = {}
        self._alike: dict[tuple[int, ...], tuple[_Rules, dict[Any, Any]]] = {}  # by the rules that match
        for number, rule in enumerate(ruler.patterns):
            patterns: Any = rule["patterns"]
            for pattern in patterns:
                alone = len(pattern) == 1 and set(pattern[0]) <= set(_ASKED)
                (self._one if alone else self._several).add(str(number), [pattern])

    def __call__(self, doc: Doc) -> Doc:
        """Set what the rules say; later rules win over earlier ones."""
        kinds = list(map(tuple, doc.to_array(list(_ASKED)).tolist()))
        joint: dict[int, _Rules] = {}
        for number, start, end in self._matches(self._several, doc):
            joint.setdefault(doc[start:end][self._targets[number]].i, []).append((number, self._sets[number]))
        if len(self._known) > _REMEMBERED:
            self._known.clear()
        known = self._known
        for token, kind in zip(doc, kinds, strict=True):
            if (found := known.get(kind)) is None:
                found = known[kind] = self._look_up(doc[token.i : token.i + 1])
            if token.i in joint:
                set_token_attrs(token, _joined(sorted([*found[0], *joint[token.i]], key=_number)))
            elif found[1]:
                set_token_attrs(token, found[1])
        return doc

    def _look_up(self, token: Span) -> tuple[_Rules, dict[Any, Any]]:
        """The rules that match a token alone, and what they set together."""
        numbers = tuple(number for number, _, _ in self._matches(self._one, token))
        if numbers not in self._alike:
            rules = [(number, self._sets[number]) for number in numbers]
            self._alike[numbers] = (rules, _joined(rules))
        return self._alike[numbers]

    def _matches(self, matcher: Matcher, text: Doc | Span) -> list[tuple[int, int, int]]:
        """The rules that match, by number, each with the tokens that it matched."""
        if not len(matcher):
            return []
        found = matcher(text, allow_missing=True)
        return sorted((int(self._strings[name]), start, end) for name, start, end in found)


def _number(rule: tuple[int, dict[Any, Any]]) -> int:
    return rule[0]


def _joined(rules: _Rules) -> dict[Any, Any]:
    return {name: value for _, sets in rules for name, value in sets.items()}


@Language.factory(COMPONENT)
def _of_pipeline(nlp: Language, name: str) -> WordClasses:
    return WordClasses(nlp.get_pipe(RULER))  # type: ignore[arg-type]


def quicken(nlp: Language) -> None:
    """Put :class:`WordClasses` in the place of a pipeline's attribute ruler, where it has one."""
    if RULER in nlp.pipe_names:
        nlp.add_pipe(COMPONENT, before=RULER)
        nlp.disable_pipe(RULER)
