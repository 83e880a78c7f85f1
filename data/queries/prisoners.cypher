// question: "Who was captured, exchanged or set free, and when?"
// parameters:
//   conflict: {type: conflict, default: null, about: "only of this conflict"}
// columns:
//   edtf: "date as the sources give it"
//   event: "what happened"
//   mode: "exchange, release, arrest …"
//   status: "occurred, planned …"
//   who: "those who took part"
//   figures: "numbers given, from the smallest"
//   id: "the event"
MATCH (e:Event)
WHERE e.canonical = e.id AND ('prisoners' IN e.contexts OR e.mode IN ['prisoner_exchange', 'release'])
  AND ($conflict IS NULL OR EXISTS { MATCH (e)-[:CONCERNS]->(c:Conflict) WHERE c.id IN $conflict })
OPTIONAL MATCH (e)<-[:ACTED_IN]-(a:Actor)
WITH e, a ORDER BY a.name
WITH e, collect(DISTINCT a.name) AS who
OPTIONAL MATCH (e)-[:HAS_FIGURE]->(f:Figure)
WITH e, who, coalesce(f.max, f.min) AS number ORDER BY number
WITH e, who, collect(number) AS figures
RETURN e.edtf AS edtf, e.name AS event, e.mode AS mode, e.status AS status, who AS who, figures AS figures,
       e.id AS id
ORDER BY coalesce(e.day, date('9999-12-31')), id
