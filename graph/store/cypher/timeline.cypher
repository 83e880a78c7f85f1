// Events in order of time. An event that is merged into another is shown under that one: canonical = id.
// Parameters of all: $types, $statuses, $conflicts, $actors, $places (lists or null), $start, $end, $as_of
// (dates or null), $limit. A line "AND ($x IS NULL OR ..." is left out where x is null, so that engines
// plan for what is asked (graph/store/statements.py). "settled" events have no telling made known after
// $as_of; "open" ones have, and are folded anew by the view, so that these statements narrow them only
// by what cannot have grown. Cards and the lists of ids on events: graph/store/cards.py.

// :near Dated, settled events whose date means at most 31 days, in a range of days. $near: 31 days before $start
MATCH (e:Event)
WHERE e.day >= $near AND e.day <= $end AND e.span_to >= $start AND e.wide_to IS NULL
  AND e.canonical = e.id
  AND ($as_of IS NULL OR e.last_known <= $as_of)
  AND ($types IS NULL OR e.type IN $types)
  AND ($statuses IS NULL OR e.status IN $statuses)
  AND ($conflicts IS NULL OR any(x IN e.conflicts WHERE x IN $conflicts))
  AND ($actors IS NULL OR any(x IN e.actors WHERE x IN $actors))
  AND ($places IS NULL OR any(x IN e.places WHERE x IN $places))
RETURN e.id AS id, e.card AS card, e.day AS day, e.span_to AS until
ORDER BY day, until, id
LIMIT $limit

// :wide Dated, settled events whose date means more than 31 days, in a range of days
MATCH (e:Event)
WHERE e.wide_to >= $start AND e.span_from <= $end
  AND e.canonical = e.id
  AND ($as_of IS NULL OR e.last_known <= $as_of)
  AND ($types IS NULL OR e.type IN $types)
  AND ($statuses IS NULL OR e.status IN $statuses)
  AND ($conflicts IS NULL OR any(x IN e.conflicts WHERE x IN $conflicts))
  AND ($actors IS NULL OR any(x IN e.actors WHERE x IN $actors))
  AND ($places IS NULL OR any(x IN e.places WHERE x IN $places))
RETURN e.id AS id, e.card AS card, e.day AS day, e.span_to AS until
ORDER BY day, until, id
LIMIT $limit

// :dated_all Dated, settled events
MATCH (e:Event)
WHERE e.canonical = e.id
  AND e.day IS NOT NULL
  AND ($as_of IS NULL OR e.last_known <= $as_of)
  AND ($types IS NULL OR e.type IN $types)
  AND ($statuses IS NULL OR e.status IN $statuses)
  AND ($conflicts IS NULL OR any(x IN e.conflicts WHERE x IN $conflicts))
  AND ($actors IS NULL OR any(x IN e.actors WHERE x IN $actors))
  AND ($places IS NULL OR any(x IN e.places WHERE x IN $places))
RETURN e.id AS id, e.card AS card, e.day AS day, e.span_to AS until
ORDER BY day, until, id
LIMIT $limit

// :undated_all Undated, settled events
MATCH (e:Event)
WHERE e.canonical = e.id
  AND e.day IS NULL
  AND ($as_of IS NULL OR e.last_known <= $as_of)
  AND ($types IS NULL OR e.type IN $types)
  AND ($statuses IS NULL OR e.status IN $statuses)
  AND ($conflicts IS NULL OR any(x IN e.conflicts WHERE x IN $conflicts))
  AND ($actors IS NULL OR any(x IN e.actors WHERE x IN $actors))
  AND ($places IS NULL OR any(x IN e.places WHERE x IN $places))
RETURN e.id AS id, e.card AS card
ORDER BY id
LIMIT $limit

