"""Which way a time expression looks from the article's day: by the tense of what it hangs on."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from ingest.saying import sayings
from ingest.time_words import load_time_words

if TYPE_CHECKING:
    from spacy.tokens import Token

# "present": a verb in the present tense, which beside a weekday means the coming one; "either": what was
# settled by then may lie before or ahead, and the nearer is meant.
Direction = Literal["past", "future", "present", "either"] | None
_FUTURE_AUXILIARIES = {
    "will",
    "shall",
    "'ll",
    "’ll",
    "wo",
    "would",
    "may",
    "might",
    "could",
    "can",
    "should",
    "must",
}
_COMPLEMENTS = ("acomp", "oprd", "xcomp", "pcomp", "pobj", "prep")
_NOW = {"VBZ", "VBP"}


@lru_cache(maxsize=16)
def _words(
    name: Literal[
        "future",
        "timetable",
        "held_over",
        "calling_off",
        "lasting",
        "elapsing",
        "settling",
        "seeming",
        "unchanged",
        "beginning",
        "ending",
    ],
) -> frozenset[str]:
    return frozenset(getattr(load_time_words().words, name))


def direction(token: Token) -> Direction:
    """Past, future or present wording around a time expression's head, None where nothing tells.

    Climbs to the nearest verb. "Set to", "scheduled for", "upcoming" on the way look ahead;
    an infinitive looks where its governor does.
    """
    for child in token.children:
        if child.lower_ in _words("future"):
            return "future"
    if _held_over(token):
        return "future"
    if _moved_to(token):
        return "either"
    at = token
    own = True  # whether no verb was passed, and no noun but those of the time's own phrase
    while True:
        own = own and (at == token or at.pos_ in ("ADP", "VERB", "AUX", "ADV", "SCONJ") or at.dep_ == "acomp")
        if _had_been_due(at) or (at.dep_ == "xcomp" and _had_been_due(at.head)):
            return "either"
        if (
            at != token
            and at.lemma_.lower() in _words("future")
            and at.tag_ != "VBD"
            and (at.pos_ not in ("NOUN",) or (at.dep_ != "pobj" and not _elapsed(at)))
        ):
            return "future"
        if at.dep_ == "nsubjpass" and at.head.lemma_.lower() in _words("held_over"):
            return "either"  # "Friday's launch was delayed"
        if at.dep_ == "dobj" and at.head.lemma_.lower() in _words("calling_off"):
            return "either"  # "has cancelled Thursday's talks"
        if at.lower_ == "ahead" and at.dep_ in ("advmod", "prep"):
            return "future"  # "ahead of Friday's talks"
        if at.pos_ in ("VERB", "AUX"):
            if _of_a_stretch(at) or _left_until(token, at):
                return "either"
            if _supposed(at):
                return "future"
            if at.tag_ == "VBD" and at.lemma_.lower() in _words("future") and (not own or _aims(token)):
                return "either"  # "scheduled a hearing for Friday", "braced for Friday's report"
            if _done_since(at):
                return "past"
            if at.tag_ in ("VBD", "VBN") and at.lemma_.lower() in _words("settling"):
                # "Agreed to a truce from 4 May"; "ordered his men to attack on Thursday" is mostly done.
                return None if (own and not _aims(token)) or _commands(at) else "either"
            if _was_to(at):
                return "either"  # "was to start on April 11"
            found = _of_verb(at)
            if found is None and own and _in_present(at):
                return "present"
            if found is not None or at.dep_ in ("ROOT",):
                return found
            own = False
        if at.head == at:
            return None
        at = at.head


def _held_over(token: Token) -> bool:
    """ "Was put off until July 9", "set Friday as the deadline": the day is to come, whatever the tense."""
    head = token.head
    if head.lower_ in ("until", "till"):
        verb = head.head
        passive = any(child.dep_ == "auxpass" for child in verb.children)
        passive = passive and not any(child.lower_ == "had" for child in verb.children)
        held = verb.tag_ == "VBN" and passive and verb.lemma_.lower() in _words("held_over")
        return held or _lasts(verb)
    if head.pos_ != "VERB" or token.dep_ != "dobj":
        return False
    named = (inner for child in head.children if child.lower_ == "as" for inner in child.children)
    return any(noun.lemma_.lower() in _words("future") for noun in named)


def _lasts(word: Token) -> bool:
    """ "Has kept the shops closed until Friday", "remains shut until Friday": what lasts ends later."""
    named = False
    while True:
        named = named or word.lemma_.lower() in _words("lasting")
        bare = word.tag_ == "VBN" and not any(child.dep_ in ("aux", "auxpass") for child in word.children)
        if bare and word.dep_ == "acl" and word.head.dep_ == "dobj":
            word = word.head.head  # "kept the *shares* suspended"
        elif word.dep_ in _COMPLEMENTS or (bare and word.dep_ == "ccomp"):
            word = word.head
        else:
            break
    helped = {child.tag_ for child in word.children if child.dep_ == "aux"}
    return named and (word.tag_ in ("VBZ", "VBP") or (word.tag_ in ("VBN", "VBG") and bool(helped & _NOW)))


def _supposed(verb: Token) -> bool:
    """ "If approved on Friday", "unless they leave by Friday"; "if it was on Friday" may be past."""
    marked = any(child.dep_ == "mark" and child.lower_ in ("if", "unless") for child in verb.children)
    past = verb.tag_ == "VBD" or any(child.tag_ == "VBD" for child in verb.children)
    return marked and not past


def _left_until(token: Token, verb: Token) -> bool:
    """ "Gave them until Friday": to come, when it was given."""
    until = token.head.lower_ in ("until", "till") and token.head.head == verb
    return until and verb.tag_ == "VBD" and verb.lemma_.lower() in _words("held_over")


def _of_a_stretch(verb: Token) -> bool:
    """ "The week *ending* Oct. 10", "the month *beginning* on Friday": of the stretch, whatever is told."""
    return (
        verb.tag_ == "VBG"
        and verb.dep_ == "acl"
        and verb.lemma_.lower() in _words("beginning") | _words("ending")
    )


def _done_since(verb: Token) -> bool:
    """ "The first raid since a truce was *agreed* in May": what something came after is past."""
    marked = any(child.dep_ == "mark" and child.lower_ in ("since", "after") for child in verb.children)
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    return marked and any(word.tag_ == "VBD" for word in (verb, *helpers))


def _commands(verb: Token) -> bool:
    """ "Ordered his men to attack": what is settled is done by another than who settles it."""
    clauses = [child for child in verb.children if child.dep_ in ("xcomp", "ccomp")]
    return any(inner.dep_ == "nsubj" for clause in clauses for inner in clause.children) or bool(
        clauses and any(child.dep_ in ("dobj", "dative") for child in verb.children)
    )


def _aims(token: Token) -> bool:
    """Whether a preposition that looks ahead from the verb stands before: "called a vote *for* Sunday"."""
    return token.head.dep_ == "prep" and token.head.lower_ in ("for", "from", "until", "till", "by")


def _moved_to(token: Token) -> bool:
    """ "Was pushed back to January", "slipped to Friday": to come, when it was moved."""
    prep = token.head
    verb = prep.head.head if prep.head.pos_ == "ADV" else prep.head
    return prep.dep_ == "prep" and prep.lower_ == "to" and verb.lemma_.lower() in _words("held_over")


def _of_verb(verb: Token) -> Direction:
    if verb.lemma_.lower() in _words("future") and verb.tag_ != "VBD":
        return "future"
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    words = {helper.lower_ for helper in helpers}
    if words & _FUTURE_AUXILIARIES:
        return "past" if words & {"have", "'ve"} else "future"
    if "to" in words:
        return "past" if "have" in words else _of_infinitive(verb)
    if any(
        helper.tag_ in ("VBD",) or helper.lower_ in ("has", "have", "'ve", "had", "'s") for helper in helpers
    ):
        return "past"
    if verb.tag_ in ("VBZ", "VBP") and not helpers and verb.lemma_.lower() in _words("timetable"):
        return "future"  # "takes effect on Friday", "talks open on Monday"
    if verb.lower_ == "going":
        return "future"
    if verb.tag_ in ("VBZ", "VBP") and verb.lemma_ == "be" and not helpers and _awaits(verb):
        return "future"
    if verb.tag_ == "VBD":
        return "past"
    if verb.tag_ == "VBN" and not helpers:
        return "past"
    return None


def _in_present(verb: Token) -> bool:
    """ "Flies to Moscow on Thursday", "has until Friday"; no headline (it has no full stop), no "says"."""
    if verb.lemma_.lower() in sayings("dates") or not verb.doc[-1].is_punct:
        return False
    if any(child.lower_ == "since" for child in verb.children):
        return False
    if verb.tag_ == "VBG":
        return any(child.tag_ in ("VBZ", "VBP") for child in verb.children if child.dep_ == "aux")
    helped = any(child.dep_ in ("aux", "auxpass") and child.lower_ != "not" for child in verb.children)
    if verb.lower_ in _words("unchanged") and verb.tag_ != "VBZ":
        return False  # "Shells hit the town": their past looks the same
    return verb.tag_ in ("VBZ", "VBP") and not helped


def _awaits(copula: Token) -> bool:
    """Whether something is "due to", "set to", "about to" or just "to" happen."""
    for child in copula.children:
        if child.dep_ in ("acomp", "attr", "oprd", "advmod") and child.i > copula.i:
            if child.lower_ in _words("future") or child.lemma_.lower() in _words("future"):
                return True
        elif child.dep_ == "xcomp" and any(mark.tag_ == "TO" for mark in child.children):
            return True
    return False


def _elapsed(noun: Token) -> bool:
    """ "The deadline has passed", "expired"."""
    verb = noun.head
    return noun.dep_ == "nsubj" and verb.lemma_.lower() in _words("elapsing") and _of_verb(verb) == "past"


def _had_been_due(word: Token) -> bool:
    """ "Had been due to meet on June 15", "was to have met": its day may lie behind or be ahead still."""
    if word.dep_ == "xcomp" and word.tag_ == "VBN" and word.head.lower_ in ("was", "were"):
        marks = {child.lower_ for child in word.children if child.dep_ == "aux"}
        return {"to", "have"} <= marks
    verb = word.head if word.pos_ == "ADJ" and word.dep_ == "acomp" else word
    if not {word.lemma_.lower(), word.lower_} & _words("future") or verb.tag_ != "VBN":
        return False
    return any(child.lower_ == "had" and child.dep_ == "aux" for child in verb.children)


def _was_to(verb: Token) -> bool:
    """ "Was to start", "was due to start", "had planned to start"."""
    head = verb.head
    if verb.dep_ != "xcomp" or not any(child.tag_ == "TO" for child in verb.children):
        return False
    if not {head.lemma_.lower(), head.lower_} & (_words("future") | {"be"}):
        return False
    copula = [head.head] if head.dep_ == "acomp" else []
    helpers = [child for child in head.children if child.dep_ in ("aux", "auxpass")]
    return any(word.tag_ == "VBD" for word in (head, *copula, *helpers))


def _of_infinitive(verb: Token) -> Direction:
    """ "Leaders to meet on Friday" looks ahead; "began to withdraw on Friday" does not."""
    governor = verb.head
    if governor == verb:
        return "future"  # "Leaders to meet on Friday", a headline
    if governor.lemma_.lower() in _words("future") or governor.pos_ in ("NOUN", "PROPN"):
        return "future"
    if governor.pos_ == "ADJ" and governor.head.tag_ in ("VBZ", "VBP") and governor.head.lemma_ == "be":
        return "future"  # "is likely to be signed on Friday"
    if governor.tag_ in ("VBZ", "VBP") and governor.lemma_.lower() not in _words("seeming"):
        return "future"  # "is to meet on Friday", "wants to close the deal by Friday"
    return None
