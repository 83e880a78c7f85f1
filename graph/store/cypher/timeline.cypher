// Events in order of time. An event that is merged into another is shown under that one: canonical = id.
// Parameters of all: $types, $statuses, $conflicts, $actors, $places (lists or null), $start, $end,
// $as_of (dates), $limit. "settled" events have no telling made known after $as_of; "open" ones have,
// and are folded anew by the view, so that these statements narrow them only by what cannot have grown.

// :dated_all Dated, settled events
MATCH (e:Event)
WHERE e.canonical = e.id
  AND e.span_from <= $end AND e.span_to >= $start
  AND e.last_known <= $as_of
  AND ($types IS NULL OR e.type IN $types)
  AND ($statuses IS NULL OR e.status IN $statuses)
  AND ($conflicts IS NULL OR EXISTS { MATCH (e)-[:CONCERNS]->(c:Conflict) WHERE c.id IN $conflicts })
  AND ($actors IS NULL OR EXISTS { MATCH (e)<-[:ACTED_IN]-(a:Actor) WHERE a.id IN $actors })
  AND ($places IS NULL OR EXISTS { MATCH (e)-[:AT]->(p:Place) WHERE p.id IN $places })
RETURN properties(e) AS event
ORDER BY e.day, e.span_to, e.id
LIMIT $limit

// :undated_all Undated, settled events
MATCH (e:Event)
WHERE e.canonical = e.id
  AND e.day IS NULL
  AND e.last_known <= $as_of
  AND ($types IS NULL OR e.type IN $types)
  AND ($statuses IS NULL OR e.status IN $statuses)
  AND ($conflicts IS NULL OR EXISTS { MATCH (e)-[:CONCERNS]->(c:Conflict) WHERE c.id IN $conflicts })
  AND ($actors IS NULL OR EXISTS { MATCH (e)<-[:ACTED_IN]-(a:Actor) WHERE a.id IN $actors })
  AND ($places IS NULL OR EXISTS { MATCH (e)-[:AT]->(p:Place) WHERE p.id IN $places })
RETURN properties(e) AS event
ORDER BY e.id
LIMIT $limit

// :open_all Events known by $as_of and told of again later
MATCH (e:Event)
WHERE e.canonical = e.id
  AND e.first_known <= $as_of AND e.last_known > $as_of
  AND ($conflicts IS NULL OR EXISTS { MATCH (e)-[:CONCERNS]->(c:Conflict) WHERE c.id IN $conflicts })
  AND ($actors IS NULL OR EXISTS { MATCH (e)<-[:ACTED_IN]-(a:Actor) WHERE a.id IN $actors })
  AND ($places IS NULL OR EXISTS { MATCH (e)-[:AT]->(p:Place) WHERE p.id IN $places })
RETURN DISTINCT e.id AS id

// :dated_conflict Dated, settled events of a conflict
MATCH (x:Conflict)<-[:CONCERNS]-(e:Event)
WHERE x.id IN $conflicts AND e.canonical = e.id
  AND e.span_from <= $end AND e.span_to >= $start
  AND e.last_known <= $as_of
  AND ($types IS NULL OR e.type IN $types)
  AND ($statuses IS NULL OR e.status IN $statuses)
  AND ($actors IS NULL OR EXISTS { MATCH (e)<-[:ACTED_IN]-(a:Actor) WHERE a.id IN $actors })
  AND ($places IS NULL OR EXISTS { MATCH (e)-[:AT]->(p:Place) WHERE p.id IN $places })
WITH DISTINCT e
RETURN properties(e) AS event
ORDER BY e.day, e.span_to, e.id
LIMIT $limit

