// What passed between actors. Parameters as in timeline.cypher; settled events alone.

// :pairs_all Pairs of actors with their common events, summed by type and status
MATCH (e:Event)
WHERE e.canonical = e.id
  AND ($start IS NULL OR e.span_to >= $start)
  AND ($end IS NULL OR e.span_from <= $end)
  AND ($as_of IS NULL OR e.last_known <= $as_of)
  AND ($types IS NULL OR e.type IN $types)
  AND ($statuses IS NULL OR e.status IN $statuses)
  AND ($conflicts IS NULL OR any(x IN e.conflicts WHERE x IN $conflicts))
  AND ($places IS NULL OR any(x IN e.places WHERE x IN $places))
WITH e
UNWIND e.pairs AS pair
RETURN pair, e.type AS type, e.status AS status, count(e) AS events, sum(e.intensity) AS intensity,
       count(e.intensity) AS rated, sum(CASE WHEN e.intensity > 0 THEN 1 ELSE 0 END) AS cooperation,
       sum(CASE WHEN e.intensity < 0 THEN 1 ELSE 0 END) AS conflict,
       min(e.day) AS first, max(coalesce(e.latest, e.day)) AS last, collect(e.id)[0..$sample] AS event_ids

// :pairs_actor The same, of these actors' events
MATCH (x:Actor)-[:ACTED_IN]->(e:Event)
WHERE x.id IN $actors AND e.canonical = e.id
  AND ($start IS NULL OR e.span_to >= $start)
  AND ($end IS NULL OR e.span_from <= $end)
  AND ($as_of IS NULL OR e.last_known <= $as_of)
  AND ($types IS NULL OR e.type IN $types)
  AND ($statuses IS NULL OR e.status IN $statuses)
  AND ($conflicts IS NULL OR any(x IN e.conflicts WHERE x IN $conflicts))
  AND ($places IS NULL OR any(x IN e.places WHERE x IN $places))
WITH DISTINCT e
UNWIND e.pairs AS pair
RETURN pair, e.type AS type, e.status AS status, count(e) AS events, sum(e.intensity) AS intensity,
       count(e.intensity) AS rated, sum(CASE WHEN e.intensity > 0 THEN 1 ELSE 0 END) AS cooperation,
       sum(CASE WHEN e.intensity < 0 THEN 1 ELSE 0 END) AS conflict,
       min(e.day) AS first, max(coalesce(e.latest, e.day)) AS last, collect(e.id)[0..$sample] AS event_ids

// :actors These actors. $ids
MATCH (n:Actor) WHERE n.id IN $ids
RETURN n.id AS id, n.name AS name, n.kind AS kind

// :actor One actor. $id
MATCH (n:Actor {id: $id}) RETURN properties(n) AS actor

// :activity How many events an actor took part in, and from when to when. $ids, $as_of
MATCH (n:Actor)-[:ACTED_IN]->(e:Event)
WHERE n.id IN $ids AND e.canonical = e.id AND e.first_known <= $as_of
WITH DISTINCT e
RETURN count(e) AS events, min(e.day) AS first, max(coalesce(e.latest, e.day)) AS last