// :open_all Events known by $as_of and told of again later
MATCH (e:Event)
WHERE e.canonical = e.id
  AND e.first_known <= $as_of AND e.last_known > $as_of
  AND ($conflicts IS NULL OR any(x IN e.conflicts WHERE x IN $conflicts))
  AND ($actors IS NULL OR any(x IN e.actors WHERE x IN $actors))
  AND ($places IS NULL OR any(x IN e.places WHERE x IN $places))
RETURN DISTINCT e.id AS id

// :dated_conflict Dated, settled events of a conflict
MATCH (x:Conflict)<-[:CONCERNS]-(e:Event)
WHERE x.id IN $conflicts AND e.canonical = e.id
  AND e.day IS NOT NULL
  AND ($as_of IS NULL OR e.last_known <= $as_of)
  AND ($types IS NULL OR e.type IN $types)
  AND ($statuses IS NULL OR e.status IN $statuses)
  AND ($actors IS NULL OR any(x IN e.actors WHERE x IN $actors))
  AND ($places IS NULL OR any(x IN e.places WHERE x IN $places))
WITH DISTINCT e
RETURN e.id AS id, e.card AS card, e.day AS day, e.span_to AS until
ORDER BY day, until, id
LIMIT $limit

// :undated_conflict Undated, settled events of a conflict
MATCH (x:Conflict)<-[:CONCERNS]-(e:Event)
WHERE x.id IN $conflicts AND e.canonical = e.id
  AND e.day IS NULL
  AND ($as_of IS NULL OR e.last_known <= $as_of)
  AND ($types IS NULL OR e.type IN $types)
  AND ($statuses IS NULL OR e.status IN $statuses)
  AND ($actors IS NULL OR any(x IN e.actors WHERE x IN $actors))
  AND ($places IS NULL OR any(x IN e.places WHERE x IN $places))
WITH DISTINCT e
RETURN e.id AS id, e.card AS card
ORDER BY id
LIMIT $limit

// :open_conflict Events known by $as_of and told of again later of a conflict
MATCH (x:Conflict)<-[:CONCERNS]-(e:Event)
WHERE x.id IN $conflicts AND e.canonical = e.id
  AND e.first_known <= $as_of AND e.last_known > $as_of
  AND ($actors IS NULL OR any(x IN e.actors WHERE x IN $actors))
  AND ($places IS NULL OR any(x IN e.places WHERE x IN $places))
RETURN DISTINCT e.id AS id

// :dated_actor Dated, settled events of an actor
MATCH (x:Actor)-[:ACTED_IN]->(e:Event)
WHERE x.id IN $actors AND e.canonical = e.id
  AND e.day IS NOT NULL
  AND ($as_of IS NULL OR e.last_known <= $as_of)
  AND ($types IS NULL OR e.type IN $types)
  AND ($statuses IS NULL OR e.status IN $statuses)
  AND ($conflicts IS NULL OR any(x IN e.conflicts WHERE x IN $conflicts))
  AND ($places IS NULL OR any(x IN e.places WHERE x IN $places))
WITH DISTINCT e
RETURN e.id AS id, e.card AS card, e.day AS day, e.span_to AS until
ORDER BY day, until, id
LIMIT $limit

// :undated_actor Undated, settled events of an actor
MATCH (x:Actor)-[:ACTED_IN]->(e:Event)
WHERE x.id IN $actors AND e.canonical = e.id
  AND e.day IS NULL
  AND ($as_of IS NULL OR e.last_known <= $as_of)
  AND ($types IS NULL OR e.type IN $types)
  AND ($statuses IS NULL OR e.status IN $statuses)
  AND ($conflicts IS NULL OR any(x IN e.conflicts WHERE x IN $conflicts))
  AND ($places IS NULL OR any(x IN e.places WHERE x IN $places))
WITH DISTINCT e
RETURN e.id AS id, e.card AS card
ORDER BY id
LIMIT $limit

