"""Time expressions against MEANTIME and the SemEval-2015 timelines (TIMEX3 extent and value F1).

Scored as TempEval-3 does (UzZaman et al. 2013): an extent is *strict* when it is the same
tokens, *relaxed* when it shares one; the value counts where extents share a token and the
values are equal, over all of both sides. Each find is judged once: first against the expression of the
same tokens, then against what it shares most with, so that a whole ("from 2015 to 2018") does not take the
find of an end.

What the corpora hold, as read: MEANTIME annotates the title, the date line and the first four
sentences of 120 articles, so no more of an article is scored. SemEval-2015 gives the date of
creation alone; its articles are scored for that line alone, where MEANTIME has not the same article.
Expressions without extent (MEANTIME's computed begin and end points) are no expressions of the text and are
left out, as is, in the headline figure, the date line itself: it is the anchor, so finding it proves little.
Values written out of form in the gold ("PM6", "03-02-2009") are put into form.

One half of the documents, by a hash of their number, was looked at while rules were written
(``tuned``); the figures that count are the other half's (``held_out``).
"""

from __future__ import annotations

import hashlib
import json
import re
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from evaluation.counts import Counts
from ingest.annotations import TimeExpression
from ingest.parsing import load_model, parse
from ingest.timex import find_times

MEANTIME, SEMEVAL = "meantime_en.tar.gz", "semeval2015_timeline.tar.gz"
_ANNOTATED = 6  # title, date line and four sentences
_NO_SPACE_BEFORE = re.compile(r"[,.;:?!)\]%]|['’](?:s|re|ve|ll|d|m)?|n't")
_NO_SPACE_AFTER = set("([$£€")


@dataclass(frozen=True, slots=True)
class GoldTime:
    """An annotated expression: its tokens and its value."""

    tokens: frozenset[int]
    value: str
    text: str
    creation: bool


@dataclass(slots=True)
class Document:
    """An annotated article: sentences of tokens (number, word), the expressions, the day of creation."""

    name: str
    sentences: list[list[tuple[int, str]]]
    times: list[GoldTime]
    created: date | None
    only_date_line: bool = False
    text: str = ""
    offsets: dict[int, tuple[int, int]] = field(default_factory=dict)

    @property
    def held_out(self) -> bool:
        """Which half the document is in, by its number in the corpus."""
        return int(hashlib.sha256(self.name.split("_")[0].encode()).hexdigest(), 16) % 2 == 1


def score(corpora: Path, cases: Path | None = None) -> dict[str, Any]:
    """Figures of both halves and of the whole; with ``cases``, every outcome as a line of JSON there.

    Raises:
        FileNotFoundError: a corpus is not in ``corpora``.
    """
    lines: list[dict[str, Any]] = []
    halves: dict[str, list[list[dict[str, Any]]]] = {"tuned": [], "held_out": []}
    for document in read_documents(corpora):
        half = "held_out" if document.held_out else "tuned"
        outcomes = list(_align(document, _found(document)))
        halves[half].append(outcomes)
        lines += [{"half": half, "document": document.name, **case} for case in outcomes]
    figures = {half: _figures(documents) for half, documents in halves.items()}
    figures["whole"] = _figures([*halves["tuned"], *halves["held_out"]])
    if cases is not None:
        cases.write_text(
            "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8"
        )
    return figures


def _figures(documents: list[list[dict[str, Any]]]) -> dict[str, Any]:
    """Figures of documents, each given as the outcomes of its expressions."""
    names = ("strict", "relaxed", "value", "value_with_date_line")
    totals = {name: Counts() for name in names}
    for case in (case for outcomes in documents for case in outcomes):
        for name in names:
            if case["creation"] and name != "value_with_date_line":
                continue
            _count(totals[name], case, "value" if name.startswith("value") else name)
    return {
        "documents": len(documents),
        **{f"{name}_f1": round(total.f1, 4) for name, total in totals.items()},
        "value_precision": round(totals["value"].precision, 4),
        "value_recall": round(totals["value"].recall, 4),
        "gold": totals["value"].right + totals["value"].missed,
    }


def _count(total: Counts, case: dict[str, Any], measure: str) -> None:
    right = bool(case[measure])
    total.right += right
    total.missed += not right and case["gold"] is not None
    total.false += not right and case["found"] is not None


def _align(
    document: Document, found: list[tuple[frozenset[int], TimeExpression]]
) -> Iterator[dict[str, Any]]:
    pairs = _pairs(document, found)
    for at, gold in enumerate(document.times):
        best = found[pairs[at]] if at in pairs else None
        yield {
            "gold": gold.text,
            "gold_value": gold.value,
            "found": best[1].text if best else None,
            "found_value": best[1].value if best else None,
            "creation": gold.creation,
            "strict": best is not None and best[0] == gold.tokens,
            "relaxed": best is not None,
            "value": best is not None and _same_value(best[1].value, gold.value),
        }
    paired = set(pairs.values())
    for _, time in (item for at, item in enumerate(found) if at not in paired):
        yield {
            "gold": None,
            "gold_value": None,
            "found": time.text,
            "found_value": time.value,
            "creation": False,
            "strict": False,
            "relaxed": False,
            "value": False,
        }


