"""Which server to talk to: the one that the settings name, else the embedded one."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

from graph.store.errors import UnavailableError
from graph.store.folder import ServerFolder

URI = "NEO4J_URI"
USER = "NEO4J_USER"
PASSWORD = "NEO4J_PASSWORD"  # noqa: S105 — the setting's name
DATABASE = "NEO4J_DATABASE"
READER_USER = "NEO4J_READER_USER"
READER_PASSWORD = "NEO4J_READER_PASSWORD"  # noqa: S105 — the setting's name


@dataclass(frozen=True, slots=True)
class Address:
    """A server and who we are there. ``folder`` is set for the embedded one alone.

    ``reader`` is a user without write rights (name, password), where there is one.
    """

    uri: str
    user: str
    password: str = field(repr=False)
    database: str
    folder: ServerFolder | None = None
    reader: tuple[str, str] | None = field(default=None, repr=False)

    @property
    def embedded(self) -> bool:
        """Whether this is the server that Casus itself starts."""
        return self.folder is not None


def configured(
    uri: str | None, user: str | None, password: str | None, database: str | None
) -> Address | None:
    """The server named by the arguments, else by the settings; None where neither names one.

    Raises:
        UnavailableError: an address without a password.
    """
    uri = uri or os.environ.get(URI)
    if not uri:
        return None
    password = password if password is not None else os.environ.get(PASSWORD)
    if password is None:
        raise UnavailableError(f"{URI} is {uri} and {PASSWORD} is not set: set both, or neither")
    reader_user, reader_password = os.environ.get(READER_USER), os.environ.get(READER_PASSWORD)
    return Address(
        uri=uri,
        user=user or os.environ.get(USER) or "neo4j",
        password=password,
        database=database or os.environ.get(DATABASE) or "neo4j",
        reader=(reader_user, reader_password) if reader_user and reader_password is not None else None,
    )
