"""What a governing word is to the event under it: an operator, a carrier, a negated one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.records import Status
from ingest.annotations import Predicate
from ingest.standing.carrying import beside, has_phrase
from ingest.standing.clause import read_nominal, read_verb
from ingest.standing.frames import frame_of
from ingest.standing.lexicon import Lexicon, Operator
from ingest.standing.view import View
from ingest.syntax import Step, children_of, is_negated, is_passive, is_verbal, tense

if TYPE_CHECKING:
    from spacy.tokens import Token

_COPULAS = frozenset({"be", "remain", "seem", "look", "appear", "stay"})
_NOUN_PREPOSITIONS = frozenset(
    {"of", "for", "to", "on", "over", "about", "against", "at", "in", "from", "toward", "towards", "with"}
)


class Governors:
    """Looks up what governs one predicate."""

    def __init__(self, predicate: Predicate, lexicon: Lexicon) -> None:
        self.predicate = predicate
        self.lexicon = lexicon

    def operator(self, step: Step) -> tuple[str, Operator, str] | None:
        """The operator that the step's governor is for its child: (name, operator, word)."""
        governor, frame = step.governor, frame_of(step)
        if frame == "adjunct":
            return None
        lemma = governor.lemma_.lower()
        name: str | None = None
        word = governor.text
        infinitive = frame == "clause" and tense(step.child) == "infinitive"
        if is_verbal(governor) or governor.dep_ == "amod":
            if lemma in _COPULAS:
                name, word = self._predicative(governor, frame)
            elif governor.tag_ == "VBN" and is_passive(governor):
                name = self.lexicon.predicatives.get(governor.lower_, {}).get(frame)
            if name is None and step.child.tag_ == "VBG":
                name = self._verb(governor, lemma, f"{frame}_doing")  # "spoke of arming them"
            if name is None:
                name = self._verb(governor, lemma, "clause_infinitive" if infinitive else frame)
                if name is None and infinitive:
                    name = self._verb(governor, lemma, frame)
        elif governor.pos_ in ("NOUN", "PROPN") and (
            frame in ("clause", "compound") or frame in _NOUN_PREPOSITIONS
        ):
            name = self.lexicon.nouns.get(lemma)
            if frame == "clause" and step.relation == "relcl" and name is None:
                return None
        elif governor.pos_ in ("ADJ", "ADV"):
            frames = self.lexicon.predicatives.get(lemma, {})
            name = frames.get(frame) or frames.get("clause" if infinitive else "")
        if name is None:
            return None
        operator = self.lexicon.operators[name]
        if self._left_alone(operator, frame):
            return None
        if operator.status is Status.DENIED and frame == "clause" and step.child.i < governor.i:
            return None  # "..., a charge Kigali denies": what a sentence tells first is not what it denies
        return name, operator, word

    def carried(self, step: Step) -> bool:
        """Whether the governor only carries the event: light verbs, implicatives, partitives."""
        governor, frame = step.governor, frame_of(step)
        lemma = governor.lemma_.lower()
        carriers = self.lexicon.carriers
        if (
            frame in ("subject", "object")
            and has_phrase(governor, carriers.happening)
            and (frame == "subject" or is_passive(governor))
        ):
            return True
        for phrase, frames in carriers.verbs.items():
            words = phrase.split()
            if words[0] == lemma and all(beside(governor, word) for word in words[1:]):
                if frame == "object" and lemma == "be" and not children_of(governor, "expl"):
                    continue
                if frame in frames.split():
                    return True
        if frame == "clause":
            return any(frames == "clause" and word == lemma for word, frames in carriers.predicatives.items())
        return False

    def negated(self, governor: Token) -> bool:
        """Whether what governs an event is itself denied: "did not order", "no order"."""
        if is_verbal(governor):
            group = View()
            read_verb(governor, group, self.lexicon, own=False, infinitive=False)
            return group.status is Status.DENIED
        probe = View()
        read_nominal(governor, probe, self.lexicon)
        if probe.status is Status.DENIED:
            return True
        head = governor.head
        return governor.dep_ in ("acomp", "dobj", "attr") and is_verbal(head) and is_negated(head)

    def _left_alone(self, operator: Operator, frame: str) -> bool:
        predicate = self.predicate
        if predicate.lemma in operator.except_lemmas or predicate.type in operator.except_types:
            return True
        if operator.status is Status.DENIED and frame == "object" and predicate.nominal and operator.speaker:
            # "rejected the accusation": the accusation was made; what it says is rejected.
            return predicate.lemma in self.lexicon.nouns
        return False

    def _verb(self, verb: Token, lemma: str, frame: str) -> str | None:
        for rest, frames in self.lexicon.verbs.get(lemma, []):
            if frame in frames and all(beside(verb, word) for word in rest):
                return frames[frame]
        return None

    def _predicative(self, verb: Token, frame: str) -> tuple[str | None, str]:
        for child in verb.children:
            if child.dep_ in ("acomp", "attr", "advmod", "prep") and child.i > verb.i:
                name = self.lexicon.predicatives.get(child.lower_, {}).get(frame)
                if name is not None:
                    return name, child.text
        # "A deal is 'within reach'": what stands after the verb, quotation marks aside.
        after = " ".join(t.lower_ for t in verb.doc[verb.i + 1 : verb.sent.end] if not t.is_quote)
        for phrase, frames in self.lexicon.predicatives.items():
            if " " in phrase and after.startswith(f"{phrase} ") and frame in frames:
                return frames[frame], phrase
        return None, verb.text
