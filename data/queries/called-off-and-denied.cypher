// question: "What was called off, denied or never more than supposed?"
// parameters:
//   conflict: {type: conflict, default: null, about: "only of this conflict"}
// columns:
//   status: "cancelled, denied or hypothetical"
//   edtf: "date as the sources give it"
//   event: "what it was"
//   sources: "independent sources"
//   id: "the event"
MATCH (e:Event)
WHERE e.canonical = e.id AND e.status IN ['cancelled', 'denied', 'hypothetical']
  AND ($conflict IS NULL OR EXISTS { MATCH (e)-[:CONCERNS]->(c:Conflict) WHERE c.id IN $conflict })
RETURN e.status AS status, e.edtf AS edtf, e.name AS event, e.sources AS sources, e.id AS id
ORDER BY status, coalesce(e.day, date('9999-12-31')), id
