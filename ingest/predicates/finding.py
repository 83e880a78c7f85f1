"""What happened: the words of a text that the lexicon knows as events, one predicate a happening.

The head of a predicate (``token``) is the finite verb where there is one: the light verb
in "launched an offensive", the governing verb in "agreed to lay down arms", the verb of
result in "strikes killed five"; the noun where it stands alone ("after the offensive").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.ontology import load_ontology
from graph.records import Unmapped
from ingest.annotations import Paragraph, Predicate
from ingest.event_kinds import load_kinds
from ingest.lexicon import Lexicon, load_lexicon
from ingest.lexicon.words import lemma
from ingest.predicates.appointed import is_appointed
from ingest.predicates.candidates import Candidate, find_candidates
from ingest.predicates.crowds import is_aim_of, take_to_the_street
from ingest.predicates.domains import foreign_paragraphs
from ingest.predicates.helped import is_help_of
from ingest.predicates.joint import share_drills
from ingest.predicates.operators import apply_operators
from ingest.predicates.retold import tell_again
from ingest.predicates.tasks import is_charge, is_how_to, is_means_of, is_task_of
from ingest.syntax import is_verbal, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her"})


def find_predicates(paragraphs: Sequence[Paragraph]) -> list[Predicate]:
    """All events that the lexicon finds, in the order of the text; ``key`` is the position in the list."""
    lexicon = load_lexicon()
    foreign = foreign_paragraphs(paragraphs, lexicon)
    found: list[Predicate] = []
    for paragraph in paragraphs:
        candidates = find_candidates(paragraph.doc, lexicon, strict=paragraph.index in foreign)
        candidates = [item for item in candidates if not is_appointed(item, lexicon)]
        kept = [item for item in apply_operators(candidates, lexicon) if not is_charge(item, lexicon)]
        for item in kept:
            take_to_the_street(item, lexicon)
            share_drills(item)
        kept = [item for item in kept if not is_aim_of(item, kept) and not is_task_of(item, kept, lexicon)]
        kept = [item for item in kept if not is_means_of(item, kept) and not is_how_to(item)]
        kept = [item for item in kept if not is_help_of(item, kept)]
        found.extend(_predicate(paragraph, item) for item in sorted(kept, key=lambda c: c.token.i))
    again = tell_again(paragraphs, _same_drills(found))
    return [replace(item, key=key) for key, item in enumerate(again)]


def _same_drills(found: list[Predicate]) -> list[Predicate]:
    """ "The drills" after joint drills are these: the later mention takes the earlier one's type."""
    kinds = load_kinds()
    joint: Predicate | None = None
    result = []
    for item in found:
        kind = f"{item.type}.{item.mode}"
        again = kind == kinds.drills and (item.definite or item.noun >= 0)
        if kind == kinds.joint_drills:
            joint = item
        result.append(
            replace(item, type=joint.type, mode=joint.mode, contexts=joint.contexts)
            if again and joint is not None
            else item
        )
    return result


def _predicate(paragraph: Paragraph, item: Candidate) -> Predicate:
    doc = paragraph.doc
    ontology = load_ontology()
    tokens = tuple(sorted({token.i for token in item.tokens}))
    first, last = doc[tokens[0]], doc[tokens[-1]]
    # A trigger torn apart ("launched" ... "offensive") is shown from its head to its last word when near.
    span = doc[first.i : last.i + 1] if last.i - first.i <= 12 else doc[item.token.i : item.token.i + 1]
    start, end = paragraph.span_of(span)
    return Predicate(
        paragraph=paragraph.index,
        token=item.token.i,
        tokens=tokens,
        start=start,
        end=end,
        text=span.text,
        lemma=lemma(item.noun or item.token),
        entry=item.sense.id,
        type=item.type,
        mode=item.mode,
        contexts=item.contexts or ontology.contexts_of(item.type, item.mode),
        nominal=item.nominal,
        definite=item.nominal and any(c.lower_ in _DEFINITE for c in item.token.children),
        sentence=paragraph.span_of(item.token.sent),
        status_hint=item.status,
        anchor=item.anchor.i if item.anchor is not None else -1,
        noun=item.noun.i if item.noun is not None else -1,
        carrier=item.carrier.id if item.carrier is not None else "",
        complements=tuple(token.i for token in item.complements),
    )


def find_unmapped(paragraphs: Sequence[Paragraph], predicates: Sequence[Predicate]) -> list[Unmapped]:
    """Verbs with an actor as subject that look like events and map to nothing: to be counted, never forced.

    Left out: verbs of the class ``@not_events`` (speech, thought, states, aspect), and
    verbs that are part of a found predicate.
    """
    lexicon = load_lexicon()
    plain = lexicon.words_of("not_events")
    used = {(p.paragraph, token) for p in predicates for token in (*p.tokens, *p.complements, p.token)}
    found: list[Unmapped] = []
    for paragraph in paragraphs:
        for token in paragraph.doc:
            if (paragraph.index, token.i) in used or token.pos_ != "VERB" or not is_verbal(token):
                continue
            if lemma(token) in plain or lemma(token) in lexicon.words_of("aspect"):
                continue
            if _acts(token, lexicon):
                start, end = paragraph.span_of(token.sent)
                found.append(Unmapped(lemma=lemma(token), quote=token.sent.text, start=start, end=end))
    return found


def _acts(verb: Token, lexicon: Lexicon) -> bool:
    subject = subject_of(verb)
    if subject is None:
        return False
    return subject.ent_type_ in ("GPE", "NORP", "ORG") or lemma(subject) in lexicon.words_of("forces")
