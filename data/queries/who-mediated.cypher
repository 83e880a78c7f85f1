// question: "Who mediated what, between whom, and with what result?"
// about: Intensity says which way the event went, from -10 to 10.
// parameters:
//   actor: {type: actor, default: null, about: "only this mediator"}
// columns:
//   mediator: "who stood between"
//   edtf: "date as the sources give it"
//   event: "what was mediated"
//   parties: "between whom"
//   status: "occurred, planned …"
//   intensity: "-10 to 10"
//   id: "the event"
MATCH (n:Actor)-[r:ACTED_IN]->(e:Event)
WHERE r.as = 'mediator' AND e.canonical = e.id AND ($actor IS NULL OR n.id IN $actor)
OPTIONAL MATCH (e)<-[s:ACTED_IN]-(p:Actor)
WHERE s.as IN ['participant', 'initiator', 'recipient'] AND p.canonical <> n.canonical
WITH n, e, p ORDER BY p.name
WITH n, e, collect(DISTINCT p.name) AS parties
RETURN n.name AS mediator, e.edtf AS edtf, e.name AS event, parties AS parties, e.status AS status,
       e.intensity AS intensity, e.id AS id
ORDER BY mediator, coalesce(e.day, date('9999-12-31')), id
