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
# The first bytes of a UTF-8 sequence of three or four bytes without its last.
_CUT_SHORT = re.compile(rb"[\xe1-\xef][\x80-\xbf](?![\x80-\xbf])|[\xf0-\xf4][\x80-\xbf]{1,2}(?![\x80-\xbf])")
_PRINT = "«»“”‘’„‚–—…•·°§©®€£№\u00a0½¼¾²³ºª¿¡"
# What no Western European text holds: upper letters in clusters or in no word, odd symbols, undefined bytes.
_STRAY = re.compile(
    r"[\ufffdÿþðÞÐ¤¦¬¶¸¹×÷¨¯ˆ˜†‡‰ƒ\x00-\x08\x0e-\x1f]"
    r"|[À-ÖØ-öø-ý]{3}"
    r"|(?<![A-Za-z'’À-ü])[À-ÖØ-ßâ-çî-öù-ý](?![A-Za-z'’À-ü])"
    r"|(?<=[A-Za-z])[€³²ª£¿Ÿ](?=[A-Za-z])"
    r"|(?<= )[€³²¿£](?=[A-Za-zó]³)"
)
# Sets that a detector proposes for anything and hardly any text is in.
_RARE = [
    "iso8859_3",
    "iso8859_4",
    "iso8859_10",
    "iso8859_13",
    "iso8859_14",
    "iso8859_16",
    "hp_roman8",
    "cp037",
    "cp500",
    "cp1026",
    "cp1140",
    "cp273",
    "mac_iceland",
    "mac_latin2",
    "mac_greek",
    "mac_turkish",
    "mac_roman",
    "cp858",
    "cp850",
    "cp437",
    "johab",
    "ptcp154",
    "kz1048",
    "cp1006",
    "cp720",
    "cp1125",
    "tis_620",
]


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

    A byte-order mark and UTF-8 are taken at their word, then the character set that HTML or XML declares.
    Text in an older character set that declares none is decoded where detection is clear.
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
    guess = None if declared or _damaged_utf8(data) else _detect(data)
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


def _damaged_utf8(data: bytes) -> bool:
    """Whether this is UTF-8 with broken places: sound sequences beyond ASCII are there, or one is cut short.

    Text in a single-byte set hardly ever holds a sound UTF-8 sequence by chance.
    """
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    sound = sum(ord(char) > 127 for char in text) - broken
    return sound * 2 >= broken or bool(_CUT_SHORT.search(data))


def _detect(data: bytes) -> str | None:
    """The older character set that the text is in, if that is clear: it must read as words."""
    high = sum(byte > 127 for byte in data)
    if high < 0.15 * len(data):  # single letters among ASCII: Western European, or damage
        text = data.decode("cp1252", errors="replace")
        return "cp1252" if not _STRAY.search(text) else None
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000], cp_exclusion=["utf_7", *_RARE]).best()
    if best is None or best.chaos > 0.1:
        return None
    try:
        text = data.decode(best.encoding)
    except UnicodeDecodeError:
        return None
    return best.encoding if _reads_as_words(text) else None


def _reads_as_words(text: str) -> bool:
    """Whether the characters beyond ASCII are letters and the punctuation of print, and none is a control."""
    beyond = [char for char in text if ord(char) > 127]
    odd = sum(not (char.isalpha() or char in _PRINT) for char in beyond)
    control = sum(ord(char) < 32 and char not in "\t\n\r\f\v" for char in text)
    return odd <= 0.05 * len(beyond) and control == 0
