"""The antecedents of it, they, he and she."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from graph.records import Actor, ActorKind
from ingest.annotations import Mention, Paragraph
from ingest.reference.memory import REACH, SUBJECTS, Found, Memory, Seen, is_aside, plain
from ingest.structure_words import load_structure_words
from ingest.syntax import in_quotes, is_verbal, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "their", "them", "themselves", "theirs"})
PERSON = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
_HIM = frozenset({"him"})  # "her" may be a possessor too


class Pronouns:
    """Looks pronouns up in what the article has named."""

    def __init__(self, memory: Memory) -> None:
        self.memory = memory

    def resolve(self, paragraph: Paragraph, token: Token) -> Found | None:
        """Whom a pronoun stands for, or None."""
        word = token.lower_
        if word in IT:
            return None if _expletive(token) else self.pronoun(paragraph, token, plural=False)
        if word in THEY:
            return self.pronoun(paragraph, token, plural=True)
        return self.person(paragraph, token)

    def pronoun(self, paragraph: Paragraph, token: Token, *, plural: bool) -> Found | None:
        """The antecedent of it or they: a clause's subject, else the best mention of the last sentences."""
        barred = self._own_clause(paragraph, token)
        for subject in _clause_subjects(token):
            mention = self.memory.of_subject(paragraph.index, subject)
            if mention is None or not plain(mention) or barred & {actor.id for actor in mention.actors}:
                continue
            actors = self.memory.joined(paragraph, paragraph.doc[mention.head]) if plural else mention.actors
            if plural == _is_plural(mention, actors, subject) or (plural and _collective(mention)):
                return actors, mention.agent if len(actors) == 1 else None, None
        ahead = self._subject_ahead(paragraph, token, plural=plural)
        if ahead is not None:
            return ahead
        if self._thing_before(paragraph, token, plural=plural):
            return None
        if not plural and self._thing_beside(paragraph, token):
            return None
        quoted = in_quotes(token)
        candidates = [
            seen for seen in self.memory.seen
            if seen.sentence >= self.memory.sentence - REACH
            and (plain(seen.mention) or self._seat_before(seen, token))
            and (plural or _person_of(seen.mention) not in seen.mention.actors)
            and self._number_fits(seen, plural=plural)
            and not barred & {actor.id for actor in seen.mention.actors}
            and not (quoted and self._speaks(seen))
        ]  # fmt: skip
        if not plural and token.dep_ == "poss":
            # "Protesters stormed the parliament and beat its speaker": where the subject cannot be meant,
            # whose own it is stands in the sentence.
            here = [seen for seen in candidates if seen.sentence == self.memory.sentence]
            many = [other for other in _clause_subjects(token) if other.tag_ in ("NNS", "NNPS")]
            candidates = here if here and many else candidates
        best = max(
            candidates,
            key=lambda seen: (seen.weight(self.memory.sentence), seen.place_in_order),
            default=None,
        )
        if best is None:
            return None
        actors = best.mention.actors
        if plural:
            where = self.memory.by_index[best.mention.paragraph]
            actors = self.memory.joined(where, where.doc[best.mention.head])
        return actors, best.mention.agent if len(actors) == 1 else None, None

    def _seat_before(self, seen: Seen, token: Token) -> bool:
        """ "Beijing is another matter. It brokered the truce": a seat of power, the subject just before."""
        just_before = seen.subject and seen.sentence == self.memory.sentence - 1
        return _seat(seen.mention) and just_before and token.dep_ == "nsubj"

    def _speaks(self, seen: Seen) -> bool:
        """Whether a mention stands beside a quotation as its speaker: "they" in it are others."""
        doc = self.memory.by_index[seen.mention.paragraph].doc
        head = doc[seen.mention.head]
        return seen.subject and not in_quotes(head) and any(in_quotes(token) for token in head.sent)

    def _own_clause(self, paragraph: Paragraph, token: Token) -> set[str]:
        """Who acts in an object pronoun's clause, and is not meant: "cut ties with it", "accusing it of"."""
        verb = token.head.head if token.dep_ == "pobj" else token.head
        if token.dep_ not in ("dobj", "dative", "pobj") or not is_verbal(verb):
            return set()
        if token.lower_ in ("itself", "themselves"):
            return set()
        subject = subject_of(verb)
        if subject is None:
            return set()
        mention = self.memory.of_subject(paragraph.index, subject)
        if mention is not None and (one := _person_of(mention)) is not None and one.kind is ActorKind.PERSON:
            # "Its jailed leader urged it to disarm": a person of the group, not the group.
            return {one.id} | {actor.id for actor in mention.actors if actor.kind is ActorKind.COUNTRY}
        return {actor.id for actor in self.memory.joined(paragraph, subject)}

    def _subject_ahead(self, paragraph: Paragraph, token: Token, *, plural: bool) -> Found | None:
        """ "In its first statement, Hamas said": a pronoun in what opens a sentence is its subject's."""
        opening, subject = token, None
        while token.dep_ == "poss" and subject is None and opening.head.i != opening.i:
            over = opening.head
            if opening.dep_ in ("prep", "advcl"):
                subject = next((child for child in over.children if child.dep_ in SUBJECTS), None)
            opening = over if subject is None else opening
        if subject is None or token.i > subject.left_edge.i:
            return None
        mention = self.memory.given.get(paragraph.index, {}).get(subject.i)
        if mention is None or not plain(mention):
            return None
        actors = self.memory.joined(paragraph, subject)
        many = _is_plural(mention, actors, subject)
        if plural != many and not (plural and _collective(mention)):
            return None
        return actors, mention.agent if len(actors) == 1 else None, None

    def _thing_before(self, paragraph: Paragraph, token: Token, *, plural: bool) -> bool:
        """Whether the last subject of the pronoun's number is no actor: "The drills began. They ...".

        A main clause's comes before those of clauses that hang on it: "Soldiers seized power after rebels
        overran the north. They ..."
        """
        heads = self.memory.given.get(paragraph.index, {})
        tags = ("NNS", "NNPS") if plural else ("NN", "NNP")
        told: list[Token] = []
        for other in reversed(paragraph.doc[: token.i]):
            if told and other.i < told[0].sent.start:
                break
            if other.dep_ in SUBJECTS and other.tag_ in tags:
                if told and other.head.lemma_.lower() in self.memory.words.suffering:
                    break  # "Forty people died when gunmen attacked. They ...": the dead do nothing
                told.append(other)
                if not is_aside(other):
                    break
        mentions = [heads.get(other.i) for other in told[:1] + told[1:][-1:]]
        return any(mention is None or not (plain(mention) or _seat(mention)) for mention in mentions)

    def _thing_beside(self, paragraph: Paragraph, token: Token) -> bool:
        """ "Commandos boarded the ship and took its crew": many act, the one thing they act on owns."""
        heads = self.memory.given.get(paragraph.index, {})
        before = [other for other in paragraph.doc[token.sent.start : token.i] if other.i != token.i]
        if any(
            (mention := heads.get(other.i)) is not None and plain(mention) and other.tag_ in ("NN", "NNP")
            for other in before
        ):
            return False
        subjects = [other for other in before if other.dep_ in SUBJECTS]
        things = [other for other in before if other.dep_ in ("dobj", "pobj") and other.tag_ in ("NN", "NNP")]
        things = [other for other in things if other.ent_type_ not in ("DATE", "TIME")]
        many = bool(subjects) and all(other.tag_ in ("NNS", "NNPS") for other in subjects)
        return many and bool(things) and token.dep_ == "poss"

    def _number_fits(self, seen: Seen, *, plural: bool) -> bool:
        paragraph = self.memory.by_index[seen.mention.paragraph]
        head = paragraph.doc[seen.mention.head]
        actors = self.memory.joined(paragraph, head)
        many = _is_plural(seen.mention, actors, head)
        return many or (_collective(seen.mention) and plural) if plural else not many

    def person(self, paragraph: Paragraph, token: Token) -> Found | None:
        """The nearest person before he or she, the clause's subject first."""
        for subject in _clause_subjects(token):
            if (
                token.lower_ in _HIM
                and token.dep_ == "dobj"
                and is_verbal(token.head)
                and subject_of(token.head) == subject
            ):
                continue  # "urged him to": another than who urges
            given = self.memory.given.get(paragraph.index, {}).get(subject.i)
            for mention in (given, self.memory.named_beside(paragraph.index, subject)):
                if mention is not None and (one := _person_of(mention)) is not None:
                    return mention.actors, one, None
        people = [
            seen
            for seen in self.memory.seen
            if seen.sentence >= self.memory.sentence - REACH and _person_of(seen.mention)
        ]
        best = max(
            people,
            key=lambda seen: (seen.weight(self.memory.sentence), seen.place_in_order),
            default=None,
        )
        return (best.mention.actors, _person_of(best.mention), None) if best else None


