"""Bodies of responses: unpacked piece by piece, never larger than they may be."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from ingest.fetch.failures import FetchError

ACCEPTED = "gzip, deflate"
_STEP = 64 * 1024
_GZIP = frozenset(["gzip", "x-gzip"])


def unpack(pieces: Iterable[bytes], coding: str, largest: int, where: str) -> bytes:
    """A body without its content coding (none, gzip or deflate), at most ``largest`` bytes of it.

    The size is counted while unpacking: a bomb is refused after ``largest`` bytes, whatever it holds.

    Raises:
        FetchError: too large, cut short, damaged, or in a coding that was not asked for.
    """
    codings = [name.strip().casefold() for name in coding.split(",") if name.strip()]
    codings = [name for name in codings if name != "identity"]
    if not codings:
        return _gather(pieces, largest, where)
    if len(codings) > 1:
        raise FetchError(where, f"packed {len(codings)} times over ({coding})", "this is no honest answer")
    if codings[0] in _GZIP:
        return _gather(_inflate(pieces, 16 + zlib.MAX_WBITS, where), largest, where)
    if codings[0] == "deflate":
        return _gather(_inflate(pieces, None, where), largest, where)
    raise FetchError(
        where,
        f"the body is packed as {codings[0][:40]!r}, which was not asked for",
        "only gzip and deflate are read",
    )


def _gather(pieces: Iterable[bytes], largest: int, where: str) -> bytes:
    body = bytearray()
    for piece in pieces:
        body += piece
        if len(body) > largest:
            raise FetchError(
                where, f"more than {largest:,} bytes once unpacked", "raise the limit if this is meant"
            )
    return bytes(body)


def _inflate(pieces: Iterable[bytes], bits: int | None, where: str) -> Iterable[bytes]:
    """Unpacked pieces of at most 64 KiB; gzip of several members is read on. ``bits`` None: deflate."""
    machine = None
    members = 0
    for piece in pieces:
        rest = piece
        while rest:
            if machine is None:
                if members and not rest.startswith(b"\x1f"):
                    return  # padding after the last member
                if bits is None:
                    # "deflate" is zlib's format (RFC 9110), yet some servers send it bare.
                    bits = zlib.MAX_WBITS if rest[0] & 0x0F == 8 else -zlib.MAX_WBITS
                machine = zlib.decompressobj(bits)
            try:
                yield machine.decompress(rest, _STEP)
            except zlib.error as error:
                raise FetchError(
                    where, f"damaged while packed ({error})", "try again later", temporary=True
                ) from error
            rest = machine.unconsumed_tail
            if machine.eof:
                if bits is None or bits <= zlib.MAX_WBITS:
                    return
                rest, machine, members = machine.unused_data, None, members + 1
    if machine is not None:
        yield from _drain(machine, where)


def _drain(machine: zlib._Decompress, where: str) -> Iterable[bytes]:
    while not machine.eof:
        piece = machine.decompress(machine.unconsumed_tail, _STEP)
        if not piece:
            raise FetchError(where, "cut short while packed", "try again later", temporary=True)
        yield piece
