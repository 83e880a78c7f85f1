"""Denials of what an earlier sentence told: "The army denied that", "Moscow rejected the accusation".

A denial with a clause or an event of its own ("denied shelling the town") is read there, with that event;
here is what points back: a pronoun, or a noun for what was said. What it denies is the deed that the
sentences just before put into somebody else's mouth, and of these the one laid to the denier's own side.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from graph.records import ParticipantRole, Status
from ingest.annotations import Argument, Denial, Mention, Paragraph, Predicate, Standing
from ingest.standing.lexicon import Lexicon, load_lexicon
from ingest.standing.speakers import Speaker, Speakers
from ingest.syntax import SUBJECTS, children_of, is_negated, is_passive, is_verbal

if TYPE_CHECKING:
    from spacy.tokens import Token

_REACH = 2  # sentences back: what a denial answers has just been said
_CONFIDENCE = 0.6


def find_denials(
    paragraphs: Sequence[Paragraph],
    predicates: Sequence[Predicate],
    mentions: Sequence[Mention],
    standings: Sequence[Standing],
    arguments: Sequence[Argument],
) -> list[Denial]:
    """What sentences deny of deeds that were told before them, in the order of the text."""
    lexicon = load_lexicon()
    speakers: Speakers | None = None  # reads the whole article: few deny anything
    held = {standing.predicate: standing for standing in standings}
    told = _Told(predicates, held, arguments, lexicon.wording.denied_before.never)
    found: list[Denial] = []
    sentences: list[tuple[int, int]] = []  # start and end of those before
    for paragraph in paragraphs:
        taken = {item.token for item in predicates if item.paragraph == paragraph.index}
        for sentence in paragraph.doc.sents:
            span = paragraph.span_of(sentence)
            for token in sentence:
                if not _answers(token, lexicon, taken):
                    continue
                speakers = speakers or Speakers(paragraphs, mentions, lexicon)
                speaker = speakers.of_governor(token)
                if speaker is not None:
                    mention = speakers.mentions.get((speaker.paragraph, speaker.token))
                    before = [*sentences[-_REACH:], (span[0], _clause_start(paragraph, token))]
                    for key in told.denied(before, mention, speaker):
                        found.append(Denial(key, *span, speaker.text, _CONFIDENCE))
            sentences.append(span)
    return found


def _clause_start(paragraph: Paragraph, denial: Token) -> int:
    """Where the denying clause begins: "accused it of killing them; the army denied it"."""
    subject = next(iter(children_of(denial, *SUBJECTS)), denial)
    return paragraph.start + subject.doc[subject.left_edge.i].idx


def _answers(token: Token, lexicon: Lexicon, taken: Collection[int]) -> bool:
    """Whether a word denies what was told before; ``taken`` are tokens that tell of events."""
    if not is_verbal(token) or not (_denies(token, lexicon, taken) or _called_false(token, lexicon)):
        return False
    return not is_negated(token) and not is_passive(token)


def _denies(verb: Token, lexicon: Lexicon, taken: Collection[int]) -> bool:
    """ "Denied that", "rejected the accusation": no clause, and no event of its own below the noun."""
    before = lexicon.wording.denied_before
    if verb.lemma_.lower() not in lexicon.operators["denial"].verbs or children_of(verb, "ccomp", "xcomp"):
        return False
    thing = next(iter(children_of(verb, "dobj")), None)
    if thing is not None and thing.tag_ in ("WDT", "WP") and verb.dep_ == "relcl":
        thing = verb.head  # "a ruling that China rejects" answers no deed
    if thing is None:
        return False
    if thing.pos_ not in ("NOUN", "PROPN"):
        return thing.lower_ in before.pronouns
    below = {item.i for item in thing.subtree}
    return thing.lemma_.lower() in before.objects and not below & set(taken) - {thing.i}


def _called_false(verb: Token, lexicon: Lexicon) -> bool:
    """ "Kyiv called the claim false", "Moscow said the report was propaganda"."""
    before = lexicon.wording.denied_before
    clauses = [verb, *children_of(verb, "ccomp", "xcomp")]
    if any(mark.lower_ == "that" for clause in clauses[1:] for mark in children_of(clause, "mark")) and any(
        item.lower_ == "it" for clause in clauses for item in children_of(clause, "dobj", "nsubj")
    ):
        return False  # "called it absurd that ...": "it" is the clause
    for clause in clauses:
        what = children_of(clause, "dobj") if clause.i == verb.i else children_of(clause, "nsubj")
        said = children_of(clause, "oprd") if clause.i == verb.i else children_of(clause, "attr", "acomp")
        if any(item.lemma_.lower() in before.words for item in (*said, clause)) and any(
            item.lemma_.lower() in before.objects or item.lower_ in before.pronouns for item in what
        ):
            return True
    return False


class _Told:
    """What the article has told: deeds by their sentence; ``words`` are types that are said, not done."""

    def __init__(
        self,
        predicates: Sequence[Predicate],
        standings: dict[int, Standing],
        arguments: Sequence[Argument],
        words: Collection[str],
    ) -> None:
        self.predicates = predicates
        self.standings = standings
        self.words = words
        self.sides: dict[int, dict[str, set[str]]] = {}
        for argument in arguments:
            if argument.mention is not None and isinstance(argument.role, ParticipantRole):
                sides = self.sides.setdefault(argument.predicate, {})
                sides.setdefault(argument.role.value, set()).update(
                    actor.id for actor in argument.mention.actors
                )

    def denied(
        self, sentences: Sequence[tuple[int, int]], denier: Mention | None, speaker: Speaker
    ) -> list[int]:
        """Keys of the deeds that a denial by ``denier`` answers, from the nearest sentence that tells any."""
        own = {actor.id for actor in denier.actors} if denier is not None else set()
        for span in reversed(sentences):
            answered = {
                key: self.sides.get(key, {}).get("initiator", set())
                for key in self._answerable(span, own, speaker)
            }
            laid = [key for key, by in answered.items() if own & by]
            # Nobody denies for others what they did; and who is accused of sponsoring "the attack" and denies
            # it leaves the attack.
            given = {item.key for item in self.predicates if item.nominal and item.definite}
            if answered:
                return laid or [key for key, by in answered.items() if not own or not (by or key in given)]
        return []

    def _answerable(self, span: tuple[int, int], own: set[str], speaker: Speaker) -> Iterator[int]:
        for predicate in self.predicates:
            standing = self.standings.get(predicate.key)
            if standing is None or predicate.type in self.words or not _within(predicate, span):
                continue
            if standing.status not in (Status.OCCURRED, Status.ONGOING) or standing.speaker == speaker.text:
                continue
            sides = self.sides.get(predicate.key, {})
            initiators = sides.get("initiator", set())
            if standing.speaker is None and not (own & initiators):
                continue  # told as fact: only the one who is said to have done it answers it
            yield predicate.key


def _within(predicate: Predicate, span: tuple[int, int]) -> bool:
    """Whether an event is told in a sentence, or in its part that ends where ``span`` does."""
    return predicate.sentence[0] == span[0] and predicate.start < span[1] <= predicate.sentence[1]