def _pairs(document: Document, found: list[tuple[frozenset[int], TimeExpression]]) -> dict[int, int]:
    """Which find is judged against which expression, by their places: equal extents first."""
    chosen: dict[int, int] = {}
    for exact in (True, False):
        for at, gold in enumerate(document.times):
            shared = [
                place
                for place, (tokens, _) in enumerate(found)
                if (tokens == gold.tokens if exact else tokens & gold.tokens) and place not in chosen.values()
            ]
            if shared and at not in chosen:
                chosen[at] = max(shared, key=lambda place: len(found[place][0] & gold.tokens))
    return chosen


def _same_value(found: str, gold: str) -> bool:
    return _in_form(found) == _in_form(gold)


def _in_form(value: str) -> str:
    """A value in TIMEX3's form: "PM6" is P6M, "03-02-2009" 2009-02-03, "2008-01-09TMO" stays."""
    value = value.strip()
    if swapped := re.fullmatch(r"P(T?)([A-Z])([0-9X]+)", value):
        return f"P{swapped[1]}{swapped[3]}{swapped[2]}"
    if backward := re.fullmatch(r"(\d{2})-(\d{2})-(\d{4})", value):
        return f"{backward[3]}-{backward[2]}-{backward[1]}"
    return value


def _found(document: Document) -> list[tuple[frozenset[int], TimeExpression]]:
    paragraphs = parse(document.text, load_model())
    hits = []
    dateline = {number for gold in document.times if gold.creation for number in gold.tokens}
    for time in find_times(paragraphs, document.created):
        numbers = frozenset(
            number
            for number, (start, end) in document.offsets.items()
            if start < time.end and time.start < end
        )
        if numbers and (not document.only_date_line or numbers & dateline):
            hits.append((numbers, time))
    return hits


def read_documents(corpora: Path) -> list[Document]:
    """MEANTIME's articles, and of SemEval-2015 those that MEANTIME has not."""
    documents: list[Document] = []
    titles: set[str] = set()
    for archive, part, line_only in ((MEANTIME, "/intra-doc_annotation/", False), (SEMEVAL, "_CAT/", True), (
        SEMEVAL, "/Corpus-trial-data_task4/", True)):  # fmt: skip
        path = corpora / archive
        if not path.is_file():
            raise FileNotFoundError(f"{path}: the corpus is not there; give the folder that holds it")
        with tarfile.open(path) as tar:
            for member in sorted(tar.getmembers(), key=lambda item: item.name):
                stream = (
                    tar.extractfile(member) if part in member.name and member.name.endswith(".xml") else None
                )
                if stream is None:
                    continue
                document = _read(Path(member.name).name, stream.read(), line_only=line_only)
                title = re.sub(r"\W", "", " ".join(word for _, word in document.sentences[0])).lower()
                if title not in titles:
                    titles.add(title)
                    documents.append(document)
    return documents


def _read(name: str, content: bytes, *, line_only: bool) -> Document:
    root = ET.fromstring(content)  # noqa: S314 - a corpus of ours, no entities
    sentences: dict[int, list[tuple[int, str]]] = {}
    where: dict[int, int] = {}
    for token in root.iter("token"):
        number, sentence = int(token.get("t_id", "0")), int(token.get("sentence", "0"))
        sentences.setdefault(sentence, []).append((number, token.text or ""))
        where[number] = sentence
    words = {number: word for tokens in sentences.values() for number, word in tokens}
    times = []
    for timex in root.iter("TIMEX3"):
        tokens = [int(anchor.get("t_id", "0")) for anchor in timex.iter("token_anchor")]
        if not tokens or where[tokens[0]] >= _ANNOTATED:
            continue
        # Some articles do not mark their date line as the time of creation: it is the whole second sentence.
        whole = [number for number, _ in sentences.get(1, [])] == tokens
        creation = timex.get("functionInDocument") == "CREATION_TIME" or whole
        text = " ".join(words[number] for number in tokens)
        times.append(GoldTime(frozenset(tokens), timex.get("value", ""), text, creation))
    created = next((_day(time.value) for time in times if time.creation), None)
    chosen = [sentences[number] for number in sorted(sentences) if number < _ANNOTATED]
    document = Document(name, chosen, times, created, only_date_line=line_only)
    _lay_out(document)
    return document


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(_in_form(value)[:10])
    except ValueError:
        return None


def _lay_out(document: Document) -> None:
    """Text as before the corpus cut it into tokens, with the offsets of each; a sentence a paragraph."""
    text = ""
    for tokens in document.sentences:
        text += "\n\n" if text else ""
        glued = True
        for number, raw in tokens:
            word = {"``": "“", "''": "”"}.get(raw, raw)
            if not glued and not _NO_SPACE_BEFORE.fullmatch(word):
                text += " "
            document.offsets[number] = (len(text), len(text) + len(word))
            text += word
            glued = word in _NO_SPACE_AFTER
    document.text = text


if __name__ == "__main__":
    import sys

    outcome = score(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None)
    print(json.dumps(outcome, indent=1))  # noqa: T201
