"""Which addresses may be fetched: what is written in them, and where they lead.

Written: only http and https, no credentials, no control characters, no host that hides a number
(``0x7f.1``, ``2130706433``, ``0177.0.0.1``), no ports of services that speak no HTTP. Where they lead:
to public unicast addresses alone (IANA's special-purpose registries, RFC 6890), also when an IPv4
address is wrapped in an IPv6 one (mapped, compatible, 6to4, Teredo, NAT64).
"""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urlsplit

import idna

from ingest.fetch.failures import FetchError, shown

IP = ipaddress.IPv4Address | ipaddress.IPv6Address
_PORTS = {"http": 80, "https": 443}
_LONGEST = 4096
_NAT64 = (ipaddress.IPv6Network("64:ff9b::/96"), ipaddress.IPv6Network("64:ff9b:1::/48"))
# Special-purpose networks (RFC 6890 and later) that Python's own table of 3.11 lacks or knows in part.
_SPECIAL_4 = tuple(map(ipaddress.IPv4Network, ("192.0.0.0/24", "192.88.99.0/24")))
_SPECIAL_6 = tuple(map(ipaddress.IPv6Network, ("::/96", "100::/63", "2001::/23", "3fff::/20", "5f00::/16")))
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
_LOCAL_NAMES = (
    "localhost",
    "local",
    "internal",
    "intranet",
    "lan",
    "home",
    "corp",
    "home.arpa",
    "localdomain",
)


@dataclass(frozen=True, slots=True)
class Target:
    """A checked address. ``host`` is ASCII and in lower case; ``path`` holds the query, percent-encoded."""

    url: str
    scheme: str
    host: str
    port: int
    path: str

    @property
    def origin(self) -> str:
        """Scheme, host and port: what robots.txt and politeness are about."""
        return f"{self.scheme}://{_bracketed(self.host)}:{self.port}"


def check_address(address: str, allowed: frozenset[str] = frozenset()) -> Target:
    """Take an address apart, or refuse it.

    ``allowed`` are hosts (``archive.lan``, ``10.0.0.5``, or with a port, ``127.0.0.1:8080``) that may be
    local. Nothing is resolved here; that is :func:`check_ip`'s part, at connect time.

    Raises:
        FetchError: the address is malformed, or of a kind that is never fetched.
    """
    where = shown(address)
    if len(address) > _LONGEST:
        raise FetchError(where, f"an address of {len(address)} characters", f"the most is {_LONGEST}")
    if any(not character.isprintable() or character in ' \\<>"' for character in address):
        raise FetchError(
            where,
            "a blank, control or forbidden character in the address",
            "percent-encode it, or take it out",
        )
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise FetchError(where, f"not an address ({error})", "correct it") from error
    scheme = parts.scheme.casefold()
    if scheme not in _PORTS:
        raise FetchError(
            where, f"addresses of the kind {scheme or 'none'}: are not fetched", "give http or https"
        )
    if "@" in parts.netloc:
        raise FetchError(
            where,
            "credentials in the address",
            "take the name and the password out; they would be written to logs",
        )
    host = _host(parts, where)
    number = port if port is not None else _PORTS[scheme]
    if number == 0 or (number < 1024 and number not in _PORTS.values()):
        raise FetchError(where, f"port {number} is not one of the web", "use 80, 443 or one from 1024 up")
    if not _is_allowed(host, number, allowed):
        _check_name(host, where)
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    if parts.query:
        path += "?" + quote(parts.query, safe="/%:@!$&'()*+,;=~-._?[]")
    suffix = "" if number == _PORTS[scheme] else f":{number}"
    return Target(f"{scheme}://{_bracketed(host)}{suffix}{path}", scheme, host, number, path)


def check_ip(text: str, target: Target, allowed: frozenset[str] = frozenset()) -> str:
    """The address that a name resolved to, if it may be connected to.

    Raises:
        FetchError: it is not a public unicast address and the host is not allowed by name.
    """
    if _is_allowed(target.host, target.port, allowed):
        return text
    try:
        ip = ipaddress.ip_address(text)
    except ValueError as error:
        raise FetchError(shown(target.url), f"{text!r} is no IP address", "check the name server") from error
    if not is_public(ip):
        raise FetchError(
            shown(target.url),
            f"{target.host} leads to {ip}, which is not a public address",
            f"if it is meant, allow it by name: CASUS_ALLOW_HOSTS={target.host}",
        )
    return text


def is_public(ip: IP) -> bool:
    """Whether an IP address is public and unicast, seen through every wrapping of IPv4 in IPv6."""
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.scope_id is not None:
            return False
        inner = _wrapped(ip)
        if inner:
            return all(is_public(address) for address in inner)
        if ip.is_site_local or any(ip in network for network in _SPECIAL_6):
            return False
    elif any(ip in network for network in _SPECIAL_4):
        return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def _wrapped(ip: ipaddress.IPv6Address) -> list[IP]:
    if ip.ipv4_mapped is not None:
        return [ip.ipv4_mapped]
    if ip.sixtofour is not None:
        return [ip.sixtofour]
    if ip.teredo is not None:
        return list(ip.teredo)
    if any(ip in network for network in _NAT64):
        return [ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)]
    return []


def _host(parts: SplitResult, where: str) -> str:
    raw = parts.hostname or ""
    if not raw or "%" in raw:
        raise FetchError(where, "no host, or one with an escape in it", "write the host's plain name")
    if ":" in raw:
        try:
            return str(ipaddress.IPv6Address(raw))
        except ValueError as error:
            raise FetchError(where, f"{raw!r} is no IPv6 address", "correct it") from error
    try:
        host = raw if raw.isascii() else idna.encode(raw, uts46=True).decode("ascii")
    except idna.IDNAError as error:
        raise FetchError(where, f"{raw!r} is no host name ({error})", "correct it") from error
    host = host.casefold().removesuffix(".")
    if re.fullmatch(r"(?:0x[0-9a-f]*|\d+)", host.rsplit(".", 1)[-1]):
        try:
            return str(ipaddress.IPv4Address(host))
        except ValueError as error:
            raise FetchError(
                where, f"{host!r} is a number in disguise", "write IPv4 addresses as four decimal numbers"
            ) from error
    if len(host) > 253 or not all(_LABEL.fullmatch(label) for label in host.split(".")):
        raise FetchError(where, f"{host!r} is no host name", "correct it")
    return host


def _check_name(host: str, where: str) -> None:
    try:
        ip = ipaddress.ip_address(host)
    except ValueError:
        if "." not in host or any(host == name or host.endswith(f".{name}") for name in _LOCAL_NAMES):
            raise FetchError(
                where,
                f"{host} is a local name",
                f"if it is meant, allow it by name: CASUS_ALLOW_HOSTS={host}",
            ) from None
        return
    if not is_public(ip):
        raise FetchError(
            where,
            f"{ip} is not a public address",
            f"if it is meant, allow it by name: CASUS_ALLOW_HOSTS={host}",
        )


def _is_allowed(host: str, port: int, allowed: frozenset[str]) -> bool:
    return host in allowed or f"{_bracketed(host)}:{port}" in allowed


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
