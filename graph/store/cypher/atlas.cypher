// Where events are said to have happened. Parameters as in timeline.cypher.

// :places Settled events by place and status, those with no place under null
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
UNWIND CASE WHEN size(e.places) > 0 THEN e.places ELSE [null] END AS id
RETURN id, e.status AS status, count(*) AS events, sum(e.intensity) AS intensity, count(e.intensity) AS rated
