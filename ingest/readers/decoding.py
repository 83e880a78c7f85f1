"""Bytes to text: UTF-8 first, a declared character set next, a guess only where it is plainly right."""

from __future__ import annotations

import codecs
import re

from ingest.readers.failures import SourceError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = {
    b"\x89PNG": "a PNG picture",
    b"PK\x03\x04": "a ZIP archive (or a Word, Excel or EPUB file, which is one)",
    b"PK\x05\x06": "an empty ZIP archive",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"%PDF": "a PDF",
    b"\x1f\x8b": "a gzip archive",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive",
    b"7z\xbc\xaf": "a 7-Zip archive",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
    b"SQLite format 3": "an SQLite database",
    b"PAR1": "a Parquet table",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file",
    b"RIFF": "a sound, picture or film file",
    b"OggS": "a sound file",
    b"ID3": "a sound file",
    b"{\\rtf": "an RTF document",
}
_DECLARED = re.compile(
    rb"""(?:<meta[^>]+charset\s*=\s*["']?|<\?xml[^>]*encoding\s*=\s*["'])([\w.:-]+)""", re.IGNORECASE
)
# Bytes that never begin a UTF-8 sequence's continuation in single-byte text: few errors in long UTF-8 mean damage.
_DAMAGE_SHARE = 0.3


def check_binary(data: bytes, where: str) -> None:
    """Refuse what is no text, by its first bytes or by the NUL bytes in it.

    Raises:
        SourceError: it is binary; the problem says what it seems to be.
    """
    for signature, name in _SIGNATURES.items():
        if data.startswith(signature):
            raise SourceError(
                where, f"this is {name}, not text", "give the text, HTML, JSONL, CSV or feed file itself"
            )
    if any(data.startswith(mark) for mark, _ in _MARKS):
        return
    place = data.find(b"\x00")
    if place >= 0:
        raise SourceError(where, f"this is a binary file (a NUL byte at byte {place})", "give a text file")


def decode(data: bytes, where: str) -> str:
    """The text of a file's bytes.

    A byte-order mark and UTF-8 are taken at their word, then the character set that HTML or XML declares. Text
    in an older character set that declares none is decoded where detection (charset-normalizer) is clear.
    UTF-8 with some broken bytes is an error, not a guess: half of it would become other letters.

    Raises:
        SourceError: binary data, or bytes that no character set explains; gives the first bad byte's place.
    """
    check_binary(data, where)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_as(data, encoding, where)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        failure = error
    declared = declared_charset(data)
    if declared and declared not in {"utf-8", "utf8", "ascii", "us-ascii"}:
        return _decode_as(data, declared, where)
    guess = None if declared or _mostly_utf8(data) else _detect(data)
    if guess is None:
        line = data.count(b"\n", 0, failure.start) + 1
        raise SourceError(
            f"{where}, line {line}",
            f"broken UTF-8 at byte {failure.start} (0x{data[failure.start]:02x})",
            "save the file as UTF-8, or take the bytes out there",
        )
    return data.decode(guess)


def declared_charset(data: bytes) -> str | None:
    """The character set that HTML or XML declares in its first 4096 bytes."""
    match = _DECLARED.search(data[:4096])
    return match[1].decode("ascii").casefold() if match else None


def _decode_as(data: bytes, encoding: str, where: str) -> str:
    try:
        return data.decode(encoding)
    except LookupError as error:
        raise SourceError(
            where, f"declares a character set that does not exist: {encoding!r}", "correct the declaration"
        ) from error
    except UnicodeDecodeError as error:
        raise SourceError(
            where, f"is not the {encoding} that it says it is (byte {error.start})", "save the file as UTF-8"
        ) from error


def _mostly_utf8(data: bytes) -> bool:
    """Whether most sequences beyond ASCII are sound UTF-8: then the text is damaged UTF-8, not another set."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    sound = sum(ord(char) > 127 for char in text) - broken
    return sound > 0 and broken <= max(1, sound * _DAMAGE_SHARE)


def _detect(data: bytes) -> str | None:
    """The single-byte character set that the text is in, if that is clear: it must read as words."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000]).best()
    if best is None:
        return None
    encoding = (
        "cp1252"
        if best.encoding in {"cp1250", "latin_1", "cp1252", "iso8859_15"} and _western(data)
        else best.encoding
    )
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return encoding if _reads_as_words(text) else None


def _western(data: bytes) -> bool:
    """Whether the few bytes above ASCII stand alone among ASCII letters, as in Western European text."""
    high = sum(byte > 127 for byte in data)
    return 0 < high < 0.1 * len(data)


def _reads_as_words(text: str) -> bool:
    """Whether letters beyond ASCII stand in words with letters, and hardly anything else is there."""
    beyond = [index for index, char in enumerate(text) if ord(char) > 127]
    odd = sum(
        1
        for index in beyond
        if not (text[index].isalpha() or text[index] in "«»“”‘’„‚–—…•·°§©®€£№№ \u00a0½¼¾²³ºª¿¡")
    )
    control = sum(1 for char in text if ord(char) < 32 and char not in "\t\n\r\f\v")
    return odd <= 0.05 * len(beyond) and control == 0
