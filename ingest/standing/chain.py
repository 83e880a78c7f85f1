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
from ingest.standing.carrying import goes_on, has_phrase, singled_out
from ingest.standing.clause import depends_on_condition, phrase_before, read_nominal, read_verb
from ingest.standing.frames import frame_of
from ingest.standing.governors import Governors
from ingest.standing.lexicon import Lexicon, Operator
from ingest.standing.moods import is_bidden
from ingest.standing.speakers import Speakers
from ingest.standing.view import View
from ingest.syntax import Step, children_of, governing_verb, is_negated, is_verbal, steps_up, tense

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

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
        self.governors = Governors(predicate, lexicon)
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
        if self._concluded():
            self.open = False
        for step in steps_up(token):
            self._climb(step)
        claimed = (view.accused or view.speaker is not None) and view.status is Status.OCCURRED
        if claimed and (answer := self._denied_in_answer()):
            view.negate(f"denied by the other side ({answer.text})", 0.6)
        return view

    def _concluded(self) -> bool:
        """ "The truce, signed on Saturday, is to take effect": whatever is to come of it, it was signed."""
        if self.predicate.type not in load_kinds().accords or is_verbal(self.token):
            return False
        words = (self.doc[index] for index in self.own)
        return any(word.dep_ == "acl" and word.tag_ == "VBN" and word.head == self.token for word in words)

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
            if singled_out(step) is not None:
                return True
            return (
                self.governors.operator(step) is not None
                or self.governors.carried(step)
                or step.governor.i in self.own
            )
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
        single = singled_out(step)
        if single is not None and self.open:
            # "Became the fourth state to recognise it": as true as that it became the fourth.
            if (verb := governing_verb(single)) is not None:
                read_verb(verb, self.view, self.lexicon, own=False)
            self.open = False
            return
        found = self.governors.operator(step)
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

    def _apply(self, name: str, operator: Operator, word: str, step: Step) -> None:
        view = self.view
        governor = step.governor
        negated = self.governors.negated(governor)
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
            if name == "plan" and self._unmet(governor, word):
                view.become(Status.CANCELLED, f"had been {word}", 0.6)
        if operator.modality is not None and not (operator.speaker and operator.status is None):
            view.note(why, operator.confidence, operator.modality)
        ahead = view.conditional_future or view.status is Status.PLANNED
        if operator.speaker and ahead and frame_of(step) == "clause":
            # "If X joins, he said, we will ...": the parser hangs the condition on the saying.
            condition = depends_on_condition(governor, self.lexicon)
            if condition:
                view.conditional_future = False
                view.suppose(f"depends on a clause of {condition!r}", 0.4)
                return
        if operator.supposes and ahead:
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

    def _unmet(self, governor: Token, word: str) -> bool:
        """ "Had been due to meet but pulled out", "had planned to strike": what was once to come did not."""
        if word.lower() not in self.lexicon.wording.unmet or tense(governor) != "past_perfect":
            return False
        after = governor.doc[governor.right_edge.i : governor.right_edge.i + 2]
        return any(child.lower_ == "but" for child in (*governor.children, *after))

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
        if self.governors.carried(step):
            governed = self._governed_infinitive(governor)
            read_verb(governor, view, self.lexicon, own=False, infinitive=not governed, event=self.token)
            self._aspect(governor, frame)
            self._before(governor)
            return
        if frame == "subject" and goes_on(governor, view, self.lexicon):
            return
        meeting = self.predicate.type in load_kinds().meetings and not verb_child
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
                if probe.conditional_future:
                    view.conditional_future = True  # "said it would host them for talks": a plan
                    return
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
        # "Suspended its part in the talks": somebody's part in them may end and they go on.
        own_part = frame == "in" and bool(children_of(governor, "poss"))
        if frame in ("of", "in") and not own_part and governor.lemma_.lower() in self.lexicon.carriers.nouns:
            read_nominal(governor, self.view, self.lexicon)
            self._before(governor)
            return
        if governor.pos_ in ("ADJ", "ADV") and frame == "clause":
            return
        without = phrase_before(governor, self.lexicon.wording.prepositions["denied"])
        if (
            without is not None
            and step.preposition
            and not is_verbal(step.child)
            and self._indefinite(self.token)
        ):
            self.view.negate(f"after {without!r}", 0.8)  # "without a signature on a longer truce"
        if step.relation == "relcl" and any(
            child.lower_ in ("any", "whichever") for child in governor.children
        ):
            self.view.suppose("of any that does", 0.4)  # "will shoot down any aircraft that flies over it"
        self.open = False
