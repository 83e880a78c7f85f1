"""Whom the fetcher believes to be who they say: the usual authorities, and those of one's own house."""

from __future__ import annotations

import ssl
from pathlib import Path

import httpcore

CA_SETTING = "CASUS_CA_FILE"


def trusted(ca_file: str | None) -> ssl.SSLContext:
    """TLS as usual; with a file of certificates (PEM) these authorities are believed too.

    Raises:
        ValueError: the file is not there or holds no certificate.
    """
    context = httpcore.default_ssl_context()
    if ca_file:
        try:
            context.load_verify_locations(cafile=Path(ca_file))
        except (OSError, ssl.SSLError) as error:
            raise ValueError(f"{CA_SETTING} is {ca_file!r}: no PEM file of certificates ({error})") from error
    return context
