// question: "Which events that are told as fact rest on one source alone?"
// parameters:
//   conflict: {type: conflict, default: null, about: "only of this conflict"}
// columns:
//   edtf: "date as the sources give it"
//   event: "what happened"
//   type: "event type"
//   claims: "claims from that source"
//   confidence: "highest, 0 to 1"
//   id: "the event"
MATCH (e:Event)
WHERE e.canonical = e.id AND e.sources < 2 AND e.status IN ['occurred', 'ongoing']
  AND ($conflict IS NULL OR EXISTS { MATCH (e)-[:CONCERNS]->(c:Conflict) WHERE c.id IN $conflict })
RETURN e.edtf AS edtf, e.name AS event, e.type AS type, e.claims AS claims, e.confidence AS confidence,
       e.id AS id
ORDER BY coalesce(e.day, date('9999-12-31')), id
