"""From an event word up to the root: what governs it, and what that makes of it.

The rules follow the way factuality is composed in FactBank (Sauri and Pustejovsky 2009) and
implicative signatures (Karttunen 2012): each governing word takes the standing of what lies
below it and gives one to what lies above; adjuncts and definite nouns under ordinary verbs
are presupposed, so nothing above them changes their truth, while a speaker still does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.records import Modality, Status
from ingest.annotations import Predicate
from ingest.event_kinds import load_kinds
from ingest.standing.carrying import beside, goes_on, has_phrase
from ingest.standing.clause import phrase_before, read_nominal, read_verb
from ingest.standing.frames import frame_of
from ingest.standing.lexicon import Lexicon, Operator
from ingest.standing.moods import is_bidden
from ingest.standing.speakers import Speakers
from ingest.standing.view import View
from ingest.syntax import Step, children_of, is_negated, is_passive, is_verbal, steps_up, tense

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_COPULAS = frozenset({"be", "remain", "seem", "look", "appear", "stay"})
_NOUN_PREPOSITIONS = frozenset(
    {"of", "for", "to", "on", "over", "about", "against", "at", "in", "from", "toward", "towards", "with"}
)
_PURPOSE_PREPOSITIONS = frozenset({"for", "in", "during", "at", "with", "to", "into", "as part of", "on"})


class Chain:
    """Reads one event's standing. ``tokens`` are the event's own words, which never judge it."""

    def __init__(self, predicate: Predicate, doc: Doc, lexicon: Lexicon, speakers: Speakers) -> None:
        self.predicate = predicate
        self.doc = doc
        self.token = doc[predicate.token]
        self.own = {*predicate.tokens, predicate.token}
        self.lexicon = lexicon
        self.speakers = speakers
        self.view = View()
        self.open = True  # whether what lies above still bears on the event's truth

    def read(self) -> View:
        """The event's standing by its sentence alone."""
        view, token = self.view, self.token
        verbal = is_verbal(token)
        if self.predicate.status_hint is not None and self.predicate.status_hint is not Status.OCCURRED:
            view.become(self.predicate.status_hint, "lexicon", 0.8)
        if verbal and self.predicate.status_hint is Status.DENIED:
            view.status = Status.OCCURRED  # "would not hesitate" is itself the act
        elif verbal:
            governed = self._governed_infinitive(token)
            told = self.predicate.type in load_kinds().sayings
            read_verb(token, view, self.lexicon, own=True, infinitive=not governed, told=told)
        else:
            read_nominal(token, view, self.lexicon)
        for index in sorted(self.own):
            # "has begun drills" as one event: its own verb tells that it goes on.
            if has_phrase(self.doc[index], self.lexicon.carriers.aspect):
                self._aspect(self.doc[index], "object")
        self._before(token)
        for step in steps_up(token):
            self._climb(step)
        claimed = (view.accused or view.speaker is not None) and view.status is Status.OCCURRED
        if claimed and (answer := self._denied_in_answer()):
            view.negate(f"denied by the other side ({answer.text})", 0.6)
        return view

    def _denied_in_answer(self) -> Token | None:
        """The denial that ends an accusation: "of laying mines, which it denied", "a charge it denies"."""
        for verb in self.doc[self.token.i + 1 : self.token.sent.end]:
            frames = self.lexicon.verbs.get(verb.lemma_.lower(), ())
            if verb.dep_ not in ("relcl", "acl", "ccomp") or not any(
                not rest and named.get("object") == "denial" for rest, named in frames
            ):
                continue
            which = any(child.lower_ == "which" for child in children_of(verb, "dobj", "nsubj", "dep"))
            charge = self.lexicon.nouns.get(verb.head.lemma_.lower()) in ("accusation", "claim", "report")
            if (which or (charge and verb.dep_ != "ccomp")) and not is_negated(verb):
                return verb
        return None

    def _governed_infinitive(self, verb: Token) -> bool:
        """Whether an infinitive is the complement of an operator or a carrier (and so no purpose)."""
        for step in steps_up(verb):
            if step.relation == "conj":
                continue
            frame = frame_of(step)
            if frame != "clause":
                return False
            return self._operator(step) is not None or self._carried(step) or step.governor.i in self.own
        return False

    def _before(self, token: Token) -> None:
        for kind, phrases in self.lexicon.wording.prepositions.items():
            phrase = phrase_before(token, phrases)
            if phrase is None:
                continue
            if kind == "denied":
                self.view.negate(f"after {phrase!r}", 0.9)
                self.open = False
            elif kind == "hypothetical":
                self.view.suppose(f"after {phrase!r}", 0.4)
            elif kind == "planned" and self._bare(token):
                self.view.plan(f"after {phrase!r}", 0.6)

    @staticmethod
    def _bare(noun: Token) -> bool:
        return not is_verbal(noun) or noun.tag_ == "VBG"

    def _climb(self, step: Step) -> None:
        governor = step.governor
        if governor.i in self.own:
            if is_verbal(governor) and self.open:
                read_verb(governor, self.view, self.lexicon, own=True, infinitive=True)
            return
        if step.relation == "conj":
            self._coordinated(step)
            return
        found = self._operator(step)
        if found is not None:
            self._apply(*found, step)
            return
        if not self.open:
            return
        if is_verbal(governor):
            self._under_verb(step)
        else:
            self._under_noun(step)

    def _coordinated(self, step: Step) -> None:
        """A conjunct is under its first one's governors; its own words were read already."""
        child, first = step.child, step.governor
        if not is_verbal(child) and is_verbal(first) and self.open and child.i != self.token.i:
            read_verb(first, self.view, self.lexicon, own=False)

    def _operator(self, step: Step) -> tuple[str, Operator, str] | None:
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

    def _negated(self, governor: Token) -> bool:
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

    def _apply(self, name: str, operator: Operator, word: str, step: Step) -> None:
        view = self.view
        governor = step.governor
        negated = self._negated(governor)
        why = f"{name} ({'not ' if negated else ''}{word})"
        view.accused = view.accused or operator.accuses
        if operator.speaker:
            self._speak(operator, step, why, denies=operator.status is Status.DENIED)
        if operator.presumes:
            if negated and operator.negated_aspect is not None:
                view.go_on(why)
            self.open = False
            return
        if not self.open:
            return
        if negated and operator.negated is not None:
            view.status = Status.OCCURRED if view.status is Status.DENIED else view.status
            view.become(operator.negated, why, min(0.7, operator.confidence))
            return
        if operator.status is not None:
            view.become(operator.status, why, operator.confidence)
            if operator.status is Status.HYPOTHETICAL:
                view.conditional_future = False  # "saying he feared that they would attack" is no plan
            self._unreal_operator(name, operator, governor)
        if operator.modality is not None and not (operator.speaker and operator.status is None):
            view.note(why, operator.confidence, operator.modality)
        if operator.supposes and (view.conditional_future or view.status is Status.PLANNED):
            view.conditional_future = False
            view.suppose(f"only foreseen under {why}", operator.confidence)
        elif view.conditional_future and name in ("report", "confirmation", "claim", "plan", "agreement"):
            self._future_in_past(why)

    def _unreal_operator(self, name: str, operator: Operator, governor: Token) -> None:
        """ "may cancel", "to prevent": what is not yet cancelled or prevented may still come."""
        if operator.status not in (Status.DENIED, Status.CANCELLED) or not is_verbal(governor):
            return
        probe = View()
        governed = self._governed_infinitive(governor)
        read_verb(governor, probe, self.lexicon, own=False, infinitive=not governed)
        ahead = probe.status is Status.PLANNED and name in ("prevention", "failure")
        if probe.status is Status.HYPOTHETICAL or ahead:
            self.view.suppose(f"only intended ({governor.text})", 0.5)

    def _future_in_past(self, why: str) -> None:
        """ "said it would attack" reports a plan, unless a condition is stated."""
        view = self.view
        view.conditional_future = False
        if view.status is Status.HYPOTHETICAL and not any("clause of" in item for item in view.because):
            view.status = Status.PLANNED
            view.note(f"future in the past under {why}")

    def _speak(self, operator: Operator, step: Step, why: str, *, denies: bool) -> None:
        view = self.view
        speaker = self.speakers.of_governor(step.governor)
        assessed = operator.modality is Modality.ASSESSED or (
            speaker is not None and self.speakers.is_assessor(speaker)
        )
        if view.speaker is None or denies:
            view.speaker = speaker.text if speaker is not None else view.speaker
        modality = Modality.ASSESSED if assessed else operator.modality
        if modality is Modality.DENIED:
            return
        view.note(why, operator.confidence, modality)

    def _carried(self, step: Step) -> bool:
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

    def _under_verb(self, step: Step) -> None:
        governor, frame, view = step.governor, frame_of(step), self.view
        verb_child = is_verbal(step.child)
        if step.relation == "attr" and not verb_child and governor.lemma_ == "be" and is_negated(governor):
            view.negate("said not to be one", 0.8)  # "this was not a military takeover"
            self.open = False
            return
        lasting = self.lexicon.carriers.lasting
        if frame == "subject" and is_negated(governor) and has_phrase(governor, lasting):
            view.note(f"was, but did not last ({governor.text})")
            self.open = False
            return
        if self._carried(step):
            governed = self._governed_infinitive(governor)
            read_verb(governor, view, self.lexicon, own=False, infinitive=not governed, event=self.token)
            self._aspect(governor, frame)
            self._before(governor)
            return
        if frame == "subject" and goes_on(governor, view, self.lexicon):
            return
        meeting = self.predicate.type == "CONSULT" and not verb_child
        if meeting and frame in ("subject", "by") and tense(governor) == "future":
            view.plan(f"what it will do ({governor.text})", 0.7)
            return
        if frame == "object" and is_bidden(governor):
            view.suppose("imperative", 0.5)
            return
        if frame == "subject" and self._indefinite(self.token) and tense(governor) == "modal":
            view.suppose(f"subject of {governor.text!r} with a modal", 0.4)
            return
        if verb_child and frame == "clause" and step.relation == "xcomp":
            # An unlisted verb with a "to" complement: what it says of its own is said of the complement.
            read_verb(governor, view, self.lexicon, own=False, infinitive=True)
            return
        if step.relation in ("ccomp", "parataxis") and verb_child:
            return
        new = frame == "object" and any(child.lower_ in ("a", "an", "any") for child in self.token.children)
        # "Would be handed in together with the withdrawal of the forces": both are still to come.
        beside = frame == "with" and self.predicate.type in load_kinds().to_be_done
        fits = beside or ((new or frame in _PURPOSE_PREPOSITIONS) and self._indefinite(self.token))
        if fits and not verb_child:
            probe = View()
            read_verb(governor, probe, self.lexicon, own=False)
            if probe.status in (Status.PLANNED, Status.HYPOTHETICAL):
                view.become(probe.status, f"with {governor.text!r}: {probe.because[0]}", 0.6)
        self.open = False

    def _aspect(self, governor: Token, frame: str) -> None:
        carriers = self.lexicon.carriers
        when = tense(governor)
        phrases = carriers.stative if frame == "subject" else carriers.aspect
        lemma = governor.lemma_.lower()
        # "begun" is a participle whatever the tagger makes of "it begun".
        if when == "perfect" or governor.lower_ == "begun":
            if lemma in carriers.starting:
                self.view.go_on(f"{governor.text} (perfect)")
        elif when == "present" and has_phrase(governor, phrases) and lemma not in carriers.staging:
            self.view.go_on(f"{governor.text} (present)")
        elif when == "progressive" or (when == "past_progressive" and lemma in carriers.starting):
            self.view.go_on(f"{governor.text} (progressive)")

    @staticmethod
    def _indefinite(noun: Token) -> bool:
        determiners = [child for child in noun.children if child.dep_ in ("det", "poss")]
        return all(child.lower_ in ("a", "an", "any", "some", "no") for child in determiners)

    def _under_noun(self, step: Step) -> None:
        governor, frame = step.governor, frame_of(step)
        if frame in ("of", "in") and governor.lemma_.lower() in self.lexicon.carriers.nouns:
            read_nominal(governor, self.view, self.lexicon)
            self._before(governor)
            return
        if governor.pos_ in ("ADJ", "ADV") and frame == "clause":
            return
        self.open = False
