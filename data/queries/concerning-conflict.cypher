// question: "What do the sources tell of a conflict, in order of time?"
// about: Undated events come last.
// parameters:
//   conflict: {type: conflict, about: "a name or an id"}
// columns:
//   day: "first possible day, or the last where only that is told"
//   edtf: "date as the sources give it"
//   event: "what happened"
//   type: "event type"
//   status: "occurred, planned, denied …"
//   who: "those who took part"
//   places: "where"
//   sources: "independent sources"
//   id: "the event"
MATCH (c:Conflict)<-[:CONCERNS]-(e:Event)
WHERE c.id IN $conflict AND e.canonical = e.id
WITH DISTINCT e
OPTIONAL MATCH (e)<-[:ACTED_IN]-(a:Actor)
WITH e, a ORDER BY a.name
WITH e, collect(DISTINCT a.name) AS who
OPTIONAL MATCH (e)-[:AT]->(p:Place)
WITH e, who, p ORDER BY p.name
WITH e, who, collect(DISTINCT p.name) AS places
RETURN e.day AS day, e.edtf AS edtf, e.name AS event, e.type AS type, e.status AS status, who AS who,
       places AS places, e.sources AS sources, e.id AS id
ORDER BY coalesce(day, date('9999-12-31')), id
