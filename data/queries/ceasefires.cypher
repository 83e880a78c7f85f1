// question: "Which ceasefires and truces were there, and how long did each hold?"
// about: >-
//   Held counts days until the next assault in the same conflict in which one of the parties took part, as
//   far as both are dated to a day; null where none is known.
// parameters:
//   conflict: {type: conflict, default: null, about: "only of this conflict"}
// columns:
//   edtf: "when it was agreed or declared, as the sources give it"
//   event: "what was agreed"
//   status: "occurred, planned …"
//   next_assault: "day of the next assault"
//   held: "days until then"
//   sources: "independent sources"
//   id: "the event"
MATCH (e:Event)-[:CONCERNS]->(c:Conflict)
WHERE e.canonical = e.id AND e.type IN ['AGREE', 'RETREAT']
  AND e.mode IN ['ceasefire', 'truce', 'peace_deal', 'end_hostilities']
  AND e.status IN ['occurred', 'ongoing'] AND e.day IS NOT NULL AND ($conflict IS NULL OR c.id IN $conflict)
OPTIONAL MATCH (c)<-[:CONCERNS]-(v:Event)<-[:ACTED_IN]-(a:Actor)
WHERE v.canonical = v.id AND v.type = 'ASSAULT' AND v.precision = 'day'
  AND v.status IN ['occurred', 'ongoing']
  AND v.day > coalesce(e.latest, e.day) AND EXISTS { MATCH (a)-[:ACTED_IN]->(e) }
WITH e, min(v.day) AS next_assault
RETURN e.edtf AS edtf, e.name AS event, e.status AS status, next_assault AS next_assault,
       CASE e.precision WHEN 'day' THEN duration.inDays(e.day, next_assault).days END AS held, e.sources AS sources, e.id AS id
ORDER BY e.day, id
