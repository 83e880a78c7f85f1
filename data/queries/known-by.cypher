// question: "What was known on a day, and what did the sources say of it until then?"
// about: >-
//   Status is the one that the latest claims until that day give; events first told of later are left out.
// parameters:
//   day: {type: date, about: "the day of knowledge"}
//   conflict: {type: conflict, default: null, about: "only of this conflict"}
// columns:
//   edtf: "date as it stands now"
//   event: "name as it stands now"
//   said: "statuses told until then"
//   claims: "claims until then"
//   first_known: "when it was first told of"
//   id: "the event"
MATCH (e:Event)
WHERE e.canonical = e.id AND e.first_known <= $day
  AND ($conflict IS NULL OR EXISTS { MATCH (e)-[:CONCERNS]->(x:Conflict) WHERE x.id IN $conflict })
MATCH (m:Event {canonical: e.id})<-[:ABOUT]-(c:Claim)-[:QUOTED_FROM]->(a:Article)
WHERE c.retracted_at IS NULL AND a.known <= $day
WITH e, c ORDER BY c.status
WITH e, collect(DISTINCT c.status) AS said, count(DISTINCT c) AS claims
RETURN e.edtf AS edtf, e.name AS event, said AS said, claims AS claims, e.first_known AS first_known,
       e.id AS id
ORDER BY coalesce(e.day, date('9999-12-31')), id
