"""What is wrong with a source, where, and what mends it."""

from __future__ import annotations


class SourceError(Exception):
    """A source, or one place in it, that cannot be read.

    ``where`` names the file and the place (``reports.jsonl, line 3``), ``problem`` what is wrong there,
    ``mend`` what to do.
    """

    def __init__(self, where: str, problem: str, mend: str) -> None:
        super().__init__(f"{where}: {problem}. {mend[:1].upper()}{mend[1:]}.")
        self.where = where
        self.problem = problem
        self.mend = mend
