"""Prepositions of place, told once; a room adds the words that its own question lets in."""

from __future__ import annotations

AT = frozenset({"in", "at", "near", "inside", "outside", "around"})
# Where something is, stands or happens.
WHERE = AT | {"within", "across", "along", "over", "off", "throughout"}
# Which way something goes.
WHITHER = frozenset({"into", "through", "toward", "towards", "via"})
# What stands behind these is a place, whatever else its name may mean.
OF_PLACES = WHERE | WHITHER | {"above", "beyond", "onto", "upon"}
# Which part of a place.
PARTS = frozenset(
    word
    for line in (
        "southern northern eastern western central",
        "northeastern northwestern southeastern southwestern",
    )
    for word in line.split()
)
