"""Readers: every format, and one clear failure for everything that cannot be read."""

from __future__ import annotations

import gzip
import io
import json
import tracemalloc
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from ingest.annotations import RawDocument
from ingest.readers import Mapping, SourceError, read_sources
from ingest.readers.packed import unpacked

TEXT = "Rebel fighters seized the town of Marren on Monday."


def read(
    sources: Sequence[str | Path], mapping: Mapping | None = None, stdin: bytes | None = None
) -> tuple[list[RawDocument], list[SourceError]]:
    failures: list[SourceError] = []
    stream = io.BytesIO(stdin) if stdin is not None else None
    documents = list(read_sources([str(s) for s in sources], failures.append, mapping=mapping, stdin=stream))
    return documents, failures


def only_failure(path: Path | str) -> SourceError:
    documents, failures = read([path])
    assert documents == []
    assert len(failures) == 1
    return failures[0]


def put(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("a.txt", TEXT, "text/plain"),
        ("a.md", f"# Marren\n\n{TEXT}", "text/plain"),
        ("a.html", f"<p>{TEXT}</p>", "text/html"),
        ("noending", f"<!DOCTYPE html><html><p>{TEXT}</p></html>", "text/html"),
        ("noending", TEXT, "text/plain"),
    ],
)
def test_single_documents(tmp_path: Path, name: str, content: str, media_type: str) -> None:
    path = put(tmp_path / name, content)
    documents, failures = read([path])
    assert documents == [RawDocument(str(path), content, media_type)]  # type: ignore[arg-type]
    assert failures == []


