"""Sockets for the fetcher: a name is resolved, each address checked, and a checked one connected to.

Because the address that was checked is the one that is connected to, a name server that answers a
public address first and a private one next (DNS rebinding) gains nothing. Every read and write runs
against one deadline for the whole request, so that a server that drips a byte a second ends with it.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotInTime
from typing import Any

import httpcore

from ingest.fetch.addresses import Target, check_ip
from ingest.fetch.failures import FetchError, shown

Resolve = Callable[[str, int], Sequence[str]]  # host and port to IP addresses
Connect = Callable[[str, int, float], httpcore.NetworkStream]  # IP, port, seconds

_RESOLVING = 10.0  # seconds for the name server


def resolve(host: str, port: int) -> Sequence[str]:
    """The addresses of a host, as the system's resolver gives them.

    Raises:
        OSError: the host is not known, or the name server does not answer in time.
    """
    pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="resolve")
    try:
        future = pool.submit(socket.getaddrinfo, host, port, type=socket.SOCK_STREAM)
        found = future.result(timeout=_RESOLVING)
    except NotInTime as error:
        raise OSError(f"the name server gave no answer in {_RESOLVING:.0f} s") from error
    except UnicodeError as error:
        raise OSError("not a name that can be resolved") from error
    finally:
        pool.shutdown(wait=False)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def connect(ip: str, port: int, timeout: float) -> httpcore.NetworkStream:
    """A TCP connection to an IP address."""
    return httpcore.SyncBackend().connect_tcp(ip, port, timeout=timeout)


class _Bounded(httpcore.NetworkStream):
    """A stream that ends at a deadline (monotonic seconds) and after so many bytes."""

    def __init__(self, inner: httpcore.NetworkStream, target: Target, deadline: float, most: int) -> None:
        self._inner = inner
        self._target = target
        self._deadline = deadline
        self._left = most

    def _remaining(self, timeout: float | None) -> float:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise FetchError(
                shown(self._target.url), "not answered in full in time", "try again later", temporary=True
            )
        return min(left, timeout) if timeout is not None else left

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Up to ``max_bytes``, within what is left of the request's time and size."""
        data = self._inner.read(max_bytes, self._remaining(timeout))
        self._left -= len(data)
        if self._left < 0:
            raise FetchError(
                shown(self._target.url),
                "more bytes than a document may have",
                "raise the limit if this is meant",
            )
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send within what is left of the request's time."""
        self._inner.write(buffer, self._remaining(timeout))

    def close(self) -> None:
        """Close the connection."""
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """TLS for the name in the address, not for the IP that was connected to."""
        inner = self._inner.start_tls(ssl_context, server_hostname, self._remaining(timeout))
        return _Bounded(inner, self._target, self._deadline, self._left)

    def get_extra_info(self, info: str) -> Any:
        """What the socket tells of itself."""
        return self._inner.get_extra_info(info)


class CheckedBackend(httpcore.NetworkBackend):
    """Opens connections for one request: resolves, checks every answer, connects to a checked one."""

    def __init__(
        self,
        target: Target,
        allowed: frozenset[str],
        deadline: float,
        most: int,
        *,
        resolve: Resolve = resolve,
        connect: Connect = connect,
    ) -> None:
        self._target = target
        self._allowed = allowed
        self._deadline = deadline
        self._most = most
        self._resolve = resolve
        self._connect = connect

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the target; one address after the other, until one answers.

        Raises:
            FetchError: the name is unknown, or any of its addresses may not be connected to.
            OSError, httpcore.ConnectError, httpcore.ConnectTimeout: none of them answers.
        """
        if (host.strip("[]"), port) != (self._target.host, self._target.port):
            raise FetchError(
                shown(self._target.url), f"a connection to {host}:{port} was asked for", "report this"
            )
        try:
            addresses = self._resolve(self._target.host, port)
        except OSError as error:
            raise FetchError(
                shown(self._target.url),
                f"the host {self._target.host} cannot be found ({error.strerror or error})",
                "check the name and the network",
                temporary=True,
            ) from error
        checked = [check_ip(address, self._target, self._allowed) for address in addresses]
        last: Exception = OSError("the name has no address")
        for ip in checked:
            left = self._deadline - time.monotonic()
            if left <= 0:
                break
            try:
                stream = self._connect(ip, port, min(left, timeout or left))
            except (OSError, httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                last = error
                continue
            return _Bounded(stream, self._target, self._deadline, self._most)
        raise httpcore.ConnectError(str(last)) from last

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.NetworkStream:
        """Never: only the network is fetched from."""
        raise FetchError(shown(self._target.url), "unix sockets are not fetched from", "give http or https")

    def sleep(self, seconds: float) -> None:
        """Used by httpcore's own retries, which are off."""
        time.sleep(seconds)
