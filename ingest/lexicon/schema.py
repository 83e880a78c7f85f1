"""What a file of ``data/lexicon/`` may say (strict pydantic models)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from graph.records import Status


class LexiconError(ValueError):
    """A file of the lexicon is wrong; the message names the file, the entry and the mend."""


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Words = Annotated[tuple[str, ...], BeforeValidator(_listed)]
Pos = Literal["verb", "noun", "adjective"]
# "party": someone or somewhere in any slot. "finite": no participle after a noun ("men armed with knives").
# "bare": no object. "whether": a question follows ("checking whether ..."). "negated": "not", "never" with
# the verb or "no" with its object; with status ``denied`` the refusal itself has taken place.
# "affirmed": none of these. "future": "will", "would", "may" or another modal stands with the verb.
# "other": the governed clause is about another than the subject ("wants Chad to go", not "wants to go").
# "own": the clause after it is about the subject, its like, or somebody named ("told Oslo that its troops
# would leave", not "that outsiders would meddle").
# "against": the governed clause is against somebody ("to unite against the junta").
# "wished": the clause after it says what is to be done, not what is ("insisted that Chad leave").
# "ahead": the clause after it tells what is to come ("swore that it would strike", not "had struck").
# "placed": what it has as an object, if anything, is a place ("left Cairo for Oslo", not "left a gap for").
# "personal": what it has as an object, if anything, is someone ("met the envoy", not "met resistance").
Need = Literal[
    "object", "subject", "complement", "clause", "party", "finite", "bare", "whether", "negated", "affirmed",
    "future", "other", "own", "wished", "against", "ahead", "placed", "personal",
]  # fmt: skip


class Rule(_Strict):
    """What an operator makes of a complement whose type (and mode) is one of ``when``.

    ``give``: a type and mode; ``keep``: the complement stays and the operator goes;
    ``both`` stay; ``drop``: neither is an event. ``negated``: only where the complement
    is ("vowed never to talk"). ``third``: only where it is done to a third, who neither
    asks nor is asked ("urged Oslo to back the islanders"). ``owned``: only where it is a noun
    that says whose it is ("rejected the ultimatum of the colonels").
    """

    when: Words
    negated: bool = False
    third: bool = False
    owned: bool = False
    give: str
    status: Status | None = None


class Operator(_Strict):
    """A verb's power over the event it governs ("agreed to ...", "refused to ...")."""

    about: str
    rules: tuple[Rule, ...] = ()
    otherwise: Literal["self", "drop"] = "self"


class Domain(_Strict):
    """A subject that is not conflict, and the words that give it away; ``hints`` count beside a cue alone."""

    about: str
    cues: tuple[str, ...]
    hints: tuple[str, ...] = ()


class Entry(_Strict):
    """One or several words that name events of a type under the same conditions."""

    verb: Words = ()
    noun: Words = ()
    adjective: Words = ()
    type: str | None = None
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    status: Status | None = None
    frame: str | dict[str, Words] | None = None
    subject: Words = ()
    not_subject: Words = ()
    object: Words = ()
    not_object: Words = ()
    prep: dict[str, Words] = {}
    modifier: Words = ()
    not_modifier: Words = ()
    needs: Annotated[tuple[Need, ...], BeforeValidator(_listed)] = ()
    carries: Words = ()
    operator: str | None = None
    complement: Words = ()
    modal: Words = ()
    governs: Words = ()
    not_governs: Words = ()
    given: Words = ()
    folds: Words = ()
    ambiguous: bool = False
    note: str | None = None

    def triggers(self) -> Iterator[tuple[Pos, str]]:
        """Part of speech and text of each trigger."""
        for word in self.verb:
            yield "verb", word
        for word in self.noun:
            yield "noun", word
        for word in self.adjective:
            yield "adjective", word


class EntryFile(_Strict):
    """A file of entries with their common type and the frames that its verbs and nouns have by default.

    ``rank``: of two entries with equally many conditions, one in a file of lower rank is
    tried first. In a file of a rank above 0 entries may overlap: the earlier one is
    tried first, so what is particular stands above what is general. Entries of rank 9
    are defaults: tried after all others of the same word, however few their conditions.
    """

    about: str = Field(min_length=10)
    type: str | None = None
    rank: int = Field(default=0, ge=0)
    frames: dict[Pos, str] = {}
    entries: tuple[Entry, ...]


def parse_file(path: Path, raw: Any) -> EntryFile:
    """Check one file.

    Raises:
        LexiconError: it says what is wrong in which entry.
    """
    try:
        file = EntryFile.model_validate(raw)
    except ValidationError as error:
        first = error.errors()[0]
        place = first["loc"]
        entry: Any = ""
        if isinstance(raw, dict) and len(place) > 1 and place[0] == "entries":
            found = raw["entries"][place[1]]
            entry = next((found[k] for k in ("verb", "noun", "adjective") if k in found), found)
        where = ".".join(map(str, place)) or "top"
        raise LexiconError(
            f"{path}: entry {entry} ({where}): {first['msg']}; see ingest/lexicon/schema.py"
        ) from error
    for number, item in enumerate(file.entries):
        if not (item.verb or item.noun or item.adjective):
            raise LexiconError(f"{path}: entry {number}: no verb, noun or adjective; give it one")
    return file
