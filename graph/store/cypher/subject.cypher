// A conflict or a place as a subject of its own: what it is, and who tells of it.

// :conflict A conflict and the one it is shown as. $id
MATCH (n:Conflict {id: $id})
MATCH (h:Conflict {id: n.canonical})
RETURN h.id AS id, h.name AS name

// :place A place and the one it is shown as. $id
MATCH (n:Place {id: $id})
MATCH (h:Place {id: n.canonical})
RETURN h.id AS id, h.name AS name, h.kind AS place_kind, h.lat AS lat, h.lon AS lon

// :conflict_outlets Who published what is told of these conflicts, by a day of knowledge. $ids, $as_of
MATCH (x:Conflict)<-[:CONCERNS]-(e:Event)<-[:TELLS]-(a:Article)
WHERE x.id IN $ids AND a.retracted_at IS NULL AND ($as_of IS NULL OR a.known <= $as_of)
RETURN a.outlet AS outlet, a.agency AS agency, count(DISTINCT a.id) AS articles,
       count(DISTINCT e.canonical) AS events, min(a.published) AS first, max(a.published) AS last
ORDER BY articles DESC, outlet, agency

// :place_outlets Who published what is told of these places, by a day of knowledge. $ids, $as_of
MATCH (x:Place)<-[:AT]-(e:Event)<-[:TELLS]-(a:Article)
WHERE x.id IN $ids AND a.retracted_at IS NULL AND ($as_of IS NULL OR a.known <= $as_of)
RETURN a.outlet AS outlet, a.agency AS agency, count(DISTINCT a.id) AS articles,
       count(DISTINCT e.canonical) AS events, min(a.published) AS first, max(a.published) AS last
ORDER BY articles DESC, outlet, agency
