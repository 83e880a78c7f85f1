// question: "How many people were killed, wounded or taken, by event and by source?"
// about: Numbers as each source gives them; they are not added up, since they overlap.
// parameters:
//   conflict: {type: conflict, default: null, about: "only of this conflict"}
//   counted: {type: text, default: null, about: "killed, wounded, captured or missing; all when left out"}
// columns:
//   edtf: "date as the sources give it"
//   event: "what happened"
//   counted: "what is counted"
//   unit: "of whom or of what"
//   minimum: "at least"
//   maximum: "at most"
//   approximate: "given as about"
//   shown: "the one that the rule shows"
//   sources: "independent sources"
//   id: "the event"
MATCH (e:Event)-[r:HAS_FIGURE]->(f:Figure)
WHERE e.canonical = e.id
  AND (f.of = $counted
    OR ($counted IS NULL AND f.of IN ['killed', 'wounded', 'casualties', 'captured', 'missing']))
  AND ($conflict IS NULL OR EXISTS { MATCH (e)-[:CONCERNS]->(c:Conflict) WHERE c.id IN $conflict })
RETURN e.edtf AS edtf, e.name AS event, f.of AS counted, f.unit AS unit, f.min AS minimum, f.max AS maximum,
       f.approximate AS approximate, r.headline AS shown, r.sources AS sources, e.id AS id
ORDER BY coalesce(e.day, date('9999-12-31')), id, counted, shown DESC, coalesce(minimum, 0),
       coalesce(maximum, 0)
