// question: "What happened at a place, in order of time?"
// parameters:
//   place: {type: place, about: "a name or an id"}
//   start: {type: date, default: 0001-01-01, about: "first day"}
//   end: {type: date, default: 9999-12-31, about: "last day"}
// columns:
//   day: "first possible day, or the last where only that is told"
//   edtf: "date as the sources give it"
//   event: "what happened"
//   type: "event type"
//   status: "occurred, planned, denied …"
//   sources: "independent sources"
//   id: "the event"
MATCH (p:Place)<-[:AT]-(e:Event)
WHERE p.id IN $place AND e.canonical = e.id AND e.span_from <= $end AND e.span_to >= $start
WITH DISTINCT e
RETURN e.day AS day, e.edtf AS edtf, e.name AS event, e.type AS type, e.status AS status,
       e.sources AS sources, e.id AS id
ORDER BY day, id
