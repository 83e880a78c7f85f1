// question: "Which events do some sources report and others deny?"
// parameters:
//   conflict: {type: conflict, default: null, about: "only of this conflict"}
// columns:
//   edtf: "date as the sources give it"
//   event: "what happened"
//   status: "as shown"
//   denials: "claims that deny it"
//   others: "claims that do not"
//   id: "the event"
MATCH (e:Event)
WHERE e.canonical = e.id AND e.contested
  AND ($conflict IS NULL OR EXISTS { MATCH (e)-[:CONCERNS]->(x:Conflict) WHERE x.id IN $conflict })
MATCH (m:Event {canonical: e.id})<-[:ABOUT]-(c:Claim)
WHERE c.retracted_at IS NULL
RETURN e.edtf AS edtf, e.name AS event, e.status AS status,
       sum(CASE WHEN c.modality = 'denied' OR c.status = 'denied' THEN 1 ELSE 0 END) AS denials,
       sum(CASE WHEN c.modality = 'denied' OR c.status = 'denied' THEN 0 ELSE 1 END) AS others, e.id AS id
ORDER BY id
