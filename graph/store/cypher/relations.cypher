// What passed between actors. Parameters as in timeline.cypher; $as_of by the day an event became known.

// :pairs Pairs of actors with their common events, summed by part, type and status
MATCH (a:Actor)-[r:ACTED_IN]->(e:Event)<-[s:ACTED_IN]-(b:Actor)
WHERE e.canonical = e.id AND a.id <> b.id
  AND ((r.as IN ['initiator', 'mediator', 'host'] AND s.as IN ['recipient', 'participant'])
    OR (r.as = s.as AND r.as = 'participant' AND a.id < b.id))
  AND ($actors IS NULL OR a.id IN $actors OR b.id IN $actors)
  AND e.first_known <= $as_of
  AND (($undated AND e.day IS NULL) OR (e.span_from <= $end AND e.span_to >= $start))
  AND ($types IS NULL OR e.type IN $types)
  AND ($statuses IS NULL OR e.status IN $statuses)
  AND ($conflicts IS NULL OR EXISTS { MATCH (e)-[:CONCERNS]->(c:Conflict) WHERE c.id IN $conflicts })
  AND ($places IS NULL OR EXISTS { MATCH (e)-[:AT]->(p:Place) WHERE p.id IN $places })
RETURN a.canonical AS source, b.canonical AS target, r.as <> s.as AS directed, e.type AS type,
       e.status AS status, count(e) AS events, sum(e.intensity) AS intensity,
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
