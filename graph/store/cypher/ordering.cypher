// The order of events across articles, by canonical ids: what is told, and what of it is not held.
// A link that is not held says why in "contested"; the links without one hold no circle. An event in a
// circle keeps the ids of all in it, so that the circle is looked at anew when one of them changes.

// :after What events shown as these came before. $ids
UNWIND $ids AS id
MATCH (e:Event {canonical: id})-[r:BEFORE|LED_TO]->(f:Event)
RETURN e.id AS first, f.id AS second, id AS head, f.canonical AS other, type(r) AS kind, r.articles AS articles,
       r.contested AS contested

// :before What came before events shown as these. $ids
UNWIND $ids AS id
MATCH (e:Event {canonical: id})<-[r:BEFORE|LED_TO]-(f:Event)
RETURN f.id AS first, e.id AS second, id AS head, f.canonical AS other, type(r) AS kind, r.articles AS articles,
       r.contested AS contested

// :days When these are shown to lie, and the circle that they were in. $ids
UNWIND $ids AS id
MATCH (e:Event {id: id})
RETURN e.id AS id, e.canonical AS canonical, e.earliest AS earliest, e.latest AS latest, e.circle AS circle

// :contest_before $rows: first, second, contested
UNWIND $rows AS row
MATCH (e:Event {id: row.first})-[r:BEFORE]->(f:Event {id: row.second})
SET r.contested = row.contested

// :contest_led_to $rows: first, second, contested
UNWIND $rows AS row
MATCH (e:Event {id: row.first})-[r:LED_TO]->(f:Event {id: row.second})
SET r.contested = row.contested

// :put_circles $rows: id, circle
UNWIND $rows AS row
MATCH (e:Event {id: row.id})
SET e.circle = row.circle

// :contradictions Order that articles tell and that is not held. $limit
MATCH (e:Event)-[r:BEFORE]->(f:Event)
WHERE r.contested IS NOT NULL
RETURN e.canonical AS before, f.canonical AS after, e.name AS before_name, f.name AS after_name,
       r.contested AS why, r.articles AS articles, r.bases AS bases
ORDER BY before, after
LIMIT $limit

// :held Order that is held, by canonical ids
MATCH (e:Event)-[r:BEFORE|LED_TO]->(f:Event)
WHERE r.contested IS NULL AND e.canonical <> f.canonical
RETURN DISTINCT e.canonical AS before, f.canonical AS after