// :undated_conflict Undated, settled events of a conflict
MATCH (x:Conflict)<-[:CONCERNS]-(e:Event)
WHERE x.id IN $conflicts AND e.canonical = e.id
  AND e.day IS NULL
  AND e.last_known <= $as_of
  AND ($types IS NULL OR e.type IN $types)
  AND ($statuses IS NULL OR e.status IN $statuses)
  AND ($actors IS NULL OR EXISTS { MATCH (e)<-[:ACTED_IN]-(a:Actor) WHERE a.id IN $actors })
  AND ($places IS NULL OR EXISTS { MATCH (e)-[:AT]->(p:Place) WHERE p.id IN $places })
WITH DISTINCT e
RETURN properties(e) AS event
ORDER BY e.id
LIMIT $limit

// :open_conflict Events known by $as_of and told of again later of a conflict
MATCH (x:Conflict)<-[:CONCERNS]-(e:Event)
WHERE x.id IN $conflicts AND e.canonical = e.id
  AND e.first_known <= $as_of AND e.last_known > $as_of
  AND ($actors IS NULL OR EXISTS { MATCH (e)<-[:ACTED_IN]-(a:Actor) WHERE a.id IN $actors })
  AND ($places IS NULL OR EXISTS { MATCH (e)-[:AT]->(p:Place) WHERE p.id IN $places })
RETURN DISTINCT e.id AS id

// :dated_actor Dated, settled events of a actor
MATCH (x:Actor)-[:ACTED_IN]->(e:Event)
WHERE x.id IN $actors AND e.canonical = e.id
  AND e.span_from <= $end AND e.span_to >= $start
  AND e.last_known <= $as_of
  AND ($types IS NULL OR e.type IN $types)
  AND ($statuses IS NULL OR e.status IN $statuses)
  AND ($conflicts IS NULL OR EXISTS { MATCH (e)-[:CONCERNS]->(c:Conflict) WHERE c.id IN $conflicts })
  AND ($places IS NULL OR EXISTS { MATCH (e)-[:AT]->(p:Place) WHERE p.id IN $places })
WITH DISTINCT e
RETURN properties(e) AS event
ORDER BY e.day, e.span_to, e.id
LIMIT $limit

// :undated_actor Undated, settled events of a actor
MATCH (x:Actor)-[:ACTED_IN]->(e:Event)
WHERE x.id IN $actors AND e.canonical = e.id
  AND e.day IS NULL
  AND e.last_known <= $as_of
  AND ($types IS NULL OR e.type IN $types)
  AND ($statuses IS NULL OR e.status IN $statuses)
  AND ($conflicts IS NULL OR EXISTS { MATCH (e)-[:CONCERNS]->(c:Conflict) WHERE c.id IN $conflicts })
  AND ($places IS NULL OR EXISTS { MATCH (e)-[:AT]->(p:Place) WHERE p.id IN $places })
WITH DISTINCT e
RETURN properties(e) AS event
ORDER BY e.id
LIMIT $limit

// :open_actor Events known by $as_of and told of again later of a actor
MATCH (x:Actor)-[:ACTED_IN]->(e:Event)
WHERE x.id IN $actors AND e.canonical = e.id
  AND e.first_known <= $as_of AND e.last_known > $as_of
  AND ($conflicts IS NULL OR EXISTS { MATCH (e)-[:CONCERNS]->(c:Conflict) WHERE c.id IN $conflicts })
  AND ($places IS NULL OR EXISTS { MATCH (e)-[:AT]->(p:Place) WHERE p.id IN $places })
RETURN DISTINCT e.id AS id

// :dated_place Dated, settled events of a place
MATCH (x:Place)<-[:AT]-(e:Event)
WHERE x.id IN $places AND e.canonical = e.id
  AND e.span_from <= $end AND e.span_to >= $start
  AND e.last_known <= $as_of
  AND ($types IS NULL OR e.type IN $types)
  AND ($statuses IS NULL OR e.status IN $statuses)
  AND ($conflicts IS NULL OR EXISTS { MATCH (e)-[:CONCERNS]->(c:Conflict) WHERE c.id IN $conflicts })
  AND ($actors IS NULL OR EXISTS { MATCH (e)<-[:ACTED_IN]-(a:Actor) WHERE a.id IN $actors })
