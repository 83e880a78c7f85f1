"""Why an address could not be fetched."""

from __future__ import annotations


class FetchError(Exception):
    """An address that gave no document: ``where`` it is, the ``problem`` there, and what mends it.

    ``temporary`` failures (a server that is down or busy, a broken line) may pass when tried again;
    the others will not until somebody changes something.
    """

    def __init__(
        self, where: str, problem: str, mend: str, *, temporary: bool = False, wait: float | None = None
    ) -> None:
        super().__init__(f"{where}: {problem}. {mend[:1].upper()}{mend[1:]}.")
        self.where = where
        self.problem = problem
        self.mend = mend
        self.temporary = temporary
        self.wait = wait  # seconds that the server asks for before the next try


def shown(address: str) -> str:
    """An address as a message may show it: on one line, without a password, not endless."""
    plain = "".join(
        character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in address
    )
    head, mark, rest = plain.partition("://")
    if mark and "@" in rest.split("/", 1)[0]:
        plain = f"{head}://…@{rest.split('@', 1)[1]}"
    return plain if len(plain) <= 300 else plain[:299] + "…"
