"""What points back ("the offensive") is dated by what it points to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ingest.annotations import Predicate
from ingest.dating.story import AHEAD, Story, is_short

if TYPE_CHECKING:
    from spacy.tokens import Token

_STEM = 5  # letters by which a state and its adjective are taken for one: "Russia", "Russian"


def refer(story: Story) -> bool:
    """Date what points back ("the offensive") by what it points to."""
    changed = False
    for index, predicate in enumerate(story.predicates):
        noun = _noun(story, predicate)
        if predicate.key in story.dates or noun is None:
            continue
        linked = any(link.other is predicate and link.refers and not link.one_way for link in story.links)
        if linked and _is_new(noun):
            linked = False
        if not linked and not (predicate.definite if predicate.nominal else _bare(noun)):
            continue
        known = _antecedent(story, predicate, story.predicates[:index], linked=linked)
        if known is not None:
            value = story.dates[known.key][0]
            basis = f"'{predicate.text}' refers back to '{known.text}': {value.basis}"
            story.dates[predicate.key] = [value.model_copy(update={"basis": basis})]
            changed = True
    return changed


def _noun(story: Story, predicate: Predicate) -> Token | None:
    """The noun of an event noun, or of a light verb ("carried out the *attack*")."""
    if predicate.nominal:
        return story.token(predicate)
    return story.docs[predicate.paragraph][predicate.noun] if predicate.noun >= 0 else None


def _antecedent(
    story: Story, predicate: Predicate, earlier: Sequence[Predicate], *, linked: bool
) -> Predicate | None:
    """The last dated event before it of the same word, else (what an event hangs on) of the same type."""
    dated = [
        item
        for item in reversed(earlier)
        if len(story.dates.get(item.key, ())) == 1
        and (story.statuses[item.key] in AHEAD) == (story.statuses[predicate.key] in AHEAD)
    ]
    names = _names(story, predicate)
    same_word = next(
        (item for item in dated if item.lemma == predicate.lemma and _told_of(story, item, names)), None
    )
    if same_word is not None:
        return same_word
    # "The war" is no raid that was told before, nor "the attack" a war.
    alike = [
        item
        for item in dated
        if item.type == predicate.type and (item.mode == "war") == (predicate.mode == "war")
    ]
    if linked:
        return alike[0] if alike else None
    # "The attack" after "missiles struck": only a bare "the attack", and only where the text around it
    # leaves one short date to choose.
    noun = _noun(story, predicate)
    if noun is None or not _bare(noun) or any(item.lemma == predicate.lemma for item in earlier):
        return None
    here = [item for item in alike if item.paragraph == predicate.paragraph]
    near = here or [item for item in alike if predicate.paragraph - item.paragraph == 1]
    choices = {story.dates[item.key][0].edtf for item in near}
    return near[0] if len(choices) == 1 and is_short(story.dates[near[0].key][0]) else None


def _is_new(noun: Token) -> bool:
    """ "After *a siege* of two weeks", "after nights of *rocket fire*": told for the first time.

    No "the siege", and no bare "after a day of fighting", which goes on with what was told.
    """
    definite = ("the", "this", "that", "these", "those")
    if any(child.lower_ in definite or child.dep_ == "poss" for child in noun.children):
        return False
    described = any(child.dep_ in ("det", "compound", "amod", "nmod") for child in noun.children)
    return described or noun.tag_ == "NNS"


def _bare(noun: Token) -> bool:
    """ "The attack", with nothing that says whose or on what."""
    children = list(noun.children)
    pointed = any(child.lower_ in ("the", "this", "that", "these", "those") for child in children)
    return pointed and not any(
        child.dep_ in ("prep", "poss", "amod", "compound", "acl", "relcl") for child in children
    )


def _names(story: Story, predicate: Predicate) -> frozenset[str]:
    """The proper names that say whose or where a noun is ("its war in Ukraine")."""
    token = story.token(predicate)
    return frozenset(
        word.lower_
        for child in token.children
        if child.dep_ in ("prep", "poss", "amod", "compound")
        for word in child.subtree
        if word.pos_ == "PROPN" or word.ent_type_ == "NORP"
    )


def _told_of(story: Story, known: Predicate, names: frozenset[str]) -> bool:
    """Whether the paragraph of what may be meant has every name that the noun says of itself.

    "Its war in Ukraine" is not the war of 1988 that an article on Karabakh told before. Stems are
    compared, so that "the Russian invasion" finds "Russia invaded".
    """
    words = {word.lower_ for word in story.docs[known.paragraph]}
    return all(any(word[:_STEM] == name[:_STEM] for word in words) for name in names)
