"""Clean text and publication dates on the pages of ``pages/web_pages.tar.gz``.

A gold segment counts as kept if it is in the clean text, white space and Unicode form aside; F1 is of
segments kept that must be (true positives), kept that must not be (false positives) and lost (false
negatives), as trafilatura's own evaluation counts them. Each page is cleaned twice: from its HTML, and from a
plain dump of it (every text between two block tags on a line of its own, scripts and styles left out), which
is what a naive scraper stores.

Pages are split by a hash of their name: rules were tuned on the half ``tune``, ``report`` was only measured.
"""

from __future__ import annotations

import hashlib
import json
import re
import tarfile
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ingest.annotations import RawDocument
from ingest.cleaning import clean
from ingest.readers.decoding import decode
from ingest.readers.failures import SourceError

ARCHIVE = Path("pages") / "web_pages.tar.gz"
_UNSEEN = re.compile(
    r"<(script|style|noscript|svg|head|template)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL
)
_BLOCK = re.compile(
    r"</?(?:p|div|li|ul|ol|dl|dt|dd|h[1-6]|tr|td|th|table|section|article|aside|nav|header|footer|main|form|figure|figcaption|"
    r"blockquote|pre|br|hr|button|option|select|label|body|html)\b[^>]*>",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Counts:
    """Segments and dates of one way of reading one half of the pages."""

    kept: int = 0
    lost: int = 0
    leaked: int = 0
    dates: int = 0
    dates_right: int = 0
    dates_wrong: int = 0
    cases: list[dict[str, Any]] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """F1 of segments."""
        return 2 * self.kept / max(1, 2 * self.kept + self.leaked + self.lost)


def half(name: str) -> str:
    """``tune`` or ``report``: the half that a page belongs to."""
    return "tune" if hashlib.sha256(name.encode()).digest()[0] % 2 == 0 else "report"


def pages(corpora: Path) -> Iterator[tuple[str, bytes, dict[str, Any]]]:
    """Name, bytes and gold of each page. Raises FileNotFoundError where the archive is absent."""
    with tarfile.open(corpora / ARCHIVE) as archive:
        files = {Path(member.name).name: member for member in archive.getmembers() if member.isfile()}
        gold = json.load(_open(archive, files["gold.json"]))
        for name in sorted(gold):
            if name in files:
                yield name, _open(archive, files[name]).read(), gold[name]


def plain_dump(content: str) -> str:
    """A page's text as a naive scraper dumps it: tags out, a line for each block."""
    from html import unescape

    text = _BLOCK.sub("\n", _UNSEEN.sub(" ", content))
    lines = (
        " ".join(unescape(re.sub(r"<[^>]+>", "", line)).split())
        for line in re.sub(r"[ \t\r\n]*\n\s*", "\n", text).split("\n")
    )
    return "\n".join(line for line in lines if line)


def measure(corpora: Path) -> dict[str, dict[str, Counts]]:
    """Counts by way of reading (``html``, ``plain``) and half (``tune``, ``report``)."""
    result = {way: {"tune": Counts(), "report": Counts()} for way in ("html", "plain")}
    for name, data, gold in pages(corpora):
        try:
            content = decode(data, name)
        except SourceError:
            content = data.decode("utf-8", errors="replace")
        for way, text, kind in (("html", content, "text/html"), ("plain", plain_dump(content), "text/plain")):
            url = gold["url"] if way == "html" else None
            raw = RawDocument(name, text, kind, url=url)  # type: ignore[arg-type]
            count(result[way][half(name)], name, clean(raw), gold, dated=way == "html")
    return result


def score(corpora: Path) -> dict[str, Any]:
    """Figures for the table of ``make eval``, and every page's outcome under ``cases``."""
    result: dict[str, Any] = {"cases": []}
    for way, halves in measure(corpora).items():
        for part, counts in halves.items():
            result[f"{way}_f1_{part}"] = round(counts.f1, 4)
            result["cases"] += [{"way": way, "half": part, **case} for case in counts.cases]
            if way == "html":
                result[f"date_accuracy_{part}"] = round(counts.dates_right / max(1, counts.dates), 4)
        kept, lost, leaked = (
            sum(getattr(counts, name) for counts in halves.values()) for name in ("kept", "lost", "leaked")
        )
        result[f"{way}_f1_whole"] = round(Counts(kept, lost, leaked).f1, 4)
    return result


def count(counts: Counts, name: str, article: Any, gold: dict[str, Any], *, dated: bool) -> None:
    """Add what became of a page's gold segments, and where ``dated`` of its date."""
    # The project keeps dateline and headline apart from the body; the gold counts them in.
    apart = "".join(f"{block.text} " for block in article.dropped if block.reason in ("dateline", "headline"))
    text = normal(apart + article.text)
    lost = [segment for segment in gold["with"] if normal(segment) not in text]
    leaked = [segment for segment in gold["without"] if normal(segment) in text]
    counts.kept += len(gold["with"]) - len(lost)
    counts.lost += len(lost)
    counts.leaked += len(leaked)
    found = article.published.isoformat() if article.published else None
    if dated and gold.get("date"):
        counts.dates += 1
        counts.dates_right += found == gold["date"]
        counts.dates_wrong += found is not None and found != gold["date"]
    reasons = {segment: _reason(article, segment) for segment in lost}
    counts.cases.append(
        {"page": name, "lost": reasons, "leaked": leaked, "date": found, "gold_date": gold.get("date")}
    )


def normal(text: str) -> str:
    """Composed characters (NFC), single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _reason(article: Any, segment: str) -> str:
    """Why the segment was dropped."""
    wanted = normal(segment)
    return next(
        (block.reason for block in article.dropped if wanted in normal(block.text)), "in no one block"
    )


def _open(archive: tarfile.TarFile, member: tarfile.TarInfo) -> Any:
    stream = archive.extractfile(member)
    if stream is None:
        raise FileNotFoundError(f"{member.name} is no file of the archive")
    return stream
