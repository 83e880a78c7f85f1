"""Web archives, Parquet tables and JSON feeds as sources; and feeds, archives and tables of others."""

from __future__ import annotations

import gzip
import io
import json
import re
import sys
import tarfile
import zipfile
from collections import Counter
from datetime import date
from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from ingest.annotations import RawDocument
from ingest.coded import read_table, recognise
from ingest.readers import Mapping, SourceError, read_answer, read_sources

CORPORA = Path(__file__).resolve().parents[2].parent / "shared" / "corpora"
PAGE = "<html><body><p>Troops crossed the Example river at dawn, Élan said.</p></body></html>"


def _read(path: Path, mapping: Mapping | None = None) -> tuple[list[RawDocument], list[str]]:
    problems: list[str] = []
    found = list(read_sources([str(path)], lambda error: problems.append(error.problem), mapping=mapping))
    return found, problems


def _warc(*answers: tuple[str, str, str, bytes]) -> bytes:
    """An archive of answers: address, status line, content type, body."""
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=True)
    for uri, status, kind, body in answers:
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                uri,
                "response",
                payload=io.BytesIO(body),
                http_headers=headers,
                warc_headers_dict={"WARC-Date": "2023-10-24T06:00:00Z"},
            )
        )
    return buffer.getvalue()


ANSWERS = _warc(
    ("https://news.example.org/1", "200 OK", "text/html; charset=iso-8859-1", PAGE.encode("latin-1")),
    ("https://news.example.org/logo", "200 OK", "image/png", b"\x89PNG"),
    ("https://news.example.org/lost", "404 Not Found", "text/html", b"<html>lost</html>"),
    ("https://news.example.org/empty", "200 OK", "text/html", b" "),
    ("https://news.example.org/2", "200 OK", "text/html", PAGE.encode()),
)


def test_pages_of_a_warc(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(ANSWERS)
    found, problems = _read(path)
    assert [(item.uri, item.content) for item in found] == [
        ("https://news.example.org/1", PAGE),
        ("https://news.example.org/2", PAGE),
    ]
    assert found[0].retrieved_at is not None
    assert found[0].retrieved_at.isoformat() == "2023-10-24T06:00:00+00:00"
    assert problems == ["the page is empty"]


def test_pages_of_a_wacz(tmp_path: Path) -> None:
    path = tmp_path / "crawl.wacz"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("datapackage.json", "{}")
        archive.writestr("archive/data.warc.gz", ANSWERS)
    found, _ = _read(path)
    assert [item.url for item in found] == ["https://news.example.org/1", "https://news.example.org/2"]


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("cut.warc.gz", ANSWERS[:-40], None),
        ("none.warc.gz", b"", "is empty"),
        ("text.warc", b"just a text\n", "breaks off"),
        ("no.wacz", b"PK nothing", "not a WACZ"),
        ("zeros.arc", bytes(500), "breaks off"),
        ("nameless.warc", gzip.decompress(ANSWERS).replace(b"WARC-Target-URI", b"WARC-Lost"), "breaks off"),
    ],
)
def test_broken_archives_are_named(tmp_path: Path, name: str, data: bytes, problem: str | None) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    found, problems = _read(path)
    if problem is None:
        assert [item.url for item in found][:1] == ["https://news.example.org/1"]
    else:
        assert found == []
        assert len(problems) == 1
        assert problem in problems[0]


