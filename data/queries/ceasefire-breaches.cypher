// question: "Which assaults came within days of a ceasefire of the same parties?"
// parameters:
//   days: {type: integer, default: 30, about: "days after the ceasefire"}
//   conflict: {type: conflict, default: null, about: "only of this conflict"}
// columns:
//   ceasefire: "what was agreed"
//   agreed: "when, as the sources give it"
//   assault: "what happened"
//   assaulted: "on which day"
//   after: "days after the last possible day of the ceasefire"
//   contested: "whether somebody denies it"
//   id: "the assault"
MATCH (e:Event)-[:CONCERNS]->(c:Conflict)<-[:CONCERNS]-(v:Event)
WHERE e.canonical = e.id AND e.type IN ['AGREE', 'RETREAT']
  AND e.mode IN ['ceasefire', 'truce', 'peace_deal', 'end_hostilities']
  AND e.status IN ['occurred', 'ongoing'] AND e.latest IS NOT NULL
  AND ($conflict IS NULL OR c.id IN $conflict)
  AND v.canonical = v.id AND v.type = 'ASSAULT' AND v.precision = 'day'
  AND v.status IN ['occurred', 'ongoing']
  AND v.day > e.latest AND v.day <= e.latest + duration({days: $days})
  AND EXISTS { MATCH (e)<-[:ACTED_IN]-(:Actor)-[:ACTED_IN]->(v) }
WITH DISTINCT e, v
RETURN e.name AS ceasefire, e.edtf AS agreed, v.name AS assault, v.day AS assaulted,
       duration.inDays(e.latest, v.day).days AS after, v.contested AS contested, v.id AS id
ORDER BY e.day, assaulted, id
