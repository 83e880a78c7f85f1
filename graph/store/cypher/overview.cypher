// Counts over the whole graph. Parameters as in timeline.cypher.

// :spans Events by what they span, type and status
MATCH (e:Event)
WHERE e.canonical = e.id AND e.first_known <= $as_of
  AND (($undated AND e.day IS NULL) OR (e.span_from <= $end AND e.span_to >= $start))
  AND ($types IS NULL OR e.type IN $types)
  AND ($statuses IS NULL OR e.status IN $statuses)
  AND ($conflicts IS NULL OR EXISTS { MATCH (e)-[:CONCERNS]->(c:Conflict) WHERE c.id IN $conflicts })
  AND ($actors IS NULL OR EXISTS { MATCH (e)<-[:ACTED_IN]-(a:Actor) WHERE a.id IN $actors })
  AND ($places IS NULL OR EXISTS { MATCH (e)-[:AT]->(p:Place) WHERE p.id IN $places })
RETURN e.earliest AS earliest, e.latest AS latest, e.type AS type, e.status AS status, count(e) AS events

// :types Events by type. $as_of
MATCH (e:Event) WHERE e.canonical = e.id AND e.first_known <= $as_of
RETURN e.type AS id, e.type AS name, count(e) AS count

// :statuses Events by status. $as_of
MATCH (e:Event) WHERE e.canonical = e.id AND e.first_known <= $as_of
RETURN e.status AS id, e.status AS name, count(e) AS count

// :actors Events by actor. $as_of
MATCH (n:Actor)-[:ACTED_IN]->(e:Event) WHERE e.canonical = e.id AND e.first_known <= $as_of
WITH n, count(DISTINCT e) AS count
RETURN n.canonical AS id, n.name AS name, n.kind AS kind, count

// :places Events by place. $as_of
MATCH (e:Event)-[:AT]->(n:Place) WHERE e.canonical = e.id AND e.first_known <= $as_of
WITH n, count(DISTINCT e) AS count
RETURN n.canonical AS id, n.name AS name, n.kind AS kind, count

// :conflicts Events by conflict. $as_of
MATCH (e:Event)-[:CONCERNS]->(n:Conflict) WHERE e.canonical = e.id AND e.first_known <= $as_of
WITH n, count(DISTINCT e) AS count
RETURN n.canonical AS id, n.name AS name, count

// :outlets Live articles by outlet. $as_of
MATCH (a:Article)-[:FROM]->(s:Source) WHERE coalesce(a.known, date('9999-12-31')) <= $as_of AND a.retracted_at IS NULL
RETURN s.id AS id, s.name AS name, count(a) AS count

// :range First and last day of dated events. $as_of
MATCH (e:Event) WHERE e.canonical = e.id AND e.first_known <= $as_of AND e.day IS NOT NULL
RETURN min(e.earliest) AS first, max(e.latest) AS last

// :nodes Nodes by label
MATCH (n) RETURN labels(n)[0] AS name, count(n) AS count

// :relationships Relationships by type
MATCH ()-[r]->() RETURN type(r) AS name, count(r) AS count

// :totals Live articles, claims and events
MATCH (a:Article)
RETURN count(CASE WHEN a.retracted_at IS NULL THEN 1 END) AS articles,
       count(a.retracted_at) AS retracted, min(a.published) AS earliest_published,
       max(a.published) AS latest_published

// :events_total Canonical events, and how many of them are undated
MATCH (e:Event) WHERE e.canonical = e.id
RETURN count(e) AS events, count(CASE WHEN e.day IS NULL THEN 1 END) AS undated

// :claims_total Live claims
MATCH (c:Claim) WHERE c.retracted_at IS NULL RETURN count(c) AS claims