WITH DISTINCT e
RETURN properties(e) AS event
ORDER BY e.day, e.span_to, e.id
LIMIT $limit

// :undated_place Undated, settled events of a place
MATCH (x:Place)<-[:AT]-(e:Event)
WHERE x.id IN $places AND e.canonical = e.id
  AND e.day IS NULL
  AND e.last_known <= $as_of
  AND ($types IS NULL OR e.type IN $types)
  AND ($statuses IS NULL OR e.status IN $statuses)
  AND ($conflicts IS NULL OR EXISTS { MATCH (e)-[:CONCERNS]->(c:Conflict) WHERE c.id IN $conflicts })
  AND ($actors IS NULL OR EXISTS { MATCH (e)<-[:ACTED_IN]-(a:Actor) WHERE a.id IN $actors })
WITH DISTINCT e
RETURN properties(e) AS event
ORDER BY e.id
LIMIT $limit

// :open_place Events known by $as_of and told of again later of a place
MATCH (x:Place)<-[:AT]-(e:Event)
WHERE x.id IN $places AND e.canonical = e.id
  AND e.first_known <= $as_of AND e.last_known > $as_of
  AND ($conflicts IS NULL OR EXISTS { MATCH (e)-[:CONCERNS]->(c:Conflict) WHERE c.id IN $conflicts })
  AND ($actors IS NULL OR EXISTS { MATCH (e)<-[:ACTED_IN]-(a:Actor) WHERE a.id IN $actors })
RETURN DISTINCT e.id AS id

// :dyad Events in which both of two sets of actors took part, in order of time. $ones, $others, $limit
MATCH (a:Actor)-[:ACTED_IN]->(e:Event)<-[:ACTED_IN]-(b:Actor)
WHERE a.id IN $ones AND b.id IN $others AND e.canonical = e.id
WITH DISTINCT e
RETURN e.id AS id
ORDER BY e.day, e.id
LIMIT $limit

// :events These events. $ids
MATCH (e:Event) WHERE e.id IN $ids
RETURN properties(e) AS event

// :participants Who took part in these events. $ids
UNWIND $ids AS id
MATCH (e:Event {id: id})<-[r:ACTED_IN]-(n:Actor)
RETURN e.id AS event, n.id AS id, n.canonical AS canonical, n.name AS name, n.kind AS kind, r.as AS as,
       r.articles AS articles

// :places Where these events took place. $ids
UNWIND $ids AS id
MATCH (e:Event {id: id})-[r:AT]->(n:Place)
RETURN e.id AS event, n.id AS id, n.canonical AS canonical, n.name AS name, n.kind AS kind, n.lat AS lat,
       n.lon AS lon, r.articles AS articles

// :conflicts Which conflicts these events belong to. $ids
UNWIND $ids AS id
MATCH (e:Event {id: id})-[r:CONCERNS]->(n:Conflict)
RETURN e.id AS event, n.id AS id, n.canonical AS canonical, n.name AS name, r.articles AS articles

// :figures What was counted in these events. $ids
UNWIND $ids AS id
MATCH (e:Event {id: id})-[r:HAS_FIGURE]->(f:Figure)
RETURN e.id AS event, f.id AS id, f.of AS of, f.min AS min, f.max AS max, f.unit AS unit,
       f.qualifier AS qualifier, f.approximate AS approximate, r.articles AS articles,
       r.sources AS sources, r.headline AS headline

// :names Names of canonical nodes. $ids
MATCH (n:Actor) WHERE n.id IN $ids
RETURN n.id AS id, n.name AS name
UNION ALL
MATCH (n:Place) WHERE n.id IN $ids
RETURN n.id AS id, n.name AS name
UNION ALL
MATCH (n:Conflict) WHERE n.id IN $ids
RETURN n.id AS id, n.name AS name
