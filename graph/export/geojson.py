"""Events on a map: a GeoJSON FeatureCollection (RFC 7946), one point an event and place."""

from __future__ import annotations

import json

from graph.export.dossier import Dossier


def to_geojson(dossier: Dossier) -> bytes:
    """Features in order of time. The member ``omitted`` counts events at no place with coordinates."""
    features = []
    omitted = 0
    for event in dossier.events:
        located = [place for place in event.places if place.lat is not None and place.lon is not None]
        omitted += not located
        told = event.model_dump(
            mode="json",
            include={"name", "type", "mode", "status", "contested", "edtf", "earliest", "latest", "precision",
                     "intensity", "sources"},
        )  # fmt: skip
        features += [
            {
                "type": "Feature",
                "id": f"{event.id}@{place.id}",
                "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]},
                "properties": {
                    "event": event.id,
                    **told,
                    "place": place.name,
                    "participants": [f"{part.name} ({part.role.value})" for part in event.participants],
                    "quotes": [claim.quote for claim in dossier.claims.get(event.id, ())],
                },
            }
            for place in located
        ]
    collection = {"type": "FeatureCollection", "features": features, "omitted": omitted}
    return (json.dumps(collection, ensure_ascii=False, indent=1) + "\n").encode()