def _person_of(mention: Mention) -> Actor | None:
    if (
        mention.agent is not None
        and mention.agent.kind is ActorKind.PERSON
        and not mention.agent.id.count("/")
    ):
        return mention.agent
    if len(mention.actors) == 1 and mention.actors[0].kind is ActorKind.PERSON:
        return mention.actors[0]
    return None


def _seat(mention: Mention) -> bool:
    """Whether a mention is a seat of power, whatever is said of it."""
    return bool(mention.actors) and mention.place is not None and mention.place.kind == "capital"


def _is_plural(mention: Mention, actors: Sequence[Actor], head: Token) -> bool:
    return len(actors) > 1 or head.tag_ in ("NNS", "NNPS")


def _collective(mention: Mention) -> bool:
    """Whether news uses "they" of it: groups, peoples and officials, not states."""
    return all(actor.kind not in (ActorKind.COUNTRY, ActorKind.PERSON) for actor in mention.actors)


def _expletive(token: Token) -> bool:
    """ "it" that stands for nothing: "it is clear that", "it rained", "made it possible to"."""
    if token.dep_ == "expl":
        return True
    head = token.head
    after = [child for child in head.children if child.i > head.i]
    clausal = any(child.dep_ in ("ccomp", "xcomp", "csubj", "advcl") for child in after)
    if head.lemma_ == "be" and token.dep_ in SUBJECTS:
        said = [child for child in after if child.dep_ in ("acomp", "attr")]
        if any(child.lower_ in load_structure_words().of_somebody for child in said):
            return False
        if said and said[0].dep_ == "attr" and not clausal:
            # "It was Moscow that ..." is cleft; "it is a member of the bloc" tells of somebody.
            return any(child.dep_ == "relcl" for child in said[0].children)
        return clausal or bool(said)
    if head.lemma_ == "take":
        # "It took years", "it took three attempts to land"; but "it took the islands", "it took no side"
        held = [child for child in after if child.dep_ in ("dobj", "npadvmod")]
        return not held or any(child.ent_type_ in ("DATE", "TIME") for child in held)
    # "It was reported that ..." stands for nothing; "it is expected to sign" for somebody.
    told = any(child.dep_ in ("ccomp", "csubj") for child in after)
    return (token.dep_ == "nsubjpass" and told) or head.lemma_ in load_structure_words().of_nobody


def _clause_subjects(token: Token) -> Iterator[Token]:
    """Subjects of the clauses around a pronoun, innermost first; a relative pronoun gives its noun."""
    node = token
    while node.head.i != node.i:
        # "Pressed the neighbours to halt ... since their war": it is they who are to halt.
        told = node.head if node.dep_ in ("xcomp", "advcl") and token.lower_ in THEY else None
        if told is not None and any(child.tag_ == "TO" for child in node.children):
            yield from (child for child in told.children if child.dep_ == "dobj" and child.i < node.i)
        node = node.head
        for other in node.children if node.pos_ in ("VERB", "AUX") else ():
            if other.dep_ in SUBJECTS and other.i < token.i:
                relative = other.tag_ in ("WDT", "WP") or (other.lower_ == "that" and node.dep_ == "relcl")
                yield node.head if relative else other
