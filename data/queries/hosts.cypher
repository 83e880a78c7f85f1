// question: "Who gave the place for talks, for whom, and when?"
// parameters:
//   actor: {type: actor, default: null, about: "only this host"}
// columns:
//   host: "who gave the place"
//   edtf: "date as the sources give it"
//   event: "what was held"
//   guests: "who came"
//   status: "occurred, planned …"
//   id: "the event"
MATCH (n:Actor)-[r:ACTED_IN]->(e:Event)
WHERE r.as = 'host' AND e.canonical = e.id AND ($actor IS NULL OR n.id IN $actor)
OPTIONAL MATCH (e)<-[:ACTED_IN]-(p:Actor)
WHERE p.canonical <> n.canonical
WITH n, e, p ORDER BY p.name
WITH n, e, collect(DISTINCT p.name) AS guests
RETURN n.name AS host, e.edtf AS edtf, e.name AS event, guests AS guests, e.status AS status, e.id AS id
ORDER BY host, coalesce(e.day, date('9999-12-31')), id