def test_a_fault_of_our_own_is_not_told_as_the_archive_s(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> list[RawDocument]:
        raise ValueError("a slip of the reader")

    monkeypatch.setattr("ingest.readers.archives.read_answer", fails)
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(ANSWERS)
    with pytest.raises(ValueError, match="a slip of the reader"):
        _read(path)


def test_archives_in_a_folder_are_found(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(ANSWERS)
    (tmp_path / "b.gz").write_bytes(b"not taken")
    found, _ = _read(tmp_path)
    assert len(found) == 2


def test_parquet(tmp_path: Path) -> None:
    rows = {
        "corps": [f"Report {number}: shells fell." for number in range(600)],
        "jour": [date(2023, 10, 1)] * 600,
        "bulk": ["x"] * 600,
    }
    path = tmp_path / "news.parquet"
    parquet.write_table(pyarrow.table(rows), path)
    found, problems = _read(path, Mapping(text="corps", published="jour"))
    assert (len(found), problems) == (600, [])
    assert (found[599].content, found[599].published) == ("Report 599: shells fell.", date(2023, 10, 1))
    path.write_bytes(path.read_bytes()[:-30])
    assert _read(path)[1][0].startswith("not a sound Parquet file")


def test_json_feed(tmp_path: Path) -> None:
    items = [
        {
            "id": "1",
            "url": "https://news.example.org/1",
            "title": "A <b>T</b>",
            "content_html": "<p>Guns.</p>",
        },
        {"id": "2", "content_text": "Talks.", "date_published": "2023-10-23T10:00:00Z"},
        {"id": "3", "url": "https://news.example.org/3"},
        "nonsense",
    ]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Example",
        "language": "en-GB",
        "items": items,
    }
    path = tmp_path / "feed.json"
    path.write_text(json.dumps(feed, indent=1), encoding="utf-8")
    found, problems = _read(path)
    assert problems == []
    assert [(item.content, item.media_type, item.title, item.published, item.language) for item in found] == [
        ("<p>Guns.</p>", "text/html", "A T", None, "en"),
        ("Talks.", "text/plain", None, date(2023, 10, 23), "en"),
    ]


@pytest.mark.parametrize(
    ("body", "kind", "charset", "text"),
    [
        (PAGE.encode("latin-1"), "text/html", "iso-8859-1", PAGE),
        (PAGE.encode(), "text/html", "no-such-set", PAGE),
        (PAGE.encode(), "text/html", "ascii", PAGE),
        (b"\xef\xbb\xbf" + PAGE.encode(), "text/html", "iso-8859-1", PAGE),
        (PAGE.encode(), "", None, PAGE),
        (b"Plain words.", "text/plain", None, "Plain words."),
    ],
)
def test_character_sets_of_answers(body: bytes, kind: str, charset: str | None, text: str) -> None:
    (found,) = read_answer(body, kind, charset, "https://news.example.org/")
    assert found.content == text


@pytest.mark.parametrize(
    ("body", "kind", "problem"),
    [
        (b"  ", "text/html", "empty"),
        (b"%PDF-1.7 x", "application/pdf", "PDF"),
        (b"\x00\x01\x02", "text/html", "binary"),
        (b"var a = 1;", "application/javascript", "holds application/javascript"),
    ],
)
def test_answers_without_an_article(body: bytes, kind: str, problem: str) -> None:
    with pytest.raises(SourceError, match=problem):
        list(read_answer(body, kind, None, "https://news.example.org/"))


@pytest.mark.corpora
@pytest.mark.parametrize("name", ["feeds", "warc", "gdelt", "ucdp"])
def test_every_file_of_the_corpora_is_read_or_refused_by_name(name: str, tmp_path: Path) -> None:
    folder = CORPORA / name
    if not folder.is_dir():
        pytest.skip(f"no corpora at {folder}")
    for packed in sorted(folder.glob("*.tar.gz")):
        with tarfile.open(packed) as archive:
            archive.extractall(tmp_path, filter="data")
    outcome: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    for path in sorted(item for item in tmp_path.rglob("*") if item.is_file()):
        if recognise(path):
            bad: list[tuple[str, str]] = []
            rows = sum(1 for _ in read_table(path, lambda where, what, bad=bad: bad.append((where, what))))  # type: ignore[misc]
            assert (rows, bad) == (1000, [])
            outcome["coded"] += 1
            continue
        errors: list[SourceError] = []
        found = sum(1 for _ in read_sources([str(path)], errors.append))
        assert found or errors, f"{path.name}: neither read nor refused"
        assert all(error.where.startswith(str(path)) for error in errors)
        outcome["read" if found else "refused"] += 1
        reasons.update(re.sub(r"\d+", "N", error.problem) for error in errors)
    sys.stdout.write(f"{name}: {dict(outcome)}\n")
    sys.stdout.writelines(f"  {number:>5}  {reason}\n" for reason, number in reasons.most_common())
    floors = {
        "feeds": {"read": 700},
        "warc": {"read": 11},
        "gdelt": {"refused": 10},
        "ucdp": {"coded": 1},
    }
    assert all(outcome[kind] >= floor for kind, floor in floors[name].items()), outcome
