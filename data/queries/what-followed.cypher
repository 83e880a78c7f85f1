// question: "What followed an event, or came of it, by the sources' own word?"
// about: Basis is the wording that orders the two; "led to" is a claim of cause, "before" of time alone.
// parameters:
//   event: {type: event, about: "id of the event"}
// columns:
//   link: "led to or before"
//   event: "the later event"
//   edtf: "its date"
//   status: "its status"
//   bases: "how the text orders them"
//   articles: "how many articles say so"
//   id: "the later event"
MATCH (h:Event {id: $event})
MATCH (m:Event {canonical: h.canonical})-[r:BEFORE|LED_TO]->(n:Event)
WHERE n.canonical <> m.canonical AND (type(r) = 'LED_TO' OR NOT EXISTS { MATCH (m)-[:LED_TO]->(n) })
MATCH (f:Event {id: n.canonical})
RETURN CASE WHEN type(r) = 'LED_TO' THEN 'led to' ELSE 'before' END AS link, f.name AS event,
       f.edtf AS edtf, f.status AS status, r.bases AS bases, size(r.articles) AS articles, f.id AS id
ORDER BY link DESC, f.day, id
