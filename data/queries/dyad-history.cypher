// question: "What passed between two actors, from cooperation to conflict?"
// about: >-
//   Intensity is PLOVER's, from -10 (war) to 10 (union). Parts are those of the first and of the other
//   actor.
// parameters:
//   one: {type: actor, about: "a name or an id"}
//   other: {type: actor, about: "a name or an id"}
// columns:
//   day: "first possible day, or the last where only that is told"
//   edtf: "date as the sources give it"
//   event: "what happened"
//   one_as: "part of the first"
//   other_as: "part of the other"
//   intensity: "-10 to 10"
//   status: "occurred, planned, denied …"
//   sources: "independent sources"
//   id: "the event"
MATCH (a:Actor)-[r:ACTED_IN]->(e:Event)<-[s:ACTED_IN]-(b:Actor)
WHERE a.id IN $one AND b.id IN $other AND e.canonical = e.id AND a.canonical <> b.canonical
RETURN DISTINCT e.day AS day, e.edtf AS edtf, e.name AS event, r.as AS one_as, s.as AS other_as,
       e.intensity AS intensity, e.status AS status, e.sources AS sources, e.id AS id
ORDER BY coalesce(day, date('9999-12-31')), id, one_as, other_as
