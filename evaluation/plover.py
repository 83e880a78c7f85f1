"""PLOVER gold records: type, source and target of 322 sentences.

*Split.* A record is for tuning if the first byte of the SHA-256 of its id is even; the
other half is reported.

*One type a sentence.* Several events are found in many sentences. The one scored is
chosen without a look at the gold (:func:`salience`): the event whose clause lies
highest, clauses of speech ("..., officials said that ...") not counted; verbs before
nouns; then the first in the text. A complaint ("protested that ...") stands above its clause; what
the subject of a verb of speech mentions ranks last.

*PLOVER's words.* The gold is of PLOVER 0.5: DEMAND is REQUEST, DISAPPROVE and
INVESTIGATE are ACCUSE (by mode), FIGHT is ASSAULT with CAMEO root 19; signing is SUPPORT (CAMEO 057),
release and disarmament are RETREAT (084 to 087). Its codebook has
intended cooperation coded as AGREE and intended harm as THREATEN, where this project
says the act itself with status ``planned``, and cooperation that is denied or announced not to
happen as REJECT, intentions under "unless" as THREATEN; :func:`plover_type` makes that step.

*Source and target.* A gold actor is found if a predicted actor has its country code, or
if their texts share a content word. Sources are initiators, or the participants in the
subject; targets recipients and the other participants; where there is none, the place
of the event stands for it, as PLOVER's coders do. One-to-one, micro-averaged F1.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evaluation.plover_actors import Actor, actors_f1, content_words, count_matched, macro_f1
from evaluation.plover_labels import damage_to_works, fight_or_assault, plover_type
from graph.ontology import load_ontology
from graph.records import ParticipantRole
from ingest.annotations import Argument, Paragraph, Predicate

if TYPE_CHECKING:
    from spacy.tokens import Token

# Clauses that only say who speaks: what is said counts as the main clause.
_SPEECH = frozenset({"ccomp", "conj", "parataxis"})
_BEHIND = 5.0  # deeper than any clause
_PROTESTED = ("ACCUSE", "complain")  # a verb of speech that is itself what was done
_ISO_ALIASES = {"JAP": "JPN", "IVC": "CIV", "PAL": "PSE"}


@dataclass(frozen=True)
class Record:
    """One gold sentence."""

    id: str
    text: str
    type: str
    sources: tuple[Actor, ...]
    targets: tuple[Actor, ...]

    @property
    def reported(self) -> bool:
        """Whether the record is in the half that is reported."""
        return hashlib.sha256(self.id.encode()).digest()[0] % 2 == 1


def _gold_actors(field: Any) -> tuple[Actor, ...]:
    items = [field] if isinstance(field, dict) else field if isinstance(field, list) else []
    found = []
    for item in items:
        code = str(item.get("code") or "")
        iso = _ISO_ALIASES.get(code, code) if re.fullmatch(r"[A-Z]{3}", code) else None
        found.append(
            Actor(
                iso if iso not in ("IGO", "NGO", "IMG", "MNC") else None,
                content_words(str(item.get("actorText", ""))),
            )
        )
    return tuple(found)


def read_records(corpora: Path) -> list[Record]:
    """The gold sentences.

    Raises:
        FileNotFoundError: the file is not in ``corpora``.
    """
    path = corpora / "plover_gsr.json"
    if not path.is_file():
        raise FileNotFoundError(f"{path}: no PLOVER gold records")
    return [
        Record(
            id=item["id"],
            text=" ".join(item["text"].strip(" {}").split()),
            type=item["event"],
            sources=_gold_actors(item.get("source")),
            targets=_gold_actors(item.get("target")),
        )
        for item in json.loads(path.read_text(encoding="utf-8"))
        if item["event"] != "DOCUMENT"
    ]


def _reports(verb: Token) -> bool:
    """Whether a verb has a clause of speech below it or around it."""
    return any(child.dep_ == "ccomp" and child.pos_ in ("VERB", "AUX") for child in verb.children)


def _depth(token: Token, acts: frozenset[int]) -> float:
    """How many clauses lie above a token; those of speech and coordinates count as none.

    A clause whose verb of speech is one of ``acts`` lies below it, and what the subject
    of a verb of speech mentions lies below all else.
    """
    depth, current = 0.0, token
    while current.head.i != current.i:
        if current.dep_ == "ccomp" and current.head.i in acts:
            depth += 0.5
        elif current.dep_ in ("nsubj", "nsubjpass") and current.pos_ != "VERB" and _reports(current.head):
            depth += _BEHIND
        elif current.dep_ in ("advcl", "relcl", "acl", "pcomp", "xcomp"):
            depth += 1
        elif current.dep_ in ("pobj", "poss", "compound", "amod"):
            depth += 0.6
        elif current.dep_ not in _SPEECH and current.dep_ in ("dobj", "attr", "appos"):
            depth += 0.3
        current = current.head
    return depth


def salience(
    paragraph: Paragraph, predicate: Predicate, acts: frozenset[int] = frozenset()
) -> tuple[float, int]:
    """Sort key of a predicate, the most salient first: depth of its clause, then place in the text.

    ``acts``: tokens of the verbs of speech that are themselves what was done."""
    token = paragraph.doc[predicate.token]
    nominal = 0.5 if predicate.nominal else 0.0
    sentence = next(i for i, s in enumerate(paragraph.doc.sents) if s.start <= token.i < s.end)
    return (_depth(token, acts) + nominal + sentence, token.i)


@dataclass(frozen=True)
class Reading:
    """What was read out of one sentence."""

    type: str | None
    sources: tuple[Actor, ...] = ()
    targets: tuple[Actor, ...] = ()


def _predicted(argument: Argument) -> Iterator[Actor]:
    mention = argument.mention
    actors = mention.actors if mention is not None else ()
    if not actors:
        yield Actor(None, content_words(argument.text))
    for actor in actors:
        yield Actor(actor.iso3, content_words(argument.text) | content_words(actor.name))


def _sides(arguments: Sequence[Argument]) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    sources: list[Actor] = []
    targets: list[Actor] = []
    places: list[Actor] = []
    # Those between whom a third mediates, and those whom it hosts, are whom its act is for.
    third = any(a.role in (ParticipantRole.MEDIATOR, ParticipantRole.HOST) for a in arguments)
    first = next((a.slot for a in arguments if a.role == ParticipantRole.PARTICIPANT and not third), "")
    for argument in arguments:
        if argument.role in (ParticipantRole.INITIATOR, ParticipantRole.MEDIATOR, ParticipantRole.HOST) or (
            argument.role == ParticipantRole.PARTICIPANT and argument.slot == first
        ):
            sources.extend(_predicted(argument))
        elif argument.role in (ParticipantRole.RECIPIENT, ParticipantRole.PARTICIPANT):
            targets.extend(_predicted(argument))
        elif argument.role in ("place", "destination"):
            places.extend(_predicted(argument))
    return _distinct(sources), _distinct(targets or places[:1])


def _distinct(actors: Sequence[Actor]) -> tuple[Actor, ...]:
    return tuple(dict.fromkeys(actors))


def read_sentences(texts: Sequence[str]) -> list[Reading]:
    """Type, sources and targets of each sentence, each read as an article of its own."""
    from ingest.arguments import find_arguments
    from ingest.linking import link
    from ingest.parsing import load_model
    from ingest.predicates import find_predicates
    from ingest.reference import refer
    from ingest.scope import in_scope
    from ingest.standing import judge_standing

    ontology = load_ontology()
    found = []
    for doc in load_model().pipe(texts):
        paragraphs = [Paragraph(0, 0, doc)]
        mentions = refer(paragraphs, link(paragraphs))
        predicates = find_predicates(paragraphs)
        found_arguments = find_arguments(paragraphs, predicates, mentions)
        predicates = in_scope(paragraphs, predicates, found_arguments)
        standings = {s.predicate: s for s in judge_standing(paragraphs, predicates, mentions)}
        candidates = [p for p in predicates if ontology.cameo(p.type, p.mode) is not None]
        if not candidates:
            found.append(Reading(None))
            continue
        acts = frozenset(item.token for item in candidates if (item.type, item.mode) == _PROTESTED)
        chosen = min(candidates, key=lambda p: salience(paragraphs[0], p, acts))
        arguments = [a for a in found_arguments if a.predicate == chosen.key]
        sources, targets = _sides(arguments)
        unless = any(w.lower_ == "unless" and w.head.head.i == chosen.token for w in doc)
        kind = plover_type(chosen, standings.get(chosen.key), ontology, unless=unless)
        kind = fight_or_assault(kind, chosen, arguments, doc)
        kind = damage_to_works(kind, chosen, predicates, doc)
        found.append(Reading(kind, sources, targets))
    return found


def figures(records: Sequence[Record], readings: Sequence[Reading]) -> dict[str, float]:
    """Accuracy and macro-F1 of types, F1 of sources and targets."""
    pairs = [(record.type, reading.type) for record, reading in zip(records, readings, strict=True)]
    result = {
        "sentences": float(len(records)),
        "type_accuracy": sum(gold == found for gold, found in pairs) / max(1, len(pairs)),
        "type_macro_f1": macro_f1(pairs),
    }
    for name in ("sources", "targets"):
        gold = [getattr(record, name) for record in records]
        found = [getattr(reading, name) for reading in readings]
        result[f"{name[:-1]}_f1"] = actors_f1(gold, found)
    return {name: round(value, 4) for name, value in result.items()}


def score(corpora: Path, report: Path | None = None) -> dict[str, dict[str, float]]:
    """Figures of the half for tuning and of the reported half.

    With ``report``, the outcome of every sentence (no text of it) as a line of JSON there.

    Raises:
        FileNotFoundError: the gold file is not in ``corpora``.
    """
    records = read_records(corpora)
    readings = read_sentences([record.text for record in records])
    if report is not None:
        lines = (
            json.dumps(
                {
                    "id": record.id,
                    "half": "report" if record.reported else "tune",
                    "type": [record.type, reading.type],
                    "source": [
                        count_matched(record.sources, reading.sources),
                        len(reading.sources),
                        len(record.sources),
                    ],
                    "target": [
                        count_matched(record.targets, reading.targets),
                        len(reading.targets),
                        len(record.targets),
                    ],
                }
            )
            for record, reading in zip(records, readings, strict=True)
        )
        report.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    halves = {}
    for half, wanted in (("tune", False), ("report", True)):
        chosen = [(r, x) for r, x in zip(records, readings, strict=True) if r.reported == wanted]
        halves[half] = figures([r for r, _ in chosen], [x for _, x in chosen])
    return halves
