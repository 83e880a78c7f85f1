"""HTML to its visible blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from ingest.cleaning.blocks import Block
from ingest.cleaning.zones import zone_of

# Elements whose text no reader sees.
_UNSEEN = frozenset(
    [
        "script",
        "style",
        "template",
        "svg",
        "head",
        "title",
        "noscript",
        "iframe",
        "object",
        "canvas",
        "audio",
        "video",
        "select",
        "datalist",
        "textarea",
        "math",
        "map",
    ]
)
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "input",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
# Containers that say what their blocks are.
_ZONES = frozenset(
    [
        "nav",
        "footer",
        "aside",
        "form",
        "button",
        "figcaption",
        "figure",
        "header",
        "address",
        "table",
        "blockquote",
        "ul",
        "ol",
        "dl",
        "pre",
    ]
)

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})\b[^<>]*>")
_EMPTY_LINE = re.compile(r"\n[ \t\r]*\n\s*")
_RAW = frozenset(["script", "style", "template", "svg", "noscript", "textarea"])
# libxml2 compares each attribute with all others: a tag of megabytes would take hours.
_OVERGROWN = re.compile(r"<([a-zA-Z][\w-]*)\s[^<>]{100000,}>")


def bounded(content: str) -> str:
    """A page with the attributes of overgrown tags left out."""
    return _OVERGROWN.sub(r"<\1>", content)


def parse_html(content: str) -> Any:
    """The element tree of a page (lxml); None where it is empty or nested deeper than libxml2 reads."""
    from lxml import etree, html

    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", content.replace("\x00", ""))
    if not text.strip():
        return None
    text = bounded(text)
    try:
        parser = html.HTMLParser(encoding=None, huge_tree=True)
        tree = html.document_fromstring(text, parser=parser)
    except (etree.ParserError, ValueError):
        return None
    return None if any("depth" in entry.message for entry in parser.error_log) else tree


def tagless(content: str) -> str:
    """A page's text without its tags, a line for each block: for pages that no tree can be made of."""
    parts: list[str] = []
    unseen: str | None = None
    at = 0
    for match in _TAG.finditer(content):
        name = match[2].lower()
        if unseen is None:
            parts.append(content[at : match.start()])
            parts.append("" if name in _INLINE else "\n")
            if name in _RAW and not match[1]:
                unseen = name
        elif name == unseen and match[1]:
            unseen = None
        at = match.end()
    parts.append("" if unseen else content[at:])
    return unescape("".join(parts).replace("\x00", ""))


def html_blocks(tree: Any) -> list[Block]:
    """The visible blocks of a page in reading order, white space normalised.

    Block elements and line breaks end a block. ``tag`` is the path of telling containers and the
    nearest block element, such as ``nav/li``.
    """
    blocks: list[Block] = []
    parts: list[str] = []
    linked = 0
    tag = "body"
    zones: Zones = ()

    def close() -> None:
        nonlocal linked
        text = " ".join("".join(parts).split())
        if text:
            size = sum(not char.isspace() for part in parts for char in part)
            leaf = tag.rsplit("/", 1)[-1]
            blocks.append(
                Block(
                    text,
                    tag,
                    link_share=min(1.0, linked / max(1, size)),
                    heading=leaf in _HEADINGS,
                    zones=zones,
                )
            )
        parts.clear()
        linked = 0

    blank = True
    for kind, value, path, in_link, inside in _events(tree):
        if kind == "break":
            close()
            blank = True
            continue
        # A blank line ends a paragraph of preformatted text; elsewhere it is white space.
        for number, piece in enumerate(_EMPTY_LINE.split(value) if path.endswith("pre") else (value,)):
            if number:
                close()
                blank = True
            if blank:
                tag, zones = path, inside
                blank = not piece.strip()
            parts.append(piece)
            if in_link:
                linked += sum(not char.isspace() for char in piece)
    close()
    return blocks


Zones = tuple[str, ...]
_DEEPEST = 12  # named parts inside each other that are told apart


def _events(tree: Any) -> Iterator[tuple[str, str, str, bool, Zones]]:
    """Texts and breaks of a tree in document order (without recursion: pages nest thousands deep)."""
    stack: list[tuple[str, Any, str, bool, Zones]] = [("open", tree, "", False, ())]
    while stack:
        action, node, path, in_link, zones = stack.pop()
        if action == "text":
            yield "text", node, path, in_link, zones
            continue
        if action == "break":
            yield "break", "", "", False, ()
            continue
        name = node.tag if isinstance(node.tag, str) else None
        if name is None or name in _UNSEEN:
            continue
        block = name not in _INLINE
        here = path
        if block:
            around = [part for part in path.split("/")[:-1] if part in _ZONES] + (
                [path.split("/")[-1]] if path else []
            )
            here = "/".join([*(part for part in around if part in _ZONES), name])
            yield "break", "", "", False, ()
        named = zone_of(node) if len(zones) < _DEEPEST else None
        if named is not None:
            zones = (*zones, named)
        inside = in_link or (name == "a" and not (node.get("href") or "#").startswith("#"))
        later: list[tuple[str, Any, str, bool, Zones]] = []
        if node.text:
            later.append(("text", node.text, here, inside, zones))
        for child in node:
            later.append(("open", child, here, inside, zones))
            if child.tail:
                later.append(("text", child.tail, here, inside, zones))
        if block:
            later.append(("break", None, "", False, ()))
        stack.extend(reversed(later))
