"""Reads ECB+ (Cybulska and Vossen 2014): event mentions with gold clusters, in the validated sentences."""

from __future__ import annotations

import csv
import io
import re
import tarfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from xml.etree import ElementTree

ARCHIVE = "ecbplus.tar.gz"
_SENTENCES = "ECBplus_coreference_sentences.csv"
_FILE = re.compile(r"/(?P<topic>\d+)/(?P<name>\d+_\d+ecb(?:plus)?)\.xml$")


@dataclass(frozen=True, slots=True)
class EcbMention:
    """One gold event mention: document, sentence, token positions in it, gold cluster."""

    key: str
    document: str
    sentence: int
    tokens: tuple[int, ...]
    cluster: str


@dataclass(frozen=True, slots=True, eq=False)
class EcbDocument:
    """A document: topic, sentences of tokens (all), event mentions of validated sentences."""

    name: str
    topic: int
    sentences: dict[int, tuple[str, ...]]
    mentions: tuple[EcbMention, ...]


@lru_cache(maxsize=1)
def read(corpora: Path) -> tuple[EcbDocument, ...]:
    """All documents in the order of their names.

    Raises:
        FileNotFoundError: the archive is not there.
    """
    path = corpora / ARCHIVE
    if not path.is_file():
        raise FileNotFoundError(f"no {ARCHIVE} under {corpora}")
    files: list[tuple[int, str, bytes]] = []
    validated: set[tuple[str, int]] = set()
    with tarfile.open(path) as archive:
        for member in archive:
            found = _FILE.search(member.name)
            inner = archive.extractfile(member) if member.isfile() else None
            if inner is None:
                continue
            if found:
                files.append((int(found["topic"]), found["name"], inner.read()))
            elif member.name.endswith(_SENTENCES):
                rows = csv.DictReader(io.StringIO(inner.read().decode("utf-8-sig")))
                validated = {(f"{row['Topic']}_{row['File']}", int(row["Sentence Number"])) for row in rows}
    return tuple(
        _document(topic, name, text, validated) for topic, name, text in sorted(files, key=lambda f: f[:2])
    )


def _document(topic: int, name: str, text: bytes, validated: set[tuple[str, int]]) -> EcbDocument:
    root = ElementTree.fromstring(text)  # noqa: S314 — a corpus that is read in place
    sentences: dict[int, list[str]] = {}
    where: dict[str, tuple[int, int]] = {}
    for token in root.iter("token"):
        sentence = int(token.attrib["sentence"])
        words = sentences.setdefault(sentence, [])
        where[token.attrib["t_id"]] = (sentence, len(words))
        words.append(token.text or "")
    clusters = _clusters(root)
    mentions = []
    markables = root.find("Markables")
    for markable in markables if markables is not None else ():
        anchors = [where[each.attrib["t_id"]] for each in markable.iter("token_anchor")]
        if not anchors or "ACTION" not in markable.tag or (name, anchors[0][0]) not in validated:
            continue
        number = markable.attrib["m_id"]
        mentions.append(
            EcbMention(
                key=f"{name}#{number}",
                document=name,
                sentence=anchors[0][0],
                tokens=tuple(position for _, position in anchors),
                cluster=clusters.get(number, f"{name}#{number}"),
            )
        )
    kept = {number: tuple(words) for number, words in sentences.items()}
    return EcbDocument(name, topic, kept, tuple(mentions))


def _clusters(root: ElementTree.Element) -> dict[str, str]:
    """Gold cluster by mention number: the instance across documents, else the relation within this one."""
    document = root.attrib["doc_name"]
    found: dict[str, str] = {}
    for kind in ("INTRA_DOC_COREF", "CROSS_DOC_COREF"):
        for link in root.iter(kind):
            name = (
                link.attrib.get("note") if kind.startswith("CROSS") else f"{document}/{link.attrib['r_id']}"
            )
            for source in link.iter("source"):
                found[source.attrib["m_id"]] = str(name)
    return found
