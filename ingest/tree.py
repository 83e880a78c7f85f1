"""A parsed paragraph in plain Python: what spaCy found, read once, with spaCy's own names.

Each access to a spaCy token makes a Python object and looks strings up; the stages ask millions of times
for an article. Here a paragraph is copied once and its tokens are plain objects. The names and meanings
are those of ``spacy.tokens`` as far as the stages use them, so whatever reads a tree reads a ``Doc`` too.
A tree holds nothing of spaCy's, which lets the parser forget the words of an article when it is read.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar, overload

if TYPE_CHECKING:
    from spacy.tokens import Doc

_Answer = TypeVar("_Answer")
_Asked = TypeVar("_Asked")
_IOB = ("", "I", "O", "B")
_NAMES: list[int | str] = ["POS", "TAG", "DEP", "ENT_TYPE", "LEMMA"]
_PLACES: list[int | str] = ["IDX", "LENGTH", "SPACY", "HEAD"]
_MARKS: list[int | str] = ["ENT_IOB", "IS_PUNCT", "LIKE_NUM", "IS_QUOTE"]


def asked_once(question: Callable[[_Asked], _Answer]) -> Callable[[_Asked], _Answer]:
    """A question about a token alone, answered from memory from the second time on: a tree never changes.

    Every caller gets the same answer, so it must not be changed. A token of spaCy's own, which a mend of the
    parse may still change, is asked anew each time.
    """

    @wraps(question)
    def ask(token: _Asked) -> _Answer:
        try:
            memory = token.memory  # type: ignore[attr-defined]
        except AttributeError:
            return question(token)
        if question not in memory:
            memory[question] = question(token)
        answer: _Answer = memory[question]
        return answer

    return ask


class Word:
    """A token; see ``spacy.tokens.Token``. Two are equal if they are the same one."""

    __slots__ = (
        "children", "dep_", "doc", "ent_iob_", "ent_type_", "head", "i", "idx", "is_punct", "is_quote",
        "is_sent_start", "lefts", "lemma_", "like_num", "lower_", "memory", "pos_", "rights", "sent", "tag_",
        "text", "whitespace_",
    )  # fmt: skip

    i: int
    idx: int
    text: str
    lower_: str
    lemma_: str
    pos_: str
    tag_: str
    dep_: str
    ent_type_: str
    ent_iob_: str
    whitespace_: str
    is_punct: bool
    is_quote: bool
    like_num: bool
    is_sent_start: bool
    doc: Tree
    sent: Stretch
    head: Word
    lefts: tuple[Word, ...]
    rights: tuple[Word, ...]
    children: tuple[Word, ...]
    memory: dict[Callable[..., Any], Any]  # answers to what :func:`asked_once` marks

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        return self.text

    @property
    def is_sent_end(self) -> bool:
        """Whether the token is its sentence's last."""
        return self.i + 1 == self.sent.end

    @property
    def is_alpha(self) -> bool:
        """Whether the token is letters alone."""
        return self.text.isalpha()

    @property
    def is_lower(self) -> bool:
        """Whether the token is in lower case."""
        return self.text.islower()

    @property
    def text_with_ws(self) -> str:
        """The token with the space after it."""
        return self.text + self.whitespace_

    @property
    def subtree(self) -> Iterator[Word]:
        """The token and all that hangs on it, in the order of the tree."""
        for child in self.lefts:
            yield from child.subtree
        yield self
        for child in self.rights:
            yield from child.subtree

    @property
    def ancestors(self) -> Iterator[Word]:
        """What the token hangs on, nearest first."""
        word = self
        while word.head is not word:
            word = word.head
            yield word

    @property
    @asked_once
    def left_edge(self) -> Word:
        """The first token of the subtree; in a tree with crossing arcs it need not be the first child's."""
        return self.doc.words[min(word.i for word in self.subtree)]

    @property
    @asked_once
    def right_edge(self) -> Word:
        """The last token of the subtree."""
        return self.doc.words[max(word.i for word in self.subtree)]

    @property
    def conjuncts(self) -> tuple[Word, ...]:
        """The tokens coordinated with this one, itself left out."""
        first = self
        while first.dep_ == "conj" and first.head is not first:
            first = first.head
        found = [first]
        for word in found:
            found.extend(child for child in word.rights if child.dep_ == "conj")
        return tuple(word for word in found if word is not self)

    def is_ancestor(self, other: Word) -> bool:
        """Whether ``other`` hangs on this token, at whatever distance."""
        return any(word is self for word in other.ancestors)

    def nbor(self, steps: int = 1) -> Word:
        """The token so many places on. Raises IndexError beyond the paragraph."""
        if not 0 <= self.i + steps < len(self.doc.words):
            raise IndexError(f"no token {steps:+d} places from {self.i} of {len(self.doc.words)}")
        return self.doc.words[self.i + steps]


