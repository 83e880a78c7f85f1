// question: "How many people fled or returned, when, and where?"
// parameters:
//   conflict: {type: conflict, default: null, about: "only of this conflict"}
// columns:
//   day: "first possible day, or the last where only that is told"
//   edtf: "date as the sources give it"
//   mode: "flight, displaced or return"
//   event: "what happened"
//   places: "places named"
//   minimum: "at least"
//   maximum: "at most"
//   approximate: "given as about"
//   sources: "independent sources for the number"
//   id: "the event"
MATCH (e:Event)
WHERE e.canonical = e.id AND e.type = 'CASUS_DISPLACEMENT'
  AND ($conflict IS NULL OR EXISTS { MATCH (e)-[:CONCERNS]->(c:Conflict) WHERE c.id IN $conflict })
OPTIONAL MATCH (e)-[:AT]->(p:Place)
WITH e, p ORDER BY p.name
WITH e, collect(DISTINCT p.name) AS places
OPTIONAL MATCH (e)-[r:HAS_FIGURE]->(f:Figure)
RETURN e.day AS day, e.edtf AS edtf, e.mode AS mode, e.name AS event, places AS places, f.min AS minimum,
       f.max AS maximum, f.approximate AS approximate, r.sources AS sources, e.id AS id
ORDER BY coalesce(day, date('9999-12-31')), id, coalesce(minimum, 0), coalesce(maximum, 0)