// :open_actor Events known by $as_of and told of again later of an actor
MATCH (x:Actor)-[:ACTED_IN]->(e:Event)
WHERE x.id IN $actors AND e.canonical = e.id
  AND e.first_known <= $as_of AND e.last_known > $as_of
  AND ($conflicts IS NULL OR any(x IN e.conflicts WHERE x IN $conflicts))
  AND ($places IS NULL OR any(x IN e.places WHERE x IN $places))
RETURN DISTINCT e.id AS id

// :dated_place Dated, settled events at a place
MATCH (x:Place)<-[:AT]-(e:Event)
WHERE x.id IN $places AND e.canonical = e.id
  AND e.day IS NOT NULL
  AND ($as_of IS NULL OR e.last_known <= $as_of)
  AND ($types IS NULL OR e.type IN $types)
  AND ($statuses IS NULL OR e.status IN $statuses)
  AND ($conflicts IS NULL OR any(x IN e.conflicts WHERE x IN $conflicts))
  AND ($actors IS NULL OR any(x IN e.actors WHERE x IN $actors))
WITH DISTINCT e
RETURN e.id AS id, e.card AS card, e.day AS day, e.span_to AS until
ORDER BY day, until, id
LIMIT $limit

// :undated_place Undated, settled events at a place
MATCH (x:Place)<-[:AT]-(e:Event)
WHERE x.id IN $places AND e.canonical = e.id
  AND e.day IS NULL
  AND ($as_of IS NULL OR e.last_known <= $as_of)
  AND ($types IS NULL OR e.type IN $types)
  AND ($statuses IS NULL OR e.status IN $statuses)
  AND ($conflicts IS NULL OR any(x IN e.conflicts WHERE x IN $conflicts))
  AND ($actors IS NULL OR any(x IN e.actors WHERE x IN $actors))
WITH DISTINCT e
RETURN e.id AS id, e.card AS card
ORDER BY id
LIMIT $limit

// :open_place Events known by $as_of and told of again later at a place
MATCH (x:Place)<-[:AT]-(e:Event)
WHERE x.id IN $places AND e.canonical = e.id
  AND e.first_known <= $as_of AND e.last_known > $as_of
  AND ($conflicts IS NULL OR any(x IN e.conflicts WHERE x IN $conflicts))
  AND ($actors IS NULL OR any(x IN e.actors WHERE x IN $actors))
RETURN DISTINCT e.id AS id

// :dyad Events in which both of two sets of actors took part, in order of time. $ones (the less busy), $others, $limit
MATCH (a:Actor)-[:ACTED_IN]->(e:Event)
WHERE a.id IN $ones AND e.canonical = e.id AND any(x IN e.actors WHERE x IN $others)
WITH DISTINCT e
RETURN e.id AS id, e.card AS card, e.day AS day, e.span_to AS until
ORDER BY day IS NULL, day, until, id
LIMIT $limit

// :busy How many events these actors took part in. $ids
UNWIND $ids AS id
MATCH (n:Actor {id: id})-[r:ACTED_IN]->()
RETURN count(r) AS events

// :events These events. $ids
UNWIND $ids AS id
MATCH (e:Event {id: id})
RETURN e.id AS id, e.card AS card

// :merged Events merged into these. $ids
UNWIND $ids AS id
MATCH (e:Event {canonical: id}) WHERE e.id <> id
RETURN id AS head, e.id AS id

// :actors_named Names of actors. $ids
UNWIND $ids AS id
MATCH (n:Actor {id: id})
RETURN n.id AS id, n.canonical AS canonical, n.name AS name, n.kind AS kind

// :places_named Names of places. $ids
UNWIND $ids AS id
MATCH (n:Place {id: id})
RETURN n.id AS id, n.canonical AS canonical, n.name AS name, n.kind AS kind, n.lat AS lat, n.lon AS lon

// :conflicts_named Names of conflicts. $ids
UNWIND $ids AS id
MATCH (n:Conflict {id: id})
RETURN n.id AS id, n.canonical AS canonical, n.name AS name
