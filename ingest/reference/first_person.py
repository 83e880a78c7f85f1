"""Whom "we" and "our" mean in a quotation: those for whom its speaker speaks.

"We have captured the town," said a spokesman for the Front: the Front has. An author's own "we" means nobody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.records import ActorKind
from ingest.annotations import Mention, Paragraph
from ingest.reference.memory import Found, Memory, plain
from ingest.saying import sayings
from ingest.syntax import children_of, in_quotes, is_verbal, prepositional_objects, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

FIRST = frozenset({"we", "us", "our", "ours", "ourselves"})


def spoken_for(memory: Memory, paragraph: Paragraph, token: Token) -> Found | None:
    """The actors for whom the speaker of a quotation speaks; None where no party is named beside it."""
    if not in_quotes(token):
        return None
    speaker = _speaker(memory, paragraph, token)
    if speaker is None:
        return None
    actors = tuple(actor for actor in speaker.actors if actor.kind is not ActorKind.PERSON)
    return (actors, None, None) if actors else None


def _speaker(memory: Memory, paragraph: Paragraph, token: Token) -> Mention | None:
    """The subject of the nearest verb of saying outside the quotation, in its sentence or one beside it."""
    verbs = [
        verb
        for verb in _around(paragraph, token)
        if verb.lemma_.lower() in sayings("quotes") and is_verbal(verb) and not in_quotes(verb)
    ]
    for verb in sorted(verbs, key=lambda verb: (verb.sent != token.sent, abs(verb.i - token.i))):
        subject = subject_of(verb)
        mention = _who(memory, paragraph, subject) if subject is not None else None
        if mention is not None:
            return mention
    return None


def _around(paragraph: Paragraph, token: Token) -> list[Token]:
    """The tokens of a token's sentence and of the sentences before and after it."""
    doc, sentence = paragraph.doc, token.sent
    first = doc[sentence.start - 1].sent.start if sentence.start else sentence.start
    last = doc[sentence.end].sent.end if sentence.end < len(doc) else sentence.end
    return list(doc[first:last])


def _who(memory: Memory, paragraph: Paragraph, subject: Token) -> Mention | None:
    """The mention that a subject is, whose office's "of" or "for" names it, or the one beside its name."""
    own = memory.of_subject(paragraph.index, subject)
    if own is not None and plain(own) and any(actor.kind is not ActorKind.PERSON for actor in own.actors):
        return own
    heads = memory.given.get(paragraph.index, {})
    for title in (subject, *children_of(subject, "appos")):
        for noun in (title, *prepositional_objects(title, "of", "for")):
            mention = heads.get(noun.i)
            if mention is not None and plain(mention) and mention != own:
                return mention
    return None
