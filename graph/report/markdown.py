"""Text from articles inside Markdown: shown as it is, run as nothing."""

from __future__ import annotations

import html
import re

from graph.tables import plain

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+!|~>$-])")
_NUMBERED = re.compile(r"^(\d+)\.")
_SCHEME = re.compile(r"\b(https?|ftp|mailto|javascript|data):", re.IGNORECASE)


def markdown_safe(value: object) -> str:
    """A value as one line of Markdown text: no markup, no HTML, no link made of a bare address."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:g}" if isinstance(value, float) else str(value)
    text = html.escape(plain(value), quote=False)
    text = _SPECIAL.sub(r"\\\1", text)
    text = _NUMBERED.sub(r"\1\\.", text)
    return _SCHEME.sub(r"\1&#58;", text)