class Stretch:
    """Tokens ``start`` to ``end`` (exclusive) of a paragraph; see ``spacy.tokens.Span``."""

    __slots__ = ("doc", "end", "label_", "start")

    def __init__(self, doc: Tree, start: int, end: int, label: str = "") -> None:
        self.doc, self.start, self.end, self.label_ = doc, start, end, label

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Word]:
        return iter(self.doc.words[self.start : self.end])

    @overload
    def __getitem__(self, at: int) -> Word: ...
    @overload
    def __getitem__(self, at: slice) -> Stretch: ...
    def __getitem__(self, at: int | slice) -> Word | Stretch:
        if isinstance(at, slice):
            start, end, _ = at.indices(len(self))
            return Stretch(self.doc, self.start + start, self.start + max(start, end))
        return self.doc.words[range(self.start, self.end)[at]]

    def __repr__(self) -> str:
        return self.text

    @property
    def start_char(self) -> int:
        """Offset of the first character in the paragraph."""
        words = self.doc.words
        return words[self.start].idx if self.start < len(words) else len(self.doc.text)

    @property
    def end_char(self) -> int:
        """Offset behind the last character in the paragraph."""
        if self.end == self.start:
            return self.start_char
        last = self.doc.words[self.end - 1]
        return last.idx + len(last.text)

    @property
    def text(self) -> str:
        """The text, without the space after it."""
        return self.doc.text[self.start_char : self.end_char]

    @property
    def sent(self) -> Stretch:
        """The sentence of the first token."""
        return self.doc.words[self.start].sent

    @property
    def root(self) -> Word:
        """The token that the others hang on: a sentence's root, else the one nearest to it."""
        words = self.doc.words[self.start : self.end]
        for word in words:
            if word.head is word:
                return word
        outward = [word for word in words if not self.start <= word.head.i < self.end]
        return min(outward, key=self._distance, default=words[0])

    def _distance(self, word: Word) -> int:
        """Steps to the sentence's root; a mark or a space that nothing hangs on comes last."""
        if not word.children and (word.is_punct or word.text.isspace()):
            return len(self.doc.words) - 1
        return sum(1 for _ in word.ancestors)


class Tree:
    """A parsed paragraph; see ``spacy.tokens.Doc``."""

    __slots__ = ("ents", "sents", "starts", "text", "words")

    def __init__(self, doc: Doc) -> None:
        self.text: str = doc.text
        self.words = _words(self, doc)
        self.starts = [word.idx for word in self.words]
        self.sents = tuple(Stretch(self, sentence.start, sentence.end) for sentence in doc.sents)
        self.ents = tuple(Stretch(self, span.start, span.end, span.label_) for span in doc.ents)
        for sentence in self.sents:
            for word in sentence:
                word.sent = sentence
                word.is_sent_start = word.i == sentence.start

    def __len__(self) -> int:
        return len(self.words)

    def __iter__(self) -> Iterator[Word]:
        return iter(self.words)

    @overload
    def __getitem__(self, at: int) -> Word: ...
    @overload
    def __getitem__(self, at: slice) -> Stretch: ...
    def __getitem__(self, at: int | slice) -> Word | Stretch:
        if not isinstance(at, slice):
            return self.words[at]
        start, end, _ = at.indices(len(self.words))
        return Stretch(self, start, max(start, end))

    def __repr__(self) -> str:
        return self.text

    def char_span(self, start: int, end: int, *, alignment_mode: str = "strict") -> Stretch | None:
        """The tokens of a stretch of characters; None where its ends are not in or (strict) not at tokens.

        ``alignment_mode``: "expand" takes in the tokens that it touches, "contract" leaves them out.
        """
        first, last = self._at(start), self._at(end - 1)
        if first is None or last is None:
            return None
        begins, ends = first.idx, last.idx + len(last.text)
        low, high = first.i, last.i
        if alignment_mode == "strict" and (begins != start or ends != end):
            return None
        if alignment_mode == "contract":
            low += begins < start
            high -= end < ends
            if high < low:
                return None
        elif alignment_mode == "expand":
            low += start == begins + len(first.text)  # the space after a token is none of it
        return Stretch(self, low, max(low, high + 1))

    def _at(self, offset: int) -> Word | None:
        """The token that a character, or the space after one, belongs to."""
        at = bisect_right(self.starts, offset) - 1
        if at < 0:
            return None
        word = self.words[at]
        return word if offset < word.idx + len(word.text) + len(word.whitespace_) else None


def _words(tree: Tree, doc: Doc) -> list[Word]:
    """The tokens of a document as plain objects, joined to one another."""
    # A token of spaCy's is made anew each time that one is asked for; arrays give all at once.
    strings, text = doc.vocab.strings, tree.text
    labels = doc.to_array(_NAMES).tolist()
    places = doc.to_array(_PLACES).astype("int64").tolist()
    marks = doc.to_array(_MARKS).tolist()
    names = {key: strings[key] for key in {key for label in labels for key in label}}
    words = [Word() for _ in labels]
    lefts: list[list[Word]] = [[] for _ in words]
    rights: list[list[Word]] = [[] for _ in words]
    for at, (word, label, place, mark) in enumerate(zip(words, labels, places, marks, strict=True)):
        start, length, space, head = place
        pos, tag, dep, entity, base = label
        iob, punct, number, quote = mark
        word.doc, word.i, word.idx, word.memory = tree, at, start, {}
        word.text = text[start : start + length]
        word.lower_ = word.text.lower()
        word.whitespace_ = " " if space else ""
        word.pos_, word.tag_, word.dep_ = names[pos], names[tag], names[dep]
        word.ent_type_, word.ent_iob_, word.lemma_ = names[entity], _IOB[iob], names[base]
        word.is_punct, word.like_num, word.is_quote = bool(punct), bool(number), bool(quote)
        word.head = words[at + head]
        if head > 0:
            lefts[at + head].append(word)
        elif head < 0:
            rights[at + head].append(word)
    for word, left, right in zip(words, lefts, rights, strict=True):
        word.lefts, word.rights, word.children = tuple(left), tuple(right), (*left, *right)
    return words
