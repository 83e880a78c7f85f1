"""Who says so: subjects of reporting words, "according to", and quotations carried over sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.annotations import Mention, Paragraph
from ingest.saying import sayings
from ingest.standing.lexicon import Lexicon
from ingest.syntax import (
    SUBJECTS,
    children_of,
    clause_of,
    first_conjunct,
    full_noun_phrase,
    is_passive,
    is_verbal,
    prepositional_objects,
    subject_of,
)

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_OPENING = frozenset({"“", "``", "«", "„"})
_CLOSING = frozenset({"”", "''", "»"})
_PRONOUNS = frozenset({"he", "she", "they", "it", "who", "which", "that", "we", "i", "you", "this", "these"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker as the article names it; ``token`` is the head in its paragraph."""

    text: str
    head: str
    paragraph: int
    token: int


class Speakers:
    """The speakers of one article. Built once, asked paragraph by paragraph."""

    def __init__(
        self, paragraphs: Sequence[Paragraph], mentions: Sequence[Mention], lexicon: Lexicon
    ) -> None:
        self.lexicon = lexicon
        self.paragraphs = {id(paragraph.doc): paragraph for paragraph in paragraphs}
        self.mentions: dict[tuple[int, int], Mention] = {}
        for mention in mentions:
            if mention.reading == "actor":
                for token in range(mention.first, mention.last + 1):
                    self.mentions.setdefault((mention.paragraph, token), mention)
        self.named: list[Speaker] = []  # fully named speakers in the order of the article
        self._cache: dict[tuple[int, int], Speaker | None] = {}
        self._quotes: dict[tuple[int, int], Speaker] = {}
        self._according: dict[tuple[int, int], Speaker] = {}
        for paragraph in paragraphs:
            self._read_sentences(paragraph)
        self._read_quotes(paragraphs)

    # -- speakers of governing words -------------------------------------------------------------

    def of_governor(self, governor: Token) -> Speaker | None:
        """Who says, claims, denies, demands: the governor's subject, agent, possessor or "by" phrase."""
        paragraph = self.paragraphs[id(governor.doc)]
        key = (paragraph.index, governor.i)
        if key not in self._cache:
            self._cache[key] = self._find(governor, paragraph)
        return self._cache[key]

    def _find(self, governor: Token, paragraph: Paragraph) -> Speaker | None:
        head: Token | None = None
        if is_verbal(governor):
            if is_passive(governor):
                agents = prepositional_objects(governor, "by")
                head = agents[0] if agents else None
            else:
                head = subject_of(governor)
        else:
            owners = [*children_of(governor, "poss"), *prepositional_objects(governor, "by", "from")]
            head = owners[0] if owners else None
            if head is None and governor.dep_ == "dobj" and is_verbal(governor.head):
                head = subject_of(governor.head) if not is_passive(governor.head) else None
        if head is None:
            return None
        return self._resolve(head, paragraph)

    def _resolve(self, head: Token, paragraph: Paragraph) -> Speaker | None:
        """The speaker's name: as it stands, or for "the ministry" and "he" as it stood before."""
        head = first_conjunct(head)
        text = _clean(full_noun_phrase(head))
        word = head.lemma_.lower()
        if not text or (head.pos_ == "NOUN" and word in self.lexicon.wording.never_speakers):
            return None
        own = Speaker(text, word, paragraph.index, head.i)
        if word in self.lexicon.wording.documents and not _modified(head):
            return self._issuer(head, paragraph) or own
        pronoun = head.pos_ == "PRON" or head.lower_ in _PRONOUNS
        if not pronoun and not self._generic(head):
            self.named.append(own)
            return own
        before = self._named_before(own, pronoun=pronoun)
        if before is not None:
            return before
        mention = self.mentions.get((paragraph.index, head.i))
        if mention is not None and mention.via == "reference" and mention.actors:
            return Speaker(
                " and ".join(actor.name for actor in mention.actors), own.head, own.paragraph, own.token
            )
        return None if pronoun else own

    def _issuer(self, document: Token, paragraph: Paragraph) -> Speaker | None:
        """Who has put out "the statement": the subject of the last verb whose object it was."""
        for other in reversed(paragraph.doc[: document.i]):
            if other.lemma_ == document.lemma_ and other.dep_ == "dobj" and is_verbal(other.head):
                subject = subject_of(other.head)
                return self._resolve(subject, paragraph) if subject is not None else None
        return None

    def _generic(self, head: Token) -> bool:
        """ "the ministry", "a spokesman": names nobody by itself."""
        if head.lemma_.lower() not in self.lexicon.wording.generic_speakers or head.pos_ == "PROPN":
            return False
        extra = [
            child for child in head.children if child.dep_ in ("compound", "amod", "poss", "appos", "nmod")
        ]
        named = [
            child for child in extra if child.pos_ in ("PROPN",) or child.ent_type_ or child.dep_ == "appos"
        ]
        of = [item for item in prepositional_objects(head, "of", "for") if item.pos_ == "PROPN"]
        return not named and not of

    def _named_before(self, own: Speaker, *, pronoun: bool) -> Speaker | None:
        earlier = [item for item in self.named if (item.paragraph, item.token) < (own.paragraph, own.token)]
        if pronoun:
            near = [item for item in earlier if own.paragraph - item.paragraph <= 2]
            return near[-1] if near else None
        return next((item for item in reversed(earlier) if item.head == own.head), None)

    def is_assessor(self, speaker: Speaker) -> bool:
        """Whether a speaker is an analyst or the like, whose word is an assessment."""
        return speaker.head in self.lexicon.wording.assessors

    # -- sentences and quotations ------------------------------------------------------------------

    def around(self, paragraph: Paragraph, token: Token) -> tuple[Speaker, str] | None:
        """The speaker of the sentence or of the quotation that a token stands in, with the reason."""
        quoted = self._quotes.get((paragraph.index, token.i))
        if quoted is not None:
            return quoted, "quotation"
        according = self._according.get((paragraph.index, token.sent.start))
        if according is not None:
            return according, "according to"
        return None

    def aside(self, token: Token) -> tuple[Speaker, str] | None:
        """The speaker of a saying put into a token's clause: "has armed them, experts say, since May"."""
        verb = clause_of(token)
        for child in children_of(verb, "parataxis"):
            if child.lemma_.lower() in sayings("quotes") and not is_passive(child):
                found = self.of_governor(child)
                if found is not None:
                    return found, "says in passing"
        return None

    def _read_sentences(self, paragraph: Paragraph) -> None:
        for sentence in paragraph.doc.sents:
            for token in sentence:
                if (
                    token.lower_ == "according"
                    and token.i + 1 < len(paragraph.doc)
                    and token.nbor().lower_ == "to"
                ):
                    objects = [item for child in (token, token.nbor()) for item in children_of(child, "pobj")]
                    objects += [
                        item for child in children_of(token, "prep") for item in children_of(child, "pobj")
                    ]
                    if objects:
                        found = self._resolve(objects[0], paragraph)
                        if found is not None:
                            self._according[(paragraph.index, sentence.start)] = found
                elif token.lemma_.lower() in sayings("quotes") and is_verbal(token):
                    self.of_governor(token)
            self._read_label(sentence, paragraph)

    def _read_label(self, sentence: Span, paragraph: Paragraph) -> None:
        """ "Ministry: three killed" and "Three killed in strike, officials" in a headline."""
        colons = [token for token in sentence if token.text == ":"]
        if not colons:
            return
        before = paragraph.doc[sentence.start : colons[0].i]
        after = paragraph.doc[colons[0].i + 1 : sentence.end]
        for part in (before, after):
            if 0 < len(part) <= 4 and all(
                token.pos_ in ("NOUN", "PROPN", "ADJ", "PART", "DET") for token in part
            ):
                root = part.root
                if root.lemma_.lower() in self.lexicon.wording.generic_speakers or (
                    (paragraph.index, root.i) in self.mentions
                ):
                    key = (paragraph.index, sentence.start)
                    self._according[key] = Speaker(part.text, root.lemma_.lower(), paragraph.index, root.i)

    def _read_quotes(self, paragraphs: Sequence[Paragraph]) -> None:
        last: Speaker | None = None
        carried = False  # a quotation that ran on past the end of the paragraph before
        for paragraph in paragraphs:
            spans, carried = _quotations(paragraph, carried)
            for first, end in spans:
                speaker = self._quoter(paragraph, first, end)
                if speaker is None and not _told_around(paragraph, first):
                    speaker = last
                if speaker is None:
                    continue
                last = speaker
                for index in range(first, end):
                    self._quotes[(paragraph.index, index)] = speaker
            if not spans:
                said = [item for item in self.named if item.paragraph == paragraph.index]
                last = said[-1] if said else last

    def _quoter(self, paragraph: Paragraph, first: int, end: int) -> Speaker | None:
        """The saying verb beside a quotation: in its own sentences first, then in the ones next to it."""
        doc = paragraph.doc
        begin, finish = doc[first].sent.start, doc[max(first, end - 1)].sent.end
        before = doc[begin - 1].sent.start if begin else begin
        after = doc[finish].sent.end if finish < len(doc) else finish
        beside = () if _told_around(paragraph, first) else ((finish, after), (before, begin))
        for low, high in ((begin, finish), *beside):
            for token in doc[low:high]:
                inside = first <= token.i < end
                if not inside and token.lemma_.lower() in sayings("quotes") and is_verbal(token):
                    found = self.of_governor(token)
                    if found is not None:
                        return found
        return None


