// question: "What happened in the same conflict in the days after an event?"
// about: Order of time alone, by dated days; it says nothing of cause (see what-followed).
// parameters:
//   event: {type: event, about: "id of the event"}
//   days: {type: integer, default: 14, about: "how many days after its last possible day"}
// columns:
//   days_after: "days after the event's last possible day"
//   event: "what happened"
//   type: "event type"
//   status: "occurred, planned, denied …"
//   id: "the later event"
MATCH (h:Event {id: $event})
MATCH (e:Event {id: h.canonical})-[:CONCERNS]->(c:Conflict)<-[:CONCERNS]-(f:Event)
WHERE f.canonical = f.id AND f.id <> e.id AND e.latest IS NOT NULL AND f.precision = 'day'
  AND f.day > e.latest AND f.day <= e.latest + duration({days: $days})
WITH DISTINCT e, f
RETURN duration.inDays(e.latest, f.day).days AS days_after, f.name AS event, f.type AS type,
       f.status AS status, f.id AS id
ORDER BY days_after, id
