// Counts over the whole graph. Parameters as in timeline.cypher.

// :spans Settled events by what they span, type and status
MATCH (e:Event)
WHERE e.canonical = e.id
  AND ($start IS NULL OR e.span_to >= $start)
  AND ($end IS NULL OR e.span_from <= $end)
  AND ($as_of IS NULL OR e.last_known <= $as_of)
  AND ($types IS NULL OR e.type IN $types)
  AND ($statuses IS NULL OR e.status IN $statuses)
  AND ($conflicts IS NULL OR any(x IN e.conflicts WHERE x IN $conflicts))
  AND ($actors IS NULL OR any(x IN e.actors WHERE x IN $actors))
  AND ($places IS NULL OR any(x IN e.places WHERE x IN $places))
RETURN e.earliest AS earliest, e.latest AS latest, e.type AS type, e.status AS status, count(e) AS events

// :months Settled events by month, those that mean more than a month by what they span
MATCH (e:Event)
WHERE e.canonical = e.id
  AND ($as_of IS NULL OR e.last_known <= $as_of)
  AND ($types IS NULL OR e.type IN $types)
  AND ($statuses IS NULL OR e.status IN $statuses)
  AND ($conflicts IS NULL OR any(x IN e.conflicts WHERE x IN $conflicts))
  AND ($actors IS NULL OR any(x IN e.actors WHERE x IN $actors))
  AND ($places IS NULL OR any(x IN e.places WHERE x IN $places))
WITH e.month AS month, e.type AS type, e.status AS status,
     CASE WHEN e.month IS NULL THEN e.earliest END AS earliest,
     CASE WHEN e.month IS NULL THEN e.latest END AS latest
RETURN month, earliest, latest, type, status, count(*) AS events

// :types Settled events by type. $as_of
MATCH (e:Event)
WHERE e.canonical = e.id
  AND ($as_of IS NULL OR e.last_known <= $as_of)
RETURN e.type AS id, count(e) AS count

// :statuses Settled events by status. $as_of
MATCH (e:Event)
WHERE e.canonical = e.id
  AND ($as_of IS NULL OR e.last_known <= $as_of)
RETURN e.status AS id, count(e) AS count

// :actors Settled events by actor. $as_of
MATCH (e:Event)
WHERE e.canonical = e.id
  AND ($as_of IS NULL OR e.last_known <= $as_of)
UNWIND e.actors AS id
RETURN id, count(*) AS count

// :places Settled events by place. $as_of
MATCH (e:Event)
WHERE e.canonical = e.id
  AND ($as_of IS NULL OR e.last_known <= $as_of)
UNWIND e.places AS id
RETURN id, count(*) AS count

// :conflicts Settled events by conflict. $as_of
MATCH (e:Event)
WHERE e.canonical = e.id
  AND ($as_of IS NULL OR e.last_known <= $as_of)
UNWIND e.conflicts AS id
RETURN id, count(*) AS count

// :outlets Live articles by outlet. $as_of
MATCH (a:Article)-[:FROM]->(s:Source)
WHERE a.retracted_at IS NULL
  AND ($as_of IS NULL OR a.known <= $as_of)
RETURN s.id AS id, s.name AS name, count(a) AS count

// :range First and last day of dated, settled events. $as_of
MATCH (e:Event)
WHERE e.canonical = e.id
  AND ($as_of IS NULL OR e.last_known <= $as_of)
  AND e.day IS NOT NULL
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
