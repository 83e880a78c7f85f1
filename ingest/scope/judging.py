"""Keeps the events of politics and war.

Acts of politics (agreements, requests, blame, help ...) need a political or armed party: a state, an
organ, a leader, a group, an organisation of states, a people. Where the parties stay open, the paragraph
decides; where it tells of sport, markets, a crime, a show or the weather, only a party that none of these
has (an army, a rebel group, a ministry) makes an event. PLOVER codes political actors alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from graph.records import ParticipantRole
from ingest.annotations import Argument, Paragraph, Predicate
from ingest.event_kinds import load_kinds
from ingest.gazetteer import load_phrases
from ingest.lexicon import load_lexicon
from ingest.scope.data import PartyWords, load_parties
from ingest.scope.parties import Party, PartyJudge
from ingest.scope.settings import Setting, settings

if TYPE_CHECKING:
    from spacy.tokens import Token

_PARTIES = frozenset(ParticipantRole)
# Slots in which the one spoken of may be anyone: they do not make an act political by themselves.
_LOOSE = frozenset({"other", "comp.any", "inherited"})
# Words of war in a paragraph on a flood or a fire from which on attacks are told of.
_WARLIKE = 2


def subjects(paragraphs: Sequence[Paragraph]) -> dict[int, Setting]:
    """What each paragraph is about, by its index."""
    return settings(paragraphs, load_lexicon(), load_parties().stories)


def in_scope(
    paragraphs: Sequence[Paragraph],
    predicates: Sequence[Predicate],
    arguments: Sequence[Argument],
    told: Mapping[int, Setting] | None = None,
) -> list[Predicate]:
    """The predicates that tell of politics or war, in their order; their keys stay as they are.

    ``told`` are the paragraphs' subjects, found here where they are not given.
    """
    words = load_parties()
    judge = PartyJudge(words, load_phrases(), load_lexicon())
    told = subjects(paragraphs) if told is None else told
    docs = {paragraph.index: paragraph.doc for paragraph in paragraphs}
    held: dict[int, list[Argument]] = defaultdict(list)
    for argument in arguments:
        if argument.role in _PARTIES:
            held[argument.predicate].append(argument)
    kept = []
    for predicate in predicates:
        doc = docs[predicate.paragraph]
        verb = doc[predicate.token]
        if predicate.type in words.spoken_types and not held[predicate.key] and not _active(verb):
            continue
        parties = [(argument, judge.party(argument, predicate, doc)) for argument in held[predicate.key]]
        if _kept(predicate, parties, told[predicate.paragraph], words):
            kept.append(predicate)
    return kept


def _active(verb: Token) -> bool:
    """Whether a verb has a subject that does it."""
    return any(child.dep_ == "nsubj" for child in verb.children)


def _kept(
    predicate: Predicate, parties: Sequence[tuple[Argument, Party]], setting: Setting, words: PartyWords
) -> bool:
    kinds = {party for argument, party in parties if argument.slot not in _LOOSE}
    if setting.foreign is not None:
        return _kept_abroad(predicate, kinds, setting, words)
    acting = {party for argument, party in parties if argument.role == ParticipantRole.INITIATOR}
    if acting == {"nature"} and predicate.type not in words.befalling:
        return False
    told = setting.war + setting.politics > 0
    if kinds & {"public", "state"}:
        return True
    if "law" in kinds:
        return told or (setting.home and "private" not in kinds)
    if predicate.type not in words.political_types:
        plain = "speaker" not in kinds and (setting.home or "private" not in kinds)
        return told or plain or predicate.type in load_kinds().protests
    loose = {party for argument, party in parties if argument.slot in _LOOSE}
    if {"private", "speaker"} & acting or ("private" in kinds and not acting and not told):
        return "public" in loose or (told and "state" in loose)
    if "speaker" in kinds:
        return told
    if "people" in kinds or "state" in loose:
        return told or setting.home
    return "public" in loose or setting.home


def _kept_abroad(predicate: Predicate, kinds: set[Party], setting: Setting, words: PartyWords) -> bool:
    """Whether an event in a paragraph about something else is of politics all the same."""
    if setting.foreign in words.fiction:
        return False
    if predicate.type in load_kinds().protests and setting.foreign in words.at_work and "people" in kinds:
        return True
    if predicate.type in words.befalling and setting.foreign == "nature":
        return True
    if setting.foreign == "nature" and predicate.type not in words.in_need:
        return setting.war >= _WARLIKE
    if "public" in kinds:
        return True
    if setting.foreign == "nature" and predicate.type in words.relief:
        return bool(kinds & {"state", "people"})
    if "private" in kinds or "nature" in kinds:
        return False
    return (
        setting.foreign in words.states_act and "state" in kinds and predicate.type in words.political_types
    )