def test_folder_is_read_in_order_and_hidden_files_are_not(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden.txt", "d.dat"):
        put(tmp_path / name, f"{name}: {TEXT}")
    documents, failures = read([tmp_path])
    assert [Path(document.uri).name for document in documents] == ["a.txt", "b.txt", "c.txt"]
    assert failures == []


def test_patterns(tmp_path: Path) -> None:
    put(tmp_path / "one.txt", TEXT)
    put(tmp_path / "two.html", TEXT)
    documents, _ = read([str(tmp_path / "*.txt")])
    assert [Path(document.uri).name for document in documents] == ["one.txt"]


def test_standard_input() -> None:
    documents, failures = read(["-"], stdin=TEXT.encode())
    assert (documents, failures) == ([RawDocument("standard input", TEXT, "text/plain")], [])
    lines = "\n".join(json.dumps({"text": f"{TEXT} {n}"}) for n in range(2)).encode()
    documents, _ = read(["-"], stdin=lines)
    assert [document.content for document in documents] == [f"{TEXT} 0", f"{TEXT} 1"]


def test_jsonl_fields(tmp_path: Path) -> None:
    entry = {
        "headline": "Marren falls",
        "body": TEXT,
        "published_at": "2023-01-05T10:00:00Z",
        "link": "https://n.example/1",
    }
    entry |= {"source": {"name": "Example News"}, "lang": "en"}
    path = put(
        tmp_path / "a.jsonl", json.dumps(entry) + "\n\n" + json.dumps({"html": f"<h1>A</h1><p>{TEXT}</p>"})
    )
    documents, failures = read([path])
    assert failures == []
    assert documents == [
        RawDocument(
            f"{path}#1",
            TEXT,
            "text/plain",
            title="Marren falls",
            published=date(2023, 1, 5),
            outlet="Example News",
            url="https://n.example/1",
            language="en",
        ),
        RawDocument(f"{path}#3", f"<h1>A</h1><p>{TEXT}</p>", "text/html"),
    ]


@pytest.mark.parametrize(
    "value", ["2023-01-05", "Thu, 05 Jan 2023 10:00:00 GMT", 1672912800, 1672912800000, "20230105", 20230105]
)
def test_jsonl_dates(tmp_path: Path, value: object) -> None:
    documents, failures = read([put(tmp_path / "a.jsonl", json.dumps({"text": TEXT, "date": value}))])
    assert failures == []
    assert documents[0].published == date(2023, 1, 5)


def test_json_array_over_many_lines(tmp_path: Path) -> None:
    path = put(tmp_path / "a.json", json.dumps([{"text": TEXT}, {"text": "Two."}], indent=1))
    documents, failures = read([path])
    assert [(d.uri, d.content) for d in documents] == [(f"{path}#1", TEXT), (f"{path}#2", "Two.")]
    assert failures == []


def test_mapping(tmp_path: Path) -> None:
    path = put(tmp_path / "a.jsonl", json.dumps({"nachricht": TEXT, "kopf": "Marren"}))
    documents, _ = read([path], mapping=Mapping(text="nachricht", title="kopf"))
    assert (documents[0].content, documents[0].title) == (TEXT, "Marren")


def test_csv(tmp_path: Path) -> None:
    path = put(
        tmp_path / "a.csv", '\ufefftitle;text;date\nMarren;"Fell; at ""dawn"".\nThen quiet.";2023-01-05\n'
    )
    documents, failures = read([path])
    assert failures == []
    assert documents == [
        RawDocument(
            f"{path}#1",
            'Fell; at "dawn".\nThen quiet.',
            "text/plain",
            title="Marren",
            published=date(2023, 1, 5),
        )
    ]


FEED = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Example News</title>
<item><title>Marren falls</title><link>https://n.example/1</link>
<pubDate>Thu, 05 Jan 2023 10:00:00 GMT</pubDate>
<description>&lt;p&gt;{TEXT}&lt;/p&gt;</description></item><item><title>Empty</title></item></channel></rss>"""


@pytest.mark.parametrize("name", ["a.rss", "a.xml", "feed"])
def test_rss(tmp_path: Path, name: str) -> None:
    documents, failures = read([put(tmp_path / name, FEED)])
    assert failures == []
    assert documents == [
        RawDocument(
            "https://n.example/1",
            f"<p>{TEXT}</p>",
            "text/html",
            title="Marren falls",
            published=date(2023, 1, 5),
            outlet="Example News",
            url="https://n.example/1",
        )
    ]


def test_mail(tmp_path: Path) -> None:
    mail = "Subject: Marren falls\nDate: Thu, 05 Jan 2023 10:00:00 +0000\n"
    mail += f"Content-Type: text/plain; charset=utf-8\n\n{TEXT}\n"
    documents, failures = read([put(tmp_path / "a.eml", mail)])
    assert failures == []
    assert (documents[0].title, documents[0].published) == ("Marren falls", date(2023, 1, 5))
    assert documents[0].content.strip() == TEXT


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Officials said the “ceasefire” had collapsed — and Baku’s forces moved in.", "cp1252"),
        ("Le café est fermé. Les forces ont été déployées à la frontière.", "latin-1"),
        ("Российские войска обстреляли Харьков в понедельник, сообщили местные власти.", "cp1251"),
        ("Türkiye’s minister met Erdoğan in Ankara.", "utf-16"),
        ("Türkiye’s minister met Erdoğan in Ankara.", "utf-8-sig"),
    ],
)
def test_character_sets(tmp_path: Path, text: str, encoding: str) -> None:
    documents, failures = read([put(tmp_path / "a.txt", text.encode(encoding))])
    assert failures == []
    assert documents[0].content == text


def test_declared_character_set(tmp_path: Path) -> None:
    page = '<html><head><meta charset="iso-8859-9"></head><p>Erdoğan</p></html>'
    documents, _ = read([put(tmp_path / "a.html", page.encode("iso-8859-9"))])
    assert documents[0].content == page


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"Abc \xff\xfe def. Caf\xc3\xa9.", 4),
        (b"One.\nHello wor\xe2\x80", 14),
        (b"Hello \xc3\x28 world", 6),
        (b"Abc \xff\xfe\xfa def", 4),
        (b"bad\x80byte in text", 3),
    ],
)
def test_broken_utf8_names_the_byte(tmp_path: Path, data: bytes, place: int) -> None:
    path = put(tmp_path / "bad.txt", data)
    failure = only_failure(path)
    line = data[:place].count(b"\n") + 1
    assert str(failure) == (
        f"{path}, line {line}: broken UTF-8 at byte {place} (0x{data[place]:02x}). "
        "Save the file as UTF-8, or take the bytes out there."
    )


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("a.txt", b"", "the file is empty"),
        ("a.txt", b" \n\t\n", "there is only white space in it"),
        ("a.png", b"\x89PNG\r\n\x1a\n\x00", "this is a PNG picture, not text"),
        (
            "a.txt",
            b"PK\x03\x04rest",
            "this is a ZIP archive (or a Word, Excel or EPUB file, which is one), not text",
        ),
        ("a.txt", b"abc\x00def", "this is a binary file (a NUL byte at byte 3)"),
        ("a.txt", b"x" * 9_000_000, "a line of more than 8 MB"),
        ("a.xml", b"<note>no feed</note>", "neither RSS nor Atom"),
        ("a.csv", b"title,date\nA,2023-01-05\n", "there is no column of text (text, body, content, html …)"),
        ("a.csv", b"title,text\n", "there are column names but no rows"),
        ("a.jsonl", b"\n\n", "there is no line with an article in it"),
        ("a.jsonl", b'{"text": 5}', "the column 'text' holds no text but int"),
        ("a.jsonl", b'{"text": ""}', "the column 'text' is empty"),
        ("a.jsonl", b'["x"]\n', "not an object but str"),
    ],
)
def test_bad_files(tmp_path: Path, name: str, data: bytes, problem: str) -> None:
    path = put(tmp_path / name, data)
    failure = only_failure(path)
    assert failure.problem == problem
    assert failure.where.startswith(str(path))
    assert failure.mend


def test_bad_sources(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    sources = [tmp_path / "nope.txt", tmp_path / "none", tmp_path / "*.zzz", "https://n.example/1"]
    documents, failures = read(sources)
    assert documents == []
    assert [failure.problem for failure in failures] == [
        "there is no such file or folder, and no source of this name",
        "the folder holds no articles",
        "no file fits this pattern",
        "addresses cannot be read yet",
    ]


def test_unknown_column_names_it_and_those_that_exist(tmp_path: Path) -> None:
    path = put(tmp_path / "a.jsonl", json.dumps({"foo": TEXT, "bar": 1}))
    _, failures = read([path], mapping=Mapping(text="story"))
    assert str(failures[0]) == (
        f"{path}, line 1: there is no column 'story' (for text). Name one of those that exist: foo, bar."
    )


def test_bad_lines_do_not_stop_the_rest(tmp_path: Path) -> None:
    lines = [
        json.dumps({"text": "One."}),
        "{broken",
        json.dumps({"text": "x" * 50_000_000}),
        json.dumps({"text": "Two."}),
    ]
    path = put(tmp_path / "a.jsonl", "\n".join(lines))
    put(tmp_path / "b.txt", TEXT)
    documents, failures = read([tmp_path])
    assert [document.content for document in documents] == ["One.", "Two.", TEXT]
    assert [failure.where for failure in failures] == [f"{path}, line 2, character 2", f"{path}, line 3"]
    assert [failure.problem for failure in failures][1] == "a line of more than 8 MB"


def test_addresses_go_to_the_hook() -> None:
    fetched = RawDocument("https://n.example/1", TEXT, "text/plain")
    documents = list(read_sources(["https://n.example/1"], pytest.fail, fetch=lambda address: [fetched]))
    assert documents == [fetched]


def test_jsonl_is_streamed(tmp_path: Path) -> None:
    path = tmp_path / "big.jsonl"
    line = json.dumps({"text": TEXT * 400}) + "\n"
    with path.open("w") as stream:
        for _ in range(1500):
            stream.write(line)
    size = path.stat().st_size
    assert size > 30_000_000
    tracemalloc.start()
    count = sum(1 for _ in read_sources([str(path)], pytest.fail))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 1500
    assert peak < 5_000_000


def test_a_line_nested_without_end_is_refused_and_the_next_is_read(tmp_path: Path) -> None:
    path = tmp_path / "deep.jsonl"
    path.write_text("[" * 100_000 + "\n" + '{"text": "Troops crossed at dawn."}\n', encoding="utf-8")
    failures: list[SourceError] = []
    (raw,) = read_sources([str(path)], failures.append)
    assert raw.content == "Troops crossed at dawn."
    assert [error.where for error in failures] == [f"{path}, line 1"]


@pytest.mark.parametrize(
    ("name", "content", "uri", "media_type"),
    [
        ("a.jsonl.gz", json.dumps({"text": "Troops crossed at dawn."}), "a.jsonl.gz#1", "text/plain"),
        ("a.csv.gz", "title,text\nDawn,Troops crossed at dawn.\n", "a.csv.gz#1", "text/plain"),
        ("a.txt.gz", "Troops crossed at dawn.", "a.txt.gz", "text/plain"),
        ("a.html.GZ", "<p>Troops crossed at dawn.</p>", "a.html.GZ", "text/html"),
    ],
)
def test_packed_files_are_read_as_what_they_hold(
    tmp_path: Path, name: str, content: str, uri: str, media_type: str
) -> None:
    put(tmp_path / name, gzip.compress(content.encode()))
    documents, failures = read([tmp_path])
    assert failures == []
    (document,) = documents
    assert (document.uri, document.media_type) == (str(tmp_path / uri), media_type)
    assert "Troops crossed at dawn." in document.content


def test_a_failure_inside_a_packed_file_names_the_packed_file(tmp_path: Path) -> None:
    lines = "\n".join(["{broken", json.dumps({"text": "Two."})])
    path = put(tmp_path / "a.jsonl.gz", gzip.compress(lines.encode()))
    documents, failures = read([path])
    assert [document.content for document in documents] == ["Two."]
    assert [failure.where for failure in failures] == [f"{path}, line 1, character 2"]
    whole = gzip.compress(b"title\nDawn\n")
    table = put(tmp_path / "b.csv.gz", whole)
    assert only_failure(table).where == f"{table}, line 1"
    broken = put(tmp_path / "c.txt.gz", whole[:-6])
    assert str(only_failure(broken)) == (
        f"{broken}: a damaged gzip file (Compressed file ended before the end-of-stream marker was reached). "
        "Get it again."
    )


def test_a_gzip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = put(tmp_path / "a.txt.gz", gzip.compress(bytes(5 * 1024 * 1024)))
    with pytest.raises(SourceError, match="it holds more than 4 MB"), unpacked(path, largest=4 * 1024**2):
        pytest.fail("it was unpacked")
