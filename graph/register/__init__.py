"""The register: what a graph's events are, when, where and with whom, in memory, in columns.

Lists, counts, facets and relations over any filter are sums over these columns, a few milliseconds
for 100,000 events, and exact: each change notes in the graph what it touched, and whoever asks
reads that again first (docs/decisions/0008-register.md). What is shown of single events is read
from the graph by id.
"""

from __future__ import annotations

from graph.register.columns import Columns, EventRow, Ints, Mask, day_of, ends_of, ordinal, pair_codes
from graph.register.contents import Name, Names, Register
from graph.register.finding import Called, called, near
from graph.register.keeper import forget, register
from graph.register.reading import row_of

__all__ = [
    "Called",
    "Columns",
    "EventRow",
    "Ints",
    "Mask",
    "Name",
    "Names",
    "Register",
    "called",
    "day_of",
    "ends_of",
    "forget",
    "near",
    "ordinal",
    "pair_codes",
    "register",
    "row_of",
]
