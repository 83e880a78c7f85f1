"""What can go wrong with files for other tools."""

from __future__ import annotations


class ExchangeError(ValueError):
    """A file cannot be written or read; the message says what to mend."""
