// question: "Which ground changed hands, was claimed, cut off or given back?"
// parameters:
//   conflict: {type: conflict, default: null, about: "only of this conflict"}
// columns:
//   edtf: "date as the sources give it"
//   event: "what happened"
//   mode: "seize, annexation, siege, handover, withdrawal …"
//   places: "where"
//   status: "occurred, planned, denied …"
//   contested: "whether somebody denies it"
//   id: "the event"
MATCH (e:Event)
WHERE e.canonical = e.id
  AND ('territory' IN e.contexts
    OR e.mode IN ['siege', 'occupation', 'annexation', 'handover', 'withdrawal', 'blockade',
    'territory_change'])
  AND ($conflict IS NULL OR EXISTS { MATCH (e)-[:CONCERNS]->(c:Conflict) WHERE c.id IN $conflict })
OPTIONAL MATCH (e)-[:AT]->(p:Place)
WITH e, p ORDER BY p.name
WITH e, collect(DISTINCT p.name) AS places
RETURN e.edtf AS edtf, e.name AS event, e.mode AS mode, places AS places, e.status AS status,
       e.contested AS contested, e.id AS id
ORDER BY coalesce(e.day, date('9999-12-31')), id
