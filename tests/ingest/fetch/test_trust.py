"""TLS: a server that nobody vouches for is refused; a house's own authority is believed when named."""

from __future__ import annotations

import ipaddress
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from ingest.fetch import Fetcher, FetchError, Limits
from ingest.fetch.trust import trusted
from tests.ingest.fetch.rude_server import PAGE, answer
from tests.needs import needed

LIMITS = Limits(total=5.0, silence=2.0, tries=1, pause=0.0)


def _certificate(folder: Path, host: str, days: int = 2, issuer: Any = None) -> tuple[Path, Path, Any]:
    """Files of a certificate for a host and of its key; ``issuer`` (certificate, key) or itself signs it."""
    x509 = needed("cryptography.x509", "dev")
    hashes = needed("cryptography.hazmat.primitives.hashes", "dev")
    serialization = needed("cryptography.hazmat.primitives.serialization", "dev")
    ec = needed("cryptography.hazmat.primitives.asymmetric.ec", "dev")
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, host)])
    try:
        names = [x509.IPAddress(ipaddress.ip_address(host))]
    except ValueError:
        names = [x509.DNSName(host)]
    end = datetime.now(tz=UTC) + timedelta(days=days)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(issuer[0].subject if issuer else name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(end - timedelta(days=10))
        .not_valid_after(end)
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=issuer is None, path_length=None), critical=True)
        .sign(issuer[1] if issuer else key, hashes.SHA256())
    )
    pem, key_file = folder / f"{host}.pem", folder / f"{host}.key"
    pem.write_bytes(signed.public_bytes(serialization.Encoding.PEM))
    key_file.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    return pem, key_file, (signed, key)


@contextmanager
def _serving(pem: Path, key: Path) -> Iterator[int]:
    """The port of a TLS server on loopback that gives everybody one page."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem, key)
    listener = socket.create_server(("127.0.0.1", 0))
    ended = threading.Event()

    def serve() -> None:
        while not ended.is_set():
            connection, _ = listener.accept()
            try:
                with context.wrap_socket(connection, server_side=True) as secured:
                    secured.settimeout(2)
                    secured.recv(65536)
                    secured.sendall(answer("200 OK", PAGE, "Content-Type: text/html"))
            except OSError:  # who does not believe us hangs up
                connection.close()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield int(listener.getsockname()[1])
    finally:
        ended.set()
        socket.create_connection(listener.getsockname()).close()
        thread.join(timeout=5)
        listener.close()


def _fetch(port: int, ca_file: Path | None) -> bytes:
    fetcher = Fetcher(
        allowed=frozenset([f"127.0.0.1:{port}"]),
        limits=LIMITS,
        robots=False,
        tls=trusted(str(ca_file) if ca_file else None),
    )
    return fetcher.fetch(f"https://127.0.0.1:{port}/page").body


def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path: Path) -> None:
    pem, key, _ = _certificate(tmp_path, "127.0.0.1")
    with _serving(pem, key) as port, pytest.raises(FetchError, match="certificate"):
        _fetch(port, None)


def test_an_authority_that_is_told_of_is_believed(tmp_path: Path) -> None:
    authority, _, issuer = _certificate(tmp_path, "authority.example.org")
    pem, key, _ = _certificate(tmp_path, "127.0.0.1", issuer=issuer)
    with _serving(pem, key) as port:
        assert _fetch(port, authority) == PAGE
        with pytest.raises(FetchError, match="certificate"):
            _fetch(port, None)


@pytest.mark.parametrize(("host", "days"), [("other.example.org", 2), ("127.0.0.1", -1)])
def test_another_name_and_a_certificate_that_ran_out_are_refused(
    tmp_path: Path, host: str, days: int
) -> None:
    authority, _, issuer = _certificate(tmp_path, "authority.example.org")
    pem, key, _ = _certificate(tmp_path, host, days, issuer)
    with _serving(pem, key) as port, pytest.raises(FetchError, match="certificate"):
        _fetch(port, authority)


@pytest.mark.parametrize("content", [None, "no certificate"])
def test_a_file_of_no_certificates_is_told(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "house.pem"
    if content:
        path.write_text(content)
    with pytest.raises(ValueError, match=r"CASUS_CA_FILE is .*house\.pem.*: no PEM file of certificates"):
        trusted(str(path))