def _told_around(paragraph: Paragraph, first: int) -> bool:
    """Whether a clause of the author's begins before a quotation and goes on in it.

    The board "condemned the raid and promised revenge": whoever speaks in the next sentence has not said it.
    """
    doc = paragraph.doc
    before = doc[doc[first].sent.start : first]
    return any(token.dep_ in SUBJECTS for token in before)


def _modified(head: Token) -> bool:
    """Whether a noun says whose or which it is: "the ministry's statement", "a leaked report"."""
    return any(
        child.dep_ in ("poss", "compound", "amod", "nmod", "appos") for child in head.children
    ) or bool(prepositional_objects(head, "of", "by", "from"))


def _clean(span: Span) -> str:
    text = span.text.strip(" ,;:\"“”'‘’")
    for article in ("The ", "the ", "A ", "a ", "An ", "an "):
        if text.startswith(article):
            return text[len(article) :]
    return text


def _quotations(paragraph: Paragraph, carried: bool) -> tuple[list[tuple[int, int]], bool]:
    """Token ranges between quotation marks of more than four words; and whether the last one is left open."""
    spans: list[tuple[int, int]] = []
    start: int | None = None
    for token in paragraph.doc:
        text = token.text
        if text in _OPENING or (text == '"' and start is None):
            start = token.i + 1
        elif (text in _CLOSING or text == '"') and start is not None:
            if token.i - start > 4:
                spans.append((start, token.i))
            start = None
        elif text in _CLOSING and start is None and carried:
            spans.append((0, token.i))
            carried = False
    if start is None:
        return spans, False
    if start < len(paragraph.doc):  # a mark that ends its paragraph quotes nothing of it
        spans.append((start, len(paragraph.doc)))
    return spans, True
