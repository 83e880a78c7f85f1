"""Sources as data, and what each kind gives, read from a server on loopback."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.paths import data_dir
from ingest.annotations import RawDocument
from ingest.fetch import Fetcher, Limits
from ingest.sources import Source, SourceFileError, lint, load_sources, read_source, read_source_file
from tests.ingest.fetch.rude_server import RudeServer, answer, moves_to, says, serving

BASE = {
    "id": "example",
    "name": "Example news",
    "kind": "feed",
    "address": "https://news.example.org/rss",
    "outlet": "Example News",
    "reliability": "B",
    "language": "en",
    "frequency": "1h",
    "licence": "made up for a test",
}
FEED = """<rss version="2.0"><channel><title>Wire</title><language>en</language>
<item><title>One</title><link>{one}</link><pubDate>Mon, 23 Oct 2023 09:00:00 GMT</pubDate></item>
<item><title>Two</title><link>{two}</link><description>Teaser.</description></item>
<item><title>Three</title><link>{three}</link></item>
</channel></rss>"""
PAGE = "<html><body><p>The whole text of {}.</p></body></html>"


def _page(name: str) -> Callable[..., None]:
    return says(answer("200 OK", PAGE.format(name).encode(), "Content-Type: text/html"))


def _read(server: RudeServer, source: Source, **more: object) -> tuple[list[RawDocument], list[str]]:
    fetcher = Fetcher(
        allowed=frozenset([f"127.0.0.1:{server.port}"]),
        limits=Limits(pause=0, tries=1, total=2, silence=1),
        robots=False,
    )
    problems: list[str] = []
    found = list(
        read_source(source, lambda where, message: problems.append(message), fetcher=fetcher, **more)  # type: ignore[arg-type]
    )
    return [item for item in found if isinstance(item, RawDocument)], problems


def _source(server: RudeServer, path: str, **change: object) -> Source:
    source = Source.model_validate({**BASE, **change, "address": "https://news.example.org/"})
    return source.model_copy(update={"address": server.url(path)})


def test_the_examples_are_right_and_off() -> None:
    assert lint(data_dir()) == []
    sources = load_sources()
    assert len(sources) >= 12
    assert not any(source.enabled for source in sources.values())


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"kind": "radio"}, "kind"),
        ({"address": "file:///etc/passwd"}, "are not fetched"),
        ({"address": "http://127.0.0.1/rss"}, "not a public address"),
        ({"address": None}, "either an address or a path"),
        ({"path": "a"}, "either an address or a path"),
        ({"kind": "mail"}, "has a path"),
        ({"frequency": "1s"}, "frequency"),
        ({"frequency": "1m"}, "rude"),
        ({"reliability": "Z"}, "reliability"),
        ({"licence": ""}, "licence"),
        ({"enabeld": True}, "enabeld"),
        ({"id": "other"}, "name the file other"),
    ],
)
def test_wrong_files_are_named(tmp_path: Path, change: dict[str, object], problem: str) -> None:
    import yaml

    path = tmp_path / "sources" / "example.yaml"
    path.parent.mkdir()
    path.write_text(yaml.safe_dump({**BASE, **change}))
    with pytest.raises(SourceFileError, match=problem) as caught:
        read_source_file(path)
    assert str(path) in str(caught.value)
    assert lint(tmp_path) == [str(caught.value)]


def _feed_server() -> dict[str, Callable[..., None]]:
    def feed(connection: object, server: RudeServer) -> None:
        places = {name: server.url(f"/{name}") for name in ("one", "two", "three")}
        connection.sendall(answer("200 OK", FEED.format(**places).encode(), "Content-Type: text/xml"))  # type: ignore[attr-defined]

    return {
        "/rss": feed,
        "/one": _page("one"),
        "/two": _page("two"),
        "/three": moves_to("file:///etc/passwd"),
    }


def test_the_page_behind_each_link_of_a_feed() -> None:
    with serving(_feed_server()) as server:
        found, problems = _read(server, _source(server, "/rss"))
        assert [(item.uri, item.title, item.content, item.outlet) for item in found] == [
            (server.url("/one"), "One", PAGE.format("one"), "Example News"),
            (server.url("/two"), "Two", PAGE.format("two"), "Example News"),
        ]
        assert str(found[0].published) == "2023-10-23"
        assert len(problems) == 1
        assert "are not fetched" in problems[0]


def test_what_was_read_before_is_not_fetched_again() -> None:
    with serving(_feed_server()) as server:
        one = server.url("/one")
        found, _ = _read(server, _source(server, "/rss"), done=lambda address: address == one)
        assert [item.title for item in found] == ["Two"]
        assert server.asked["/one"] == 0


def test_a_feed_without_its_pages() -> None:
    with serving(_feed_server()) as server:
        found, problems = _read(server, _source(server, "/rss", full_text=False))
        assert ([item.content for item in found], problems) == (["Teaser."], [])
        assert server.asked["/two"] == 0


def test_no_more_items_than_asked_for() -> None:
    with serving(_feed_server()) as server:
        assert len(_read(server, _source(server, "/rss", max_items=1))[0]) == 1


def test_sitemaps_newest_first() -> None:
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

    def index(connection: object, server: RudeServer) -> None:
        body = f"<sitemapindex {space}><sitemap><loc>{server.url('/part')}</loc></sitemap></sitemapindex>"
        connection.sendall(answer("200 OK", body.encode()))  # type: ignore[attr-defined]

    def part(connection: object, server: RudeServer) -> None:
        rows = [("one", "2023-10-01"), ("two", "2023-10-09T10:00:00Z"), ("three", "never")]
        urls = "".join(
            f"<url><loc>{server.url('/' + name)}</loc><lastmod>{day}</lastmod></url>" for name, day in rows
        )
        connection.sendall(answer("200 OK", f"<urlset {space}>{urls}</urlset>".encode()))  # type: ignore[attr-defined]

    with serving({**_feed_server(), "/index": index, "/part": part}) as server:
        found, problems = _read(server, _source(server, "/index", kind="sitemap", max_items=2))
        assert [item.uri for item in found] == [server.url("/two"), server.url("/one")]
        assert problems == []


@pytest.mark.parametrize(
    "body",
    [
        b"<html>no</html>",
        b"not xml",
        b'<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;">]><urlset>&c;</urlset',
        b"\x1f\x8bbroken",
    ],
)
def test_what_is_no_sitemap_is_named(body: bytes) -> None:
    with serving({"/map": says(answer("200 OK", body))}) as server:
        found, problems = _read(server, _source(server, "/map", kind="sitemap"))
    assert found == []
    assert len(problems) == 1


def test_pages_that_gdelt_mentions() -> None:
    def mentions(connection: object, server: RudeServer) -> None:
        rows = [["1", "2", "3", "1", "x", server.url("/one"), *[""] * 8]] * 2
        rows.append(["1", "2", "3", "4", "x", "JSTOR: no page", *[""] * 8])
        connection.sendall(answer("200 OK", "\n".join("\t".join(row) for row in rows).encode()))  # type: ignore[attr-defined]

    with serving({**_feed_server(), "/m": mentions}) as server:
        found, problems = _read(server, _source(server, "/m", kind="mentions"))
        assert [item.uri for item in found] == [server.url("/one")]
        assert problems == []


def test_mails_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "cur").mkdir()
    (tmp_path / "cur" / "1:2,S").write_bytes(
        b"Subject: Truce\nDate: Mon, 23 Oct 2023 09:00:00 +0000\n\nGuns fell silent.\n"
    )
    (tmp_path / "cur" / "2").write_bytes(b"")
    source = Source.model_validate({**BASE, "kind": "mail", "address": None, "path": str(tmp_path)})
    problems: list[str] = []
    (found,) = read_source(source, lambda where, message: problems.append(message))
    assert isinstance(found, RawDocument)
    assert (found.title, str(found.published), found.outlet) == ("Truce", "2023-10-23", "Example News")
    assert len(problems) == 1
