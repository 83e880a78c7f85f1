"""Build ``data/map/outlines.json``, the outlines of countries, from Natural Earth.

Natural Earth's 1:110m countries (public domain) lie in the wheel of pyogrio; pyshp reads
them. Names are those of the gazetteer, so that a place of the graph finds its outline.

Usage: ``pip install '.[gazetteer]'``, then ``python -m scripts.build_outlines``.
"""

from __future__ import annotations

import json
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any

import shapefile
import yaml

DATA = Path(__file__).resolve().parent.parent / "data"
_ISLAND = 60  # points of a ring that is no mainland
_DIGITS = 2  # a hundredth of a degree, some 1 km: finer than 1:110m is drawn
# Natural Earth gives these no code of ISO 3166.
_CODES = {"France": "FRA", "Norway": "NOR", "Kosovo": "XKX", "N. Cyprus": "", "Somaliland": ""}


# Drawn by itself, as neither side's: Natural Earth puts it with Russia, the United Nations with Ukraine.
_APART = {"Crimea": ("Russia", (34.1, 45.2))}


def rings(shape: Any) -> list[list[list[float]]]:
    """The rings of a shape as [longitude, latitude], rounded, without repeated points."""
    bounds = [*shape.parts, len(shape.points)]
    found = []
    for first, last in pairwise(bounds):
        ring: list[list[float]] = []
        for lon, lat in (point[:2] for point in shape.points[first:last]):
            point = [round(lon, _DIGITS), round(lat, _DIGITS)]
            if not ring or ring[-1] != point:
                ring.append(point)
        if len(ring) > 3:
            found.append(ring)
    return found


def _holds(ring: list[list[float]], point: tuple[float, float]) -> bool:
    """Whether a point lies in the box of a ring."""
    lons, lats = [one[0] for one in ring], [one[1] for one in ring]
    return min(lons) <= point[0] <= max(lons) and min(lats) <= point[1] <= max(lats)


def build() -> list[dict[str, Any]]:
    """Outlines in order of name: ``iso3`` (None where none), ``name``, ``rings``."""
    states = yaml.safe_load((DATA / "gazetteer" / "states.yaml").read_text(encoding="utf-8"))
    names = {state["iso3"]: state["name"] for state in states}
    by_hand = yaml.safe_load((DATA / "gazetteer" / "state_names.yaml").read_text(encoding="utf-8"))
    names |= {iso3: told["name"] for iso3, told in by_hand.items() if told and "name" in told}
    source = files("pyogrio") / "tests" / "fixtures" / "naturalearth_lowres" / "naturalearth_lowres.shp"
    reader = shapefile.Reader(str(source))
    found = []
    for each in reader.iterShapeRecords():
        iso3 = _CODES.get(each.record["name"], each.record["iso_a3"])
        own = rings(each.shape)
        for name, (country, point) in _APART.items():
            if country == each.record["name"]:
                apart = [ring for ring in own if _holds(ring, point) and len(ring) < _ISLAND]
                own = [ring for ring in own if ring not in apart]
                found.append({"iso3": None, "name": name, "rings": apart})
        found.append({"iso3": iso3 or None, "name": names.get(iso3, each.record["name"]), "rings": own})
    return sorted(found, key=lambda one: one["name"])


def main() -> None:
    """Write the file, an outline a line."""
    lines = ",\n".join(json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in build())
    (DATA / "map" / "outlines.json").write_text(f"[\n{lines}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
